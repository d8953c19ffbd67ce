import Morphology

/// What a text keeps to throughout: its variety of the language, and whether it contracts words.
struct WritingStyle {
  private let varieties: WordVarieties
  private let variety: EnglishVariety?
  /// Whether the text has contractions, and whether it has words that could be contracted.
  private let contracts: Bool
  private let writesInFull: Bool

  init(of text: RewriteText, _ varieties: WordVarieties, _ usage: CorpusUsage?) {
    self.varieties = varieties
    var tally = VarietyTally()
    for word in text.words {
      if let variety = varieties[word.folded] { tally.count(variety) }
    }
    variety = usage?.variety ?? tally.variety
    contracts = text.words.contains { Self.isContraction($0.folded) }
    writesInFull = zip(text.words, text.words.dropFirst()).contains { first, second in
      second.folded == "not" && Self.contracted.contains(first.folded)
        || Self.pronouns.contains(first.folded) && Self.contracted.contains(second.folded)
        || first.folded == "cannot"
    }
  }

  /// Whether an edit keeps to the variety of the text.
  func admits(_ edit: RewriteEdit) -> Bool {
    if let other = edit.variety, other != variety { return false }
    return edit.pieces.allSatisfy { piece in
      guard case .text(let word) = piece, let other = varieties[word.lowercased()] else {
        return true
      }
      return other == variety
    }
  }

  /// What an edit counts for contracting what the text writes in full, or the other way round, log10; 0 where it does neither.
  func discord(of edit: RewriteEdit, in text: RewriteText) -> Double {
    let old = text.words[edit.range].contains { Self.isContraction($0.folded) }
    let new = edit.pieces.contains { piece in
      switch piece {
      case .text(let word): Self.isContraction(word.lowercased())
      case .base(let place): Self.isContraction(text.words[place].folded)
      }
    }
    if new, !old, !contracts {
      return writesInFull
        ? RewriteTuning.discordOfContraction : RewriteTuning.discordOfFirstContraction
    }
    if old, !new, contracts { return RewriteTuning.discordOfFullForm }
    return 0
  }

  private static func isContraction(_ word: String) -> Bool {
    guard let apostrophe = word.firstIndex(of: "'") else { return false }
    let end = word[apostrophe...]
    return end != "'s" || pronouns.contains(String(word[..<apostrophe]))
  }

  private static let pronouns: Set = [
    "i", "you", "he", "she", "it", "we", "they", "that", "there", "what", "where", "who", "here",
  ]
  private static let contracted: Set = [
    "am", "are", "is", "was", "were", "have", "has", "had", "will", "would", "do", "does", "did",
    "can", "could", "should",
  ]
}
