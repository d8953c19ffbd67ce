import Tokenization

/// Names of hosts without a scheme, such as `shop.example.com`: labels in small letters with points between them, the last of which
/// is a top-level domain that is no ending of file names and no word; and what stands behind them of a path, which may be somebody's
/// page.
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
  /// Hosts of people's pages and their top-level domains, however they are written, where a path follows.
  private static let profiles: [(host: WordList, topLevels: WordList)] = [
    (
      WordList(
        """
        linkedin facebook fb instagram twitter x github gitlab tiktok reddit pinterest snapchat medium vk xing threads youtube twitch \
        patreon quora flickr soundcloud bitbucket stackoverflow researchgate strava paypal
        """), WordList("com org net de ru ch at")
    ),
    (WordList("t wa m fb ig about paypal"), WordList("me")), (WordList("lnkd"), WordList("in")),
    (WordList("youtu"), WordList("be")),
  ]

  func detect(in scan: WordScan, into detections: inout [Detection]) {
    var place = 1
    while place < scan.words.count {
      if let range = profile(scan, place) {
        detections.append(
          Detection(
            range: range, type: .url, score: 1, recognizer: name, evidence: [.pattern, .list]))
        while place < scan.words.count, scan.words[place].start < range.upperBound { place += 1 }
        continue
      }
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
            range: scan.words[first].start..<pathEnd(scan, last), type: .url, score: 0.6,
            recognizer: name, evidence: [.pattern, .list]))
      }
      place = max(last, place) + 1
    }
  }

  /// The end of a host of which the last word is at a place, with its port, and the path behind it.
  private func pathEnd(_ scan: WordScan, _ last: Int) -> Int {
    var next = last + 1
    if scan.isJoined(next), scan.isSign(next, ":"), scan.isJoined(next + 1),
      scan.number(next + 1) != nil, scan.isJoined(next + 2), scan.isSign(next + 2, "/")
    {
      next += 2
    }
    guard scan.isJoined(next), scan.isSign(next, "/") || scan.isSign(next, "?") else {
      return scan.words[last].end
    }
    return AddressEnd.of(scan.text, from: scan.words[next].start) ?? scan.words[last].end
  }

  /// `linkedin.com/in/anna`, `de.LinkedIn.com/in/anna`, `t.me/anna`, of which a point is at a place.
  private func profile(_ scan: WordScan, _ place: Int) -> Range<Int>? {
    guard scan.isSign(place, "."), scan.isJoined(place), scan.isJoined(place + 1),
      scan.isSign(place + 2, "/"), scan.isJoined(place + 2), scan.isJoined(place + 3),
      Self.profiles.contains(where: {
        $0.host.contains(scan.hash(place - 1)) && $0.topLevels.contains(scan.hash(place + 1))
      })
    else { return nil }
    var first = place - 1
    while first > 1, scan.isJoined(first), scan.isSign(first - 1, "."), scan.isJoined(first - 1),
      scan.words[first - 2].isLetters
    { first -= 2 }
    if scan.isJoined(first), first > 0,
      ["/", "@", "_", "-", "."].contains(where: { scan.isSign(first - 1, $0) })
    {
      return nil
    }
    let end = pathEnd(scan, place + 1)
    return end > scan.words[place + 2].end ? scan.words[first].start..<end : nil
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
