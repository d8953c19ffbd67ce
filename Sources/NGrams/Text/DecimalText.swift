/// Numbers in decimals as UTF-8, for output with millions of them.
package enum DecimalText {
  /// Appends a whole number.
  package static func append(_ number: Int, to text: inout [UInt8]) {
    if number < 0 { text.append(UInt8(ascii: "-")) }
    append(number.magnitude, leastDigits: 1, to: &text)
  }

  /// Appends a number rounded to at most so many decimals, one of which stands even where it is 0.
  ///
  /// - Precondition: `decimals` is 1 to 9, and the number times 10^`decimals` is below 2⁶³.
  package static func append(_ number: Double, decimals: Int, to text: inout [UInt8]) {
    var scale = 1
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (number * Double(scale)).rounded()
    if scaled < 0 { text.append(UInt8(ascii: "-")) }
    let (whole, part) = UInt(scaled.magnitude).quotientAndRemainder(dividingBy: UInt(scale))
    append(whole, leastDigits: 1, to: &text)
    text.append(UInt8(ascii: "."))
    append(part, leastDigits: decimals, to: &text)
    var zeros = 0
    while zeros < decimals - 1, text[text.count - 1 - zeros] == UInt8(ascii: "0") { zeros += 1 }
    text.removeLast(zeros)
  }

  private static func append(_ number: UInt, leastDigits: Int, to text: inout [UInt8]) {
    let start = text.count
    var (rest, digits) = (number, 0)
    while rest > 0 || digits < leastDigits {
      text.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
      digits += 1
    }
    text[start...].reverse()
  }
}
