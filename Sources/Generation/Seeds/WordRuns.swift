import Privacy

/// Makes runs of tokens of a vocabulary's words.
struct WordRuns: Sendable {
  /// What a word is in a run.
  enum Part: Sendable {
    /// A token by its hash, and the place of those of its words in ``WordRuns/words``.
    case token(hash: UInt32, words: Range<UInt32>)
    /// A slot: no run goes through it.
    case cut
    /// White space, or the mark of a start or an end.
    case nothing
  }

  /// By word.
  private(set) var parts: [Part] = []
  /// The hashes of the runs of letters and digits that tokens have.
  private(set) var words: [UInt32] = []

  /// Takes the words of a vocabulary.
  init(_ symbols: [Symbol?]) {
    for symbol in symbols {
      switch symbol?.content {
      case .text(let text)?:
        if text.allSatisfy({ $0 <= 0x20 }) {
          parts.append(.nothing)
          continue
        }
        let token = TokenRuns.Token(text[...])
        let start = UInt32(words.count)
        words += token.words
        parts.append(.token(hash: token.hash, words: start..<UInt32(words.count)))
      case .slot, .number, .rare: parts.append(.cut)
      case nil: parts.append(.nothing)
      }
    }
  }

  /// The runs of a text, cut at its slots.
  func runs(of words: ArraySlice<UInt32>) -> TokenRuns {
    var runs = TokenRuns()
    for word in words {
      switch parts[Int(word)] {
      case .token(let hash, let range):
        runs.append(hash, words: self.words[Int(range.lowerBound)..<Int(range.upperBound)])
      case .cut: runs.cut()
      case .nothing: break
      }
    }
    return runs
  }
}
