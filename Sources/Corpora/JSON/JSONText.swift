/// Writing JSON by hand: strings escaped as RFC 8259 asks, everything else as it is.
package enum JSONText {
  private static let hexadecimal = Array("0123456789abcdef".utf8)

  /// Appends a string in quotes; only `"`, `\` and control characters are escaped.
  package static func append(_ string: some StringProtocol, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    var string = String(string)
    string.withUTF8 { unsafe append(escaping: $0, to: &output) }
    output.append(UInt8(ascii: "\""))
  }

  private static func append(escaping bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    // Most strings need no escapes; what stands between two goes over in one piece.
    var start = 0
    for place in 0..<bytes.count {
      let byte = unsafe bytes[place]
      if byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { continue }
      unsafe output.append(contentsOf: bytes[start..<place])
      start = place + 1
      switch byte {
      case 0x0A: output.append(contentsOf: "\\n".utf8)
      case 0x0D: output.append(contentsOf: "\\r".utf8)
      case 0x09: output.append(contentsOf: "\\t".utf8)
      case 0..<0x20:
        output.append(contentsOf: "\\u00".utf8)
        output.append(hexadecimal[Int(byte >> 4)])
        output.append(hexadecimal[Int(byte & 15)])
      default:
        output.append(UInt8(ascii: "\\"))
        output.append(byte)
      }
    }
    unsafe output.append(contentsOf: bytes[start...])
  }

  /// Appends `,"key":` with the comma left out after an opening brace.
  package static func appendKey(_ key: String, to output: inout [UInt8]) {
    appendComma(to: &output)
    append(key, to: &output)
    output.append(contentsOf: ": ".utf8)
  }

  /// The same for a key that the program knows, without signs that are escaped.
  package static func appendFixedKey(_ key: StaticString, to output: inout [UInt8]) {
    appendComma(to: &output)
    output.append(UInt8(ascii: "\""))
    unsafe output.append(
      contentsOf: UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
    output.append(contentsOf: "\": ".utf8)
  }

  private static func appendComma(to output: inout [UInt8]) {
    if output.isEmpty || output[output.count - 1] != UInt8(ascii: "{") {
      output.append(contentsOf: ", ".utf8)
    }
  }

  /// Appends `[a, b]`.
  package static func appendArray<Element>(
    _ elements: [Element], to output: inout [UInt8],
    _ appendElement: (Element, inout [UInt8]) -> Void
  ) {
    output.append(UInt8(ascii: "["))
    for (index, element) in elements.enumerated() {
      if index > 0 { output.append(contentsOf: ", ".utf8) }
      appendElement(element, &output)
    }
    output.append(UInt8(ascii: "]"))
  }
}
