/// Writing JSON by hand: strings escaped as RFC 8259 asks, everything else as it is.
package enum JSONText {
  private static let hexadecimal = Array("0123456789abcdef".utf8)

  /// Appends a string in quotes; only `"`, `\` and control characters are escaped.
  package static func append(_ string: some StringProtocol, to output: inout [UInt8]) {
    var string = String(string)
    output.append(UInt8(ascii: "\""))
    string.withUTF8 { unsafe append(escaping: $0, to: &output) }
    output.append(UInt8(ascii: "\""))
  }

  /// Appends valid UTF-8 as what stands between a string's quotes.
  static func append(escaping text: ArraySlice<UInt8>, to output: inout [UInt8]) {
    unsafe text.withUnsafeBufferPointer { unsafe append(escaping: $0, to: &output) }
  }

  private static func append(escaping bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    // Most strings need no escapes; what stands between two goes over in one piece.
    let span = unsafe bytes.span
    var start = 0
    while let place = span.firstToEscape(from: start) {
      unsafe output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<place]))
      start = place + 1
      switch span[place] {
      case 0x0A: appendLiteral("\\n", to: &output)
      case 0x0D: appendLiteral("\\r", to: &output)
      case 0x09: appendLiteral("\\t", to: &output)
      case let byte where byte < 0x20:
        appendLiteral("\\u00", to: &output)
        output.append(hexadecimal[Int(byte >> 4)])
        output.append(hexadecimal[Int(byte & 15)])
      case let byte:
        output.append(UInt8(ascii: "\\"))
        output.append(byte)
      }
    }
    unsafe output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
  }

  /// Appends what the program knows, as it is.
  static func appendLiteral(_ literal: StaticString, to output: inout [UInt8]) {
    unsafe output.append(
      contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  /// Appends a whole number.
  static func append(_ number: Int, to output: inout [UInt8]) {
    output.append(contentsOf: String(number).utf8)
  }

  /// Appends `,"key":` with the comma left out after an opening brace.
  package static func appendKey(_ key: String, to output: inout [UInt8]) {
    appendComma(to: &output)
    append(key, to: &output)
    appendLiteral(": ", to: &output)
  }

  /// The same for a key that the program knows, without signs that are escaped.
  package static func appendFixedKey(_ key: StaticString, to output: inout [UInt8]) {
    appendComma(to: &output)
    output.append(UInt8(ascii: "\""))
    appendLiteral(key, to: &output)
    appendLiteral("\": ", to: &output)
  }

  private static func appendComma(to output: inout [UInt8]) {
    if output.last != UInt8(ascii: "{") { appendLiteral(", ", to: &output) }
  }

  /// Appends `[a, b]`.
  package static func appendArray<Element>(
    _ elements: [Element], to output: inout [UInt8],
    _ appendElement: (Element, inout [UInt8]) -> Void
  ) {
    output.append(UInt8(ascii: "["))
    for (index, element) in elements.enumerated() {
      if index > 0 { appendLiteral(", ", to: &output) }
      appendElement(element, &output)
    }
    output.append(UInt8(ascii: "]"))
  }
}
