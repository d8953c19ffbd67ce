import Tokenization

/// Dates and times of day: ISO 8601, numbers with slashes, points or hyphens, months by name in five languages, weekdays, times
/// with and without am and pm, years that stand for a date.
struct DateTimeRecognizer: ScanRecognizer {
  let name = "date-time"
  let needs: [TextTraits] = [[.digit, .dateWord]]

  static let months = WordList(
    """
    january february march april may june july august september october november december jan feb mar apr jun jul aug sep \
    sept oct nov dec januar februar märz maerz mai juni juli oktober dezember jänner okt dez janvier février fevrier mars \
    avril juin juillet août aout septembre octobre novembre décembre decembre enero febrero marzo abril mayo junio julio \
    agosto septiembre setiembre octubre noviembre diciembre gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre
    """
  )
  /// Months that are other words, too, and so need a number beside them.
  private static let ambiguousMonths: Set<String> = [
    "may", "march", "mars", "mar", "august", "jan", "sep", "dec", "mai", "juli", "jun",
  ]
  static let weekdays = WordList(
    """
    monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonnabend \
    sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo
    """
  )
  /// Words before a year that make it a date.
  private static let yearWords: Set<String> = [
    "in", "since", "from", "until", "till", "by", "year", "of", "during", "before", "after",
    "early", "late", "born", "founded",
    "seit", "im", "jahr", "bis", "en", "depuis", "desde", "hasta", "año", "circa", "around", "and",
    "to", "for",
  ]

  /// Words between which and a noun a year may stand: `a 1998 film`.
  private static let articles: Set<String> = ["a", "the", "this", "that", "his", "her", "their"]

  func detect(in scan: WordScan, into detections: inout [Detection]) {
    var place = 0
    while place < scan.words.count {
      let word = scan.words[place]
      var match: (end: Int, score: Double)?
      switch word.kind {
      case .digits: match = numbers(scan, place)
      case .capitalized, .upper, .lower:
        match = word.traits.contains(.dateWord) ? names(scan, place) : nil
      case .mixed: match = mixed(scan, place)
      case .sign, .lineEnd: break
      }
      guard var (end, score) = match else {
        place += 1
        continue
      }
      if let time = timeBehind(scan, end) {
        (end, score) = (time, max(score, 0.85))
        if word.isLetters { end = yearBehindTime(scan, end) }
      }
      let first = score >= 0.85 ? weekdayBefore(scan, place) : place
      detections.append(
        Detection(
          range: scan.words[first].start..<scan.words[end - 1].end, type: .dateTime, score: score,
          recognizer: name))
      place = end
    }
  }

  // MARK: Numbers

  private func numbers(_ scan: WordScan, _ place: Int) -> (end: Int, score: Double)? {
    if place > 0, scan.isJoined(place), !isOpening(scan, place - 1) {
      return isKey(scan, before: place) ? date(scan, place) : nil
    }
    if let end = time(scan, place) { return (end, 0.8) }
    if let date = date(scan, place) { return date }
    guard let number = scan.number(place) else { return nil }
    let length = scan.words[place].range.count
    // 3 March 2025, 3rd of March, 3. März
    if length <= 2, (1...31).contains(number) {
      var next = place + 1
      if scan.isSign(next, "."), scan.isJoined(next) { next += 1 }
      if scan.has(next, "of") || scan.has(next, "de") || scan.has(next, "di") { next += 1 }
      if isMonth(scan, next) { return (yearBehind(scan, next + 1), 0.9) }
    }
    if length == 4, (1900...2099).contains(number), isDigitFree(scan, place),
      !isQuantity(scan, place + 1)
    {
      let before = scan.lowercased(place - 1)
      if Self.yearWords.contains(before) || isMonth(scan, place - 1) { return (place + 1, 0.7) }
      if Self.articles.contains(before), scan.words.indices.contains(place + 1),
        scan.words[place + 1].isLetters, scan.words[place + 1].isSpaced
      {
        return (place + 1, 0.6)
      }
      if scan.isSign(place - 1, "(") && scan.isSign(place + 1, ")") { return (place + 1, 0.65) }
    }
    return nil
  }

