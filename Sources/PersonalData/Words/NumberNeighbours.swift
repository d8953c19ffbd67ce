/// What the words and signs beside a number say of it, in the languages that dates are read in.
struct NumberNeighbours {
  /// What a number may be.
  struct Limits {
    let range: ClosedRange<Int>
    /// Whether it may begin with 0, as minutes do.
    let isPadded: Bool
    /// What else it must be.
    let isFit: ((Int) -> Bool)?

    init(
      _ range: ClosedRange<Int>, isPadded: Bool = false, where isFit: ((Int) -> Bool)? = nil
    ) {
      (self.range, self.isPadded, self.isFit) = (range, isPadded, isFit)
    }
  }

  /// A word in lower case, a run of digits or a sign.
  private struct Item {
    let text: String
    /// Whether white space stands between it and the number's side.
    let isSpaced: Bool
    var number: Int? { text.first?.isNumber == true ? Int(text) : nil }
  }

  /// What stands before the number and behind it, the nearest first.
  private let before: [Item]
  private let after: [Item]

  /// The year up to which years are drawn.
  static let lastYear = 2_026

  init(before: String, after: String) {
    self.after = Self.items(after, isReversed: false)
    self.before = Self.items(before, isReversed: true)
  }

  private static let mostItems = 6

  private static func items(_ text: String, isReversed: Bool) -> [Item] {
    var characters = Array(text)
    if isReversed { characters.reverse() }
    func kind(_ character: Character) -> Int {
      character.isLetter ? 0 : character.isASCII && character.isNumber ? 1 : 2
    }
    var items: [Item] = []
    var place = 0
    var isSpaced = false
    while place < characters.count, items.count < mostItems {
      let first = characters[place]
      if first.isWhitespace {
        isSpaced = true
        place += 1
        continue
      }
      var end = place + 1
      if kind(first) < 2 {
        while end < characters.count, kind(characters[end]) == kind(first) { end += 1 }
      }
      let run = characters[place..<end]
      items.append(
        Item(
          text: String(isReversed ? run.reversed() : Array(run)).lowercased(), isSpaced: isSpaced))
      isSpaced = false
      place = end
    }
    return items
  }

  private func next(_ place: Int) -> String {
    after.indices.contains(place) ? after[place].text : ""
  }
  private func last(_ place: Int) -> String {
    before.indices.contains(place) ? before[place].text : ""
  }

  // MARK: Limits

  /// What a number of so many digits may be; nil for anything.
  func limits(digits: Int) -> Limits? {
    ordinal(digits) ?? clock(digits) ?? day(digits) ?? quantity(digits) ?? size()
      ?? year(digits) ?? place(digits)
  }

  /// The second side of something is about as long as the first: “a table of 120 by 80”.
  private func size() -> Limits? {
    guard ["by", "x", "×", "mal", "por", "par"].contains(last(0)), before.count > 1,
      let first = before[1].number, first > 0
    else { return nil }
    return Limits(max(1, first / 3)...(3 * first))
  }

  /// Whether `am` or `pm` stands behind the number.
  var isHalfOfDay: Bool { isHalf(clockEnd) }

  /// The place behind the minutes and seconds that follow the number.
  private var clockEnd: Int {
    var place = 0
    while next(place) == ":", next(place + 1).count == 2, after[place + 1].number != nil {
      place += 2
    }
    return place
  }

  /// Whether a word behind the number says that it is a time of day.
  var isTime: Bool { isHalf(0) || ["uhr", "uur"].contains(next(0)) }

  private func isHalf(_ place: Int) -> Bool {
    ["am", "pm"].contains(next(place))
      || ["a", "p"].contains(next(place)) && next(place + 1) == "." && next(place + 2) == "m"
  }

