/// Numbers with what belongs to them: a currency sign, a percent or degree sign, a unit, no-break spaces.
enum Measure {
  /// Returns the measure at `index`, where a digit or a currency sign stands; nil where ICU's own number is all there is.
  ///
  /// - Parameter first: No measure begins before that.
  static func range(in text: [UInt8], at index: Int, first: Int) -> Range<Int>? {
    var start = index
    var place = index
    if let sign = currencyEnd(text, index) {
      place = sign
      // The dollars and pounds of a country: US$, A$.
      var letters = start
      while letters > first, start - letters < 3, text[letters - 1].isUppercase { letters -= 1 }
      if !text.isWord(letters - 1) { start = letters }
    }
    guard text.has(place, where: \.isDigit), !text.isWord(start - 1), !isInNumber(text, start)
    else { return nil }
    var (end, isJoined) = numberEnd(text, place)
    if place > index { isJoined = true }
    if let unit = unitEnd(text, end) {
      end = unit
      isJoined = true
    }
    if text.isWord(end) || text.has(end, "@") { return nil }
    return isJoined ? start..<end : nil
  }

  /// Whether a separator and a digit stand before, so that a number goes on here.
  private static func isInNumber(_ text: [UInt8], _ start: Int) -> Bool {
    (text.has(start - 1, ".") || text.has(start - 1, ",")) && text.has(start - 2, where: \.isDigit)
  }

  /// The end of the digits with their separators, and whether a no-break space is among those.
  private static func numberEnd(_ text: [UInt8], _ start: Int) -> (end: Int, isJoined: Bool) {
    var end = start
    var isJoined = false
    while true {
      while text.has(end, where: \.isDigit) { end += 1 }
      if text.has(end, where: separators.contains), text.has(end + 1, where: \.isDigit) {
        end += 1
      } else if let space = noBreakSpaceEnd(text, end),
        (0..<3).allSatisfy({ text.has(space + $0, where: \.isDigit) }), !text.isWord(space + 3)
      {
        isJoined = true
        end = space + 3
      } else {
        return (end, isJoined)
      }
    }
  }

  /// The end of a unit, behind the number or behind its no-break space; nil where there is none.
  private static func unitEnd(_ text: [UInt8], _ number: Int) -> Int? {
    let start = noBreakSpaceEnd(text, number) ?? number
    if let sign = signEnd(text, start) ?? currencyEnd(text, start) {
      return text.isWord(sign) ? nil : sign
    }
    if let degree = match(text, start, "°") {
      let isScale = text.has(degree) { $0 == UInt8(ascii: "C") || $0 == UInt8(ascii: "F") }
      return isScale && !text.isWord(degree + 1) ? degree + 1 : text.isWord(degree) ? nil : degree
    }
    let letters = lettersEnd(text, start)
    if letters == start { return nil }
    if let power = powers.lazy.compactMap({ match(text, letters, $0) }).first,
      text.isWord(power) == false
    {
      return power
    }
    if text.has(letters, "/") {
      let second = lettersEnd(text, letters + 1)
      let isRate =
        units.contains(String(decoding: text[start..<letters], as: UTF8.self).lowercased())
        && divisors.contains(String(decoding: text[(letters + 1)..<second], as: UTF8.self))
      if isRate {
        return powers.lazy.compactMap { match(text, second, $0) }.first ?? second
      }
    }
    let isUnit =
      letters - start <= 4 && !text.isWord(letters)
      && units.contains(String(decoding: text[start..<letters], as: UTF8.self).lowercased())
    return isUnit ? letters : nil
  }

  private static func lettersEnd(_ text: [UInt8], _ start: Int) -> Int {
    var end = start
    while end < text.count, text[end].isLetter || match(text, end, "µ") != nil {
      end = match(text, end, "µ") ?? end + 1
    }
    return end
  }

  private static func signEnd(_ text: [UInt8], _ start: Int) -> Int? {
    match(text, start, "%") ?? match(text, start, "‰")
  }

  private static func currencyEnd(_ text: [UInt8], _ start: Int) -> Int? {
    if text.has(start, "$") { return start + 1 }
    guard text.has(start, where: { $0 == 0xC2 || $0 == 0xE2 }) else { return nil }
    return currencies.lazy.compactMap { match(text, start, $0) }.first
  }

  private static func noBreakSpaceEnd(_ text: [UInt8], _ start: Int) -> Int? {
    match(text, start, "\u{A0}") ?? match(text, start, "\u{202F}")
  }

  private static func match(_ text: [UInt8], _ start: Int, _ part: StaticString) -> Int? {
    let bytes = part.description.utf8
    return text[min(start, text.count)...].starts(with: bytes) ? start + bytes.count : nil
  }

  private static let separators = Set(".,'".utf8)
  private static let currencies: [StaticString] = [
    "€", "£", "¥", "¢", "₹", "₽", "₩", "₺", "₴", "₫", "₪", "₱",
  ]
  private static let powers: [StaticString] = ["²", "³"]
  /// Units that take a divisor, or stand behind a no-break space, in lower case.
  private static let units: Set<String> = [
    "km", "m", "mi", "ft", "l", "ml", "g", "mg", "kg", "µg", "kb", "mb", "gb", "kbit", "mbit",
    "gbit",
    "cm", "mm", "nm", "µm", "t", "w", "kw", "kwh", "mw", "v", "a", "ma", "hz", "khz", "mhz", "ghz",
    "s",
    "ms", "h", "min", "j", "kj", "kcal", "pa", "hpa", "bar", "db", "tb", "mol", "n", "px", "pt",
  ]
  private static let divisors: Set<String> = [
    "h", "s", "min", "d", "kg", "l", "ml", "dl", "m", "km", "cm", "day", "mo", "yr", "mol", "ha",
  ]
}
