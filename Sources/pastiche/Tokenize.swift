public import ArgumentParser
import Corpora
public import Tokenization

/// `pastiche tokenize`.
struct Tokenize: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Cut text into words, sentences or characters.",
    discussion: """
      Example:
        pastiche tokenize chat.txt --format tokens

      Boundaries and counts are those of ICU's break iterator for the unit and locale. Tokens are words with our own \
      rules laid over them, of the normalised text: an e-mail address or a URL is one token; sentences do not end behind an \
      abbreviation, unless the locale says how to treat them, such as en@ss=standard or en@ss=none. Each line, or each document of \
      JSONL, gives one line. Offsets count the code points of the text as it was read.
      """)

  @Argument(help: "The text; “-” is standard input.")
  var file = "-"

  @Option(help: "What to cut into: \(TextUnit.names).")
  var unit = TextUnit.word

  @Option(
    help: ArgumentHelp(
      "The locale whose boundaries are used, such as de_CH or en@ss=standard; auto takes the language's.",
      valueName: "locale"))
  var locale = LocaleChoice.named("en")

  @Option(help: "What to write: \(Format.names).")
  var format = Format.tokens

  @Option(help: "What the text is: \(Input.names).")
  var input = Input.lines

  @Option(help: TokenRules.help)
  var tokenRules = TokenRules.all

  @OptionGroup(title: "Normalisation of tokens") var normalization: NormalizationArguments
  @OptionGroup(title: "Reading") var reading: ReadingArguments
  @OptionGroup(title: "Telling") var verbosity: VerbosityOptions

  /// What is written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case tokens, json, boundaries, count
    static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
  }

  /// What is read.
  enum Input: String, CaseIterable, ExpressibleByArgument {
    case lines, jsonl
    static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
  }

  func run() throws {
    let output = try OutputFile(path: "-")
    if case (.count, .lines, .named(let locale)) = (format, input, locale) {
      try output.write(countLines(locale: locale))
    } else {
      try cut(to: output)
    }
    try output.commit()
  }

  private func cut(to output: OutputFile) throws {
    var segmentation: Segmentation?
    var sample = LocaleSample<[UInt8]>(locale)
    var (segments, words) = (0, 0)
    var line: [UInt8] = []
    func settle() throws {
      let locale = try sample.locale(verbosity.console)
      let settled = Segmentation(
        unit: unit, normalizer: normalization.normalizer,
        segmenter: try Segmenter(unit, locale: locale),
        tokenizer: try Tokenizer(locale: locale, rules: tokenRules),
        splitter: unit == .sentence ? try SentenceSplitter(locale: locale) : nil)
      segmentation = settled
      for text in sample.held { try write(text, settled) }
      sample = LocaleSample(self.locale)
    }
    func write(_ text: [UInt8], _ segmentation: Segmentation) throws {
      line.removeAll(keepingCapacity: true)
      switch format {
      case .boundaries: try segmentation.appendBoundaries(of: text, to: &line)
      case .json: try segmentation.appendJSON(of: text, to: &line)
      case .tokens: try segmentation.appendTokens(of: text, to: &line)
      case .count:
        let counts = try segmentation.counts(of: text)
        segments += counts.segments
        words += counts.words
        return
      }
      line.append(UInt8(ascii: "\n"))
      try output.write(line)
    }
    if sample.isSettled { try settle() }
    try forEachText { text in
      if let segmentation { return try write(text, segmentation) }
      sample.hold(text, text: String(decoding: text, as: UTF8.self))
      if sample.isSettled { try settle() }
    }
    if segmentation == nil { try settle() }
    if format == .count { try output.write(Array("\(segments) \(words)\n".utf8)) }
  }

  private func forEachText(_ body: ([UInt8]) throws -> Void) throws {
    switch input {
    case .lines:
      let lines = try LineReader(path: file, options: reading.options)
      while let line = try lines.next() { try body(line) }
    case .jsonl:
      var options = reading.options
      options.format = .jsonl
      options.requiresDocuments = false
      options.longestLabel = nil
      let reader = try openDocuments(path: file, options: options)
      while let document = try reader.next() { try body(Array(document.text.utf8)) }
    }
  }

  /// Counts by blocks of lines, for speed.
  private func countLines(locale: String) throws -> [UInt8] {
    var counter = try SegmentCounter(unit, locale: locale)
    let source = try LineBlockSource(path: file, options: reading.options)
    let isLossy = reading.lossy
    while try unsafe source.next({ (lines: UnsafeBufferPointer<UInt8>) throws in
      if let offset = try unsafe counter.add(lines: lines), !isLossy {
        throw source.invalid(at: offset)
      }
    }) {}
    return Array("\(counter.segments) \(counter.words)\n".utf8)
  }

}

