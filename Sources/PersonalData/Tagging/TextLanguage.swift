import Tokenization

/// Which language a text is in, by the words that carry grammar.
package enum TextLanguage {
  private static let languages = [
    "en", "de", "fr", "es", "it", "nl", "pt", "sv", "da", "nb", "pl", "fi", "cs", "hu", "ro", "tr",
  ]

  /// By the hash of a word, the languages that have it, as bits.
  private static let masks: [UInt64: UInt16] = {
    var masks: [UInt64: UInt16] = [:]
    for (place, language) in languages.enumerated() {
      for hash in WordList(FunctionWords.of(language)).hashes {
        masks[hash, default: 0] |= 1 << UInt16(place)
      }
    }
    return masks
  }()

  /// Whether more of a text's words are another language's than English, which the tagger knows best: there other words have
  /// capitals, too.
  static func isForeign(_ scan: WordScan) -> Bool {
    var (own, others) = (0, 0)
    for word in scan.words where word.isLetters {
      guard let mask = masks[word.hash] else { continue }
      if mask & 1 == 1 { own += 1 } else { others += 1 }
    }
    return others > 2 && others > own
  }

  /// The language of a text, UTF-8, such as `de`; English where its words do not tell.
  package static func language(of text: [UInt8]) -> String { language(of: WordScan(text)) }

  /// The language of most of a text's words; English where they do not tell.
  static func language(of scan: WordScan) -> String {
    var counts = [Int](repeating: 0, count: languages.count)
    for word in scan.words where word.isLetters {
      guard let mask = masks[word.hash] else { continue }
      for place in languages.indices where mask >> UInt16(place) & 1 == 1 { counts[place] += 1 }
    }
    let best = counts.indices.max { counts[$0] < counts[$1] } ?? 0
    return counts[best] > max(1, counts[0]) ? languages[best] : languages[0]
  }
}
