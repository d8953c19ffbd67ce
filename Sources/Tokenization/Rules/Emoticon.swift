/// Faces of punctuation: eyes, perhaps a nose, a mouth; and some that are written whole.
enum Emoticon {
  /// Returns the end of the emoticon that begins at `start`; nil where none does.
  ///
  /// It stands apart: no letter or digit touches it.
  static func end(in text: [UInt8], from start: Int) -> Int? {
    if text.isWord(start - 1) { return nil }
    let end = whole(text, start) ?? face(text, start) ?? mirrored(text, start)
    return end.flatMap { text.isWord($0) ? nil : $0 }
  }

  /// Whether an emoticon may begin with this byte.
  static func opens(_ byte: UInt8) -> Bool { openings.contains(byte) }

  private static func face(_ text: [UInt8], _ start: Int) -> Int? {
    var place = start
    if text.has(place, ">") { place += 1 }
    let isPlain = text.has(place, ":") || text.has(place, ";")
    let isLetter = text.has(place, where: letterEyes.contains)
    guard isPlain || isLetter || text.has(place, "=") else { return nil }
    place += 1
    if text.has(place, "'") { place += 1 }
    let hasNose = text.has(place, where: noses.contains)
    if hasNose { place += 1 }
    // Letters and signs are eyes only where the mouth leaves no doubt.
    let allowed = isPlain ? mouths : isLetter && !hasNose ? toothyMouths : clearMouths
    guard text.has(place, where: allowed.contains) else { return nil }
    let mouth = text[place]
    // `[:]` and `(;)` are brackets around a sign.
    if let open = brackets[mouth], text.has(start - 1, where: { $0 == open }) { return nil }
    while text.has(place, where: { $0 == mouth }) { place += 1 }
    return place
  }

  /// `(:` and `(-:`, where nothing follows that the bracket could open.
  private static func mirrored(_ text: [UInt8], _ start: Int) -> Int? {
    guard text.has(start, "(") else { return nil }
    var place = start + 1
    if text.has(place, "-") { place += 1 }
    guard text.has(place, ":") || text.has(place, ";") else { return nil }
    let end = place + 1
    return end >= text.count || text[end] <= 0x20 ? end : nil
  }

  private static func whole(_ text: [UInt8], _ start: Int) -> Int? {
    let rest = text[start...]
    return wholes.first { rest.starts(with: $0) }.map { start + $0.count }
  }

  private static let letterEyes = Set("8xX".utf8)
  private static let noses = Set("-o^".utf8)
  private static let mouths = Set(")(][}{DdPp/\\|*3OoSs$@<>".utf8)
  private static let clearMouths = Set(")(DPp".utf8)
  private static let toothyMouths = Set("D".utf8)
  private static let brackets = Dictionary(uniqueKeysWithValues: zip(")]}".utf8, "([{".utf8))
  private static let wholes = [
    "</3", "<3", "^_^", "^.^", "^^", "-_-", ">_<", "o_O", "O_o", "T_T", ";_;", "¯\\_(ツ)_/¯",
    "\\o/", "(╯°□°)╯︵ ┻━┻", "ಠ_ಠ", "(^_^)", "(-_-)",
  ].map { Array($0.utf8) }
  private static let openings = Set(":;=>(8xX".utf8).union(wholes.compactMap(\.first))
}
