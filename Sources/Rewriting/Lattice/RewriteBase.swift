/// A text to be rewritten, with every edit that fits in it.
public struct RewriteBase: Sendable {
  /// The text.
  let text: RewriteText
  /// The edits, by where they begin.
  public let edits: [RewriteEdit]
  /// The background model's numbers of the tokens.
  let numbers: [UInt32]

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

  /// The share of a text's runs of a length that were copied from the base.
  ///
  /// - Parameters:
  ///   - drawn: The edits that were applied, in their order.
  ///   - length: How many tokens a run has.
  public func copiedShare(with drawn: [Int], runs length: Int) -> Double {
    var (written, copied, stretch) = (0, 0, 0)
    /// The token of the base that was copied last.
    var last = -1
    forEachPiece(with: drawn) { piece, _ in
      written += 1
      guard case .base(let token) = piece, text.words[token].isCopied else {
        stretch = 0
        return
      }
      stretch = token == last + 1 ? stretch + 1 : 1
      last = token
      if stretch >= length { copied += 1 }
    }
    return Double(copied) / Double(max(1, written - length + 1))
  }
}
