import Tokenization

/// Streets with house numbers, in the order of many countries, flats and suites behind them, and post boxes.
struct StreetAddressRecognizer: ScanRecognizer {
  let name = "street-address"
  let needs: [TextTraits] = [.digit]

  /// Words that end a street's name in English.
  private static let englishTypes = WordList(
    """
    street st avenue ave road rd lane ln drive dr court ct boulevard blvd way place pl square sq terrace circle cir highway hwy \
    parkway pkwy close crescent cres gardens grove mews row trail alley loop pike plaza walk wharf hill heights park view route \
    crossing ridge run bend cove path point
    """)
  /// Words that begin a street's name in Romance languages.
  private static let romanceTypes = WordList(
    """
    rue avenue boulevard place chemin allée impasse quai cours square calle avenida avda plaza paseo camino carretera ronda travesía \
    via viale piazza corso largo vicolo rua praça travessa
    """
  )
  /// Ends of words that are names of streets: the house number follows.
  private static let endings = [
    "straße", "strasse", "str", "weg", "platz", "gasse", "allee", "damm", "ufer", "ring", "straat",
    "laan", "gracht", "plein",
    "gatan", "vägen", "gränd", "gata", "gate", "veien", "vegen", "vei", "katu", "kuja", "tie",
    "polku", "vej", "gade", "stræde", "allé",
    "utca", "ulice", "ulica",
  ]
  /// Words of their own that a house number follows, behind the street's name.
  private static let loneEndings = WordList([
    "út", "utca", "tér", "körút", "straße", "strasse", "allee", "platz", "weg", "ulica", "ulice",
    "cesta",
  ])
  private static let flats = WordList("apt apartment suite ste flat unit")
  private static let joiners = WordList([
    "de", "du", "des", "la", "le", "les", "del", "della", "di", "da", "do", "dos", "los", "las",
    "el", "of", "the", "d", "l", "van", "den", "der", "am", "an", "im", "zum", "zur",
  ])

  /// Words in small letters that an address may begin with, or that stand behind such a one.
  static let cues = WordList(
    romanceTypes, loneEndings, flats, WordList("p po c n postfach postbus"))

  private func isCue(_ scan: WordScan, _ place: Int) -> Bool {
    scan.words.indices.contains(place) && scan.words[place].traits.contains(.streetWord)
  }

  /// The most words before a house number.
  private static let mostWords = 10

  func detect(in scan: WordScan, into detections: inout [Detection]) {
    var place = 0
    // An address has a number, and no name of a street is longer than a few words.
    var number = 0
    while place < scan.words.count {
      number = max(number, place)
      while number < scan.words.count, !scan.words[number].hasDigit {
        number += 1
      }
      if number > place + Self.mostWords {
        place = number - Self.mostWords
        continue
      }
      guard mayBegin(scan, place), let (start, end, score) = match(scan, place) else {
        place += 1
        continue
      }
      let last = flatBehind(scan, end)
      detections.append(
        Detection(
          range: scan.words[start].start..<scan.words[last - 1].end, type: .streetAddress,
          score: score, recognizer: name))
      place = last
    }
  }

  private func match(_ scan: WordScan, _ place: Int) -> (start: Int, end: Int, score: Double)? {
    let word = scan.words[place]
    if word.hasDigit {
      guard let end = numberEnd(scan, place) else { return nil }
      if let last = english(scan, end) { return (place, last, 0.9) }
      if let last = romance(scan, end) { return (place, last, 0.9) }
      return nil
    }
    if isCue(scan, place) {
      if let end = postBox(scan, place) { return (place, end, 0.85) }
      if let end = flat(scan, place) { return (place, end, 0.7) }
      if let end = romance(scan, place), let last = numberBehind(scan, end) {
        return (place, last, 0.9)
      }
    }
    return germanic(scan, place).map { (place, $0, 0.9) }
  }

  /// Whether an address may begin with a word: a number, a word that says so or that such a one follows, or a name before a number or
  /// a sign.
  @inline(__always)
  private func mayBegin(_ scan: WordScan, _ place: Int) -> Bool {
    let words = scan.words.span
    let word = words[place]
    if word.hasDigit { return true }
    if !word.isLetters { return false }
    if word.traits.contains(.streetWord) { return true }
    if place + 1 == words.count { return false }
    let next = words[place + 1]
    return next.traits.contains(.streetWord)
      || word.isName && (next.hasDigit || next.kind == .sign)
  }

  /// The end of a house number: `12`, `12a`, `12-14`, `12 bis`.
  private func numberEnd(_ scan: WordScan, _ place: Int) -> Int? {
    let word = scan.words[place]
    guard word.range.count <= 6, place == 0 || !scan.isJoined(place) || isOpening(scan, place - 1)
    else { return nil }
    if word.kind == .mixed {
      let digits = scan.bytes(place).prefix { $0.isDigit }.count
      guard digits > 0, word.range.count - digits == 1 else { return nil }
    }
    var end = place + 1
    if scan.isSign(end, "-"), scan.isJoined(end), scan.isJoined(end + 1),
      scan.number(end + 1) != nil
    {
      end += 2
    }
    if scan.has(end, "bis") || scan.has(end, "ter") { end += 1 }
    return end
  }

  private func isOpening(_ scan: WordScan, _ place: Int) -> Bool {
    scan.isSign(place, "(") || scan.isSign(place, "\"") || scan.words[place].kind == .lineEnd
      || scan.isSign(place, ":")
  }

