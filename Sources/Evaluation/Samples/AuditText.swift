import Corpora
import Generation
import PersonalData
import Privacy
import Tokenization

/// A document as an audit looks at it.
struct AuditText: Sendable {
  let document: Document
  /// The text, UTF-8.
  let text: [UInt8]
  /// Hashes of its tokens, case folded, in their order.
  let tokens: [UInt32]
  /// The same of those outside of spans.
  let plainTokens: [UInt32]
  /// What MinHash keeps of it.
  let sketch: TextSketch
  /// What the recognisers find in it.
  let found: [Detection]
  /// How many code points it has.
  let length: Int
  /// How many tokens are in lower case, begin with a capital, are in capitals, or have no letters.
  let cases: [Int]
  /// Control characters and placeholders in it.
  let leftovers: Leftovers
  /// Its labels in one line; empty where it has none.
  var label: String { document.labels.joined(separator: "+") }

  /// What tells a copy: its letters and digits, case folded.
  var fingerprint: Fingerprint { Fingerprint(of: text) }

  /// What a span covers.
  func value(of span: Span) -> String {
    let offsets = byteOffsets
    let (start, end) = (offsets(span.start), offsets(span.end))
    return start < end ? String(decoding: text[start..<end], as: UTF8.self) : ""
  }

  /// The text with every word masked that another does not have.
  func masked(butFor other: AuditText) -> String {
    func words(_ text: String) -> [Substring] { text.split { !$0.isLetter && !$0.isNumber } }
    let shared = Set(words(other.document.text).map { $0.lowercased() })
    var masked = ""
    var rest = document.text[...]
    while !rest.isEmpty {
      let word = rest.prefix { $0.isLetter || $0.isNumber }
      if word.isEmpty {
        masked.append(rest.removeFirst())
        continue
      }
      masked +=
        shared.contains(word.lowercased())
        ? String(word) : String(repeating: "•", count: word.count)
      rest = rest.dropFirst(word.count)
    }
    return masked
  }

  /// Turns places in code points into places in bytes.
  var byteOffsets: (Int) -> Int {
    let offsets = CodePointOffsets(text)
    return { offsets[min($0, offsets.count)] }
  }
}

/// Reads documents for an audit; one for each thread.
final class AuditReader {
  private let tokenizer: Tokenizer
  private var registry = RecognizerRegistry.Reader(.ofSeeds)
  private var sketches = TextSketch.Maker()

  /// Opens the word boundaries of a locale.
  init(locale: String) throws(ICUError) { tokenizer = try Tokenizer(locale: locale) }

  func read(_ document: Document) throws(ICUError) -> AuditText {
    let text = Array(document.text.utf8)
    var (runs, plain) = (TokenRuns(), TokenRuns())
    var cases = [0, 0, 0, 0]
    let spans = Self.byteRanges(of: document.spans, in: text)
    for token in try tokenizer.tokenize(text) where !token.kind.isWhiteSpace {
      runs.append(text[token.range])
      if !spans.contains(where: { $0.overlaps(token.range) }) { plain.append(text[token.range]) }
      cases[Self.letterCase(text[token.range])] += 1
    }
    return AuditText(
      document: document, text: text, tokens: runs.tokens[0],
      plainTokens: plain.tokens[0], sketch: sketches.sketch(text),
      found: registry.detect(in: text), length: text.codePointCount, cases: cases,
      leftovers: Leftovers(of: text))
  }

  private static func byteRanges(of spans: [Span], in text: [UInt8]) -> [Range<Int>] {
    if spans.isEmpty { return [] }
    let offsets = CodePointOffsets(text)
    return spans.map { span in
      let start = offsets[min(span.start, offsets.count)]
      return start..<max(start, offsets[min(span.end, offsets.count)])
    }
  }

  private static func letterCase(_ token: ArraySlice<UInt8>) -> Int {
    guard let first = token.first else { return 3 }
    let capitals = token.count { (0x41...0x5A).contains($0) }
    let small = token.count { (0x61...0x7A).contains($0) || $0 >= 0x80 }
    if capitals + small == 0 { return 3 }
    if small == 0, capitals > 1 { return 2 }
    return (0x41...0x5A).contains(first) ? 1 : 0
  }
}
