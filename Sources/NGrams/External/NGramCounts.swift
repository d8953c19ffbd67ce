public import Corpora

/// Counted n-grams as a file, which merge to the same model as counting all text at once.
///
/// Little-endian 32-bit words: the magic `PANC`, the version, the order, how many words the vocabulary has, how many bytes they
/// take, how many tokens were read (two words), how many records follow (two words); the ends of the words; their bytes, with zeros
/// up to a multiple of 4; the records, sorted: the n-gram and its count; at last the CRC-32 of all before it.
public struct NGramCounts {
  private static var magic: UInt32 { 0x434E_4150 }
  private static var version: UInt32 { 1 }
  private static var headLength: Int { 9 }

  private let mapped: MappedFile
  /// The length of the n-grams.
  public let order: Int
  private let wordCount: Int
  private let byteCount: Int
  let tokenCount: Int
  private let recordCount: Int
  private let recordStart: Int

  /// Opens a file of counts and verifies its checksum.
  ///
  /// - Throws: `CorpusError` where it is none or damaged.
  /// - Complexity: O(*n*) in its bytes.
  public init(contentsOf path: String) throws(CorpusError) {
    let mapped = try MappedFile(path: path)
    func failure(_ problem: String) -> CorpusError {
      CorpusError(
        .badData, file: path, problem: problem,
        remedy: "Give a file that “pastiche lm count” wrote, or count again.")
    }
    func word(_ index: Int) -> Int {
      Int(unsafe mapped.bytes.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self))
    }
    guard mapped.count >= 4 * Self.headLength + 4, word(0) == Self.magic else {
      throw failure("is no file of n-gram counts")
    }
    guard word(1) == Self.version else {
      throw failure("is of version \(word(1)), which this program does not read")
    }
    self.mapped = mapped
    (order, wordCount, byteCount) = (word(2), word(3), word(4))
    tokenCount = word(5) | word(6) << 32
    recordCount = word(7) | word(8) << 32
    recordStart = Self.headLength + wordCount + (byteCount + 3) / 4
    // The upper halves may say anything, even that a count is negative.
    guard (1...7).contains(order), wordCount >= 3, (0..<1 << 40).contains(recordCount),
      (0..<1 << 48).contains(tokenCount),
      4 * (recordStart + recordCount * (order + 1) + 1) == mapped.count
    else { throw failure("is cut short") }
    var checksum: UInt32 = 0
    let length = 8 << 20
    for start in stride(from: 0, to: mapped.count - 4, by: length) {
      unsafe checksum = Checksum.crc32(
        UnsafeRawBufferPointer(
          rebasing: mapped.bytes[start..<min(mapped.count - 4, start + length)]),
        after: checksum)
      mapped.releasePages()
    }
    guard checksum == word(mapped.count / 4 - 1) else {
      throw failure("does not have the checksum that it says")
    }
  }

  /// The error for counts that no text has.
  static var contradiction: CorpusError {
    CorpusError(
      .badData, file: "counts", problem: "contradict each other",
      remedy: "Give files that “pastiche lm count” wrote, or count again.")
  }

  /// The words, by number; nil where they contradict each other.
  var vocabulary: Vocabulary? {
    let start = 4 * Self.headLength
    let stored = unsafe Array(mapped.bytes[start..<(start + 4 * wordCount + byteCount)])
    return Vocabulary(stored: stored, count: wordCount)
  }

  /// Calls `body` with each record: the n-gram's words by this file's numbers, and its count.
  func forEach(_ body: (inout [UInt32]) throws(CorpusError) -> Void) throws(CorpusError) {
    var record = [UInt32](repeating: 0, count: order + 1)
    var place = 4 * recordStart
    for number in 0..<recordCount {
      for index in record.indices {
        record[index] = unsafe mapped.bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)
        place += 4
      }
      try body(&record)
      if number % (1 << 20) == 0 { mapped.releasePages() }
    }
  }

  /// Writes sorted n-grams as a file.
  ///
  /// - Throws: `CorpusError` where it cannot be written.
  static func write(
    _ ngrams: SortedNGrams, _ vocabulary: Vocabulary, tokenCount: Int, memory: Int, folder: String,
    to path: String
  ) throws(CorpusError) {
    let records = try WordFile(in: folder)
    try ngrams.forEach(memory: memory / 2) { record throws(CorpusError) in
      for word in record { try records.append(word) }
    }
    try records.flush()
    let recordCount = records.count / (ngrams.order + 1)
    let output = try OutputFile(path: path)
    var checksum: UInt32 = 0
    func write(_ bytes: [UInt8]) throws(CorpusError) {
      checksum = unsafe bytes.withUnsafeBytes { unsafe Checksum.crc32($0, after: checksum) }
      try output.write(bytes)
    }
    func bytes(_ words: [UInt32]) -> [UInt8] { unsafe words.withUnsafeBytes { unsafe Array($0) } }
    let head: [UInt32] = [
      magic, version, UInt32(ngrams.order), UInt32(vocabulary.count), UInt32(vocabulary.byteCount),
      UInt32(truncatingIfNeeded: tokenCount), UInt32(tokenCount >> 32),
      UInt32(truncatingIfNeeded: recordCount), UInt32(recordCount >> 32),
    ]
    try write(bytes(head))
    let stored = vocabulary.stored
    try write(stored + [UInt8](repeating: 0, count: (4 - stored.count % 4) % 4))
    var piece = [UInt32](repeating: 0, count: 1 << 18)
    var place = 0
    while place < records.count {
      var got = 0
      var failure: CorpusError?
      unsafe piece.withUnsafeMutableBufferPointer { piece in
        do throws(CorpusError) { got = unsafe try records.read(piece, at: place) } catch {
          failure = error
        }
      }
      if let failure { throw failure }
      try write(bytes(Array(piece[..<got])))
      place += got
    }
    try output.write(bytes([checksum]))
    try output.commit()
  }
}

