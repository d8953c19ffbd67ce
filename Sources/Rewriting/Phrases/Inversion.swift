/// Whether a clause begins as a question does: with an auxiliary before its subject.
enum Inversion {
  /// What an edit does to the sign at the end of its sentence.
  enum Change: Equatable {
    case none
    /// The sentence ends with another sign: its token, and the sign.
    case sign(Int, String)
    /// The sentence would no longer be one.
    case refused
  }

  /// Whether an edit turns the beginning of a sentence into that of a question, or the other way.
  static func change(_ edit: RewriteEdit, in text: RewriteText) -> Change {
    guard text.startsClause(edit.range.lowerBound) else { return .none }
    let old = text.words[edit.range].map(\.folded)
    let new = edit.pieces.map { piece -> String in
      switch piece {
      case .base(let place): text.words[place].folded
      case .text(let word): word.lowercased()
      }
    }
    let next = text[edit.range.upperBound]?.folded
    let asks = isInverted(new, next)
    if isInverted(old, next) == asks { return .none }
    let sentence = text.sentence(at: edit.range.lowerBound)
    let end = text.words[sentence].lastIndex { !$0.isSpace } ?? sentence.lowerBound
    // In a long sentence another clause may follow that is none.
    guard text.startsSentence(edit.range.lowerBound), sentence.count <= longestSentence,
      text.words[end].folded == (asks ? "." : "?"), end >= edit.range.upperBound,
      asks || new.first == "please" || new.first == "kindly"
    else { return .refused }
    return .sign(end, asks ? "?" : ".")
  }

  private static let longestSentence = 18

  private static func isInverted(_ words: [String], _ next: String?) -> Bool {
    let words = (words + [next].compactMap(\.self)).filter { !openers.contains($0) }
    guard let first = words.first else { return false }
    if questionWords.contains(first) { return true }
    return words.count > 1 && auxiliaries.contains(first) && subjects.contains(words[1])
  }

  /// What may stand before a question without changing it.
  private static let openers: Set = ["please", "and", "but", "so", "also", "then", "just", ","]
  private static let questionWords: Set = [
    "what", "how", "why", "where", "when", "who", "which", "any",
  ]
  private static let auxiliaries: Set = [
    "can", "could", "would", "will", "should", "may", "do", "does", "did", "is", "are", "am", "was",
    "were", "have", "has", "had", "can't", "couldn't", "wouldn't", "won't", "shouldn't", "don't",
    "doesn't", "didn't", "isn't", "aren't", "wasn't", "weren't", "haven't", "hasn't", "hadn't",
  ]
  private static let subjects: Set = [
    "i", "you", "he", "she", "it", "we", "they", "there", "this", "that", "these", "those",
    "someone", "somebody", "anyone", "anybody", "the", "my", "your", "any", "a", "an",
  ]
}