  /// A date in numbers, or with the month's name between signs.
  private func date(_ scan: WordScan, _ place: Int) -> (end: Int, score: Double)? {
    if let end = numericDate(scan, place) { return (end, 0.9) }
    return namedDate(scan, place)
  }

  /// Whether a word and a colon stand before a place: `born:1978-05-06`.
  private func isKey(_ scan: WordScan, before place: Int) -> Bool {
    place > 1 && scan.isSign(place - 1, ":") && scan.isJoined(place - 1)
      && scan.words[place - 2].isLetters
  }

  private func isOpening(_ scan: WordScan, _ place: Int) -> Bool {
    scan.words[place].kind == .sign && !scan.isSign(place, ".") && !scan.isSign(place, "-")
      && !scan.isSign(place, "/") && !scan.isSign(place, ",")
      && !scan.isSign(place, "$") && !scan.isSign(place, "#") && !scan.isSign(place, ":")
  }

  private func isDigitFree(_ scan: WordScan, _ place: Int) -> Bool {
    !(scan.isJoined(place + 1) && (scan.isSign(place + 1, "-") || scan.isSign(place + 1, "/"))
      && scan.number(place + 2) != nil)
  }

  private func isQuantity(_ scan: WordScan, _ place: Int) -> Bool {
    guard scan.words.indices.contains(place) else { return false }
    return [
      "people", "users", "dollars", "euros", "times", "km", "miles", "pieces", "items", "points",
      "words", "word", "mile", "page", "pages", "hp", "cc", "rpm", "mah", "mhz", "dollar", "euro",
      "pounds", "meter", "metre", "metres", "seat", "byte", "bytes", "series", "model", "pixel",
    ].contains(scan.lowercased(place))
      || scan.isSign(place, "%")
  }

  /// Three numbers with the same sign between, one of them a year or two digits: 2025-03-01, 1/3/25, 01.03.2025.
  private func numericDate(_ scan: WordScan, _ place: Int) -> Int? {
    for sign in ["-", "/", "."] as [Unicode.Scalar] {
      guard scan.isSign(place + 1, sign), scan.isJoined(place + 1), scan.isJoined(place + 2),
        let first = scan.number(place),
        let second = scan.number(place + 2)
      else { continue }
      let lengths = (scan.words[place].range.count, scan.words[place + 2].range.count)
      guard scan.isSign(place + 3, sign), scan.isJoined(place + 3), scan.isJoined(place + 4) else {
        continue
      }
      if lengths == (4, 2), sign == "-", (1800...2200).contains(first),
        let end = timestamp(scan, place + 4, year: first, month: second)
      {
        return end
      }
      guard let third = scan.number(place + 4) else { continue }
      let last = scan.words[place + 4].range.count
      if scan.isSign(place + 5, sign), scan.isJoined(place + 5), scan.isJoined(place + 6),
        scan.number(place + 6) != nil
      {
        return sign == "-" ? stampEnd(scan, place, year: first, month: second, day: third) : nil
      }
      if lengths.0 == 4, (1800...2200).contains(first), lengths.1 <= 2, last <= 2,
        Code.isDate(day: third, month: second, year: first)
      {
        return place + 5
      }
      let isYear = last == 4 && (1800...2200).contains(third) || last == 2 && sign != "."
      if isYear || last == 2 && sign == "." && lengths.0 == 2 && lengths.1 == 2, lengths.0 <= 2,
        lengths.1 <= 2,
        Code.isDate(day: first, month: second, year: third)
          || Code.isDate(day: second, month: first, year: third)
      {
        return place + 5
      }
    }
    return nil
  }

