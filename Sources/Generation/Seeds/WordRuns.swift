import NGrams
import Privacy

/// Makes runs of tokens of a vocabulary's words.
struct WordRuns {
  private let symbols: [Symbol?]

  init(_ vocabulary: Vocabulary) {
    symbols = (0..<UInt32(vocabulary.count)).map {
      $0 <= Vocabulary.end ? nil : Symbol(stored: vocabulary[$0])
    }
  }

  /// The runs of a text, cut at its slots.
  func runs(of words: ArraySlice<UInt32>) -> TokenRuns {
    var runs = TokenRuns()
    for word in words {
      switch symbols[Int(word)]?.content {
      case .text(let text)?:
        if !text.allSatisfy({ $0 <= 0x20 }) { runs.append(text[...]) }
      case .slot, .number, .rare: runs.cut()
      case nil: break
      }
    }
    return runs
  }
}
