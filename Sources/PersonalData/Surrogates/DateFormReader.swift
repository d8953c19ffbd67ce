/// Reads how a date is written, and leaves nothing of the date itself: numbers and names become parts, and of other words only those
/// stay that say when without saying which day.
struct DateFormReader {
  /// A run of letters, a run of digits, or one other character.
  private struct Token {
    let text: String
    var number: Int?
    var isWord: Bool { number == nil && text.first?.isLetter == true }
    var word: String { text.lowercased() }
  }

  private let tokens: [Token]
  private let names: CalendarNames
  private var pieces: [DateForm.Piece] = []

  /// The form of a date; the language's usual one where a word of it is unknown.
  ///
  /// - Parameter language: That of the text around it; nil where it is not known.
  static func form(of value: String, language: String?) -> DateForm {
    let tokens = tokens(of: ControlCharacters.removed(from: value))
    let own = language ?? "en"
    var best: (names: CalendarNames, known: Int)?
    for names in CalendarNames.all(beginningWith: own) {
      let known = tokens.count { $0.isWord && isKnown($0.text, names) }
      if known > best?.known ?? -1 { best = (names, known) }
    }
    let usual = DateForm.usual(in: CalendarNames.of(own).language)
    let words = tokens.count { $0.isWord && !isSuffix($0.text) }
    guard let best, best.known >= words else { return usual }
    var reader = DateFormReader(tokens: tokens, names: best.names)
    guard reader.read() else { return usual }
    // A date of numbers alone is written alike in all languages.
    return DateForm(
      language: tokens.contains(where: \.isWord) ? best.names.language : "en",
      pieces: reader.pieces)
  }

  private init(tokens: [Token], names: CalendarNames) {
    (self.tokens, self.names) = (tokens, names)
  }

  private static func tokens(of value: String) -> [Token] {
    var tokens: [Token] = []
    var rest = value[...]
    while let first = rest.first {
      func kind(_ character: Character) -> Int {
        character.isASCII && character.isNumber ? 0 : character.isLetter ? 1 : 2
      }
      let run = kind(first) == 2 ? rest.prefix(1) : rest.prefix { kind($0) == kind(first) }
      rest = rest.dropFirst(run.count)
      tokens.append(Token(text: String(run), number: Int(run)))
    }
    return tokens
  }

  private static func isSuffix(_ word: String) -> Bool {
    CalendarNames.ordinalEndings.contains(word.lowercased())
  }

  private static func isKnown(_ word: String, _ names: CalendarNames) -> Bool {
    names.plainWords.contains(word.lowercased()) || nameForm(word, names) != nil
      || names.weekdays.contains { $0.hasPrefix(word.lowercased() + "-") }
      || word.lowercased() == "feira"
  }

  // MARK: Names

  /// The part that a word is the name of.
  private static func nameForm(
    _ word: String, _ names: CalendarNames
  ) -> (part: DateForm.Part, style: DateForm.Style?)? {
    func found(_ list: [String], _ part: DateForm.Part) -> (DateForm.Part, DateForm.Style?)? {
      guard let name = list.first(where: { $0.lowercased() == word.lowercased() }) else {
        return nil
      }
      if word == name { return (part, nil) }
      if word.count > 1, word == word.uppercased() { return (part, .upper) }
      return (part, word == word.lowercased() ? .lower : nil)
    }
    if let found = found(names.months, .month) ?? found(names.weekdays, .weekday) { return found }
    if let found = found(names.shortMonths, .shortMonth) { return found }
    if names.language == "en", word.lowercased() == "sept" { return (.shortMonth, nil) }
    // Of two letters many are words.
    let isName = names.language != "en" || word.first?.isUppercase == true
    return word.count > 2 && isName ? found(names.shortWeekdays, .shortWeekday) : nil
  }

  /// Whether some hour is one of twelve: `am` or `pm` stands behind it.
  private var hasHalf: Bool {
    tokens.indices.contains { place in
      number(place) != nil && isHalf(text(place + 1) == " " ? place + 2 : place + 1)
    }
  }

