import Sampling

/// Telephone numbers that no one can have, in the style of the number they replace.
///
/// North America: 555-0100 to 555-0199 (ATIS, *555 line number reference guide*). United Kingdom: Ofcom's numbers for drama.
/// Germany: Bundesnetzagentur's *Rufnummern für Drehbücher*. France: ARCEP's numbers for audiovisual works. Australia:
/// ACMA's fictitious numbers.
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
  ]
  private static let areaCodes = [
    "201", "206", "212", "303", "312", "404", "415", "503", "512", "602", "617", "702", "713",
    "804", "919",
  ]

  /// The style of a number: its country, or how it is grouped.
  static func form(of value: String) -> String {
    let compact = value.filter { $0.isNumber || $0 == "+" }
    if let country = ["+44", "+49", "+33", "+61", "+1"].first(where: compact.hasPrefix) {
      return country
    }
    if compact.hasPrefix("+") { return "+44" }
    if value.hasPrefix("(") { return "(" }
    if compact.hasPrefix("0") { return "0" }
    return value.contains(".") ? "." : "-"
  }

  static func value(form: String?, from stream: inout RandomStream) -> String {
    let pattern = stream.pick(patterns[form ?? "-"] ?? ["A-555-01xx"])
    var number = ""
    for character in pattern {
      switch character {
      case "x": number += String(stream.below(10))
      case "A": number += stream.pick(areaCodes)
      default: number.append(character)
      }
    }
    return number
  }
}
