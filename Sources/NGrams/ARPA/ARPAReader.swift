import Corpora

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Reads a model from ARPA's text format.
///
/// The n-grams may come in any order. What KenLM, SRILM and others leave to the reader is filled in: a shorter n-gram that a longer
/// one begins or ends with, with the probability that backing off gives it; an `<unk>` that is not there never occurs.
struct ARPAReader {
  private let path: String
  private let lines: LineReader
  private var lineNumber = 0
  private var vocabulary = Vocabulary()

  static func read(path: String, options: ReadingOptions) throws(CorpusError) -> LanguageModel {
    var reader = ARPAReader(
      path: path, lines: try LineReader(path: path, options: options))
    let orders = try reader.readOrders()
    let trie = ARPATrie(path: path, vocabulary: reader.vocabulary)
    return LanguageModel(vocabulary: reader.vocabulary, model: try trie.model(of: orders))
  }

  private init(path: String, lines: LineReader) {
    self.path = path
    self.lines = lines
  }

  private func failure(_ problem: String, _ remedy: String) -> CorpusError {
    CorpusError(.badData, file: path, line: max(1, lineNumber), problem: problem, remedy: remedy)
  }

  private mutating func nextLine() throws(CorpusError) -> [UInt8]? {
    guard let line = try lines.next() else { return nil }
    lineNumber += 1
    return line
  }

  /// The next line that is not blank.
  private mutating func nextFilledLine() throws(CorpusError) -> [UInt8] {
    while let line = try nextLine() { if line.contains(where: { $0 > 0x20 }) { return line } }
    throw failure("the file ends before “\\end\\”", "The file is cut short; get it again.")
  }

  private mutating func readOrders() throws(CorpusError) -> [ARPAEntries] {
    var line = try nextFilledLine()
    while !line.elementsEqual("\\data\\".utf8) {
      // Comments may stand before the head.
      if line.first == UInt8(ascii: "\\") || lineNumber > 10_000 {
        throw failure("“\\data\\” is expected", "Check that this is a model in ARPA format.")
      }
      line = try nextFilledLine()
    }
    var counts: [Int] = []
    line = try nextFilledLine()
    while line.starts(with: "ngram ".utf8) {
      let parts = String(decoding: line.dropFirst(6), as: UTF8.self).split(separator: "=")
      guard parts.count == 2, Int(parts[0].filter { $0 != " " }) == counts.count + 1,
        let count = Int(parts[1].filter { $0 != " " }), count >= 0
      else {
        throw failure(
          "a line such as “ngram \(counts.count + 1)=1000” is expected", "Orders count from 1.")
      }
      counts.append(count)
      line = try nextFilledLine()
    }
    guard (1...7).contains(counts.count) else {
      throw failure("the model has \(counts.count) orders", "Models of order 1 to 7 are read.")
    }
    var orders: [ARPAEntries] = []
    for (index, count) in counts.enumerated() {
      guard line.elementsEqual("\\\(index + 1)-grams:".utf8) else {
        throw failure("“\\\(index + 1)-grams:” is expected", "Check the counts in the head.")
      }
      orders.append(try readOrder(index + 1, count: count))
      line = try nextFilledLine()
    }
    guard line.elementsEqual("\\end\\".utf8) else {
      throw failure("“\\end\\” is expected", "Check the counts in the head.")
    }
    return orders
  }

  private mutating func readOrder(_ length: Int, count: Int) throws(CorpusError) -> ARPAEntries {
    var entries = ARPAEntries()
    entries.words.reserveCapacity(min(count, 1 << 24) * length)
    for _ in 0..<count {
      let line = try nextFilledLine()
      if line.first == UInt8(ascii: "\\") {
        throw failure(
          "fewer \(length)-grams than the head says", "The file is cut, or its head is wrong.")
      }
      let fields = line.split(whereSeparator: { $0 == 0x20 || $0 == 0x09 })
      guard fields.count == length + 1 || fields.count == length + 2,
        let probability = Self.number(fields[0]), probability <= 0,
        let backoff = fields.count == length + 1 ? 0 : Self.number(fields[length + 1]),
        backoff < 38
      else {
        throw failure(
          "a log10 probability, \(length) word\(length == 1 ? "" : "s") and perhaps a back-off weight are expected",
          "Check the line; fields are parted by tabs or spaces.")
      }
      for word in fields[1...length] {
        if length == 1 {
          entries.words.append(Self.mark(word) ?? vocabulary.intern(word))
        } else if let id = Self.mark(word) ?? vocabulary.id(of: word) {
          entries.words.append(id)
        } else {
          throw failure(
            "a word is not among the unigrams",
            "Every word must have a unigram.")
        }
      }
      // The start is never predicted, whatever stands there.
      let isStart = length == 1 && entries.words.last == Vocabulary.start
      entries.probabilities.append(isStart ? 0 : pow(10, probability))
      entries.backoffs.append(Float(pow(10, backoff)))
    }
    return entries
  }

  private static func mark(_ word: ArraySlice<UInt8>) -> UInt32? {
    guard word.first == UInt8(ascii: "<") else { return nil }
    return switch String(decoding: word, as: UTF8.self) {
    case "<unk>", "<UNK>": Vocabulary.unknown
    case "<s>": Vocabulary.start
    case "</s>": Vocabulary.end
    default: nil
    }
  }

  /// A number in decimals, with an exponent perhaps; nil where it is none.
  private static func number(_ field: ArraySlice<UInt8>) -> Double? {
    // Most are like -4.6271744: whole numbers of that size are exact, and so is one division.
    var place = field.startIndex
    let isNegative = field.first == UInt8(ascii: "-")
    if isNegative { place += 1 }
    var (digits, decimals, isPlain): (UInt64, Int, Bool) = (0, 0, place < field.endIndex)
    var hasPoint = false
    while place < field.endIndex {
      let byte = field[place]
      if byte == UInt8(ascii: "."), !hasPoint {
        hasPoint = true
      } else if 0x30...0x39 ~= byte, digits < 1 << 49 {
        digits = digits * 10 + UInt64(byte - 0x30)
        if hasPoint { decimals += 1 }
      } else {
        isPlain = false
        break
      }
      place += 1
    }
    if isPlain, decimals <= 22, field.count > (isNegative ? 1 : 0) + (hasPoint ? 1 : 0) {
      let value = Double(digits) / powersOfTen[decimals]
      return isNegative ? -value : value
    }
    let text = String(decoding: field, as: UTF8.self)
    if text == "-inf" || text == "-infinity" { return -99 }
    return Double(text).flatMap { $0.isFinite ? $0 : nil }
  }

  private static let powersOfTen: [Double] = (0...22).map { exponent in
    (0..<exponent).reduce(1.0) { power, _ in power * 10 }
  }
}