  /// Letters directly behind it.
  private func ordinal(_ digits: Int) -> Limits? {
    guard let item = after.first, !item.isSpaced else { return nil }
    let month = month(behind: 1) ?? monthBefore
    let most = digits > 2 ? Self.ten(digits) - 1 : month.map { Self.days[$0 - 1] } ?? 31
    switch item.text {
    case "st", "nd", "rd", "th":
      return Limits(1...most) { CalendarNames.englishEnding(of: $0) == item.text }
    case "er" where digits == 1, "re", "ère": return Limits(1...1)
    case "er", "s": return digits == 1 ? nil : Limits(1...Self.ten(digits)) { $0 % 10 == 0 }
    case "e", "ème", "eme", "ième": return Limits(2...most)
    case "ste":
      return Limits(1...most) { [0, 1, 8].contains($0 % 100) || $0 % 100 >= 20 }
    case "de": return Limits(2...most) { $0 % 100 < 20 && ![1, 8].contains($0 % 100) }
    case "º", "ª", "°": return item.text == "°" ? nil : Limits(1...most)
    default: return nil
    }
  }

  private static func ten(_ digits: Int) -> Int { (0..<digits).reduce(1) { ten, _ in 10 * ten } }

  /// A time of day.
  private func clock(_ digits: Int) -> Limits? {
    if digits == 2, isMinute { return Limits(0...59, isPadded: true) }
    if isHalf(0) { return Limits(1...12) }
    if digits > 2 { return nil }
    if ["uhr", "uur", "h"].contains(next(0)) {
      // `h` is hours that something takes, too.
      return Limits(next(0) == "h" ? 1...23 : 0...23)
    }
    if next(0) == "o", ["'", "’"].contains(next(1)), next(2) == "clock" { return Limits(1...12) }
    if next(0) == ":", !after[0].isSpaced, next(1).count == 2, after[1].number != nil,
      !after[1].isSpaced
    {
      return Limits(isHalfOfDay ? 1...12 : 0...23, isPadded: !isHalfOfDay)
    }
    let ends =
      after.isEmpty
      || [".", ",", "!", "?", ";", "on", "in", "today", "tomorrow", "tonight", "every", "and"]
        .contains(next(0))
        && !(next(0) == "." && after.count > 1 && after[1].number != nil && !after[1].isSpaced)
    return last(0) == "at" && ends ? Limits(1...12) : nil
  }

  /// Whether it stands behind an hour: `10:30`, `10h30`.
  private var isMinute: Bool {
    [":", "h"].contains(last(0)) && !before[0].isSpaced && before.count > 1
      && before[1].number != nil && !before[1].isSpaced
  }

  // MARK: Days

  /// How many days each month always has.
  private static let days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  private static let monthJoints: Set<String> = ["of", "de", "di", "."]

  /// The month that is named behind the number, from an item on.
  private func month(behind place: Int) -> Int? {
    var place = place
    while Self.monthJoints.contains(next(place)), place < 3 { place += 1 }
    return CalendarNames.month(next(place))
  }

  private var monthBefore: Int? {
    CalendarNames.month(last(0))
      ?? (["the", "."].contains(last(0)) ? CalendarNames.month(last(1)) : nil)
  }

  private func day(_ digits: Int) -> Limits? {
    if digits > 2 { return nil }
    if let month = month(behind: 0) { return Limits(1...Self.days[month - 1]) }
    if let month = monthBefore, next(0) != ":" { return Limits(1...Self.days[month - 1]) }
    return nil
  }

  private func year(_ digits: Int) -> Limits? {
    guard digits == 4 else { return nil }
    let years = Limits(1_950...Self.lastYear)
    if monthBefore != nil || last(0) == "," && CalendarNames.month(last(2)) != nil { return years }
    if Self.yearWords.contains(last(0)) { return years }
    // Behind others it is one where nothing follows that could be counted.
    let ends =
      after.isEmpty || [".", ",", "!", "?", ";", ")"].contains(next(0))
      || ["and", "but", "when", "it", "we", "i", "the", "und", "als", "et", "y", "e"]
        .contains(next(0))
    return ["en", "from", "of", "by", "before", "after", "bis", "nach", "vor"].contains(last(0))
      && ends
      ? years : nil
  }

  private static let yearWords: Set<String> = [
    "since", "until", "year", "born", "in", "im", "em", "nel", "seit", "jahr", "jahre", "depuis",
    "année", "desde", "año",
    "anno", "dal", "ano", "sinds", "jaar", "copyright", "©",
  ]

  // MARK: Quantities