/// Writes the pieces of one text in the formats of `tokenize`.
private final class Segmentation {
  private let unit: TextUnit
  private let normalizer: Normalizer
  private let segmenter: Segmenter
  private let tokenizer: Tokenizer
  private let splitter: SentenceSplitter?

  init(
    unit: TextUnit, normalizer: Normalizer, segmenter: consuming Segmenter,
    tokenizer: consuming Tokenizer, splitter: consuming SentenceSplitter?
  ) {
    self.unit = unit
    self.normalizer = normalizer
    self.segmenter = segmenter
    self.tokenizer = tokenizer
    self.splitter = splitter
  }

  /// Counts the boundaries' segments, and those that are words.
  func counts(of text: [UInt8]) throws(ICUError) -> (segments: Int, words: Int) {
    var (segments, words) = (0, 0)
    try segmenter.forEachSegment(in: text) { segment in
      segments += 1
      if segment.isWord { words += 1 }
    }
    return (segments, words)
  }

  /// Appends the boundaries in code points, from 0 to the text's length.
  func appendBoundaries(of text: [UInt8], to line: inout [UInt8]) throws(ICUError) {
    var offset = 0
    line.append(UInt8(ascii: "0"))
    try segmenter.forEachSegment(in: text) { segment in
      offset += text[segment.range].codePointCount
      line.append(UInt8(ascii: " "))
      line += String(offset).utf8
    }
  }

  /// Appends what is not white space, with one space between.
  func appendTokens(of source: [UInt8], to line: inout [UInt8]) throws(ICUError) {
    let text = try normalizer.normalize(source).text
    try forEachPiece(of: text) { range, kind in
      if kind?.isWhiteSpace == true { return }
      if !line.isEmpty { line.append(UInt8(ascii: " ")) }
      line += text[range]
    }
  }

  /// Appends `{"tokens": [{"text", "start", "end", "kind"}]}`: the normalised text of each, and where in the source, in code
  /// points, it came from.
  func appendJSON(of source: [UInt8], to line: inout [UInt8]) throws(ICUError) {
    let normalized = try normalizer.normalize(source)
    var counter = CodePointCounter(text: source)
    var isFirst = true
    line += "{\"tokens\": [".utf8
    try forEachPiece(of: normalized.text) { range, kind in
      let place = normalized.sourceRange(of: range)
      let start = counter.count(to: place.lowerBound)
      let end = counter.count(to: place.upperBound)
      if !isFirst { line += ", ".utf8 }
      isFirst = false
      line += "{\"text\": ".utf8
      JSONText.append(String(decoding: normalized.text[range], as: UTF8.self), to: &line)
      line +=
        ", \"start\": \(start), \"end\": \(end), \"kind\": \"\(kind?.name ?? unit.rawValue)\"}".utf8
    }
    line += "]}".utf8
  }

  /// Calls `visit` with each piece; only tokens have a kind.
  private func forEachPiece(
    of text: [UInt8], _ visit: (_ range: Range<Int>, _ kind: TokenKind?) -> Void
  ) throws(ICUError) {
    switch unit {
    case .word:
      for token in try tokenizer.tokenize(text) { visit(token.range, token.kind) }
    case .sentence:
      try splitter?.forEachSentence(in: text) { visit($0, nil) }
    case .grapheme:
      try segmenter.forEachSegment(in: text) { visit($0.range, nil) }
    }
  }
}

extension TextUnit: ExpressibleByArgument {
  static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
