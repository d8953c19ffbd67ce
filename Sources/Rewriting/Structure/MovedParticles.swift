/// “pick up the parcel” and “pick the parcel up”.
enum MovedParticles {
  static func edits(of text: RewriteText) -> [RewriteEdit] {
    text.words.indices.compactMap { behindObject(at: $0, text) ?? beforeObject(at: $0, text) }
  }

  private static func behindObject(at place: Int, _ text: RewriteText) -> RewriteEdit? {
    guard isSeparable(place, place + 1, text), let object = NounPhrase(at: place + 2, in: text),
      object.range.count <= longestObject, ends(object, text)
    else { return nil }
    return RewriteEdit(
      range: (place + 1)..<object.range.upperBound,
      pieces: object.range.map { .base($0) } + [.base(place + 1)], kind: .structure)
  }

  private static func beforeObject(at place: Int, _ text: RewriteText) -> RewriteEdit? {
    guard let object = NounPhrase(at: place + 1, in: text),
      isSeparable(place, object.range.upperBound, text),
      endsHere(object.range.upperBound + 1, text)
    else { return nil }
    return RewriteEdit(
      range: object.range.lowerBound..<(object.range.upperBound + 1),
      pieces: [.base(object.range.upperBound)] + object.range.map { .base($0) }, kind: .structure)
  }

  /// A long object stands behind the particle.
  private static let longestObject = 3

  private static func ends(_ object: NounPhrase, _ text: RewriteText) -> Bool {
    endsHere(object.range.upperBound, text)
  }

  /// Whether nothing follows that would belong to the object.
  private static func endsHere(_ place: Int, _ text: RewriteText) -> Bool {
    text.endsClause(before: place) && text[place]?.tag != .coordinator
  }

  private static func isSeparable(_ verb: Int, _ particle: Int, _ text: RewriteText) -> Bool {
    guard let word = text[verb], word.tag.isVerb, let particle = text[particle],
      particle.isCopied
    else { return false }
    return particles[particle.folded]?.contains(word.folded) == true
  }

  private static let particles: [String: Set<String>] = [
    "up": ["pick", "picked", "picking", "set", "setting", "fill", "filled"],
    "back": [
      "send", "sent", "sending", "give", "gave", "giving", "take", "took", "taking", "bring",
      "brought", "pay", "paid", "call", "called", "want", "get", "put",
    ],
    "off": [
      "turn", "turned", "turning", "switch", "switched", "take", "took", "cut", "put", "call",
    ],
    "on": [
      "turn", "turned", "turning", "switch", "switched", "try", "tried", "put", "leave", "left",
    ],
    "in": ["plug", "plugged", "fill", "filled", "hand", "handed", "put", "type", "typed", "enter"],
    "out": ["take", "took", "taking", "fill", "filled", "try", "tried", "send", "sent", "print"],
  ]
}
