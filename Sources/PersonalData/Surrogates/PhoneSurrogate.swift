import Sampling

/// Telephone numbers that no one can have, in the style of the number they replace.
///
/// North America: 555-0100 to 555-0199 (ATIS, *555 line number reference guide*). United Kingdom: Ofcom's numbers for drama.
/// Germany: Bundesnetzagentur's *Rufnummern für Drehbücher*. France: ARCEP's numbers for audiovisual works. Australia:
/// ACMA's fictitious numbers. Sweden: PTS's numbers for books and films. Ireland: ComReg's numbers for drama. Elsewhere the
/// number within the country begins with 0, which none does but Italy's; theirs begin with 1.
enum PhoneSurrogate {
  /// Patterns by form; `x` is any digit, `A` a North American area code.
  private static let patterns: [String: [String]] = [
    "+1": ["+1 A 555 01xx", "+1 A-555-01xx", "+1-A-555-01xx", "+1 (A) 555-01xx"],
    "(": ["(A) 555-01xx"],
    "-": ["A-555-01xx"],
    ".": ["A.555.01xx"],
    "+44": ["+44 20 7946 0xxx", "+44 161 496 0xxx", "+44 7700 900xxx", "+44 113 496 0xxx"],
    "0": ["020 7946 0xxx", "0161 496 0xxx", "07700 900xxx", "0113 496 0xxx", "0117 496 0xxx"],
    "+49": ["+49 30 23125 xxx", "+49 40 66969 xxx", "+49 89 99998 xxx", "+49 171 39200xx"],
    "+33": ["+33 1 99 00 xx xx", "+33 2 61 91 xx xx", "+33 6 39 98 xx xx"],
    "+61": ["+61 2 5550 xxxx", "+61 3 7010 xxxx", "+61 491 570 xxx"],
    "+46": ["+46 31 390 06 xx", "+46 8 465 004 xx", "+46 40 628 04 xx", "+46 70 174 06 xx"],
    "+353": ["+353 20 910 xxxx", "+353 20 911 xxxx"],
  ]
  private static let areaCodes = [
    "201", "206", "212", "303", "312", "404", "415", "503", "512", "602", "617", "702", "713",
    "804", "919",
  ]
  /// Calling codes of one digit and of two; all others have three (ITU-T E.164).
  private static let shortCodes: Set<Substring> = [
    "1", "7", "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45",
    "46", "47", "48", "49", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62",
    "63", "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95", "98",
  ]

  /// The calling code that digits begin with.
  static func callingCode(of digits: [Character]) -> String {
    let short = (1...2).map { String(digits.prefix($0)) }.first { shortCodes.contains($0[...]) }
    return short ?? String(digits.prefix(3))
  }

  /// The style of a number: its country, or how it is grouped.
  static func form(of value: String) -> String {
    let compact = value.filter { $0.isNumber || $0 == "+" }
    if let country = patterns.keys.filter({ $0.count > 1 }).first(where: compact.hasPrefix) {
      return country
    }
    if compact.hasPrefix("+") { return foreignForm(value, compact.dropFirst()) }
    if value.hasPrefix("(") { return "(" }
    if compact.hasPrefix("0") { return "0" }
    return value.contains(".") ? "." : "-"
  }

  /// A number of another country: its code, and how the digits behind it are grouped.
  private static func foreignForm(_ value: String, _ digits: Substring) -> String {
    let code = (1...2).map { digits.prefix($0) }.first(where: shortCodes.contains)
    let count = code?.count ?? 3
    var seen = 0
    return String(
      value.compactMap { character in
        if character.isNumber {
          seen += 1
          return seen <= count ? character : seen == count + 1 ? "N" : "x"
        }
        return signs.contains(character) ? character : nil
      })
  }

  /// What may stand between the digits of a number.
  private static let signs: Set<Character> = ["+", " ", "(", ")", "-", ".", "/"]

  /// Whether a form is that of a number of another country: a calling code and places for digits.
  private static func isForeign(_ form: String) -> Bool {
    form.hasPrefix("+") && form.contains("N")
      && form.allSatisfy {
        $0 == "N" || $0 == "x" || signs.contains($0) || $0.isWholeNumber && $0.isASCII
      }
  }

  /// A number of a form; nil where it is none of a number.
  static func value(form: String?, from stream: inout RandomStream) -> String? {
    let form = form ?? "-"
    guard let pattern = patterns[form].map({ stream.pick($0) }) ?? (isForeign(form) ? form : nil)
    else { return nil }
    var number = ""
    for character in pattern {
      switch character {
      case "x": number += String(stream.below(10))
      case "N": number += pattern.hasPrefix("+39") ? "1" : "0"
      case "A": number += stream.pick(areaCodes)
      default: number.append(character)
      }
    }
    return number
  }
}
