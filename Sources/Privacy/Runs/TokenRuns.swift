import Sampling

/// A text's tokens as runs are compared by: case folded, and cut where a value was filled in.
///
/// Two readings stand side by side, so that neither a comma more nor a comma less hides a copy: all tokens, and the words
/// alone, each cut into its runs of letters and digits.
package struct TokenRuns: Sendable {
  /// The stretches of all tokens, by the hashes of their texts.
  package private(set) var tokens: [[UInt32]] = [[]]
  /// The same of words alone.
  package private(set) var words: [[UInt32]] = [[]]

  /// An empty text.
  package init() {}

  /// A token's hashes.
  package struct Token: Sendable {
    /// Of its text.
    package let hash: UInt32
    /// Of its runs of letters and digits.
    package let words: [UInt32]

    /// Hashes a token, UTF-8.
    ///
    /// - Complexity: O(*m*) in its bytes.
    package init(_ token: ArraySlice<UInt8>) {
      if token.allSatisfy({ $0 < 0x80 }) {
        hash = TokenRuns.hash(token.lazy.map(TokenRuns.folded))
        words = token.split(whereSeparator: { !TokenRuns.isInWord($0) }).map {
          TokenRuns.hash($0.lazy.map(TokenRuns.folded))
        }
        return
      }
      let text = String(decoding: token, as: UTF8.self).lowercased().unicodeScalars
      hash = TokenRuns.hash(Array(String(text).utf8))
      let parts = text.split { scalar in
        !scalar.properties.isAlphabetic && scalar.properties.numericType == nil
          && scalar.properties.generalCategory != .nonspacingMark
          && scalar.properties.generalCategory != .spacingMark
      }
      words = parts.map { TokenRuns.hash(Array(String($0).utf8)) }
    }
  }

  /// Adds a token, UTF-8.
  ///
  /// - Complexity: O(*m*) in its bytes.
  package mutating func append(_ token: ArraySlice<UInt8>) { append(Token(token)) }

  /// Adds a token that was hashed before.
  package mutating func append(_ token: Token) {
    tokens[tokens.count - 1].append(token.hash)
    words[words.count - 1] += token.words
  }

  /// Ends the stretch: what comes next is no run with what was.
  package mutating func cut() {
    if tokens[tokens.count - 1].isEmpty { return }
    tokens.append([])
    words.append([])
  }

  /// Every stretch of either reading, those of words under other hashes than those of tokens.
  package var stretches: [[UInt32]] { tokens + words.map { $0.map { $0 ^ Self.wordsOnly } } }

  static let wordsOnly: UInt32 = 0x5F37_59DF

  fileprivate static func folded(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }

  fileprivate static func isInWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  fileprivate static func hash(_ bytes: some Sequence<UInt8>) -> UInt32 {
    var hash = StableHash()
    for byte in bytes { hash.add(byte) }
    return UInt32(truncatingIfNeeded: hash.finished)
  }
}
