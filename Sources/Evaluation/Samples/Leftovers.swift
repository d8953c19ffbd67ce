import PersonalData

/// What a text has that nobody wrote: control characters, and placeholders that nothing filled.
struct Leftovers: Sendable {
  /// Its control and format characters.
  private(set) var controls: Set<UInt32> = []
  /// What is written as a placeholder is: `[NAME]`, `<DATE_TIME>`, `{customer.name}`.
  private(set) var placeholders: [String] = []
  /// What would be one if the name in it is a span's type: `[venue]`.
  private(set) var possiblePlaceholders: [String] = []

  /// Looks for them in a text, UTF-8.
  ///
  /// - Complexity: O(*n*) in bytes.
  init(of text: [UInt8]) {
    if ControlCharacters().has(text) {
      for scalar in String(decoding: text, as: UTF8.self).unicodeScalars
      where ControlCharacters.isControl(scalar) {
        controls.insert(scalar.value)
      }
    }
    var place = 0
    while place < text.count {
      defer { place += 1 }
      guard let closing = Self.closing(of: text[place]),
        let end = Self.end(of: text, place, closing)
      else { continue }
      let name = text[(place + 1)..<end]
      let written = String(decoding: text[place...end], as: UTF8.self)
      let letters = name.filter { (0x41...0x5A).contains($0 & 0xDF) }
      if closing == UInt8(ascii: "}") || letters.count > 1 && letters.allSatisfy({ $0 & 0x20 == 0 })
      {
        placeholders.append(written)
      } else {
        possiblePlaceholders.append(written)
      }
      place = end
    }
  }

  private static func closing(of byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "["): UInt8(ascii: "]")
    case UInt8(ascii: "<"): UInt8(ascii: ">")
    case UInt8(ascii: "{"): UInt8(ascii: "}")
    default: nil
    }
  }

  /// So many bytes and more are no name.
  private static let longestName = 40

  /// Where a bracket closes behind a name of letters, digits and signs that join words; nil where it does not.
  private static func end(of text: [UInt8], _ start: Int, _ closing: UInt8) -> Int? {
    var end = start + 1
    while end < text.count, end - start <= longestName + 1 {
      let byte = text[end]
      if byte == closing { return end > start + 1 ? end : nil }
      let isLetter = (0x41...0x5A).contains(byte & 0xDF) || byte >= 0x80
      let isOther = (0x30...0x39).contains(byte) || "_.:-@~".utf8.contains(byte)
      guard
        isLetter || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "@")
          || end > start + 1 && isOther
      else { return nil }
      end += 1
    }
    return nil
  }

  /// The name in a placeholder.
  static func name(in placeholder: String) -> String { String(placeholder.dropFirst().dropLast()) }
}

/// How many texts have control characters or placeholders that the seed has not.
public struct LeftoverCounts: Sendable {
  /// How many texts were read.
  public internal(set) var texts = 0
  /// How many have control characters; of synthetic texts, such as no seed document has.
  public internal(set) var controls = 0
  /// How many have placeholders that nothing filled; of synthetic texts, such as no seed document has.
  public internal(set) var placeholders = 0
  private var knownControls: Set<UInt32> = []
  private var knownPlaceholders: Set<String> = []

  /// So many placeholders of a seed are remembered.
  private static let mostPlaceholders = 10_000

  /// Takes a seed's text; what it has is its own.
  mutating func add(seed text: AuditText) {
    texts += 1
    let found = text.leftovers
    if !found.controls.isEmpty { controls += 1 }
    if !found.placeholders.isEmpty { placeholders += 1 }
    knownControls.formUnion(found.controls)
    for placeholder in found.placeholders + found.possiblePlaceholders
    where knownPlaceholders.count < Self.mostPlaceholders {
      knownPlaceholders.insert(placeholder)
    }
  }

  /// Takes a synthetic text.
  ///
  /// - Parameters:
  ///   - seed: The counts of the seed.
  ///   - isType: Whether spans have a type of a name.
  mutating func add(_ text: AuditText, beside seed: LeftoverCounts, isType: (String) -> Bool) {
    texts += 1
    let found = text.leftovers
    if !found.controls.isSubset(of: seed.knownControls) { controls += 1 }
    let named = found.possiblePlaceholders.filter { isType(Leftovers.name(in: $0)) }
    if (found.placeholders + named).contains(where: { !seed.knownPlaceholders.contains($0) }) {
      placeholders += 1
    }
  }

  /// The share of texts with control characters.
  public var controlShare: Estimate { Estimate(share: controls, of: texts) }
  /// The share of texts with placeholders.
  public var placeholderShare: Estimate { Estimate(share: placeholders, of: texts) }
}