  /// Hours and minutes, with seconds, am or pm: 14:30, 2:30 pm, 9 am, 14h30.
  private func time(_ scan: WordScan, _ place: Int) -> Int? {
    guard let hour = scan.number(place), scan.words[place].range.count <= 2, hour < 25 else {
      return nil
    }
    if scan.isSign(place + 1, ":"), scan.isJoined(place + 1), scan.isJoined(place + 2),
      let minute = scan.number(place + 2),
      minute < 60, scan.words[place + 2].range.count == 2
    {
      var end = place + 3
      if scan.isSign(end, ":"), scan.isJoined(end), scan.isJoined(end + 1),
        let second = scan.number(end + 1), second < 61
      {
        end += 2
        if scan.isSign(end, "."), scan.isJoined(end), scan.isJoined(end + 1),
          scan.number(end + 1) != nil
        {
          end += 2
        }
      } else if scan.isSign(end, ":"), scan.isJoined(end), scan.words.indices.contains(end + 1),
        scan.isJoined(end + 1)
      {
        return nil
      }
      return halfBehind(scan, end) ?? end
    }
    return halfBehind(scan, place + 1)
  }

  /// The end of an am or pm at a place.
  private func halfBehind(_ scan: WordScan, _ place: Int) -> Int? {
    if scan.has(place, "am") || scan.has(place, "pm") { return place + 1 }
    if scan.has(place, "a") || scan.has(place, "p"), scan.isSign(place + 1, "."),
      scan.has(place + 2, "m")
    {
      return scan.isSign(place + 3, ".") ? place + 4 : place + 3
    }
    return scan.has(place, "uhr") ? place + 1 : nil
  }

  /// The end of a time that follows a date, as in `2025-03-01 14:30` or `3 March at 2 pm`.
  private func timeBehind(_ scan: WordScan, _ place: Int) -> Int? {
    // `06/May/2024:13:55:36`, `2024-05-06_13:55:36`
    if scan.isSign(place, ":") || scan.isSign(place, "_"), scan.isJoined(place),
      scan.isJoined(place + 1)
    {
      return time(scan, place + 1)
    }
    var next = place
    if scan.isSign(next, ",") { next += 1 }
    if scan.has(next, "at") || scan.has(next, "um") { next += 1 }
    guard scan.words.indices.contains(next), scan.words[next].isSpaced else { return nil }
    return time(scan, next)
  }

  private static let shortWeekdays = WordList(
    "mon tue tues wed thu thur thurs fri sat sun lun mar mer jeu ven sam dim mié jue vie sáb dom")
  /// Those that are words, too, but before a comma or point.
  private static let shortestWeekdays = WordList("mo di mi do fr sa so")

  /// Where a date begins whose weekday is written short: `Mon, 06 May 2024`.
  private func weekdayBefore(_ scan: WordScan, _ place: Int) -> Int {
    var day = place - 1
    var hasSign = false
    while day > 0, !hasSign || scan.isSign(day, "."),
      scan.isSign(day, ",") || scan.isSign(day, "."), scan.isJoined(day)
    {
      hasSign = true
      day -= 1
    }
    guard day >= 0, scan.words[day].isName, scan.words[place].isSpaced else { return place }
    let hash = scan.hash(day)
    let isDay =
      Self.shortWeekdays.contains(hash) || hasSign && Self.shortestWeekdays.contains(hash)
    return isDay ? day : place
  }

  /// The end of the year that some write behind the time: `Mon May 06 13:55:36 UTC 2024`.
  private func yearBehindTime(_ scan: WordScan, _ place: Int) -> Int {
    var next = place
    if scan.words.indices.contains(next), scan.words[next].kind == .upper,
      scan.words[next].count <= 5
    {
      next += 1
    }
    guard let year = scan.number(next), scan.words[next].count == 4, scan.words[next].isSpaced,
      (1900...2099).contains(year)
    else { return place }
    return next + 1
  }

