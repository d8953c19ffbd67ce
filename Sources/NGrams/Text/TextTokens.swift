public import Corpora
public import Tokenization

/// A text as numbers: each line `<s>`, its words, `</s>`.
public struct TextTokens: Sendable {
  /// How lines become words.
  public enum Splitting: Sendable {
    /// Words stand between spaces; `<s>`, `</s>` and `<unk>` are passed over.
    case spaces
    /// Words are cut by a tokenizer of a locale with rules, white space left out.
    case words(locale: String, rules: TokenRules)
  }

  /// The numbers of the words, and of the marks at both ends of each line.
  public private(set) var tokens: [UInt32] = []
  /// The words.
  public private(set) var vocabulary = Vocabulary()
  /// How many lines there were, those without words included.
  public private(set) var lineCount = 0

  package init(tokens: [UInt32], vocabulary: Vocabulary, lineCount: Int) {
    (self.tokens, self.vocabulary, self.lineCount) = (tokens, vocabulary, lineCount)
  }

  private static var blockLength: Int { 2 << 20 }
  private static var blocksAtOnce: Int { 8 }

  /// Reads a text.
  ///
  /// The numbers do not depend on how many cores there are: words are numbered in the order of first sight.
  ///
  /// - Parameters:
  ///   - path: A file, or `-` for standard input; decompressed by its suffix.
  /// - Throws: `CorpusError` where the text cannot be read or is not UTF-8, `ICUError` where ICU has no boundary data.
  public init(
    path: String, splitting: Splitting, options: ReadingOptions = ReadingOptions()
  ) throws {
    try self.init(path: path, splitting: splitting, options: options) { _ in }
  }

  /// Reads a text a part at a time.
  ///
  /// - Parameter afterPart: Called after each part, some 16 MB; it may take the tokens and leave none.
  init(
    path: String, splitting: Splitting, options: ReadingOptions,
    afterPart: (inout TextTokens) throws -> Void
  ) throws {
    let source = try LineBlockSource(path: path, options: options)
    var blocks: [Block] = []
    var firstLine = 1
    var isLast = false
    while !isLast {
      var bytes: [UInt8] = []
      let line = firstLine
      while bytes.count < Self.blockLength {
        guard try unsafe source.next({ unsafe bytes.append(contentsOf: $0) }) else {
          isLast = true
          break
        }
      }
      let block = Block(bytes: bytes, firstLine: line)
      firstLine += block.lineCount
      blocks.append(block)
      if isLast || blocks.count == Self.blocksAtOnce {
        try take(&blocks, splitting, path: path, options)
        try afterPart(&self)
      }
    }
  }

  /// The lines' words by the numbers of another vocabulary, in which they may be `<unk>`.
  public func sentences(numberedBy other: Vocabulary) -> [[UInt32]] {
    let numbers = (0..<UInt32(vocabulary.count)).map { word in
      word <= Vocabulary.end ? word : other.id(of: vocabulary[word]) ?? Vocabulary.unknown
    }
    return tokens.split(separator: Vocabulary.end, omittingEmptySubsequences: true).map { line in
      line.dropFirst().map { numbers[Int($0)] }
    }
  }

  /// Takes the tokens out.
  mutating func takeTokens() -> [UInt32] {
    defer { tokens = [] }
    return tokens
  }

  private mutating func take(
    _ blocks: inout [Block], _ splitting: Splitting, path: String, _ options: ReadingOptions
  ) throws {
    unsafe blocks.withUnsafeMutableBufferPointer { blocks in
      Parallel.forEach(blocks.count) {
        unsafe blocks[$0].split(splitting, isLossy: options.isLossy)
      }
    }
    for block in blocks {
      switch block.failure {
      case .invalidUTF8(let place):
        throw UTF8Validation.error(
          at: place, ofLines: block.bytes, firstLine: block.firstLine, file: path)
      case .segmentation(let error): throw error
      case nil: break
      }
    }
    for index in blocks.indices {
      let bytes = blocks[index].bytes
      let numbers = blocks[index].words.map { vocabulary.intern(bytes[$0]) }
      blocks[index].numbers = numbers
    }
    unsafe blocks.withUnsafeMutableBufferPointer { blocks in
      Parallel.forEach(blocks.count) { unsafe blocks[$0].renumber() }
    }
    for block in blocks {
      tokens += block.tokens
      lineCount += block.lineCount
    }
    blocks = []
  }
}