  /// What is counted.
  private enum Unit {
    case second, minute, hour, day, week, month, year, percent
  }

  /// A number of so many digits of something: as many as people usually say.
  private func quantity(_ digits: Int) -> Limits? {
    guard let (unit, isAge) = unit() else { return isAgeBefore ? age(digits) : nil }
    if isAge || isAgeBefore, unit == .year { return age(digits) }
    // Of a range, the second is the larger one.
    let isRange = ["-", "–", "to", "bis", "a", "à", "of", "or"].contains(last(0))
    let least = isRange && before.count > 1 ? (before[1].number ?? 0) + 1 : 1
    let most: Int
    switch (unit, digits) {
    case (_, 4...): return nil
    case (.percent, 3): return Limits(100...100)
    case (.percent, _): most = 100
    case (.second, 3), (.minute, 3): most = 180
    case (.second, _), (.minute, _): most = 59
    case (.hour, 3): most = 120
    case (.hour, _): most = 24
    case (.day, 3): most = 365
    case (.day, _): most = 31
    case (.week, 3): most = 104
    case (.week, _): most = 26
    case (.month, 3): most = 120
    case (.month, _): most = 24
    case (.year, 3): most = 150
    case (.year, _): most = 40
    }
    return Limits(min(least, most)...most)
  }

  private func age(_ digits: Int) -> Limits? {
    switch digits {
    case 1: Limits(1...9)
    case 2: Limits(18...89)
    case 3: Limits(100...105)
    default: nil
    }
  }

  private var isAgeBefore: Bool {
    ["aged", "age", "alter", "turned", "turns", "turning"].contains(last(0))
      || last(0) == ":" && ["age", "alter"].contains(last(1))
  }

  /// What is counted behind the number, also behind another number of a range, and whether that is somebody's age.
  private func unit() -> (Unit, isAge: Bool)? {
    var place = 0
    if ["-", "–", "to", "bis", "à", "a", "or", "oder", "ou", "o"].contains(next(0)),
      after.count > 1, after[1].number != nil
    {
      place = 2
    } else if next(0) == "-" {
      place = 1
    }
    if Self.adjectives.contains(next(place)) { place += 1 }
    guard let unit = Self.units[next(place)] else { return nil }
    let behind = next(place + 1) == "-" ? next(place + 2) : next(place + 1)
    return (
      unit, ["old", "alt", "oud"].contains(behind) || behind == "of" && next(place + 2) == "age"
    )
  }

  private static let adjectives: Set<String> = [
    "working", "business", "calendar", "more", "full", "whole", "long", "short", "other", "extra",
    "weitere", "volle", "ganze",
  ]

  private static let units: [String: Unit] = {
    var units: [String: Unit] = [:]
    for (unit, words) in [
      (
        .second,
        "second seconds sec secs sekunde sekunden seconde secondes segundo segundos secondo secondi seconden"
      ),
      (.minute, "minute minutes min mins minuten minuto minutos minuti minuut"),
      (.hour, "hour hours hr hrs stunde stunden std heure heures hora horas ora ore uren"),
      (.day, "day days tag tage tagen jour jours día días dia dias giorno giorni dag dagen"),
      (
        .week,
        "week weeks wk wks woche wochen semaine semaines semana semanas settimana settimane weken"
      ),
      (.month, "month months monat monate monaten mois mes meses mese mesi mês maand maanden"),
      (
        .year,
        "year years yr yrs jahr jahre jahren an ans année années año años anno anni ano anos jaar"
      ),
      (.percent, "% percent prozent procent pct"),
    ] as [(Unit, String)] {
      for word in words.split(separator: " ") { units[String(word)] = unit }
    }
    return units
  }()

  /// What is numbered: `hour 12`, `day 3`, `Woche 7`.
  private func place(_ digits: Int) -> Limits? {
    if digits > 2 { return nil }
    switch Self.units[last(0)] {
    case .hour: return Limits(1...23)
    case .minute, .second: return Limits(1...59)
    case .day: return Limits(1...31)
    case .week: return Limits(1...52)
    case .month: return Limits(1...12)
    case .year, .percent, nil: return nil
    }
  }
}
