import Corpora
import PersonalData
import Sampling

/// Letters in the wrong case.
enum CasingNoise {
  private enum Style { case lower, upper, title, start, capsLock }

  /// Returns whether a letter changed.
  static func apply(to text: inout EditedText, from stream: inout RandomStream) -> Bool {
    let style: Style =
      switch stream.unit() {
      case ..<0.4: .lower
      case ..<0.6: .upper
      case ..<0.75: .start
      case ..<0.9: .title
      default: .capsLock
      }
    return apply(style, to: &text)
  }

  /// Makes all letters small, but for personal data that are no words.
  static func lower(_ text: inout EditedText) -> Bool { apply(.lower, to: &text) }

  private static func apply(_ style: Style, to text: inout EditedText) -> Bool {
    var isChanged = false
    var isAtStart = true
    for place in text.scalars.indices {
      let letter = text.scalars[place]
      let isLetter = letter.properties.isAlphabetic
      defer {
        if isLetter || !(letter == "'" || letter == "’") { isAtStart = !isLetter }
      }
      guard isLetter, !isFixed(place, text) else { continue }
      let isLow = letter == letter.lowered
      let other: Unicode.Scalar =
        switch style {
        case .lower: letter.lowered
        case .upper: letter.raised
        case .title: isAtStart ? letter.raised : letter
        case .start: place == 0 ? letter.lowered : letter
        case .capsLock: isLow ? letter.raised : letter.lowered
        }
      if other != letter {
        text.set(other, at: place)
        isChanged = true
      }
    }
    return isChanged
  }

  /// Whether a place belongs to a code, whose case says something.
  private static func isFixed(_ place: Int, _ text: EditedText) -> Bool {
    text.spans.contains {
      let type = EntityType(rawValue: $0.type)
      return $0.start <= place && place < $0.end && type.isPersonal && !type.isWords
    }
  }
}
