import Tokenization

/// Order, ticket, customer and serial numbers: groups of letters and digits, joined by `-` or `_`, that hold too many
/// digits to be a word or a plain quantity.
///
/// No pattern tells whose such a number is, so each is taken for somebody's. Years, dates, amounts of money and
/// decimal fractions are left alone.
struct IdentifierRecognizer: ScanRecognizer {
  let name = "identifier"
  let needs: [TextTraits] = [.fourDigits]

  func detect(in scan: WordScan, into detections: inout [Detection]) {
    let text = scan.text
    var index = 0
    while index < text.count {
      guard text[index].isAlphanumeric, !text.isWord(index - 1) else {
        index += 1
        continue
      }
      var end = index
      while text.has(end, where: \.isAlphanumeric)
        || (text.has(end, where: { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") })
          && text.has(end + 1, where: \.isAlphanumeric))
      { end += 1 }
      let range = index..<end
      index = max(end, index + 1)
      if !text.isWord(end), Self.isIdentifier(text[range]),
        !Self.isQuantity(range, in: text)
      {
        detections.append(
          Detection(range: range, type: .idNumber, score: 0.6, recognizer: name))
      }
    }
  }

  private static func isIdentifier(_ text: ArraySlice<UInt8>) -> Bool {
    let groups = text.split(whereSeparator: { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") })
    let digits = text.count(where: \.isDigit)
    let letters = text.count(where: \.isLetter)
    let areNumbers = groups.allSatisfy { $0.allSatisfy(\.isDigit) }
    if areNumbers, groups.count > 1 {
      // A date, a range of years or of quantities has short groups.
      return digits >= 7 && !isDateLike(groups)
    }
    if letters == 0 { return digits >= 5 }
    // Letters that follow the digits are a unit: 1080p, 5000mAh.
    let startsWithLetter = text.first?.isLetter == true
    return startsWithLetter
      ? digits >= 4 : groups.count > 1 && digits >= 5 || mixes(text) && digits >= 4
  }

  private static func isDateLike(_ groups: [ArraySlice<UInt8>]) -> Bool {
    let isYear = { (group: ArraySlice<UInt8>) in
      group.count == 4 && (group.starts(with: "19".utf8) || group.starts(with: "20".utf8))
    }
    return groups.contains(where: isYear) && groups.allSatisfy { $0.count <= 2 || isYear($0) }
  }

  /// Whether digits come again after letters, as in `4B7F9`.
  private static func mixes(_ text: ArraySlice<UInt8>) -> Bool {
    guard let letter = text.firstIndex(where: \.isLetter) else { return false }
    return text[letter...].contains(where: \.isDigit)
  }

  /// Whether a currency sign, or a digit beyond a comma or point, touches the number.
  private static func isQuantity(_ range: Range<Int>, in text: [UInt8]) -> Bool {
    let before = range.lowerBound - 1
    let after = range.upperBound
    let isPoint = { (byte: UInt8) in byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") }
    if text.has(after, where: isPoint), text.has(after + 1, where: \.isDigit) { return true }
    if text.has(before, where: isPoint), text.has(before - 1, where: \.isDigit) { return true }
    // In UTF-8 the euro sign is E2 82 AC; the pound and yen signs end in A3 and A5.
    if text.has(after, where: { $0 == 0xE2 }), text.has(after + 1, where: { $0 == 0x82 }) {
      return true
    }
    return text.has(before, "$")
      || text.has(before, where: { $0 == 0xA3 || $0 == 0xA5 || $0 == 0xAC })
  }
}