  private func isHalf(_ place: Int) -> Bool {
    ["am", "pm"].contains(word(place))
      || ["a", "p"].contains(word(place)) && text(place + 1) == "." && word(place + 2) == "m"
  }

  // MARK: Tokens

  private func text(_ place: Int) -> String {
    tokens.indices.contains(place) ? tokens[place].text : ""
  }
  private func word(_ place: Int) -> String { text(place).lowercased() }
  private func number(_ place: Int) -> Int? {
    tokens.indices.contains(place) ? tokens[place].number : nil
  }
  private func length(_ place: Int) -> Int { text(place).count }

  private mutating func append(_ part: DateForm.Part, _ style: DateForm.Style? = nil) {
    pieces.append(.part(part, style))
  }
  private mutating func append(_ text: String) {
    if case .text(let last)? = pieces.last {
      pieces[pieces.count - 1] = .text(last + text)
    } else {
      pieces.append(.text(text))
    }
  }

  // MARK: Reading

  /// Reads all tokens; false where one is unknown.
  private mutating func read() -> Bool {
    var place = 0
    while place < tokens.count {
      if let value = tokens[place].number {
        place = readNumber(value, at: place)
      } else if tokens[place].isWord {
        guard let next = readWord(at: place) else { return false }
        place = next
      } else {
        append(text(place) == "%" ? " " : text(place))
        place += 1
      }
    }
    return tokens.contains { $0.isWord || $0.number != nil }
  }

  private mutating func readWord(at place: Int) -> Int? {
    let own = text(place)
    // `segunda-feira` is one name.
    if text(place + 1) == "-", word(place + 2) == "feira",
      let (part, style) = Self.nameForm("\(own)-\(text(place + 2))", names)
    {
      append(part, style)
      return place + 3
    }
    if let (part, style) = Self.nameForm(own, names) {
      append(part, style)
      return place + 1
    }
    guard names.plainWords.contains(own.lowercased()) else { return nil }
    append(own)
    return place + 1
  }

  private mutating func readNumber(_ value: Int, at place: Int) -> Int {
    let style: DateForm.Style? = isPadded(at: place) ? .padded : nil
    // A distance from Greenwich is nobody's.
    if text(place - 1) == "+", text(place + 1) == ":", number(place + 2) != nil {
      append("\(text(place)):00")
      return place + 3
    }
    let isAfterColon = text(place - 1) == ":" && number(place - 2) != nil
    if isAfterColon || word(place - 1) == "h" && number(place - 2) != nil {
      append(.minute)
      return place + 1
    }
    if let end = readTime(at: place) ?? readNumericDate(at: place) { return end }
    let next = text(place + 1) == " " ? place + 2 : place + 1
    let isHour =
      length(place) <= 2
      && (text(place + 1) == ":" && number(place + 2) != nil
        || ["uhr", "h", "uur", "o"].contains(word(next)) || isHalf(next))
    if isHour {
      // ISO 8601 writes all hours with two digits.
      let style = text(place - 1) == "T" ? .padded : style
      append(hasHalf || word(next) == "o" ? .hour : .hourOfDay, style)
      return place + 1
    }
    if length(place) == 4 {
      append((1_000..<2_000).contains(value) ? .oldYear : .year)
      return place + 1
    }
    if ["'", "’"].contains(text(place - 1)), length(place) == 2 {
      append(.shortYear)
      return place + 1
    }
    if isUnit(next) {
      // One of something is nobody's, and its word has no plural.
      if value == 1 { append("1") } else { append(.count) }
      return place + 1
    }
    guard length(place) <= 2, value <= 31 else {
      append(.count)
      return place + 1
    }
    append(.day, style)
    guard Self.isSuffix(text(place + 1)), tokens[place + 1].isWord, isOrdinal(place + 1) else {
      return place + 1
    }
    append(.ordinal)
    return place + 2
  }

