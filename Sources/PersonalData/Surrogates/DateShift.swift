import Corpora

/// Moves dates by a number of days and leaves them written as they were.
///
/// Whole weeks keep weekdays; one number for a document keeps the time between two dates.
struct DateShift: Sendable {
  /// By how many days.
  let days: Int
  /// Whether `3/4/2025` is 4 March.
  let isMonthFirst: Bool
  /// The names of months that are looked for, those of the text's language first.
  private let calendars: [CalendarNames]
  private let language: String

  /// Prepares to move dates.
  ///
  /// - Parameter language: That of the text, such as `de`.
  init(days: Int, isMonthFirst: Bool, language: String) {
    (self.days, self.isMonthFirst, self.language) = (days, isMonthFirst, language)
    calendars = CalendarNames.all(beginningWith: language)
  }

  /// A piece of a date: a run of digits, of letters, or what stands between.
  private struct Piece {
    var text: String
    var number: Int?
    /// The month that it names: its place, in which language, and whether by its short name.
    var month: (place: Int, names: CalendarNames, isShort: Bool)?
  }

  /// Returns the date moved, or as it was where it names no day of a month or no month of a year.
  func moved(_ value: String) -> String {
    var pieces = pieces(value)
    guard let parts = parts(pieces) else { return value }
    let year = parts.year.flatMap { pieces[$0].number }
    let month = pieces[parts.month].month.map { $0.place + 1 } ?? pieces[parts.month].number ?? 1
    let day = parts.day.flatMap { pieces[$0].number }
    guard (1...12).contains(month), (1...31).contains(day ?? 1), (0...9_999).contains(year ?? 1)
    else { return value }
    // Two digits are of this century, and a date without a year is as good in any.
    let whole = year.map { $0 < 100 ? 2000 + $0 : $0 } ?? 2023
    let moved = GregorianCalendar.date(
      GregorianCalendar.dayNumber(year: whole, month: month, day: day ?? 15) + days)
    let isPadded = Self.isPadded(pieces, parts)
    if let place = parts.year {
      let isShort = (year ?? 0) < 100 && pieces[place].text.count == 2
      pieces[place].text = isShort ? Self.padded(moved.year % 100, 2) : String(moved.year)
    }
    if let place = parts.day {
      pieces[place].text = Self.padded(moved.day, isPadded ? 2 : 1)
      writeOrdinal(moved.day, behind: place, pieces[parts.month].month?.names, in: &pieces)
    }
    Self.write(moved.month, to: &pieces[parts.month], isPadded: isPadded)
    return pieces.map(\.text).joined()
  }

  /// Writes the ending of a day's ordinal where there was one, and of a first of a month in French, which always has one.
  private func writeOrdinal(
    _ day: Int, behind place: Int, _ names: CalendarNames?, in pieces: inout [Piece]
  ) {
    let names = names ?? CalendarNames.of(language)
    let next = place + 1 < pieces.count ? pieces[place + 1].text.lowercased() : ""
    if CalendarNames.ordinalEndings.contains(next) {
      let isEnglish = ["st", "nd", "rd", "th"].contains(next)
      pieces[place + 1].text =
        isEnglish ? CalendarNames.englishEnding(of: day) : names.ordinalEnding(of: day)
    } else if names.language == "fr", day == 1, next == " ",
      pieces.contains(where: { $0.month != nil })
    {
      pieces[place].text += names.ordinalEnding(of: day)
    }
  }

  // MARK: Reading

  private func pieces(_ value: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = value[...]
    while let first = rest.first {
      let run = rest.prefix {
        $0.isLetter == first.isLetter
          && ($0.isASCII && $0.isNumber) == (first.isASCII && first.isNumber)
      }
      rest = rest.dropFirst(run.count)
      var piece = Piece(text: String(run))
      piece.number = Int(run)
      if first.isLetter { piece.month = month(run.lowercased()) }
      pieces.append(piece)
    }
    for place in pieces.indices.dropFirst() {
      // “May” is a whole name and a short one; between such signs stand short ones.
      guard let (month, names, _) = pieces[place].month,
        ["-", "/"].contains(pieces[place - 1].text)
      else { continue }
      let isShort = pieces[place].text.lowercased() == names.shortMonths[month].lowercased()
      pieces[place].month = (month, names, isShort)
    }
    return pieces
  }

