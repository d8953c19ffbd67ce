public import Corpora

/// Vectors of words: those of words that are used alike point the same way.
///
/// Leading eigenvectors of a matrix of positive pointwise mutual information, each scaled by the root of its eigenvalue.
public struct WordVectors: Sendable {
  /// The words.
  public let vocabulary: Vocabulary
  /// How many numbers a vector has.
  public let dimensions: Int
  /// Vector by vector, in the order of the words from number 3 on, each of length 1.
  private let values: [Float]

  /// Computes the vectors of a text's words.
  ///
  /// - Parameters:
  ///   - dimensions: How many numbers a vector has; fewer where there are fewer words.
  ///   - window: How many words to each side count as near.
  ///   - most: At most so many words get one, the most frequent ones.
  ///   - least: Words that occur less often get none.
  /// - Complexity: O(*n* · window) to count, and O(pairs · dimensions).
  public init(
    of text: TextTokens, dimensions: Int = 100, window: Int = 2, most: Int = 50_000, least: Int = 3
  ) {
    let counts = Cooccurrence(text, window: window, most: most, least: least)
    let vectors = RandomizedEigenvectors(counts, count: dimensions)
    var vocabulary = Vocabulary()
    for word in counts.words { _ = vocabulary.intern(text.vocabulary[word]) }
    self.init(vocabulary: vocabulary, dimensions: vectors.count, values: vectors.scaled)
  }

  private init(vocabulary: Vocabulary, dimensions: Int, values: [Float]) {
    (self.vocabulary, self.dimensions) = (vocabulary, dimensions)
    var values = values
    for start in stride(from: 0, to: values.count, by: max(1, dimensions)) {
      let length = values[start..<(start + dimensions)].reduce(0) { $0 + $1 * $1 }.squareRoot()
      if length > 0 { for index in start..<(start + dimensions) { values[index] /= length } }
    }
    self.values = values
  }

  /// The words that are used most like a word, with the cosine of the angle, the nearest first.
  ///
  /// - Returns: nil where the word has no vector.
  /// - Complexity: O(*V* · dimensions).
  public func neighbours(of word: some Collection<UInt8>, count: Int) -> [(
    word: ArraySlice<UInt8>, cosine: Float
  )]? {
    guard let number = vocabulary.id(of: word) else { return nil }
    let own = Int(number - 3) * dimensions
    var cosines = [Float](repeating: 0, count: vocabulary.count - 3)
    unsafe values.withUnsafeBufferPointer { values in
      for other in cosines.indices {
        var sum: Float = 0
        for index in 0..<dimensions {
          unsafe sum += values[own &+ index] * values[other &* dimensions &+ index]
        }
        cosines[other] = sum
      }
    }
    return cosines.indices.filter { $0 != Int(number - 3) }
      .sorted { (cosines[$1], $0) < (cosines[$0], $1) }
      .prefix(count).map { (vocabulary[UInt32($0) + 3], cosines[$0]) }
  }

  /// Writes them in word2vec's binary format, which gensim and others read.
  ///
  /// - Throws: `CorpusError` where it cannot be written.
  public func write(to path: String) throws(CorpusError) {
    let output = try OutputFile(path: path)
    try output.write(Array("\(vocabulary.count - 3) \(dimensions)\n".utf8))
    for number in 0..<(vocabulary.count - 3) {
      var row = Array(vocabulary[UInt32(number) + 3])
      row.append(UInt8(ascii: " "))
      for value in values[(number * dimensions)..<((number + 1) * dimensions)] {
        for shift in stride(from: 0, to: 32, by: 8) {
          row.append(UInt8(truncatingIfNeeded: value.bitPattern >> UInt32(shift)))
        }
      }
      row.append(UInt8(ascii: "\n"))
      try output.write(row)
    }
    try output.commit()
  }

  /// Reads word2vec's binary format.
  ///
  /// - Throws: `CorpusError` where it is none.
  public init(contentsOf path: String) throws(CorpusError) {
    let file = try MappedFile(path: path)
    func failure(_ problem: String) -> CorpusError {
      CorpusError(
        .badData, file: path, problem: problem,
        remedy: "Give a file that “pastiche lm vectors” wrote, or one in word2vec's binary format.")
    }
    let bytes = unsafe file.bytes
    let head = unsafe String(decoding: bytes.prefix(64).prefix { $0 != 0x0A }, as: UTF8.self)
    let numbers = head.split(separator: " ").map { Int($0) }
    guard numbers.count == 2, let count = numbers[0], let dimensions = numbers[1], count >= 0,
      (1...1 << 16).contains(dimensions), count <= file.count
    else { throw failure("does not begin with how many words and dimensions there are") }
    var vocabulary = Vocabulary()
    var values: [Float] = []
    var place = head.utf8.count + 1
    for _ in 0..<count {
      var end = place
      while end < file.count, unsafe bytes[end] != 0x20 { end += 1 }
      guard end + 1 + 4 * dimensions <= file.count else { throw failure("is cut short") }
      // Some programs end a row with a line feed, some do not.
      var start = place
      while start < end, unsafe bytes[start] == 0x0A { start += 1 }
      guard
        unsafe vocabulary.intern(Array(bytes[start..<end])) == UInt32(values.count / dimensions + 3)
      else { throw failure("has a word twice") }
      for index in 0..<dimensions {
        let bits = unsafe bytes.loadUnaligned(
          fromByteOffset: end + 1 + 4 * index, as: UInt32.self)
        let value = Float(bitPattern: bits)
        values.append(value.isFinite ? value : 0)
      }
      place = end + 1 + 4 * dimensions
    }
    while place < file.count, unsafe bytes[place] == 0x0A { place += 1 }
    guard place == file.count else { throw failure("holds more than its first line says") }
    self.init(vocabulary: vocabulary, dimensions: dimensions, values: values)
  }
}
