/// What can be asked of a tag, told once by its names; a contraction has the traits of its first part only.
struct PartOfSpeechTraits: OptionSet {
  let rawValue: UInt16

  static let noun = Self(rawValue: 1)
  static let properNoun = Self(rawValue: 2)
  static let plural = Self(rawValue: 4)
  static let verb = Self(rawValue: 8)
  static let auxiliary = Self(rawValue: 16)
  static let adjective = Self(rawValue: 32)
  static let adverb = Self(rawValue: 64)
  static let pronoun = Self(rawValue: 128)
  static let number = Self(rawValue: 256)
  static let punctuation = Self(rawValue: 512)
  static let contraction = Self(rawValue: 1024)
}

extension PartOfSpeechTraits {
  init(penn: String, universal: String) {
    let kind = universal.prefix { $0 != "+" }
    let name = penn.prefix { $0 != "+" }
    var traits = Self(byUniversal[String(kind)].map { [$0] } ?? [])
    if name == "NNS" || name == "NNPS" { traits.insert(.plural) }
    if universal.contains("+") { traits.insert(.contraction) }
    self = traits
  }
}

private let byUniversal: [String: PartOfSpeechTraits] = [
  "NOUN": .noun, "PROPN": .properNoun, "VERB": .verb, "AUX": .auxiliary, "ADJ": .adjective,
  "ADV": .adverb, "PRON": .pronoun, "NUM": .number, "PUNCT": .punctuation,
]