  private func month(_ word: String) -> (place: Int, names: CalendarNames, isShort: Bool)? {
    func place(_ list: [String]) -> Int? { list.firstIndex { $0.lowercased() == word } }
    for names in calendars {
      if let place = place(names.months) { return (place, names, false) }
    }
    for names in calendars {
      let isSeptember = word == "sept" && names.language == "en"
      if let place = isSeptember ? 8 : place(names.shortMonths) { return (place, names, true) }
    }
    return nil
  }

  /// Which pieces are the year, the month and the day; nil where no month is told.
  private func parts(_ pieces: [Piece]) -> (year: Int?, month: Int, day: Int?)? {
    if let month = pieces.firstIndex(where: { $0.month != nil }) {
      let numbers = pieces.indices.filter { pieces[$0].number != nil && abs($0 - month) <= 6 }
      let year = numbers.first { pieces[$0].text.count == 4 }
      let day = numbers.filter { pieces[$0].text.count <= 2 && !isTime(pieces, $0) }
        .min { abs($0 - month) < abs($1 - month) }
      return year == nil && day == nil ? nil : (year, month, day)
    }
    guard let first = pieces.indices.dropLast(4).first(where: { isNumeric(pieces, $0) }) else {
      return nil
    }
    let places = (first, first + 2, first + 4)
    if pieces[places.0].text.count == 4 { return (places.0, places.1, places.2) }
    let second = pieces[places.1].number ?? 0
    let isPoint = pieces[first + 1].text == "."
    let takesMonthFirst =
      !isPoint && (isMonthFirst || second > 12) && (pieces[places.0].number ?? 0) <= 12
    return takesMonthFirst ? (places.2, places.0, places.1) : (places.2, places.1, places.0)
  }

  /// Whether three numbers begin at a place with the same sign between them.
  private func isNumeric(_ pieces: [Piece], _ first: Int) -> Bool {
    let sign = pieces[first + 1].text
    return ["-", "/", "."].contains(sign) && pieces[first + 3].text == sign
      && [0, 2, 4].allSatisfy { pieces[first + $0].number != nil }
  }

  private func isTime(_ pieces: [Piece], _ place: Int) -> Bool {
    place + 1 < pieces.count && pieces[place + 1].text.hasPrefix(":")
      || place > 0 && pieces[place - 1].text.hasSuffix(":")
  }

  // MARK: Writing

  private static func write(_ month: Int, to piece: inout Piece, isPadded: Bool) {
    guard let named = piece.month else {
      piece.text = padded(month, isPadded ? 2 : 1)
      return
    }
    let name = (named.isShort ? named.names.shortMonths : named.names.months)[month - 1]
    if piece.text.count > 1, piece.text.allSatisfy(\.isUppercase) {
      piece.text = name.uppercased()
    } else if piece.text.first?.isUppercase == true {
      piece.text = name.prefix(1).uppercased() + name.dropFirst()
    } else {
      piece.text = name.lowercased()
    }
  }

  /// Whether the day and a month that is a number are written with two digits.
  private static func isPadded(
    _ pieces: [Piece], _ parts: (year: Int?, month: Int, day: Int?)
  ) -> Bool {
    let isNumeric = pieces[parts.month].month == nil
    return (!isNumeric || pieces[parts.month].text.count > 1)
      && parts.day.map {
        pieces[$0].text.count > 1 && (isNumeric || pieces[$0].text.hasPrefix("0"))
      }
        ?? isNumeric
  }

  private static func padded(_ number: Int, _ length: Int) -> String {
    String(repeating: "0", count: max(0, length - String(number).count)) + String(number)
  }
}
