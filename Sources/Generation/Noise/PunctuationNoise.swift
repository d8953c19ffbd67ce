import Sampling

/// Signs left out, and too many of them.
enum PunctuationNoise {
  private enum Style { case none, noEnd, noApostrophes, manyEnds }

  /// Returns whether a sign changed.
  static func apply(to text: inout EditedText, from stream: inout RandomStream) -> Bool {
    let style: Style =
      switch stream.unit() {
      case ..<0.4: .none
      case ..<0.7: .noEnd
      case ..<0.85: .noApostrophes
      default: .manyEnds
      }
    return apply(style, to: &text, from: &stream) || apply(.none, to: &text, from: &stream)
  }

  /// Leaves out the sign that ends the text.
  static func dropEnd(_ text: inout EditedText) -> Bool {
    guard let end = end(of: text) else { return false }
    text.replace(end..<(end + 1), with: [])
    return true
  }

  private static func apply(
    _ style: Style, to text: inout EditedText, from stream: inout RandomStream
  ) -> Bool {
    switch style {
    case .noEnd: return dropEnd(&text)
    case .manyEnds:
      guard let end = end(of: text) else { return false }
      let sign = text.scalars[end] == "." ? "!" : text.scalars[end]
      text.replace(end..<(end + 1), with: Array(repeating: sign, count: 2 + stream.below(3)))
      return true
    case .none, .noApostrophes:
      let places = text.scalars.indices.filter { place in
        !text.isInSpan(place)
          && (isApostrophe(text.scalars[place])
            || style == .none && isDroppable(place, text))
      }
      for place in places.reversed() { text.replace(place..<(place + 1), with: []) }
      return !places.isEmpty
    }
  }

  /// Where the sign stands that ends the text.
  private static func end(of text: EditedText) -> Int? {
    guard
      let last = text.scalars.indices.last(where: { !text.scalars[$0].properties.isWhitespace }),
      !text.isInSpan(last), [".", "?", "!", "…"].contains(text.scalars[last])
    else { return nil }
    return last
  }

  private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "'" || scalar == "’"
  }

  /// Whether a sign stands between words, rather than in a number or a name of the net.
  private static func isDroppable(_ place: Int, _ text: EditedText) -> Bool {
    guard [".", ",", "?", "!", ";", ":", "\"", "¿", "¡"].contains(text.scalars[place]) else {
      return false
    }
    let next = place + 1 < text.scalars.count ? text.scalars[place + 1] : " "
    let before = place > 0 ? text.scalars[place - 1] : " "
    return next.properties.isWhitespace || before.properties.isWhitespace || place == 0
      || !next.properties.isAlphabetic && next.properties.numericType == nil
  }
}
