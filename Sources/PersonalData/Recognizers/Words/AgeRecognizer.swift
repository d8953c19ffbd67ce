import Tokenization

/// Ages: `79 year old`, `aged 32`, `age: 45`, `I am 32`, `34 y/o`, `45 Jahre alt`.
struct AgeRecognizer: ScanRecognizer {
  let name = "age"
  let needs: [TextTraits] = [.digit]

  func detect(in scan: WordScan, into detections: inout [Detection]) {
    for place in scan.words.indices {
      guard let age = scan.number(place), (1...120).contains(age),
        scan.words[place].range.count <= 3,
        !scan.isJoined(place) || place == 0 || scan.isSign(place - 1, "(")
          || scan.isSign(place - 1, ":")
      else { continue }
      if isBeforeAge(scan, place + 1) || isBehindAge(scan, place - 1) {
        detections.append(
          Detection(range: scan.words[place].range, type: .age, score: 0.85, recognizer: name))
      }
    }
  }

  private func isBeforeAge(_ scan: WordScan, _ place: Int) -> Bool {
    var place = place
    if scan.isSign(place, "-") { place += 1 }
    if scan.has(place, "year") || scan.has(place, "years") || scan.has(place, "yr")
      || scan.has(place, "month") || scan.has(place, "yrs")
    {
      var next = place + 1
      if scan.isSign(next, "-") { next += 1 }
      return scan.has(next, "old") || scan.has(next, "of") && scan.has(next + 1, "age")
    }
    if scan.has(place, "y"), scan.isSign(place + 1, "/"), scan.has(place + 2, "o") { return true }
    return scan.has(place, "yo") || scan.has(place, "jahre") && scan.has(place + 1, "alt")
      || scan.has(place, "ans") && !scan.words[place].isName
        && (scan.has(place - 2, "a") || scan.has(place - 2, "ai") || scan.has(place - 2, "de"))
      || scan.has(place, "años") && scan.has(place - 2, "tiene")
  }

  private func isBehindAge(_ scan: WordScan, _ place: Int) -> Bool {
    if scan.has(place, "aged") || scan.has(place, "age") { return true }
    if scan.isSign(place, ":"), scan.has(place - 1, "age") || scan.has(place - 1, "alter") {
      return true
    }
    if scan.has(place, "is") || scan.has(place, "of") { return scan.has(place - 1, "age") }
    if scan.has(place, "was") || scan.has(place, "am"),
      ["he", "she", "i"].contains(scan.lowercased(place - 1))
    {
      return scan.has(place - 2, "when") || scan.isSign(place + 2, ".")
        || scan.isSign(place + 2, ",")
    }
    return scan.has(place, "turned") || scan.has(place, "turning") || scan.has(place, "turns")
  }
}