  /// `Retreat Avenue`, `N. Main St.`, `Władysława Route`.
  private func english(_ scan: WordScan, _ start: Int) -> Int? {
    var place = start
    var names = 0
    while place < min(scan.words.count, start + 7) {
      let word = scan.words[place]
      if names > 0, word.isLetters, Self.englishTypes.contains(word.hash) {
        // A longer name may go on: Park Avenue.
        if scan.words.indices.contains(place + 1), scan.words[place + 1].isSpaced,
          Self.englishTypes.contains(scan.hash(place + 1))
        {
          place += 1
        }
        let isShort = scan.isSign(place + 1, ".") && scan.isJoined(place + 1) && word.count <= 4
        return isShort ? place + 2 : place + 1
      }
      if word.isName || word.kind == .mixed || word.kind == .digits && names == 0 {
        names += 1
      } else if !(scan.isSign(place, ".") || scan.isSign(place, "'") || scan.isSign(place, "-")
        || word.isLetters && Self.joiners.contains(word.hash))
      {
        return nil
      }
      place += 1
    }
    return nil
  }

  /// `rue de la Paix`, `Calle Mayor`, `Via Roma`.
  private func romance(_ scan: WordScan, _ start: Int) -> Int? {
    var place = start
    if scan.isSign(place, ",") { place += 1 }
    guard scan.words.indices.contains(place), scan.words[place].isLetters else { return nil }
    if Self.romanceTypes.contains(scan.hash(place)) {
      place += 1
    } else if scan.has(place, "c"), scan.isSign(place + 1, "/") {
      place += 2
    } else {
      return nil
    }
    if scan.isSign(place, "."), scan.isJoined(place) { place += 1 }
    var names = 0
    var end = place
    while place < min(scan.words.count, start + 8) {
      let word = scan.words[place]
      if word.isName {
        names += 1
        end = place + 1
      } else if !(scan.isSign(place, "'") || scan.isSign(place, "-") || scan.isSign(place, "’")
        || word.isLetters && Self.joiners.contains(word.hash))
      {
        break
      }
      place += 1
    }
    return names > 0 ? end : nil
  }

  /// The end of a house number behind a street, a comma between or not.
  private func numberBehind(_ scan: WordScan, _ place: Int) -> Int? {
    var next = place
    if scan.isSign(next, ",") { next += 1 }
    if scan.has(next, "n"), scan.isSign(next + 1, "º") || scan.isSign(next + 1, "°") { next += 2 }
    guard scan.words.indices.contains(next),
      scan.words[next].hasDigit
    else { return nil }
    return numberEnd(scan, next)
  }

  /// `Hauptstraße 12a`, `Lange Straße 3`, `Kiannonkatu 98`, `hegyalja út 98`.
  private func germanic(_ scan: WordScan, _ place: Int) -> Int? {
    let isName = scan.words[place].isName
    let isLone =
      scan.words.indices.contains(place + 1) && Self.loneEndings.contains(scan.hash(place + 1))
    if !isName, !isLone { return nil }
    var end = place + 1
    if scan.isSign(end, "."), scan.isJoined(end) { end += 1 }
    let number = isName && scan.words[place].count >= 6 ? plainNumber(scan, end) : nil
    if number == nil, !isLone { return nil }
    let word = scan.lowercased(place)
    let isWhole =
      (end == place + 1 || word.hasSuffix("str"))
      && Self.endings.contains { word.hasSuffix($0) && word.utf8.count >= $0.utf8.count + 3 }
    if isWhole, let number { return number }
    let mayBeSmall =
      isLone && scan.words[place + 1].kind == .lower
      && ["út", "utca", "tér", "körút"].contains(scan.lowercased(place + 1))
    return isLone && (isName || mayBeSmall) ? plainNumber(scan, place + 2) : nil
  }

  private func plainNumber(_ scan: WordScan, _ place: Int) -> Int? {
    guard scan.words.indices.contains(place), scan.words[place].isSpaced,
      scan.words[place].hasDigit
    else { return nil }
    return numberEnd(scan, place)
  }

  /// `P.O. Box 149`, `PO Box 12`, `Postfach 1234`.
  private func postBox(_ scan: WordScan, _ place: Int) -> Int? {
    var next = place
    if scan.has(next, "po") {
      next += 1
    } else if scan.has(next, "p") {
      next += 1
      if scan.isSign(next, ".") { next += 1 }
      guard scan.has(next, "o") else { return nil }
      next += 1
      if scan.isSign(next, ".") { next += 1 }
    } else if scan.has(next, "postfach") || scan.has(next, "postbus") {
      return scan.number(next + 1) == nil ? nil : next + 2
    } else {
      return nil
    }
    guard scan.has(next, "box"), scan.words.indices.contains(next + 1),
      scan.words[next + 1].hasDigit
    else { return nil }
    return next + 2
  }

  /// `Apt. 485`, `Suite 578`, `Flat 3b`, `Unit 12`.
  private func flat(_ scan: WordScan, _ place: Int) -> Int? {
    guard Self.flats.contains(scan.hash(place)),
      scan.words[place].isName
    else { return nil }
    var next = place + 1
    if scan.isSign(next, "."), scan.isJoined(next) { next += 1 }
    guard scan.words.indices.contains(next), scan.words[next].hasDigit,
      scan.words[next].range.count <= 5
    else { return nil }
    return next + 1
  }

  /// The end of a flat or suite that follows an address; the place itself where there is none.
  private func flatBehind(_ scan: WordScan, _ place: Int) -> Int {
    var next = place
    while scan.isSign(next, ",")
      || scan.words.indices.contains(next) && scan.words[next].kind == .lineEnd
    { next += 1 }
    guard scan.words.indices.contains(next), scan.words[next].isLetters else { return place }
    return flat(scan, next) ?? place
  }
}
