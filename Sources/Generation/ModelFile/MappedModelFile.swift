import Corpora
import NGrams

/// A model file that was opened: checked as a whole, its sections in place.
struct MappedModelFile {
  private let file: MappedFile
  /// What is read of the file: all of it, or a model file within it.
  private let extent: Range<Int>
  /// By kind and number, where a section lies within the extent.
  private var sections: [Key: Range<Int>] = [:]

  private struct Key: Hashable {
    let kind: UInt32
    let number: UInt32
  }

  /// Maps a model file and checks its length and checksum.
  ///
  /// - Throws: `CorpusError` that says whether the file is foreign, newer, cut short or damaged.
  init(path: String) throws(CorpusError) {
    try self.init(try MappedFile(path: path))
  }

  /// The model file that a section of this one is.
  func file(in kind: ModelFile.Kind) throws(CorpusError) -> MappedModelFile {
    let range = try range(kind, 0)
    let start = extent.lowerBound
    return try MappedModelFile(file, start + range.lowerBound..<start + range.upperBound)
  }

  private init(_ file: MappedFile, _ extent: Range<Int>? = nil) throws(CorpusError) {
    (self.file, self.extent) = (file, extent ?? 0..<file.count)
    guard count >= ModelFile.headLength, bytes(0..<8) == ModelFile.magic else {
      let isCut = count < 8 && ModelFile.magic.starts(with: bytes(0..<count))
      throw failure(
        isCut ? "is cut short: it has only \(count) bytes" : "is not a Pastiche model",
        isCut ? "Get the whole file, or train again." : "Give a file that “pastiche train” wrote.")
    }
    let version = UInt32(integer(8, 4))
    if version > ModelFile.version {
      throw failure(
        "was written by a newer Pastiche: format \(version), where this one reads \(ModelFile.version)",
        "Use that newer Pastiche, or train the model again with this one.")
    }
    if version < ModelFile.version {
      throw failure(
        "was written by an older Pastiche: format \(version), where this one reads \(ModelFile.version)",
        "Train the model again.")
    }
    let length = integer(16, 8)
    if count < length {
      throw failure(
        "is cut short: it has \(count) of \(length) bytes",
        "Get the whole file, or train again.")
    }
    let checksum = unsafe Checksum.crc32(region(ModelFile.headLength..<count))
    guard count == length, checksum == UInt32(integer(24, 4)) else {
      throw failure("is damaged: its checksum does not match", "Get it again, or train again.")
    }
    try readTable()
  }

  private mutating func readTable() throws(CorpusError) {
    let sectionCount = integer(12, 4)
    guard ModelFile.headLength + sectionCount * ModelFile.entryLength <= count else {
      throw inconsistent
    }
    for entry in 0..<sectionCount {
      let start = ModelFile.headLength + entry * ModelFile.entryLength
      let offset = integer(start + 8, 8)
      let length = integer(start + 16, 8)
      guard offset >= 0, length >= 0, offset <= count, length <= count - offset else {
        throw inconsistent
      }
      let key = Key(kind: UInt32(integer(start, 4)), number: UInt32(integer(start + 4, 4)))
      sections[key] = offset..<(offset + length)
    }
  }

  /// Whether there is a section of a kind.
  func has(_ kind: ModelFile.Kind) -> Bool { sections[Key(kind: kind.rawValue, number: 0)] != nil }

  /// The bytes of a section.
  func section(_ kind: ModelFile.Kind, _ number: Int = 0) throws(CorpusError) -> [UInt8] {
    bytes(try range(kind, number))
  }

  /// An n-gram model, read in place.
  func model(
    _ kind: ModelFile.Kind, _ number: Int = 0, vocabularySize: Int
  ) throws(CorpusError) -> NGramModel {
    let range = try range(kind, number)
    guard let storage = unsafe NGramStorage(borrowing: region(range), owner: file),
      let model = NGramModel(storage), model.isConsistent(vocabularySize: vocabularySize)
    else { throw inconsistent }
    return model
  }

  /// The error for contents that contradict each other.
  var inconsistent: CorpusError {
    failure("is not consistent in itself", "Train the model again.")
  }

  private func range(_ kind: ModelFile.Kind, _ number: Int) throws(CorpusError) -> Range<Int> {
    guard let range = sections[Key(kind: kind.rawValue, number: UInt32(number))] else {
      throw inconsistent
    }
    return range
  }

  private var count: Int { extent.count }

  /// Bytes of the extent; they live as long as the file.
  @unsafe private func region(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    let start = extent.lowerBound
    return unsafe UnsafeRawBufferPointer(
      rebasing: file.bytes[start + range.lowerBound..<start + range.upperBound])
  }

  private func bytes(_ range: Range<Int>) -> [UInt8] { unsafe Array(region(range)) }

  /// A little-endian integer of `width` bytes; one that does not fit `Int` comes back negative.
  private func integer(_ offset: Int, _ width: Int) -> Int {
    Int(
      truncatingIfNeeded: bytes(offset..<(offset + width)).reversed().reduce(UInt64(0)) {
        $0 << 8 | UInt64($1)
      })
  }

  private func failure(_ problem: String, _ remedy: String) -> CorpusError {
    CorpusError(.badData, file: file.path, problem: problem, remedy: remedy)
  }
}
