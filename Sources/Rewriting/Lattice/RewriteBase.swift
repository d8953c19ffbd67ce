/// A text to be rewritten, with every edit that fits in it.
public struct RewriteBase: Sendable {
  /// The text.
  let text: RewriteText
  /// The edits, by where they begin.
  public let edits: [RewriteEdit]
  /// The background model's numbers of the tokens.
  let numbers: [UInt32]
  /// How long the base is, in bytes with a blank behind each word.
  private let bytes: Int

  init(text: RewriteText, edits: [RewriteEdit], numbers: [UInt32]) {
    (self.text, self.edits, self.numbers) = (text, edits, numbers)
    bytes = text.words.reduce(0) { $0 + $1.size }
  }

  /// How many tokens the base has.
  public var count: Int { text.words.count }
}

extension RewriteBase {
  /// Calls `body` with everything that is written where some edits are applied, and its number in the background model.
  ///
  /// - Parameter drawn: The edits, by their places in ``edits``, in their order.
  func forEachPiece(with drawn: [Int], _ body: (RewritePiece, UInt32) -> Void) {
    var place = 0
    for index in drawn {
      let edit = edits[index]
      for token in place..<edit.range.lowerBound { body(.base(token), numbers[token]) }
      for (piece, number) in zip(edit.pieces, edit.numbers) { body(piece, number) }
      place = edit.range.upperBound
    }
    for token in place..<count { body(.base(token), numbers[token]) }
  }

  /// What is written where some edits are applied; signs that change with them are changed.
  public func pieces(with drawn: [Int]) -> [RewritePiece] {
    var signs: [Int: String] = [:]
    for index in drawn {
      if let sign = edits[index].sign { signs[sign.place] = sign.text }
    }
    var pieces: [RewritePiece] = []
    forEachPiece(with: drawn) { piece, _ in
      if case .base(let token) = piece, let sign = signs[token] {
        pieces.append(.text(sign))
      } else {
        pieces.append(piece)
      }
    }
    return pieces
  }

  /// How much of a text was copied from the base.
  ///
  /// - Parameters:
  ///   - drawn: The edits that were applied, in their order.
  ///   - length: How many tokens a run has.
  /// - Complexity: O(*n*) in tokens.
  public func copied(with drawn: [Int], runs length: Int) -> CopiedPart {
    var (tokens, runs, stretch) = (0, 0, 0)
    var (written, copied) = (0, 0)
    /// The token of the base that was copied last.
    var last = -1
    forEachPiece(with: drawn) { piece, _ in
      tokens += 1
      guard case .base(let token) = piece, !text.words[token].isNew else {
        if case .text(let word) = piece { written += word.utf8.count + 1 }
        if case .base(let token) = piece { written += text.words[token].size }
        stretch = 0
        return
      }
      let size = text.words[token].size
      written += size
      // A stretch of bytes that reaches into what was written anew is not the base's.
      copied += token == last + 1 ? size : max(0, size - CopiedPart.reach)
      stretch = text.words[token].isCopied ? (token == last + 1 ? stretch + 1 : 1) : 0
      last = token
      if stretch >= length { runs += 1 }
    }
    return CopiedPart(
      shareOfRuns: Double(runs) / Double(max(1, tokens - length + 1)),
      likeness: Double(copied) / Double(max(1, bytes + written - copied)))
  }
}

extension RewriteWord {
  /// Its bytes and a blank.
  fileprivate var size: Int { (text?.count ?? 0) + 1 }
}

/// How much of a text was copied from its base.
public struct CopiedPart: Sendable {
  /// The share of its runs of tokens.
  public let shareOfRuns: Double
  /// How like each other the two are, about: Jaccard's likeness of stretches of four bytes.
  public let likeness: Double

  /// How many bytes of a word are in stretches of four with the word before.
  fileprivate static let reach = 3
}
