import Tokenization

import Sampling

/// Dates and times, written as the one that they replace was.
enum DateSurrogate {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October",
    "November", "December",
  ]
  private static let weekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]
  /// Words that say when without saying which day; they stay as they are.
  private static let plainWords: Set<String> = [
    "today", "yesterday", "tomorrow", "tonight", "this", "last", "next", "the", "of", "at", "on",
    "in", "morning",
    "afternoon", "evening", "night", "noon", "midnight", "week", "weekend", "month", "year", "ago",
    "a", "about",
    "around", "and", "to", "am", "pm", "st", "nd", "rd", "th", "o", "clock", "between", "early",
    "late", "before",
    "after", "days", "weeks", "hours", "minutes", "day", "hour", "years", "months",
  ]

  /// The form of a date: `M` month, `m` its three letters, `W` weekday, `w` its three letters, `Y` a year, `D` a day,
  /// `N` a month's number, `h` an hour, `i` minutes, `n` another small number, each after `%`; a default where a word
  /// is unknown.
  static func form(of value: String) -> String {
    var form = ""
    var hasMonth = false
    var rest = value[...]
    while let character = rest.first {
      let isLetter = character.isLetter
      let run = rest.prefix { $0.isLetter == isLetter && $0.isNumber == character.isNumber }
      let word = isLetter || character.isNumber ? run : rest.prefix(1)
      rest = rest.dropFirst(word.count)
      if isLetter {
        guard let part = wordForm(String(word)) else { return "%D %M %Y" }
        hasMonth = hasMonth || part == "%M" || part == "%m"
        form += part
      } else if character.isNumber {
        form += numberForm(word, before: form, after: rest, hasMonth: hasMonth)
      } else {
        form.append(character == "%" ? " " : character)
      }
    }
    return form
  }

  private static func wordForm(_ word: String) -> String? {
    if months.contains(word.capitalizedASCII) { return "%M" }
    if weekdays.contains(word.capitalizedASCII) { return "%W" }
    if word.count == 3 || word == "Sept" {
      if months.contains(where: { $0.hasPrefix(word.capitalizedASCII.prefix(3)) }) { return "%m" }
      if weekdays.contains(where: { $0.hasPrefix(word.capitalizedASCII) }) { return "%w" }
    }
    return plainWords.contains(word.lowercased()) ? word : nil
  }

  private static func numberForm(
    _ number: Substring, before: String, after: Substring, hasMonth: Bool
  ) -> String {
    if number.count == 4 { return "%Y" }
    if before.hasSuffix("%h:") || before.hasSuffix("%i:") { return "%i" }
    let suffix = after.drop { $0 == " " }.prefix(2).lowercased()
    if after.first == ":" || suffix == "am" || suffix == "pm" { return "%h" }
    if before.hasSuffix("%D/") || before.hasSuffix("%D.") || before.hasSuffix("%Y-") { return "%N" }
    let isRelative =
      ["da", "we", "ho", "mi", "mo", "ye"].contains(suffix)
      && !months.contains { after.drop { $0 == " " }.hasPrefix($0) }
    return isRelative ? "%n" : "%D"
  }

  static func value(form: String?, from stream: inout RandomStream) -> String {
    let year = 2021 + stream.below(6)
    let month = stream.below(12)
    let day = 1 + stream.below(28)
    var text = ""
    var isCode = false
    let isPadded =
      form?.contains("%Y-") == true || form?.contains("%D/") == true
      || form?.contains("%D.") == true
    for character in form ?? "%D %M %Y" {
      if !isCode {
        if character == "%" { isCode = true } else { text.append(character) }
        continue
      }
      isCode = false
      switch character {
      case "M": text += months[month]
      case "m": text += months[month].prefix(3)
      case "W": text += stream.pick(weekdays)
      case "w": text += stream.pick(weekdays).prefix(3)
      case "Y": text += String(year)
      case "D": text += isPadded ? padded(day) : String(day)
      case "N": text += padded(month + 1)
      case "h": text += String(1 + stream.below(12))
      case "i": text += padded(stream.below(60))
      default: text += String(2 + stream.below(8))
      }
    }
    return text
  }

  private static func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
}

extension String {
  /// The first letter in upper case, the others in lower.
  fileprivate var capitalizedASCII: String { prefix(1).uppercased() + dropFirst().lowercased() }
}
