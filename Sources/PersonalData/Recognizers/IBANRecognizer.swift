import Tokenization

/// International bank account numbers, in one piece or in groups, with the length of their country and right check
/// digits (ISO 13616).
struct IBANRecognizer: ScanRecognizer {
  let name = "iban"
  let needs: [TextTraits] = [.sevenDigits]

  func detect(in scan: WordScan, into detections: inout [Detection]) {
    let text = scan.text
    var index = 0
    while index + 4 < text.count {
      guard text[index].isLetter, text[index + 1].isLetter, text[index + 2].isDigit,
        text[index + 3].isDigit, !text.isWord(index - 1),
        let end = end(of: index, in: text)
      else {
        index += 1
        continue
      }
      detections.append(
        Detection(
          range: index..<end, type: .ibanCode, score: 1, recognizer: name,
          evidence: [.pattern, .check]))
      index = end
    }
  }

  private func end(of start: Int, in text: [UInt8]) -> Int? {
    let country = String(decoding: text[start..<(start + 2)], as: UTF8.self).uppercased()
    guard let length = IBAN.lengths[country] else { return nil }
    var code: [UInt8] = []
    var index = start
    while code.count < length, index < text.count {
      let byte = text[index]
      if byte.isAlphanumeric {
        code.append(byte.isLowercase ? byte & ~0x20 : byte)
      } else if !(byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-"))
        || !text.has(index - 1, where: { $0.isAlphanumeric })
      {
        return nil
      }
      index += 1
    }
    return !text.isWord(index) && IBAN.isValid(code) ? index : nil
  }
}
