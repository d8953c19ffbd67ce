import Tokenization

/// IPv4 addresses in dotted decimals and IPv6 addresses in any form of RFC 4291, section 2.2.
struct IPAddressRecognizer: ScanRecognizer {
  let name = "ip-address"
  let needs: [TextTraits] = [[.twoColons, .digit], [.twoColons, .innerPoint]]

  func detect(in scan: WordScan, into detections: inout [Detection]) {
    scan.forEachStart(where: { $0.kind != .lineEnd }) {
      end(scan.text, from: $0, into: &detections)
    }
  }

  /// The end of what may be an address and begins at a place.
  private func end(
    _ text: [UInt8], from start: Int, into detections: inout [Detection]
  ) -> Int {
    let isStart = text[start].isHexadecimal || text[start] == Self.colon
    if !isStart || text.isWord(start - 1) { return start }
    var next = start
    while text.has(
      next, where: { $0.isHexadecimal || $0 == Self.colon || $0 == UInt8(ascii: ".") })
    {
      next += 1
    }
    if text.isWord(next) { return next }
    // What stands before a colon may be a key, and what stands behind one a port.
    var (first, end) = (start, next)
    while end > first, text[end - 1] == UInt8(ascii: ".") || isLoneColon(text, end - 1) {
      end -= 1
    }
    if first < end, text[first] == Self.colon, !text.has(first + 1, ":") { first += 1 }
    let whole = text[first..<end]
    if Self.isIPv6(whole) {
      if !Self.isWordBeforeColons(whole) { append(first..<end, &detections) }
      return next
    }
    for part in whole.split(separator: Self.colon) {
      var part = part
      while part.last == UInt8(ascii: ".") { part.removeLast() }
      if Self.isIPv4(part) { append(part.startIndex..<part.endIndex, &detections) }
    }
    return next
  }

  private static let colon = UInt8(ascii: ":")

  private func append(_ range: Range<Int>, _ detections: inout [Detection]) {
    detections.append(Detection(range: range, type: .ipAddress, score: 1, recognizer: name))
  }

  private func isLoneColon(_ text: [UInt8], _ index: Int) -> Bool {
    text.has(index, ":") && !text.has(index - 1, ":")
  }

  /// Whether what ends in `::` is too short for a network's prefix, or has no digit: `add::` and `-a::` begin definitions.
  private static func isWordBeforeColons(_ text: ArraySlice<UInt8>) -> Bool {
    text.suffix(2).elementsEqual("::".utf8)
      && (text.count < 6 || !text.contains(where: { $0.isDigit }))
  }

  /// Four decimals from 0 to 255, without zeros before them.
  static func isIPv4(_ text: ArraySlice<UInt8>) -> Bool {
    var (parts, digits, value) = (1, 0, 0)
    for byte in text {
      if byte == UInt8(ascii: "."), digits > 0 {
        (parts, digits, value) = (parts + 1, 0, 0)
        continue
      }
      guard byte.isDigit, digits == 0 || value > 0 else { return false }
      value = value * 10 + byte.digitValue
      digits += 1
      if value > 255 { return false }
    }
    return parts == 4 && digits > 0
  }

  /// Eight groups of up to four hexadecimal digits, or fewer with `::` once; an IPv4 address may stand for the last two.
  static func isIPv6(_ text: ArraySlice<UInt8>) -> Bool {
    let colon = UInt8(ascii: ":")
    if text.count <= 2 { return false }
    var (groups, isShortened) = (0, false)
    var index = text.startIndex
    while index < text.endIndex {
      let isColon = text[index] == colon
      if isColon, index + 1 < text.endIndex, text[index + 1] == colon {
        if isShortened { return false }
        isShortened = true
        index += 2
        if index == text.endIndex { break }
      } else if isColon {
        if groups == 0 { return false }
        index += 1
      }
      let end = text[index...].firstIndex(of: colon) ?? text.endIndex
      let group = text[index..<end]
      if end == text.endIndex, isIPv4(group) {
        groups += 2
      } else if (1...4).contains(group.count), group.allSatisfy({ $0.isHexadecimal }) {
        groups += 1
      } else {
        return false
      }
      index = end
    }
    return isShortened ? groups <= 7 : groups == 8
  }
}
