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

  /// Adds a token, UTF-8.
  ///
  /// - Complexity: O(*m*) in its bytes.
  package mutating func append(_ token: ArraySlice<UInt8>) {
    if token.allSatisfy({ $0 < 0x80 }) {
      tokens[tokens.count - 1].append(Self.hash(token.lazy.map(Self.folded)))
      for word in token.split(whereSeparator: { !Self.isInWord($0) }) {
        words[words.count - 1].append(Self.hash(word.lazy.map(Self.folded)))
      }
    } else {
      let text = String(decoding: token, as: UTF8.self).lowercased().unicodeScalars
      tokens[tokens.count - 1].append(Self.hash(Array(String(text).utf8)))
      let parts = text.split { scalar in
        !scalar.properties.isAlphabetic && scalar.properties.numericType == nil
          && scalar.properties.generalCategory != .nonspacingMark
          && scalar.properties.generalCategory != .spacingMark
      }
      for word in parts { words[words.count - 1].append(Self.hash(Array(String(word).utf8))) }
    }
  }

  /// Ends the stretch: what comes next is no run with what was.
  package mutating func cut() {
    if tokens[tokens.count - 1].isEmpty { return }
    tokens.append([])
    words.append([])
  }

  /// Every stretch of either reading, those of words under other hashes than those of tokens.
  package var stretches: [[UInt32]] { tokens + words.map { $0.map { $0 ^ Self.wordsOnly } } }

  private static let wordsOnly: UInt32 = 0x5F37_59DF

  private static func folded(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }

  private static func isInWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  private static func hash(_ bytes: some Sequence<UInt8>) -> UInt32 {
    var hash = StableHash()
    for byte in bytes { hash.add(byte) }
    return UInt32(truncatingIfNeeded: hash.finished)
  }
}
