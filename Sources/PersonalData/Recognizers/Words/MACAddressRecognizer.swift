import Tokenization

/// Addresses of network cards: six pairs of hexadecimal digits with colons or hyphens, or three groups of four with points
/// (IEEE 802-2014, clause 8.1).
struct MACAddressRecognizer: ScanRecognizer {
  let name = "mac-address"
  let needs: [TextTraits] = [.digit]

  func detect(in scan: WordScan, into detections: inout [Detection]) {
    for place in scan.words.indices
    where scan.words[place].kind != .sign && scan.words[place].kind != .lineEnd {
      // Nothing is joined to most words of two or four characters.
      let word = scan.words[place]
      guard word.count == 2 || word.count == 4, scan.text.has(word.end, where: isSeparator) else {
        continue
      }
      let start = word.start
      if place > 0, scan.isJoined(place), isSeparator(scan.text[start - 1]) { continue }
      for (sign, groups, length) in [(":", 6, 2), ("-", 6, 2), (".", 3, 4)]
        as [(Unicode.Scalar, Int, Int)]
      {
        guard let end = end(scan.text, start, UInt8(ascii: sign), groups, length) else { continue }
        detections.append(
          Detection(range: start..<end, type: .macAddress, score: 0.95, recognizer: name))
        break
      }
    }
  }

  private func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ":") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }

  private func end(_ text: [UInt8], _ start: Int, _ sign: UInt8, _ groups: Int, _ length: Int)
    -> Int?
  {
    var index = start
    var hasDigit = false
    for group in 0..<groups {
      if group > 0 {
        guard text.has(index, where: { $0 == sign }) else { return nil }
        index += 1
      }
      for _ in 0..<length {
        guard text.has(index, where: { $0.isHexadecimal }) else { return nil }
        hasDigit = hasDigit || text[index].isDigit
        index += 1
      }
    }
    let goesOn =
      text.isWord(index) || text.has(index, where: { $0 == sign }) && text.isWord(index + 1)
    return goesOn || !hasDigit ? nil : index
  }
}