extension TextEstimation {
  /// Counts a text's n-grams into a file that ``merge(_:)`` takes.
  ///
  /// - Returns: How many tokens were read.
  /// - Throws: `CorpusError`, `ICUError`.
  public func count(
    _ path: String, splitting: TextTokens.Splitting, options: ReadingOptions = ReadingOptions(),
    to output: String
  ) throws -> Int {
    let (ngrams, vocabulary, tokenCount) = try sortedNGrams(
      path, splitting: splitting, options: options)
    try NGramCounts.write(
      ngrams, vocabulary, tokenCount: tokenCount, memory: memory, folder: folder, to: output)
    return tokenCount
  }

  /// Estimates a model of counted texts, the same as of the texts one after another.
  ///
  /// - Precondition: All have the estimator's order.
  /// - Throws: `CorpusError` where a file is damaged or a temporary one cannot be written.
  public func merge(_ files: [NGramCounts]) throws -> Result {
    let merged = try SortedNGrams(order: estimator.order, folder: folder)
    var vocabulary = Vocabulary()
    for file in files {
      precondition(file.order == estimator.order, "counts of another order")
      guard let words = file.vocabulary else { throw NGramCounts.contradiction }
      let numbers = (0..<UInt32(words.count)).map {
        $0 <= Vocabulary.end ? $0 : vocabulary.intern(words[$0])
      }
      // Numbered anew, n-grams have another order.
      let sorter = RecordSorter(
        width: estimator.order + 1, keyWidth: estimator.order, folder: folder,
        memory: max(32 << 20, memory / 2))
      try file.forEach { record throws(CorpusError) in
        var hasEnded = false
        for index in 0..<record.count - 1 {
          let word = Int(record[index])
          guard word < numbers.count, !hasEnded || word == Vocabulary.end,
            index == 0 || word != Vocabulary.start
          else { throw NGramCounts.contradiction }
          hasEnded = word == Vocabulary.end
          record[index] = numbers[word]
        }
        if record[record.count - 1] == 0 { throw NGramCounts.contradiction }
        try sorter.append(record)
      }
      try merged.add { run throws(CorpusError) in
        try sorter.forEach { record throws(CorpusError) in
          for word in record { try run.append(word) }
        }
      }
    }
    return try estimate(
      merged, vocabulary, tokenCount: files.reduce(0) { $0 + $1.tokenCount })
  }
}
