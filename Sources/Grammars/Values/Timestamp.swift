import Corpora

/// A point in time on the proleptic Gregorian calendar, without a zone.
struct Timestamp: Comparable, Sendable {
  /// Seconds since 1970-01-01 00:00.
  var seconds: Int
  /// Whether the time of day is meant too.
  var hasTime: Bool

  static func < (a: Timestamp, b: Timestamp) -> Bool { a.seconds < b.seconds }

  init(seconds: Int, hasTime: Bool) { (self.seconds, self.hasTime) = (seconds, hasTime) }

  /// nil where there is no such day.
  init?(year: Int, month: Int, day: Int) {
    guard (1...12).contains(month),
      (1...GregorianCalendar.dayCount(year: year, month: month)).contains(day)
    else {
      return nil
    }
    let number = GregorianCalendar.dayNumber(year: year, month: month, day: day)
    self.init(seconds: number * 86_400, hasTime: false)
  }

  private var day: Int { seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400 }

  private var date: (year: Int, month: Int, day: Int) { GregorianCalendar.date(day) }

  /// 1 for Monday to 7 for Sunday.
  var weekday: Int { ((day % 7) + 10) % 7 + 1 }

  /// The time some units later; a day that a month lacks becomes the month's last.
  func adding(_ amount: Double, _ unit: TimeUnit) -> Timestamp {
    var result = self
    let whole = Int(clamping: amount)
    switch unit {
    case .second, .minute, .hour:
      result.seconds += Int(clamping: (amount * Double(unit.seconds)).rounded())
      result.hasTime = true
    case .day, .week: result.seconds += Int(clamping: (amount * Double(unit.seconds)).rounded())
    case .workday:
      var left = min(abs(whole), 100_000)
      while left > 0 {
        result.seconds += whole < 0 ? -86_400 : 86_400
        if result.weekday < 6 { left -= 1 }
      }
    case .month, .year:
      let (year, month, day) = date
      // Years beyond the calendar's would overflow the seconds.
      let most = 12 * 1_000_000
      let change = max(-most, min(most, whole * (unit == .year ? 12 : 1)))
      let months = max(-most, min(most, year * 12 + month - 1 + change))
      let newYear = months >= 0 ? months / 12 : (months - 11) / 12
      let newMonth = months - newYear * 12 + 1
      let days = GregorianCalendar.dayNumber(
        year: newYear, month: newMonth,
        day: min(day, GregorianCalendar.dayCount(year: newYear, month: newMonth)))
      result.seconds = days * 86_400 + seconds - self.day * 86_400
    }
    return result
  }

  /// `2026-03-09`, with `T14:05:00` where the time of day is meant.
  func appendISO(to text: inout [UInt8]) {
    func append(_ number: Int, _ width: Int) {
      let digits = String(number)
      text += String(repeating: "0", count: max(0, width - digits.utf8.count)).utf8
      text += digits.utf8
    }
    let (year, month, day) = date
    append(year, 4)
    text.append(UInt8(ascii: "-"))
    append(month, 2)
    text.append(UInt8(ascii: "-"))
    append(day, 2)
    guard hasTime else { return }
    let rest = seconds - self.day * 86_400
    text.append(UInt8(ascii: "T"))
    append(rest / 3600, 2)
    text.append(UInt8(ascii: ":"))
    append(rest / 60 % 60, 2)
    text.append(UInt8(ascii: ":"))
    append(rest % 60, 2)
  }
}

extension Int {
  /// The nearest whole number towards 0; the greatest or least one where it is too large.
  fileprivate init(clamping value: Double) {
    self =
      Int(exactly: value.rounded(.towardZero)) ?? (value > 0 ? 1 << 40 : value < 0 ? -(1 << 40) : 0)
    self = Swift.max(-(1 << 40), Swift.min(1 << 40, self))
  }
}

/// What time is counted in.
enum TimeUnit: String, CaseIterable {
  case second, minute, hour, day, workday, week, month, year

  /// By its name in the singular or plural.
  init?(word: String) {
    guard let unit = Self(rawValue: word.hasSuffix("s") ? String(word.dropLast()) : word) else {
      return nil
    }
    self = unit
  }

  var seconds: Int {
    switch self {
    case .second: 1
    case .minute: 60
    case .hour: 3600
    case .day, .workday, .month, .year: 86_400
    case .week: 604_800
    }
  }
}
