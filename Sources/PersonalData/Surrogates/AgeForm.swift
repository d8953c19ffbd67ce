import Sampling

/// How an age is written, and the stage of life that it is of: a few years, so that a grandmother stays one and a baby, too.
///
/// Stored as `85-94`, with the words before and behind the number parted by `|`: `|85-94|-year-old`.
struct AgeForm: Hashable, Sendable {
  private let before: String
  private let stage: ClosedRange<Int>
  private let behind: String

  /// The stages, by the first year of each.
  private static let starts = [1, 3, 6, 10, 13, 16, 18, 25, 35, 45, 55, 65, 75, 85, 95, 100]
  private static let oldest = 105
  private static let adults = 25...64
  /// Words that may stand beside the number.
  private static let words: Set<String> = [
    "year", "years", "yr", "yrs", "y", "o", "yo", "old", "of", "age", "aged", "month", "months",
    "week", "weeks", "day", "days", "jahre", "jahr", "jahren", "alt", "monate", "monat", "jährig",
    "jährige", "jähriger", "ans", "an", "mois", "años", "año", "meses", "anni", "anno", "mesi",
    "anos", "jaar", "oud", "de",
  ]

  init(of value: String) {
    let value = ControlCharacters.removed(from: value)
    let isDigit = { (character: Character) in character.isASCII && character.isNumber }
    let start = value.firstIndex(where: isDigit) ?? value.endIndex
    let digits = value[start...].prefix(while: isDigit)
    guard let age = Int(digits), (0...150).contains(age) else {
      (before, stage, behind) = ("", Self.adults, "")
      return
    }
    stage = Self.stage(of: age)
    let parts = (value[..<start], value[digits.endIndex...])
    let isPlain = [parts.0, parts.1].allSatisfy { part in
      !part.contains(where: isDigit) && !part.contains("|")
        && part.split { !$0.isLetter }.allSatisfy { Self.words.contains($0.lowercased()) }
    }
    (before, behind) = isPlain ? (String(parts.0), String(parts.1)) : ("", "")
  }

  private static func stage(of age: Int) -> ClosedRange<Int> {
    let place = starts.lastIndex { $0 <= age } ?? 0
    return starts[place]...(place + 1 < starts.count ? starts[place + 1] - 1 : oldest)
  }

  /// Reads ``stored``; nil where it is not the form of an age.
  init?(stored: String) {
    let parts = stored.split(separator: "|", omittingEmptySubsequences: false)
    guard parts.count == 1 || parts.count == 3 else { return nil }
    let bounds = parts[parts.count / 2].split(separator: "-").compactMap { Int($0) }
    guard bounds.count == 2, bounds[0] >= 0, bounds[0] <= bounds[1], bounds[1] <= 150 else {
      return nil
    }
    stage = bounds[0]...bounds[1]
    (before, behind) = parts.count == 3 ? (String(parts[0]), String(parts[2])) : ("", "")
  }

  var stored: String {
    let range = "\(stage.lowerBound)-\(stage.upperBound)"
    return before.isEmpty && behind.isEmpty ? range : "\(before)|\(range)|\(behind)"
  }

  func value(from stream: inout RandomStream) -> String {
    "\(before)\(stage.lowerBound + stream.below(stage.count))\(behind)"
  }

  /// An age of somebody who works.
  static func usual(from stream: inout RandomStream) -> String {
    String(adults.lowerBound + stream.below(adults.count))
  }

  /// Another age near one, of the same stage of life where that has others.
  static func near(_ value: String, from stream: inout RandomStream) -> String {
    let form = AgeForm(of: value)
    for _ in 0..<8 {
      let other = form.value(from: &stream)
      if other != value { return other }
    }
    return form.value(from: &stream)
  }
}
