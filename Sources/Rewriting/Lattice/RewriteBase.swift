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
  /// The share of a text's runs of a length that were copied from the base.
  ///
  /// - Parameters:
  ///   - drawn: The edits that were applied, in their order.
  ///   - length: How many tokens a run has.
  public func copiedShare(with drawn: [Int], runs length: Int) -> Double {
    var (place, written, copied, stretch) = (0, 0, 0, 0)
    /// The token of the base that was copied last.
    var last = -1
    func add(_ token: Int?) {
      written += 1
      guard let token, text.words[token].isCopied else {
        stretch = 0
        return
      }
      stretch = token == last + 1 ? stretch + 1 : 1
      last = token
      if stretch >= length { copied += 1 }
    }
    for index in drawn {
      let edit = edits[index]
      for token in place..<edit.range.lowerBound { add(token) }
      for piece in edit.pieces {
        if case .base(let token) = piece { add(token) } else { add(nil) }
      }
      place = edit.range.upperBound
    }
    for token in place..<count { add(token) }
    return Double(copied) / Double(max(1, written - length + 1))
  }
}