  /// `20240506T135536Z`, `06MAY2024`, `3rd`, `9am`.
  private func mixed(_ scan: WordScan, _ place: Int) -> (end: Int, score: Double)? {
    let word = scan.bytes(place)
    let digits = word.prefix { $0.isDigit }
    if isBasicTimestamp(word) || isJoinedDate(word, digits.count) { return (place + 1, 0.9) }
    guard (1...2).contains(digits.count), word.count == digits.count + 2 else { return nil }
    let number = digits.reduce(0) { $0 * 10 + $1.digitValue }
    let rest = String(decoding: word[digits.endIndex...].map(\.lowercased), as: UTF8.self)
    if ["am", "pm"].contains(rest), number <= 12, number > 0 { return (place + 1, 0.75) }
    if ["st", "nd", "rd", "th"].contains(rest), (1...31).contains(number) {
      let next = scan.has(place + 1, "of") ? place + 2 : place + 1
      if isMonth(scan, next) { return (yearBehind(scan, next + 1), 0.9) }
    }
    return nil
  }

  // MARK: Names

  func isMonth(_ scan: WordScan, _ place: Int) -> Bool {
    scan.words.indices.contains(place) && scan.words[place].isLetters
      && Self.months.contains(scan.hash(place))
  }

  /// `March 3, 2025`, `March 2025`, `March`, `Monday`, `Monday, 3 March`.
  private func names(_ scan: WordScan, _ place: Int) -> (end: Int, score: Double)? {
    let length = scan.words[place].range.count
    guard (3...12).contains(length) else { return nil }
    let hash = scan.hash(place)
    if Self.months.contains(hash) {
      let word = scan.lowercased(place)
      if place > 0, scan.isJoined(place), scan.isSign(place - 1, "-") { return nil }
      var next = place + 1
      if scan.isSign(next, "."), scan.isJoined(next) { next += 1 }
      if let day = day(scan, next) { return (yearBehind(scan, day), 0.9) }
      if let end = monthFirst(scan, next) { return (end, 0.9) }
      let end = yearBehind(scan, next)
      if end > next { return (end, 0.85) }
      if scan.words[place].isName, !Self.ambiguousMonths.contains(word) { return (place + 1, 0.6) }
      if scan.words[place].isName,
        ["in", "since", "until", "by", "last", "next", "im", "seit"].contains(
          scan.lowercased(place - 1))
      {
        return (place + 1, 0.6)
      }
      return nil
    }
    if Self.weekdays.contains(hash) {
      let word = scan.lowercased(place)
      var next = place + 1
      if scan.isSign(next, ",") { next += 1 }
      if scan.words.indices.contains(next) {
        if scan.words[next].kind == .digits, let (end, _) = numbers(scan, next), end > next + 1 {
          return (end, 0.9)
        }
        if isMonth(scan, next), let (end, score) = names(scan, next), score > 0.8 {
          return (end, 0.9)
        }
      }
      let isSmall =
        scan.words[place].kind == .lower
        && !["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"].contains(
          word)
      return isSmall ? nil : (place + 1, 0.6)
    }
    return nil
  }

  /// The end of a day of the month at a place: `3`, `3rd`, `03`.
  private func day(_ scan: WordScan, _ place: Int) -> Int? {
    guard scan.words.indices.contains(place) else { return nil }
    if let number = scan.number(place) {
      if scan.isSign(place + 1, ":"), scan.isJoined(place + 1) { return nil }
      return (1...31).contains(number) && scan.words[place].range.count <= 2 ? place + 1 : nil
    }
    guard scan.words[place].kind == .mixed else { return nil }
    let word = scan.lowercased(place)
    let digits = word.prefix { $0.isNumber }
    return ["st", "nd", "rd", "th"].contains(word.dropFirst(digits.count)) && digits.count <= 2
      ? place + 1 : nil
  }

  /// The end of a year at a place, behind a comma or `of`; the place itself where there is none.
  private func yearBehind(_ scan: WordScan, _ place: Int) -> Int {
    var next = place
    if scan.isSign(next, ",") || scan.has(next, "of") || scan.has(next, "de")
      || scan.has(next, "del")
    {
      next += 1
    }
    // 6 May '78
    if scan.isSign(place, "'") || scan.isSign(place, "’"), scan.isJoined(place + 1),
      scan.number(place + 1) != nil, scan.words[place + 1].count == 2
    {
      return place + 2
    }
    guard let year = scan.number(next), scan.words[next].range.count == 4,
      (1800...2200).contains(year)
    else { return place }
    return next + 1
  }
}
