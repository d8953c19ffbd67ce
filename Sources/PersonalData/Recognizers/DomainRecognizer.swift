import Tokenization

/// Names of hosts without a scheme, such as `shop.example.com`: labels in small letters with points between them, the last of which
/// is a top-level domain that is no ending of file names and no word.
struct DomainRecognizer: ScanRecognizer {
  let name = "domain"
  let needs: [TextTraits] = [.innerPoint]

  private static let topLevels = WordList(
    """
    com org net edu gov mil int info biz app io dev cloud shop online store email example eu uk de fr es nl pt pl se dk fi cz sk hu \
    ro gr ie ch au nz ca jp cn kr br mx ar ru ua tr za sg hk tw th vn
    """)
  /// Top-level domains that are words, too, and so need two points.
  private static let words = WordList("at be in is it me no so to us")

  func detect(in scan: WordScan, into detections: inout [Detection]) {
    var place = 1
    while place < scan.words.count {
      guard scan.isSign(place, "."), scan.isJoined(place), scan.isJoined(place + 1),
        Self.isLabel(scan, place - 1), place < 2 || !isJoint(scan, place - 2, place - 1)
      else {
        place += 1
        continue
      }
      var first = place - 1
      while first > 1, scan.isJoined(first), scan.isSign(first - 1, "-"), scan.isJoined(first - 1),
        Self.isLabel(scan, first - 2)
      { first -= 2 }
      var last = place - 1
      var points = 0
      while scan.isSign(last + 1, "."), scan.isJoined(last + 1), scan.isJoined(last + 2),
        Self.isLabel(scan, last + 2)
      {
        last += 2
        points += 1
        while scan.isSign(last + 1, "-"), scan.isJoined(last + 1), scan.isJoined(last + 2),
          Self.isLabel(scan, last + 2)
        { last += 2 }
      }
      let hash = scan.hash(last)
      let isDomain =
        scan.words[last].kind == .lower
        && (Self.topLevels.contains(hash) || points > 1 && Self.words.contains(hash))
      let goesOn =
        scan.isJoined(last + 1) && (scan.isSign(last + 1, "_") || scan.isSign(last + 1, "("))
      if points > 0, isDomain, !goesOn, scan.words[first].count > 1 {
        detections.append(
          Detection(
            range: scan.words[first].start..<scan.words[last].end, type: .url, score: 0.6,
            recognizer: name, evidence: [.pattern, .list]))
      }
      place = max(last, place) + 1
    }
  }

  private static func isLabel(_ scan: WordScan, _ place: Int) -> Bool {
    guard scan.words.indices.contains(place) else { return false }
    let kind = scan.words[place].kind
    return kind == .lower || kind == .digits || kind == .mixed
  }

  /// Whether a label goes on before a place: part of an address or a path.
  private func isJoint(_ scan: WordScan, _ before: Int, _ label: Int) -> Bool {
    scan.isJoined(label)
      && (scan.isSign(before, ".") || scan.isSign(before, "@") || scan.isSign(before, "/")
        || scan.isSign(before, "_"))
  }
}
