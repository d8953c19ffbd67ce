/// A document as a line of Rasa's training data: values of spans as `[value](type)`.
enum RasaExample {
  /// Appends a document's text on one line.
  ///
  /// Brackets of the text itself become parentheses, since Rasa has no way to escape them.
  static func append(_ document: Document, to output: inout [UInt8]) {
    let scalars = Array(document.text.unicodeScalars)
    func append(_ range: Range<Int>) {
      var text = String.UnicodeScalarView()
      for scalar in scalars[range] {
        text.append(scalar == "[" ? "(" : scalar == "]" ? ")" : scalar)
      }
      var line: [UInt8] = []
      OneLine.append(String(text), keepsTabs: false, to: &line)
      output += line
    }
    var place = 0
    for span in document.spans.sorted(by: { $0.start < $1.start })
    where span.start >= place && span.end > span.start {
      append(place..<span.start)
      output.append(UInt8(ascii: "["))
      append(span.start..<span.end)
      output.append(UInt8(ascii: "]"))
      appendType(span.type, to: &output)
      place = span.end
    }
    append(place..<scalars.count)
  }

  private static func appendType(_ type: String, to output: inout [UInt8]) {
    if !type.contains(where: { ":()[]{}\\\"%".contains($0) || $0.isWhitespace }) {
      output += "(\(type))".utf8
      return
    }
    output += "{".utf8
    JSONText.appendFixedKey("entity", to: &output)
    var name: [UInt8] = []
    YAMLScalar.append(type, to: &name)
    for byte in name {
      // What would end the braces, or be a bracket of another value.
      if "{}[]".utf8.contains(byte) {
        output += "\\u00\(String(byte, radix: 16))".utf8
      } else {
        output.append(byte)
      }
    }
    output.append(UInt8(ascii: "}"))
  }

  /// The intent that documents of some labels have; several are joined by `+`.
  static func intent(of labels: [String]) -> String {
    labels.map(EscapedLabel.part).joined(separator: "+")
  }

  /// The labels of an intent.
  static func labels(ofIntent intent: String) -> [String] {
    let parts = intent.unicodeScalars.split(separator: "+", omittingEmptySubsequences: false)
    if parts.contains(where: \.isEmpty) { return [EscapedLabel.decoded(intent)] }
    return parts.map { EscapedLabel.decoded(String(Substring($0))) }
  }

  /// The text of an example with the spans of its values.
  static func document(_ line: Substring) -> Document {
    var document = Document(text: "")
    var length = 0
    var rest = line.unicodeScalars[...]
    func take(_ text: Substring.UnicodeScalarView.SubSequence) {
      document.text.unicodeScalars.append(contentsOf: text)
      length += text.count
    }
    while let open = rest.firstIndex(of: "["), let close = rest[open...].firstIndex(of: "]") {
      take(rest[..<open])
      let value = rest[rest.index(after: open)..<close]
      let behind = rest[rest.index(after: close)...]
      if !value.isEmpty, let (type, end) = type(in: behind) {
        let start = length
        take(value)
        document.spans.append(Span(start: start, end: length, type: type))
        rest = behind[end...]
      } else {
        take(rest[open...close])
        rest = behind
      }
    }
    take(rest)
    return document
  }

  /// How far the end of a type is looked for, in code points.
  private static let longestType = 1_000

  /// The type in `(type)`, `(type:value)` or `{"entity": "type", …}`, and where what follows begins.
  private static func type(
    in text: Substring.UnicodeScalarView.SubSequence
  ) -> (type: String, end: String.Index)? {
    guard let first = text.first, first == "(" || first == "{",
      let close = text.prefix(longestType).firstIndex(of: first == "(" ? ")" : "}")
    else { return nil }
    let end = text.index(after: close)
    if first == "(" {
      let inside = text[text.index(after: text.startIndex)..<close]
      let type = String(String.UnicodeScalarView(inside.prefix { $0 != ":" }))
      return type.isEmpty ? nil : (type, end)
    }
    var scanner = JSONScanner(Array(String(String.UnicodeScalarView(text[...close])).utf8))
    var type: String?
    try? scanner.object { scanner, key throws(JSONScanner.Failure) in
      if key == "entity" { type = try scanner.string() } else { _ = try scanner.raw() }
    }
    return type.map { ($0, end) }
  }
}
