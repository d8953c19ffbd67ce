import Tokenization

/// Values that only the words before them tell: user names, post codes, number plates, bank identifiers and coordinates.
struct AnnouncedRecognizer: ScanRecognizer {
  let name = "announced"
  let needs: [TextTraits] = [[.announcingWord, .at, .fourDigits]]

  private static let users = WordList(
    "username user login handle nickname benutzername usuario utilisateur account screenname")
  /// What stands for a name that is not given.
  private static let constants = WordList("none null nil true false undefined input")
  private static let zips = WordList("zip zipcode postcode postal plz postleitzahl cp")
  private static let plates = WordList(
    "plate plates registration kennzeichen immatriculation matrícula rego")
  /// Networks that a name on them may follow.
  private static let networks = WordList(
    "twitter instagram insta telegram skype snapchat discord tiktok mastodon threads xing")
  private static let banks = WordList("bic swift")
  static let announcing = WordList(users, networks, zips, plates, banks)
  private static let states = WordList(
    """
    al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa ri sc sd tn tx \
    ut vt va wa wv wi wy dc
    """)

  func detect(in scan: WordScan, into detections: inout [Detection]) {
    for place in scan.words.indices {
      let word = scan.words[place]
      if word.kind == .digits {
        if let end = coordinates(scan, place) {
          append(place, end, "COORDINATES", 0.8, scan, &detections)
        }
      } else if word.kind == .sign, scan.isSign(place, "@") {
        if let end = handle(scan, place) { append(place, end, .username, 0.7, scan, &detections) }
      } else if word.kind == .upper, word.range.count == 2, Self.states.contains(scan.hash(place)),
        let end = stateZip(scan, place + 1)
      {
        append(place + 1, end, .zipCode, 0.75, scan, &detections)
      } else if word.traits.contains(.announcingWord) {
        announced(scan, place, &detections)
      }
    }
  }

  private func append(
    _ start: Int, _ end: Int, _ type: EntityType, _ score: Double, _ scan: WordScan,
    _ detections: inout [Detection]
  ) {
    detections.append(
      Detection(
        range: scan.words[start].start..<scan.words[end - 1].end, type: type, score: score,
        recognizer: name, evidence: [.pattern, .context]))
  }

