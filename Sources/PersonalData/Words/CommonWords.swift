import CWordLists
import Tokenization

/// Words that say nothing of who writes them: common words of English, German, Spanish, French and Italian, each known language's
/// function words, the names of countries, peoples and large firms.
package enum CommonWords {
  /// Whether a word, UTF-8 and in any case, is one; a word with apostrophes or hyphens is where each of its parts is.
  ///
  /// - Complexity: O(*m*) in bytes.
  package static func contains(_ word: some Collection<UInt8>) -> Bool {
    let bytes = Array(word)
    if has(bytes[...]) { return true }
    let parts = bytes.replacing(Array("’".utf8), with: Array("'".utf8))
      .split(separator: UInt8(ascii: "-"))
    return !parts.isEmpty
      && parts.allSatisfy { part in
        let pieces = part.split(
          separator: UInt8(ascii: "'"), maxSplits: 1, omittingEmptySubsequences: true)
        guard let first = pieces.first else { return false }
        let isContracted = pieces.count == 2 && endings.contains(Array(pieces[1]))
        return (pieces.count == 1 || isContracted || has(pieces[1]))
          && (has(first) || isContracted && contracted.contains(Array(first)))
      }
  }

  private static func has(_ word: some Collection<UInt8>) -> Bool {
    let hash = WordHash.of(Array(word).span)
    if otherWords.contains(hash) { return true }
    guard let gazetteer = NameRecognizer.shared?.gazetteer else { return false }
    return !gazetteer.lists(WordHash.joined(WordHash.start, hash)).isDisjoint(with: lists)
  }

  private static let lists: Gazetteer.Lists = [.common, .country, .nationality, .organization]
  /// Those that the tagger does not list.
  private static let otherWords = {
    var hashes = FunctionWords.all.reduce(into: Set<UInt64>()) {
      $0.insert(WordHash.of(Array($1.utf8).span))
    }
    let lists = unsafe [UInt8](
      UnsafeRawBufferPointer(start: common_words_bytes(), count: common_words_size()))
    for line in lists.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
      hashes.insert(WordHash.of(Array(line).span))
    }
    return hashes
  }()
  /// What an English word is contracted with, and what else stands before it.
  private static let endings = Set(
    ["t", "s", "m", "d", "re", "ve", "ll", "all", "am", "er", "em"].map { Array($0.utf8) })
  private static let contracted = Set(
    [
      "isn", "aren", "wasn", "weren", "hasn", "haven", "hadn", "doesn", "didn", "wouldn", "couldn",
      "shouldn", "mustn", "needn", "mightn", "ain", "ma", "y", "o", "c",
    ].map { Array($0.utf8) })
}
