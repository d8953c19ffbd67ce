/// A text as edits see it: tagged tokens, and where sentences and clauses begin and end.
public struct RewriteText: Sendable {
  /// The tokens.
  let words: [RewriteWord]
  /// By token, the sentence that it is in.
  let sentenceOf: [Int]
  /// The tokens of each sentence, white space behind it included.
  let sentences: [Range<Int>]
  /// Whether the writer uses small letters throughout.
  let isLowercase: Bool
  /// By token, whether it is the first of its sentence that is no sign.
  private let startsSentences: [Bool]
  /// By token, whether a clause may begin with it.
  private let startsClauses: [Bool]

  /// Takes tagged tokens.
  init(_ words: [RewriteWord]) {
    self.words = words
    var sentences: [Range<Int>] = []
    var start = 0
    for place in words.indices {
      let next = place + 1 < words.count ? words[place + 1] : nil
      guard words[place].endsSentence, next?.endsSentence != true, next?.isQuote != true else {
        continue
      }
      sentences.append(start..<(place + 1))
      start = place + 1
    }
    if start < words.count { sentences.append(start..<words.count) }
    self.sentences = sentences
    var sentenceOf: [Int] = []
    for (number, range) in sentences.enumerated() {
      sentenceOf += repeatElement(number, count: range.count)
    }
    self.sentenceOf = sentenceOf
    let starts = sentences.compactMap { range in words[range].first { !$0.isSign && !$0.isSpace } }
    isLowercase = !starts.isEmpty && !starts.contains { $0.isCapitalised }
    var startsSentences: [Bool] = []
    for range in sentences {
      var isFirst = true
      for word in words[range] {
        startsSentences.append(isFirst)
        if !word.isSign, !word.isSpace { isFirst = false }
      }
    }
    self.startsSentences = startsSentences
    startsClauses = words.indices.map { place in
      if startsSentences[place] { return true }
      let before = words[place - 1]
      return before.isSign
        ? Self.clauseSigns.contains(before.folded)
        : before.tag == .coordinator || Self.clauseOpeners.contains(before.folded)
    }
  }

  /// The token of a place; nil outside of the text.
  subscript(place: Int) -> RewriteWord? { words.indices.contains(place) ? words[place] : nil }

  /// The sentence around a token.
  func sentence(at place: Int) -> Range<Int> { sentences[sentenceOf[place]] }

  /// Whether the sentence around a token is a question.
  func isQuestion(at place: Int) -> Bool {
    words[sentence(at: place)].last { !$0.isSpace }?.folded == "?"
  }

  /// Whether a token is the first of its sentence that is no sign.
  func startsSentence(_ place: Int) -> Bool { startsSentences[place] }

  /// Whether a clause may begin with a token.
  func startsClause(_ place: Int) -> Bool { startsClauses[place] }

  /// Whether a clause may end before a token.
  func endsClause(before place: Int) -> Bool {
    guard place < words.count else { return true }
    let word = words[place]
    if word.isSpace || word.isSign { return word.folded != "'" && word.folded != "-" }
    return word.tag == .coordinator || Self.clauseOpeners.contains(word.folded)
  }

  private static let clauseSigns: Set = [",", ";", ":", "-", "–", "—", "(", "\""]
  private static let clauseOpeners: Set = [
    "and", "but", "so", "because", "if", "that", "when", "while", "since", "although", "though",
    "unless", "whether", "until", "before", "after", "or", "however", "then", "once",
  ]
}

extension RewriteWord {
  var isQuote: Bool { folded == "\"" || folded == "”" || folded == ")" }
}
