/// “the lid of the box” and “the box's lid”.
enum Genitives {
  static func edits(of text: RewriteText) -> [RewriteEdit] {
    text.words.indices.flatMap { place in
      [withoutOf(at: place, text), withOf(at: place, text)].compactMap(\.self)
    }
  }

  /// “the lid of the box” as “the box's lid”.
  private static func withoutOf(at place: Int, _ text: RewriteText) -> RewriteEdit? {
    guard text.words[place].folded == "the", let part = NounPhrase(at: place, in: text),
      parts.contains(text.words[part.head].folded), text[part.range.upperBound]?.folded == "of",
      let whole = NounPhrase(at: part.range.upperBound + 1, in: text), whole.isWhole(in: text),
      text.words[whole.head].tag == .noun,
      let noun = text.words[whole.head].text
    else { return nil }
    let owner = whole.range.dropLast().map { RewritePiece.base($0) }
    let owned = part.range.dropFirst().map { RewritePiece.base($0) }
    // A reader knew a program by “the bookcase's shelves”.
    return RewriteEdit(
      range: part.range.lowerBound..<whole.range.upperBound,
      pieces: owner + [.text(String(decoding: noun, as: UTF8.self) + "'s")] + owned,
      kind: .structure, isReluctant: true)
  }

  /// “the box's lid” as “the lid of the box”.
  private static func withOf(at place: Int, _ text: RewriteText) -> RewriteEdit? {
    let word = text.words[place]
    guard place > 0, word.isCopied, word.tags == [.noun, .possessiveEnding],
      ["the", "my", "our", "your", "this"].contains(text.words[place - 1].folded),
      let owner = word.folded.firstIndex(where: { $0 == "'" || $0 == "’" })
    else { return nil }
    var end = place + 1
    while let next = text[end], next.isCopied, next.tag.isAdjective || next.tag.isNoun { end += 1 }
    guard end > place + 1, parts.contains(text.words[end - 1].folded) else { return nil }
    let owned = ((place + 1)..<end).map { RewritePiece.base($0) }
    return RewriteEdit(
      range: (place - 1)..<end,
      pieces: [.text("the")] + owned
        + [.text("of"), .base(place - 1), .text(String(word.folded[..<owner]))],
      kind: .structure)
  }

  /// What things have: their parts, and what can be said of them.
  private static let parts: Set = [
    "alarm", "arm", "back", "bag", "base", "battery", "blade", "box", "brightness", "brush", "bulb",
    "button", "buttons", "cable", "camera", "cap", "case", "charger", "clasp", "colour", "color",
    "condition", "contents", "cord", "corner", "cover", "cushion", "delivery", "design", "dial",
    "dimensions", "display", "door", "drawer", "drawers", "edge", "edges", "fabric", "fan",
    "filter",
    "finish", "foot", "frame", "guarantee", "handle", "handles", "head", "heel", "height", "hinge",
    "hinges", "inside", "instructions", "keyboard", "label", "leg", "legs", "lens", "length", "lid",
    "light", "lights", "lining", "lock", "manual", "material", "memory", "microphone",
    "motor", "name", "number", "owner", "packaging", "paint", "plug", "pocket", "price", "quality",
    "remote", "screen", "screws", "seal", "seat", "sensor", "settings", "shape", "shelf",
    "shelves", "size", "sleeve", "sleeves", "smell", "software", "sole", "soles", "sound",
    "speaker", "speakers", "spring", "stand", "strap", "surface", "switch", "tank", "timer", "tip",
    "title", "tyre", "tyres", "value", "volume", "warranty", "weight", "wheel", "wheels", "width",
    "zip", "address", "status", "location", "manager", "password",
  ]
}