  private func announced(_ scan: WordScan, _ place: Int, _ detections: inout [Detection]) {
    let hash = scan.hash(place)
    let isZip = Self.zips.contains(hash)
    guard
      isZip || Self.users.contains(hash) || Self.networks.contains(hash)
        || Self.plates.contains(hash) || Self.banks.contains(hash),
      let (value, hasSign) = value(scan, place + 1)
    else { return }
    let end = wordEnd(scan, value)
    let bytes = scan.text[scan.words[value].start..<scan.words[end - 1].end]
    let digits = bytes.count(where: { $0.isDigit })
    if isZip {
      if digits >= 3, bytes.count <= 10 {
        append(value, zipEnd(scan, end), .zipCode, 0.8, scan, &detections)
      }
    } else if Self.users.contains(hash) {
      if Self.constants.contains(scan.hash(value)) { return }
      let isPlain = bytes.allSatisfy({ $0.isLowercase }) && !hasSign
      if !isPlain, bytes.count >= 3, bytes.count <= 40,
        hasSign || digits > 0 || bytes.contains(UInt8(ascii: "_")),
        bytes.contains(where: { $0.isLetter })
      {
        append(value, end, .username, 0.7, scan, &detections)
      }
    } else if Self.networks.contains(hash) {
      let isName =
        digits > 0 || bytes.contains { $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".") }
      if hasSign, isName, (4...40).contains(bytes.count), bytes.contains(where: { $0.isLetter }) {
        append(value, end, .username, 0.7, scan, &detections)
      }
    } else if Self.plates.contains(hash) {
      let last = plateEnd(scan, value)
      let plate = scan.text[scan.words[value].start..<scan.words[last - 1].end]
      if plate.contains(where: { $0.isDigit }), plate.contains(where: { $0.isUppercase }),
        plate.count <= 11
      {
        append(value, last, "VEHICLE_PLATE", 0.7, scan, &detections)
      }
    } else if bytes.count == 8 || bytes.count == 11, bytes.prefix(6).allSatisfy({ $0.isUppercase })
    {
      append(value, end, "BIC", 0.9, scan, &detections)
    }
  }

  /// The word behind `is`, `:`, `=`, `number`, `code`, or at once; and whether a sign stands between.
  private func value(_ scan: WordScan, _ place: Int) -> (place: Int, hasSign: Bool)? {
    var next = place
    var hasSign = false
    for _ in 0..<4 {
      if scan.isSign(next, ":") || scan.isSign(next, "=") || scan.isSign(next, "#") {
        hasSign = true
        next += 1
      } else if scan.has(next, "is") || scan.has(next, "number") || scan.has(next, "code")
        || scan.has(next, "no") || scan.has(next, "name") || scan.has(next, "plate")
      {
        next += 1
      } else if scan.isSign(next, ".") && scan.isJoined(next) || scan.isSign(next, "\"")
        || scan.isSign(next, "'")
      {
        next += 1
      } else {
        break
      }
    }
    guard scan.words.indices.contains(next), scan.words[next].kind != .sign,
      scan.words[next].kind != .lineEnd
    else { return nil }
    return (next, hasSign)
  }

  /// The end of words that are joined by `_`, `-` and `.`.
  private func wordEnd(_ scan: WordScan, _ place: Int) -> Int {
    var end = place + 1
    while scan.isJoined(end), scan.isJoined(end + 1),
      scan.isSign(end, "_") || scan.isSign(end, "-") || scan.isSign(end, "."),
      scan.words[end + 1].kind != .sign, scan.words[end + 1].kind != .lineEnd
    { end += 2 }
    return end
  }

  private func zipEnd(_ scan: WordScan, _ place: Int) -> Int {
    guard scan.words.indices.contains(place), scan.words[place].range.count <= 3 else {
      return place
    }
    let kind = scan.words[place].kind
    return kind == .digits || kind == .mixed || kind == .upper && scan.words[place].range.count == 2
      ? place + 1 : place
  }

  /// Up to three short groups of capitals and digits.
  private func plateEnd(_ scan: WordScan, _ place: Int) -> Int {
    var end = place + 1
    while end < min(scan.words.count, place + 5) {
      let word = scan.words[end]
      let isPart =
        (word.kind == .upper || word.kind == .digits || word.kind == .mixed)
        && word.range.count <= 4
      if !isPart && !(scan.isSign(end, "-") && scan.isJoined(end)) { break }
      end += 1
    }
    return scan.isSign(end - 1, "-") ? end - 1 : end
  }

  /// Five digits behind a state of the United States, with four more or not.
  private func stateZip(_ scan: WordScan, _ place: Int) -> Int? {
    guard scan.words.indices.contains(place), scan.words[place].kind == .digits,
      scan.words[place].range.count == 5
    else { return nil }
    guard scan.isSign(place + 1, "-"), scan.isJoined(place + 1), scan.isJoined(place + 2),
      scan.number(place + 2) != nil,
      scan.words[place + 2].range.count == 4
    else { return place + 1 }
    return place + 3
  }

  /// `@name` of letters, digits and underscores, with a capital, digit or underscore, or more than four of them.
  private func handle(_ scan: WordScan, _ place: Int) -> Int? {
    guard place == 0 || scan.words[place].isSpaced || scan.words[place - 1].kind == .lineEnd,
      scan.isJoined(place + 1),
      scan.words[place + 1].kind != .sign, scan.words[place + 1].kind != .lineEnd
    else { return nil }
    let end = wordEnd(scan, place + 1)
    let bytes = scan.text[scan.words[place + 1].start..<scan.words[end - 1].end]
    // What takes arguments is a command: @article{…}
    if scan.isJoined(end), scan.isSign(end, "{") || scan.isSign(end, "(") { return nil }
    if isAttribute(scan, end) { return nil }
    return (5...30).contains(bytes.count) && bytes.contains(where: { $0.isLetter }) ? end : nil
  }

  /// What a declaration begins with and hardly a sentence.
  private static let declaring = WordList(
    "def async function func fn void public private protected static struct enum const")

  /// Whether what ends at a place stands on a line before a declaration, as `@property` does.
  private func isAttribute(_ scan: WordScan, _ place: Int) -> Bool {
    guard scan.words.indices.contains(place), scan.words[place].kind == .lineEnd else {
      return false
    }
    // Prompts may stand before it, and further attributes.
    var next = place + 1
    while scan.words.indices.contains(next), scan.words[next].kind == .sign { next += 1 }
    return scan.isSign(next - 1, "@") || Self.declaring.contains(scan.hash(next))
      || scan.has(next, "class") && scan.words.indices.contains(next + 1)
        && (scan.words[next + 1].isName || scan.words[next + 1].kind == .mixed)
  }

  /// Two decimal degrees of at least four places: `48.85837, 2.29448`.
  private func coordinates(_ scan: WordScan, _ place: Int) -> Int? {
    guard let first = decimal(scan, place, most: 90) else { return nil }
    var next = first
    guard scan.isSign(next, ",") || scan.isSign(next, ";") || scan.isSign(next, "/") else {
      return nil
    }
    next += 1
    if scan.isSign(next, "-") || scan.isSign(next, "+") { next += 1 }
    return decimal(scan, next, most: 180)
  }

  private func decimal(_ scan: WordScan, _ place: Int, most: Int) -> Int? {
    guard let whole = scan.number(place), whole <= most, scan.words[place].range.count <= 3,
      scan.isSign(place + 1, "."),
      scan.isJoined(place + 1), scan.isJoined(place + 2), scan.words[place + 2].kind == .digits,
      scan.words[place + 2].range.count >= 4
    else { return nil }
    return place + 3
  }
}
