import Tokenization

/// Web addresses (``WebAddress``), and those of any other scheme that name a user, a host by its domain, or a path on a host.
struct URLRecognizer: ScanRecognizer {
  let name = "url"
  static let openings = WordList("http https ftp sftp www")
  let needs: [TextTraits] = [[.webWord, .scheme, .beyondASCII]]

  func detect(in scan: WordScan, into detections: inout [Detection]) {
    // A script that parts no words may have an address in the middle of one.
    let isWhole = scan.traits.contains(.beyondASCII)
    var last = 0
    for word in scan.words
    where word.end > last && (isWhole || word.traits.contains(.webWord)) {
      let first = max(last, word.start)
      for start in first..<(isWhole ? word.end : first + 1) {
        guard let end = WebAddress.end(in: scan.text, from: start) else { continue }
        detections.append(Detection(range: start..<end, type: .url, score: 1, recognizer: name))
        last = end
        break
      }
    }
    if scan.traits.contains(.scheme) { detectOtherSchemes(in: scan, into: &detections) }
  }

  /// `postgres://user:pw@10.0.0.1/db`, `git+ssh://host.example/path`.
  private func detectOtherSchemes(in scan: WordScan, into detections: inout [Detection]) {
    var last = 0
    for place in scan.words.indices.dropFirst()
    where scan.words[place].start >= last && scan.isSign(place, ":") && scan.isJoined(place)
      && scan.isSign(place + 1, "/")
      && scan.isJoined(place + 1) && scan.isSign(place + 2, "/") && scan.isJoined(place + 2)
    {
      guard scan.words[place - 1].kind != .sign, scan.words[place - 1].kind != .lineEnd,
        !Self.openings.contains(scan.hash(place - 1))
      else { continue }
      var first = place - 1
      while first > 1, scan.isJoined(first), scan.isJoined(first - 1),
        scan.isSign(first - 1, "+") || scan.isSign(first - 1, "-"),
        scan.words[first - 2].isLetters || scan.words[first - 2].hasDigit
      { first -= 2 }
      let start = scan.words[place + 2].end
      guard let end = AddressEnd.of(scan.text, from: start) else { continue }
      last = end
      guard Self.tells(scan.text[start..<end]) else { continue }
      detections.append(
        Detection(
          range: scan.words[first].start..<end, type: .url, score: 1, recognizer: name))
    }
  }

  /// Whether what follows the slashes is more than a network address: that is found for itself.
  private static func tells(_ rest: ArraySlice<UInt8>) -> Bool {
    let authority = rest.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
    if authority.isEmpty { return false }
    if authority.contains(UInt8(ascii: "@")) { return true }
    let isNumeric = authority.allSatisfy {
      $0.isDigit || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":")
    }
    let hasPath = rest.count > authority.count + 1
    return isNumeric
      ? hasPath
      : hasPath || authority.contains(UInt8(ascii: ".")) || authority.first == UInt8(ascii: "[")
  }
}
