import Corpora
import Sampling

/// How a date or time of day is written: in which language, in which order, and what stands between its parts.
///
/// Stored as text with a code for each part behind `%`: `M` month, `m` its short name, `W` weekday, `w` its short name, `Y` a year
/// of this century, `X` one of the last, `y` its last two digits, `D` a day, `d` a day up to 12, `N` a month's number, `h` an hour
/// of twelve, `H` of twenty-four, `i` minutes, `n` another small number, `o` the ending of the day's ordinal. A `0` before the code
/// asks for two digits, `^` for capitals, `_` for small letters. `%L` and two letters at the beginning name a language but English.
struct DateForm: Hashable, Sendable {
  /// A part of a date.
  enum Part: Character, Sendable {
    case month = "M"
    case shortMonth = "m"
    case weekday = "W"
    case shortWeekday = "w"
    case year = "Y"
    case oldYear = "X"
    case shortYear = "y"
    case day = "D"
    case earlyDay = "d"
    case monthNumber = "N"
    case hour = "h"
    case hourOfDay = "H"
    case minute = "i"
    case count = "n"
    case ordinal = "o"
  }

  /// How a part differs from its usual writing.
  enum Style: Character, Sendable {
    case padded = "0"
    case upper = "^"
    case lower = "_"
  }

  /// A part, or a text that stays.
  enum Piece: Hashable, Sendable {
    case part(Part, Style?)
    case text(String)
  }

  let language: String
  let pieces: [Piece]

  init(language: String, pieces: [Piece]) { (self.language, self.pieces) = (language, pieces) }

  /// The usual form of a language such as `de`.
  static func usual(in language: String) -> DateForm {
    let form = CalendarNames.of(language).usualForm
    return DateForm(stored: form) ?? DateForm(language: "en", pieces: [.part(.year, nil)])
  }

  // MARK: Stored

  /// Reads ``stored``; nil where it is not the form of a date.
  init?(stored: String) {
    var rest = stored[...]
    var language = "en"
    if rest.hasPrefix("%L") {
      language = String(rest.dropFirst(2).prefix(2))
      guard CalendarNames.of(language).language == language else { return nil }
      rest = rest.dropFirst(4)
    }
    var pieces: [Piece] = []
    var text = ""
    while let character = rest.popFirst() {
      guard character == "%" else {
        if character.unicodeScalars.contains(where: ControlCharacters.isControl) { return nil }
        text.append(character)
        continue
      }
      if !text.isEmpty { pieces.append(.text(text)) }
      text = ""
      let style = rest.first.flatMap(Style.init)
      if style != nil { rest.removeFirst() }
      guard let part = rest.popFirst().flatMap(Part.init) else { return nil }
      pieces.append(.part(part, style))
    }
    if !text.isEmpty { pieces.append(.text(text)) }
    if pieces.isEmpty { return nil }
    (self.language, self.pieces) = (language, pieces)
  }

  var stored: String {
    pieces.reduce(into: language == "en" ? "" : "%L\(language)") { text, piece in
      switch piece {
      case .part(let part, let style):
        text.append("%")
        if let style { text.append(style.rawValue) }
        text.append(part.rawValue)
      case .text(let own): text += own
      }
    }
  }

  // MARK: Filling

  /// A date that there is; its weekday is the one that it fell on.
  ///
  /// - Parameter last: The number of the day that the text named before, which this one follows soon; nil where it named none.
  func value(from stream: inout RandomStream, after last: inout Int?) -> String {
    let names = CalendarNames.of(language)
    let isOld = pieces.contains(.part(.oldYear, nil))
    let isEarly = has([.earlyDay])
    let hasDay = has([.day, .earlyDay])
    let hasMonth = has([.month, .shortMonth, .monthNumber])
    let follows = isOld || !hasMonth ? nil : last
    // A month alone is another one.
    let gap = hasDay ? 1 + stream.below(Self.longestGap) : 31
    let next = follows.map { GregorianCalendar.date($0 + gap) }
    let year = next?.year ?? (isOld ? 1940 + stream.below(60) : 2021 + stream.below(6))
    let month = next.map { $0.month - 1 } ?? stream.below(12)
    // In French and Portuguese the first of a month is an ordinal.
    let isOrdinal = pieces.contains(.part(.ordinal, nil))
    let isFirstOrdinal = ["fr", "pt", "it"].contains(language) && !isOrdinal
    let first = isFirstOrdinal ? 2 : 1
    let lastDay = isEarly ? 12 : 28
    let day =
      next.map { min(max(first, $0.day), lastDay) } ?? first + stream.below(lastDay - first + 1)
    // Day 0 was a Thursday.
    let number = GregorianCalendar.dayNumber(year: year, month: month + 1, day: day)
    if !isOld, hasDay, hasMonth { last = number }
    let weekday = hasDay ? ((number + 3) % 7 + 7) % 7 : stream.below(7)
    var text = ""
    for piece in pieces {
      switch piece {
      case .text(let own): text += own
      case .part(let part, let style):
        switch part {
        case .month: text += Self.styled(names.months[month], style)
        case .shortMonth: text += Self.styled(names.shortMonths[month], style)
        case .weekday: text += Self.styled(names.weekdays[weekday], style)
        case .shortWeekday: text += Self.styled(names.shortWeekdays[weekday], style)
        case .year, .oldYear: text += String(year)
        case .shortYear: text += Self.written(year % 100, .padded)
        case .day, .earlyDay: text += Self.written(day, style)
        case .monthNumber: text += Self.written(month + 1, style)
        case .hour: text += Self.written(1 + stream.below(12), style)
        case .hourOfDay: text += Self.written(6 + stream.below(17), style)
        case .minute: text += Self.written(stream.below(60), .padded)
        case .count: text += String(2 + stream.below(8))
        case .ordinal: text += names.ordinalEnding(of: day)
        }
      }
    }
    return text
  }

  /// A date that there is, by itself.
  func value(from stream: inout RandomStream) -> String {
    var last: Int?
    return value(from: &stream, after: &last)
  }

  /// Whether it has one of some parts.
  private func has(_ parts: Set<Part>) -> Bool {
    pieces.contains { if case .part(let part, _) = $0 { parts.contains(part) } else { false } }
  }

  /// How many days lie between two dates of a text at most.
  private static let longestGap = 14

  private static func written(_ number: Int, _ style: Style?) -> String {
    (style == .padded && number < 10 ? "0" : "") + String(number)
  }

  private static func styled(_ name: String, _ style: Style?) -> String {
    switch style {
    case .upper: name.uppercased()
    case .lower: name.lowercased()
    case .padded, nil: name
    }
  }
}
