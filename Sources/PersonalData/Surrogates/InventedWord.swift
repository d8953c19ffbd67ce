package import Sampling
import Tokenization

/// Words that nobody has: syllables put together, and no name or common word among them.
///
/// They stand for words of the user's own values that may not be learned, where a person's name would say that somebody is meant.
package enum InventedWord {
  private static let openings = [
    "b", "br", "c", "d", "dr", "f", "fl", "g", "gr", "k", "kl", "l", "m", "n", "p", "pl", "r", "s",
    "sk", "st", "t", "tr", "v", "w", "y", "z",
  ]
  private static let vowels = ["a", "a", "e", "e", "i", "o", "o", "u", "ea"]
  private static let endings = ["", "l", "n", "nd", "r", "rk", "s", "st", "t", "x", "m", "th"]

  /// Draws one, with a capital.
  package static func draw(from stream: inout RandomStream) -> String {
    var word = syllables(from: &stream)
    for _ in 0..<16 where isKnown(word) { word = syllables(from: &stream) }
    return word.prefix(1).uppercased() + word.dropFirst()
  }

  private static func syllables(from stream: inout RandomStream) -> String {
    let first = stream.pick(openings) + stream.pick(vowels)
    let middle = stream.chance(0.4) ? stream.pick(openings) + stream.pick(vowels) : ""
    return first + middle + stream.pick(openings) + stream.pick(vowels) + stream.pick(endings)
  }

  /// Whether a word in lower case is a name or a common word.
  private static func isKnown(_ word: String) -> Bool {
    let hash = WordHash.of(Array(word.utf8).span)
    let lists = NameRecognizer.shared?.gazetteer.lists(WordHash.joined(WordHash.start, hash)) ?? []
    return !lists.isEmpty || CommonWords.contains(word.utf8)
  }
}