  /// The end of an hour and minutes with a point between them, where a word behind says that they are: `9.30 am`, `14.30 Uhr`.
  private mutating func readTime(at place: Int) -> Int? {
    let behind = text(place + 3) == " " ? place + 4 : place + 3
    guard text(place + 1) == ".", length(place + 2) == 2, number(place + 2) ?? 60 < 60,
      length(place) <= 2, isHalf(behind) || ["uhr", "uur", "h"].contains(word(behind))
    else { return nil }
    append(isHalf(behind) ? .hour : .hourOfDay, isPadded(at: place) ? .padded : nil)
    append(".")
    append(.minute)
    return place + 3
  }

  /// Whether letters directly behind a day are the ending of its ordinal.
  private func isOrdinal(_ place: Int) -> Bool {
    switch names.language {
    case "en": ["st", "nd", "rd", "th"].contains(word(place))
    case "fr": ["er", "e", "ère", "re"].contains(word(place))
    case "nl": ["e", "ste", "de"].contains(word(place))
    default: ["º", "ª", "o", "a"].contains(word(place))
    }
  }

  private func isPadded(at place: Int) -> Bool {
    text(place).hasPrefix("0") && length(place) == 2
  }

  private static let units: Set<String> = [
    "day", "days", "week", "weeks", "hour", "hours", "minute", "minutes", "month", "months",
    "year", "years", "tag", "tage", "tagen", "woche", "wochen", "monat", "monate", "monaten",
    "jahr", "jahre", "jahren", "stunde", "stunden", "minuten", "jour", "jours", "semaine",
    "semaines", "mois", "an", "ans", "heure", "heures", "día", "días", "semana", "semanas", "mes",
    "meses", "año", "años", "hora", "horas", "giorno", "giorni", "settimana", "settimane", "mese",
    "mesi", "anno", "anni", "ora", "ore", "dia", "dias", "mês", "ano", "anos", "dag", "dagen",
    "weken", "maand", "maanden", "jaar", "minutos", "minuti", "minutes",
  ]

  private func isUnit(_ place: Int) -> Bool { Self.units.contains(word(place)) }

  // MARK: Numbers alone

  /// The end of a date of two or three numbers with the same sign between: `2024-03-01`, `1/3/24`, `05/2024`.
  private mutating func readNumericDate(at place: Int) -> Int? {
    let sign = text(place + 1)
    guard ["-", "/", "."].contains(sign), let first = number(place), let second = number(place + 2)
    else { return nil }
    let third = text(place + 3) == sign ? number(place + 4) : nil
    let isPadded = length(place) == 2 && length(place + 2) == 2
    let style: DateForm.Style? =
      isPadded || length(place) == 4 && length(place + 2) == 2 ? .padded : nil
    let year: DateForm.Part =
      length(place + 4) == 2 ? .shortYear : third ?? 0 < 2_000 ? .oldYear : .year
    if length(place) == 4, second <= 12 {
      append(first < 2_000 ? .oldYear : .year)
      append(sign)
      append(.monthNumber, style)
      guard third != nil else { return place + 3 }
      append(sign)
      append(.day, length(place + 4) == 2 ? .padded : nil)
      return place + 5
    }
    guard length(place) <= 2, first <= 31 else { return nil }
    if third == nil, length(place + 2) == 4, first <= 12 {
      append(.monthNumber, length(place) == 2 ? .padded : nil)
      append(sign)
      append(second < 2_000 ? .oldYear : .year)
      return place + 3
    }
    guard length(place + 2) <= 2, second <= 31, max(min(first, second), 1) <= 12 else { return nil }
    guard third != nil || sign != "-" && text(place + 3) != sign else { return nil }
    if third != nil, ![2, 4].contains(length(place + 4)) { return nil }
    // Where both may be the day, a day that may be a month is right in either order.
    let isDayFirst = first > 12 || second <= 12
    let day: DateForm.Part = first <= 12 && second <= 12 && sign != "." ? .earlyDay : .day
    append(isDayFirst ? day : .monthNumber, style)
    append(sign)
    append(isDayFirst ? .monthNumber : day, style)
    guard third != nil else { return place + 3 }
    append(sign)
    append(year)
    return place + 5
  }
}
