/// What a word is in its sentence: a Penn Treebank tag together with its universal part of speech.
///
/// The tags are those of the English Web Treebank of Universal Dependencies. One Penn tag may have several universal ones, as
/// `IN` has `ADP` and `SCONJ`; each pair is a value of its own. A contraction that is one word has the tags of its parts joined
/// by `+`, as `don't` has `VBP+RB`.
public struct PartOfSpeech: RawRepresentable, Hashable, Sendable {
  /// The place in ``allCases``; models store it.
  public let rawValue: UInt8

  /// Returns nil for a number that is no tag's.
  public init?(rawValue: UInt8) {
    guard rawValue < Self.inventory.count else { return nil }
    self.rawValue = rawValue
  }

  /// Takes a number that is known to be a tag's.
  init(known rawValue: UInt8) { self.rawValue = rawValue }

  /// Finds a tag by its names, such as `VBZ` and `AUX`; with the Penn name alone, the most frequent of its pairs.
  ///
  /// - Complexity: O(*n*) in tags.
  public init?(penn: String, universal: String? = nil) {
    let place = Self.inventory.firstIndex {
      $0.penn == penn && (universal == nil || $0.universal == universal)
    }
    guard let place else { return nil }
    rawValue = UInt8(place)
  }

  /// The Penn Treebank's name, such as `VBZ`, or `VBZ+RB` for a contraction.
  public var penn: String { Self.inventory[Int(rawValue)].penn }

  /// The universal part of speech, such as `AUX`, or `AUX+PART` for a contraction.
  public var universal: String { Self.inventory[Int(rawValue)].universal }

  /// Whether the word is a contraction of several, such as `it's`.
  public var isContraction: Bool { traits.contains(.contraction) }

  /// Whether it is a common noun.
  public var isNoun: Bool { traits.contains(.noun) }

  /// Whether it is a proper noun.
  public var isProperNoun: Bool { traits.contains(.properNoun) }

  /// Whether it is a noun of either kind in the plural.
  public var isPlural: Bool { traits.contains(.plural) }

  /// Whether it is a verb with a meaning of its own; auxiliaries, the copula among them, are not.
  public var isVerb: Bool { traits.contains(.verb) }

  /// Whether it is an auxiliary or the copula.
  public var isAuxiliary: Bool { traits.contains(.auxiliary) }

  /// Whether it is an adjective.
  public var isAdjective: Bool { traits.contains(.adjective) }

  /// Whether it is an adverb.
  public var isAdverb: Bool { traits.contains(.adverb) }

  /// Whether it is a personal, possessive, relative or other pronoun.
  public var isPronoun: Bool { traits.contains(.pronoun) }

  /// Whether it is a number.
  public var isNumber: Bool { traits.contains(.number) }

  /// Whether it is a punctuation mark.
  public var isPunctuation: Bool { traits.contains(.punctuation) }

  /// Whether words of its kind are many and new ones are made: nouns, verbs, adjectives, adverbs and names.
  public var isOpenClass: Bool {
    !traits.isDisjoint(with: [.noun, .properNoun, .verb, .adjective, .adverb])
  }

  /// Every tag in the order of its number.
  public static let allCases: [PartOfSpeech] = inventory.indices.map { .init(known: UInt8($0)) }

  private var traits: PartOfSpeechTraits { Self.traitsByTag[Int(rawValue)] }

  private static let traitsByTag = inventory.map {
    PartOfSpeechTraits(penn: $0.penn, universal: $0.universal)
  }
}

extension PartOfSpeech: CustomStringConvertible {
  /// The Penn name.
  public var description: String { penn }
}
