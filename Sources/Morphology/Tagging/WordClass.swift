/// What a lexicon knows of a word: the tags that it may have, and which of them are frequent.
///
/// Words of one behaviour share a class: its number stands for the word in features.
struct WordClass: Hashable {
  /// Tags that are looked at, by their numbers: those below 64, and those from 64 on.
  var candidates: SIMD2<UInt64>
  /// The most frequent tag in training, and the second where it is not rare; ``noTag`` where there is none.
  var first = noTag
  var second = noTag
  /// The parts of speech in a dictionary, as bits.
  var dictionary: UInt16 = 0
  /// Whether the word has its first tag always.
  var isFixed = false

  static let noTag: UInt8 = 255

  /// No class: nothing may be.
  static let unknown = WordClass(candidates: .zero)

  init(candidates: SIMD2<UInt64>) { self.candidates = candidates }

  /// Leaves only candidates of a set; all of it where none is in it.
  mutating func restrict(to allowed: SIMD2<UInt64>) {
    let left = candidates & allowed
    candidates = left == .zero ? allowed : left
    isFixed = isFixed && TagSet.of([first]) & allowed != .zero
  }

  /// The tags by frequency as a number for features.
  @inline(__always)
  var tags: UInt64 { UInt64(first) &<< 8 | UInt64(second) }

  /// All that is known as a number for features.
  @inline(__always)
  var all: UInt64 { tags &<< 16 | UInt64(dictionary) }
}

/// The parts of speech that a dictionary has for a form.
package struct DictionaryForms: OptionSet, Sendable, Hashable {
  package let rawValue: UInt16
  package init(rawValue: UInt16) { self.rawValue = rawValue }

  package static let noun = Self(rawValue: 1)
  package static let pluralNoun = Self(rawValue: 2)
  package static let verb = Self(rawValue: 4)
  package static let thirdPerson = Self(rawValue: 8)
  package static let past = Self(rawValue: 16)
  package static let participle = Self(rawValue: 32)
  package static let gerund = Self(rawValue: 64)
  package static let adjective = Self(rawValue: 128)
  package static let adverb = Self(rawValue: 256)
  package static let properNoun = Self(rawValue: 512)
}
