import Corpora
import NGrams

/// A model file that was opened: checked as a whole, its sections in place.
struct MappedModelFile {
  private let file: MappedFile
  private var sections: [Key: Range<Int>] = [:]

  private struct Key: Hashable {
    let kind: UInt32
    let number: UInt32
  }

  /// Maps a model file and checks its length and checksum.
  ///
  /// - Throws: `CorpusError` that says whether the file is foreign, newer, cut short or damaged.
  init(path: String) throws(CorpusError) {
    file = try MappedFile(path: path)
    guard file.count >= ModelFile.headLength, bytes(0..<8) == ModelFile.magic else {
      let isCut = file.count < 8 && ModelFile.magic.starts(with: bytes(0..<file.count))
      throw failure(
        isCut ? "is cut short: it has only \(file.count) bytes" : "is not a Pastiche model",
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
    if file.count < length {
      throw failure(
        "is cut short: it has \(file.count) of \(length) bytes",
        "Get the whole file, or train again.")
    }
    let checksum = unsafe Checksum.crc32(
      UnsafeRawBufferPointer(rebasing: file.bytes[ModelFile.headLength...]))
    guard file.count == length, checksum == UInt32(integer(24, 4)) else {
      throw failure("is damaged: its checksum does not match", "Get it again, or train again.")
    }
    try readTable()
  }

  private mutating func readTable() throws(CorpusError) {
    let count = integer(12, 4)
    guard ModelFile.headLength + count * ModelFile.entryLength <= file.count else {
      throw inconsistent
    }
    for entry in 0..<count {
      let start = ModelFile.headLength + entry * ModelFile.entryLength
      let offset = integer(start + 8, 8)
      let length = integer(start + 16, 8)
      guard offset >= 0, length >= 0, offset <= file.count, length <= file.count - offset else {
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
    let region = unsafe UnsafeRawBufferPointer(rebasing: file.bytes[range])
    guard let storage = unsafe NGramStorage(borrowing: region, owner: file),
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

  private func bytes(_ range: Range<Int>) -> [UInt8] { unsafe Array(file.bytes[range]) }

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