/// A run of whole lines and what they hold.
private struct Block {
  enum Failure {
    /// The offset of the first byte that is none.
    case invalidUTF8(Int)
    case segmentation(ICUError)
  }

  var bytes: [UInt8]
  let firstLine: Int
  var lineCount: Int
  /// The block's own numbers of its words, then those of the whole text.
  var tokens: [UInt32] = []
  /// Where each of the block's words was first seen.
  var words: [Range<Int>] = []
  /// The whole text's number of each of the block's words.
  var numbers: [UInt32] = []
  var failure: Failure?

  init(bytes: [UInt8], firstLine: Int) {
    self.bytes = bytes
    self.firstLine = firstLine
    lineCount = bytes.count { $0 == UInt8(ascii: "\n") }
    if let last = bytes.last, last != UInt8(ascii: "\n") { lineCount += 1 }
  }

  mutating func split(_ splitting: TextTokens.Splitting, isLossy: Bool) {
    if let invalid = UTF8Validation.firstInvalid(in: bytes) {
      guard isLossy else {
        failure = .invalidUTF8(invalid)
        return
      }
      bytes = Array(String(decoding: bytes, as: UTF8.self).utf8)
    }
    do throws(ICUError) {
      switch splitting {
      case .spaces: splitAtSpaces()
      case .words(let locale, let rules): try tokenize(Tokenizer(locale: locale, rules: rules))
      }
    } catch {
      failure = .segmentation(error)
    }
  }

  /// The numbers of the marks while the block's own words count from 0.
  private static var firstWord: UInt32 { 3 }

  private mutating func splitAtSpaces() {
    let padded = bytes + [UInt8](repeating: 0, count: 8)
    var tokens: [UInt32] = []
    tokens.reserveCapacity(bytes.count / 4)
    let length = bytes.count
    unsafe padded.withUnsafeBytes { text in
      var table = unsafe WordTable(of: text)
      var place = 0
      while place < length {
        tokens.append(Vocabulary.start)
        while place < length {
          var byte = unsafe text[place]
          if byte == 0x0A { break }
          if byte.isASCIISpace {
            place &+= 1
            continue
          }
          let start = place
          repeat {
            place &+= 1
            byte = unsafe text[place]
          } while !byte.isASCIISpace
          if unsafe text[start] == UInt8(ascii: "<"), unsafe Self.isMark(text, start..<place) {
            continue
          }
          tokens.append(unsafe table.number(start..<place) &+ Self.firstWord)
        }
        tokens.append(Vocabulary.end)
        place &+= 1
      }
      words = unsafe table.words
    }
    self.tokens = tokens
  }

  private static func isMark(_ text: UnsafeRawBufferPointer, _ range: Range<Int>) -> Bool {
    let word = unsafe String(decoding: text[range], as: UTF8.self)
    return word == "<s>" || word == "</s>" || word == "<unk>"
  }

  private mutating func tokenize(_ tokenizer: borrowing Tokenizer) throws(ICUError) {
    var ranges: [Range<Int>] = []
    var lineEnds: [Int] = []
    var lineStart = 0
    while lineStart < bytes.count {
      let rest = bytes[lineStart...]
      let lineEnd = rest.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      for token in try tokenizer.tokenize(Array(rest[..<lineEnd])) where !token.kind.isWhiteSpace {
        ranges.append(
          (lineStart + token.range.lowerBound)..<(lineStart + token.range.upperBound))
      }
      lineEnds.append(ranges.count)
      lineStart = lineEnd + 1
    }
    let padded = bytes + [UInt8](repeating: 0, count: 8)
    var tokens: [UInt32] = []
    unsafe padded.withUnsafeBytes { text in
      var table = unsafe WordTable(of: text)
      var first = 0
      for end in lineEnds {
        tokens.append(Vocabulary.start)
        for range in ranges[first..<end] {
          tokens.append(unsafe table.number(range) &+ Self.firstWord)
        }
        tokens.append(Vocabulary.end)
        first = end
      }
      words = unsafe table.words
    }
    self.tokens = tokens
  }

  mutating func renumber() {
    for index in tokens.indices where tokens[index] >= Self.firstWord {
      tokens[index] = numbers[Int(tokens[index] - Self.firstWord)]
    }
  }
}

extension UInt8 {
  /// Whether it parts words: white space of ASCII and zero, as KenLM has it.
  var isASCIISpace: Bool {
    self <= 0x20 && (self == 0x20 || self == 0 || (0x09...0x0D).contains(self))
  }
}
