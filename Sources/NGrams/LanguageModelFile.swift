public import Corpora

/// A language model's file: mapped, and read where it lies.
///
/// Little-endian. A head of 64 bytes: the magic `PASTICLM`, the version (32 bits), 4 bytes of zeros, how many words and how many
/// slots the vocabulary's table has (64 bits each), the lengths in bytes of the words and of the model (64 bits each), the CRC-32 of head
/// (with zeros here) and vocabulary, the CRC-32 of the model (32 bits each), the key of the table's hashes (64 bits). Then the ends of the words and the slots
/// of the table (32 bits each), the words, zeros up to a multiple of 8, and the model.
enum LanguageModelFile {
  static let magic = Array("PASTICLM".utf8)
  static let version: UInt32 = 3
  /// The oldest version that is read: its tables' key is zero.
  static let oldestVersion: UInt32 = 2
  static let headLength = 64
  static let checksumStart = 48
  static let keyStart = 56

  /// The CRC-32 of many bytes, piece by piece on all processors.
  @unsafe static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    let length = 4 << 20
    var pieces = [UInt32](repeating: 0, count: (bytes.count + length - 1) / length)
    unsafe pieces.withUnsafeMutableBufferPointer { pieces in
      Parallel.forEach(pieces.count) { number in
        let end = min(bytes.count, (number + 1) * length)
        unsafe pieces[number] = Checksum.crc32(
          UnsafeRawBufferPointer(rebasing: bytes[(number * length)..<end]))
      }
    }
    var (checksum, start) = (UInt32(0), 0)
    for piece in pieces {
      let count = min(length, bytes.count - start)
      checksum = Checksum.joined(checksum, piece, length: count)
      start += count
    }
    return checksum
  }
}

extension LanguageModel {
  /// Writes the model; it appears under its name only when it is whole.
  ///
  /// - Throws: `CorpusError` where it cannot be written.
  public func write(to path: String) throws(CorpusError) {
    let (count, slots, columns, words) = vocabulary.withColumns {
      ($0.count, $0.slotCount, $0.storedColumns, $0.wordBytes)
    }
    let (numbers, key) = columns
    var head: [UInt8] = LanguageModelFile.magic
    func append(_ number: some FixedWidthInteger) {
      for shift in stride(from: 0, to: number.bitWidth, by: 8) {
        head.append(UInt8(truncatingIfNeeded: number >> shift))
      }
    }
    append(LanguageModelFile.version)
    append(UInt32(0))
    append(UInt64(count))
    append(UInt64(slots))
    append(UInt64(words.count))
    append(UInt64(unsafe model.withStored { $0.count }))
    let padding = (8 - (numbers.count + words.count) % 8) % 8
    let body = numbers + words + [UInt8](repeating: 0, count: padding)
    append(UInt32(0))
    var modelChecksum: UInt32 = 0
    unsafe model.forEachPiece { unsafe modelChecksum = Checksum.crc32($0, after: modelChecksum) }
    append(modelChecksum)
    append(key)
    let checksum = unsafe (head + body).withUnsafeBytes { unsafe Checksum.crc32($0) }
    let start = LanguageModelFile.checksumStart
    for byte in 0..<4 { head[start + byte] = UInt8(truncatingIfNeeded: checksum >> (8 * byte)) }
    let output = try OutputFile(path: path)
    try output.write(head)
    try output.write(body)
    unsafe try model.forEachPiece { piece throws(CorpusError) in
      try output.write(unsafe Array(piece))
    }
    try output.commit()
  }

  /// Opens a model by mapping it.
  ///
  /// Checksums are verified unless `verifies` says no, which reads the whole file. A damaged model that is not verified may say
  /// anything, but does no harm.
  ///
  /// - Throws: `CorpusError` where there is no such file or it is none of ours.
  /// - Complexity: O(*n*) in its bytes to verify it, on all processors; else O(1).
  public init(contentsOf path: String, verifies: Bool = true) throws(CorpusError) {
    let file = try MappedFile(path: path)
    unsafe try self.init(bytes: file.bytes, owner: file, name: path, verifies: verifies)
  }

  /// Reads a model where it lies.
  ///
  /// - Parameters:
  ///   - file: The bytes of a model's file, which begin at a multiple of 8.
  ///   - owner: What keeps them alive; nil where they live for ever.
  ///   - name: What errors call them.
  /// - Throws: `CorpusError` where they are no model.
  @unsafe package init(
    bytes file: UnsafeRawBufferPointer, owner: AnyObject?, name path: String, verifies: Bool
  ) throws(CorpusError) {
    func failure(_ problem: String) -> CorpusError {
      CorpusError(
        .badData, file: path, problem: problem,
        remedy: "Give a model that “pastiche lm build” wrote, or build it again.")
    }
    let bytes = unsafe file
    func number<Number: FixedWidthInteger & BitwiseCopyable>(_ offset: Int, _ type: Number.Type)
      -> Number
    {
      unsafe bytes.loadUnaligned(fromByteOffset: offset, as: type)
    }
    let headLength = LanguageModelFile.headLength
    guard file.count >= headLength, unsafe bytes.starts(with: LanguageModelFile.magic) else {
      throw failure("is no language model")
    }
    let version = number(8, UInt32.self)
    guard (LanguageModelFile.oldestVersion...LanguageModelFile.version).contains(version) else {
      throw failure("is a language model of version \(version), which this program does not read")
    }
    let sizes = (0..<4).map { Int(clamping: number(16 + 8 * $0, UInt64.self)) }
    let limit = file.count
    guard sizes.allSatisfy({ $0 <= limit }) else { throw failure("is cut short") }
    let tableStart = headLength + 4 * sizes[0]
    let wordsStart = tableStart + 4 * sizes[1]
    let modelStart = (wordsStart + sizes[2] + 7) / 8 * 8
    guard modelStart + sizes[3] == file.count else { throw failure("is cut short") }
    let region = unsafe UnsafeRawBufferPointer(rebasing: bytes[modelStart...])
    if verifies {
      let checksumStart = LanguageModelFile.checksumStart
      var checked = unsafe Array(bytes[..<modelStart])
      for offset in checksumStart..<(checksumStart + 4) { checked[offset] = 0 }
      guard
        unsafe checked.withUnsafeBytes({ unsafe Checksum.crc32($0) })
          == number(checksumStart, UInt32.self),
        unsafe LanguageModelFile.checksum(region) == number(checksumStart + 4, UInt32.self)
      else { throw failure("does not have the checksum that its head says") }
    }
    guard sizes[0] >= 3, sizes[1].nonzeroBitCount == 1, sizes[1] > sizes[0],
      let storage = unsafe NGramStorage(borrowing: region, owner: owner),
      let model = NGramModel(storage)
    else { throw failure("is not consistent in itself") }
    let columns = unsafe VocabularyColumns(
      ends: UnsafeRawBufferPointer(rebasing: bytes[headLength..<tableStart]),
      table: UnsafeRawBufferPointer(rebasing: bytes[tableStart..<wordsStart]),
      words: UnsafeRawBufferPointer(rebasing: bytes[wordsStart..<(wordsStart + sizes[2])]),
      key: number(LanguageModelFile.keyStart, UInt64.self), owner: owner)
    self.init(vocabulary: Vocabulary(columns), model: model)
  }
}
