import Privacy

/// Makes runs of tokens of a vocabulary's words.
struct WordRuns: Sendable {
  /// What a word is in a run.
  enum Part: Sendable {
    case token(TokenRuns.Token)
    /// A slot: no run goes through it.
    case cut
    /// White space, or the mark of a start or an end.
    case nothing
  }

  /// By word.
  let parts: [Part]

  /// Takes the words of a vocabulary.
  init(_ symbols: [Symbol?]) {
    parts = symbols.map { symbol in
      switch symbol?.content {
      case .text(let text)?:
        return text.allSatisfy({ $0 <= 0x20 }) ? .nothing : .token(TokenRuns.Token(text[...]))
      case .slot, .number, .rare: return .cut
      case nil: return .nothing
      }
    }
  }

  /// The runs of a text, cut at its slots.
  func runs(of words: ArraySlice<UInt32>) -> TokenRuns {
    var runs = TokenRuns()
    for word in words {
      switch parts[Int(word)] {
      case .token(let token): runs.append(token)
      case .cut: runs.cut()
      case .nothing: break
      }
    }
    return runs
  }
}
