import Tokenization

/// IPv4 addresses in dotted decimals and IPv6 addresses in any form of RFC 4291, section 2.2.
struct IPAddressRecognizer: ScanRecognizer {
  let name = "ip-address"
  let needs: [TextTraits] = [[.twoColons, .digit], [.twoColons, .innerPoint]]

  func detect(in scan: WordScan, into detections: inout [Detection]) {
    scan.forEachStart { end(scan.text, from: $0, into: &detections) }
  }

  /// The end of what may be an address and begins at a place.
  private func end(
    _ text: [UInt8], from start: Int, into detections: inout [Detection]
  ) -> Int {
    let isStart = text[start].isHexadecimal || text[start] == UInt8(ascii: ":")
    if !isStart || text.isWord(start - 1) { return start }
    var end = start
    while text.has(
      end, where: { $0.isHexadecimal || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") })
    {
      end += 1
    }
    let next = end
    while end > start, text[end - 1] == UInt8(ascii: ".") || isLoneColon(text, end - 1) {
      end -= 1
    }
    let candidate = text[start..<end]
    if !text.isWord(next), Self.isIPv4(candidate) || Self.isIPv6(candidate) {
      detections.append(
        Detection(range: start..<end, type: .ipAddress, score: 1, recognizer: name))
    }
    return next
  }

  private func isLoneColon(_ text: [UInt8], _ index: Int) -> Bool {
    text.has(index, ":") && !text.has(index - 1, ":")
  }

  static func isIPv4(_ text: ArraySlice<UInt8>) -> Bool {
    let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in
        (1...3).contains(part.count) && part.allSatisfy({ $0.isDigit })
          && (part.count == 1 || part.first != UInt8(ascii: "0"))
          && part.reduce(0) { $0 * 10 + $1.digitValue } <= 255
      }
  }

  static func isIPv6(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count(where: { $0 == UInt8(ascii: ":") }) >= 2 else { return false }
    let string = String(decoding: text, as: UTF8.self)
    let halves = string.split(separator: "::", omittingEmptySubsequences: false)
    guard string.count > 2, halves.count <= 2 else { return false }
    var groups = 0
    for (index, half) in halves.enumerated() where !half.isEmpty {
      let parts = half.split(separator: ":", omittingEmptySubsequences: false)
      for (place, part) in parts.enumerated() {
        let isLast = index == halves.count - 1 && place == parts.count - 1
        if isLast, isIPv4(ArraySlice(part.utf8)) {
          groups += 2
        } else if (1...4).contains(part.count), part.utf8.allSatisfy({ $0.isHexadecimal }) {
          groups += 1
        } else {
          return false
        }
      }
    }
    return halves.count == 2 ? groups <= 7 : groups == 8
  }
}
