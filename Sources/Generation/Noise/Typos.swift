import Sampling

/// Slips of the fingers on a keyboard.
///
/// Most misspelt words have one slip: a wrong, a missing, an extra letter, or two swapped (Damerau 1964, *A technique for computer
/// detection and correction of spelling errors*), and few have it in their first letter (Kukich 1992, *Techniques for automatically
/// correcting words in text*).
struct Typos {
  private let neighbours: [Unicode.Scalar: [Unicode.Scalar]]
  /// The chance of each word beside the one that slips for certain.
  private static let chance = 0.06

  init(keyboard: KeyboardLayout) { neighbours = keyboard.neighbours }

  /// Returns whether a word was there that could slip.
  func apply(to text: inout EditedText, from stream: inout RandomStream) -> Bool {
    let words = text.words.filter { word in
      word.count >= 4 && !text.isPersonal(word)
        && text.scalars[word].allSatisfy { $0.properties.generalCategory.isLetter }
    }
    if words.isEmpty { return false }
    let certain = stream.below(words.count)
    // From the back, so that the places before keep.
    for (number, word) in words.enumerated().reversed()
    where number == certain || stream.chance(Self.chance) {
      slip(word, in: &text, from: &stream)
    }
    return true
  }

  private func slip(
    _ word: Range<Int>, in text: inout EditedText, from stream: inout RandomStream
  ) {
    let place = word.lowerBound + 1 + stream.below(word.count - 1)
    let letter = text.scalars[place]
    let near = neighbours[letter.lowered] ?? []
    switch stream.unit() {
    case ..<0.4 where !near.isEmpty:
      let key = stream.pick(near)
      text.set(letter == letter.lowered ? key : key.raised, at: place)
    case ..<0.6 where place + 1 < word.upperBound && text.scalars[place + 1] != letter:
      text.set(text.scalars[place + 1], at: place)
      text.set(letter, at: place + 1)
    case ..<0.8: text.replace(place..<(place + 1), with: [])
    case ..<0.9 where !near.isEmpty && place + 1 < word.upperBound:
      text.replace((place + 1)..<(place + 1), with: [stream.pick(near)])
    default: text.replace(place..<(place + 1), with: [letter, letter])
    }
  }
}

extension Unicode.GeneralCategory {
  /// Whether it is one of letters.
  var isLetter: Bool {
    switch self {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }
}
