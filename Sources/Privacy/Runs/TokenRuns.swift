import Sampling

/// A text's tokens as runs are compared by: case folded, and cut where a value was filled in.
///
/// Two readings stand side by side, so that neither a comma more nor a comma less hides a copy: all tokens, and the words
/// alone, each cut into its runs of letters and digits.
package struct TokenRuns: Sendable {
  /// The stretches of all tokens, by the hashes of their texts.
  package private(set) var tokens: [[UInt32]] = [[]]
  /// The same of words alone, under other hashes than those of tokens.
  private var words: [[UInt32]] = [[]]

  /// An empty text.
  ///
  /// - Parameter capacity: How many tokens it is to have, about.
  package init(capacity: Int = 0) {
    tokens[0].reserveCapacity(capacity)
    words[0].reserveCapacity(capacity)
  }

  /// A token's hashes.
  package struct Token: Sendable {
    /// Of its text.
    package let hash: UInt32
    /// Of its runs of letters and digits, as ``words`` of a text has them.
    package let words: [UInt32]

    /// Hashes a token, UTF-8.
    ///
    /// - Complexity: O(*m*) in its bytes.
    package init(_ token: ArraySlice<UInt8>) {
      var words: [UInt32] = []
      if let hash = TokenRuns.hash(ofASCII: token, words: &words) {
        (self.hash, self.words) = (hash, words)
        return
      }
      let text = String(decoding: token, as: UTF8.self).lowercased().unicodeScalars
      hash = TokenRuns.hash(Array(String(text).utf8))
      let parts = text.split { scalar in
        !scalar.properties.isAlphabetic && scalar.properties.numericType == nil
          && scalar.properties.generalCategory != .nonspacingMark
          && scalar.properties.generalCategory != .spacingMark
      }
      self.words = parts.map {
        TokenRuns.hash(Array(String($0).utf8)) ^ TokenRuns.wordsOnly
      }
    }
  }

  /// Adds a token, UTF-8.
  ///
  /// - Complexity: O(*m*) in its bytes.
  package mutating func append(_ token: ArraySlice<UInt8>) {
    if let hash = Self.hash(ofASCII: token, words: &words[words.count - 1]) {
      tokens[tokens.count - 1].append(hash)
    } else {
      let token = Token(token)
      append(token.hash, words: token.words[...])
    }
  }

  /// Adds a token that was hashed before, as ``Token`` has its hashes.
  package mutating func append(_ hash: UInt32, words: ArraySlice<UInt32>) {
    tokens[tokens.count - 1].append(hash)
    self.words[self.words.count - 1] += words
  }

  /// Ends the stretch: what comes next is no run with what was.
  package mutating func cut() {
    if tokens[tokens.count - 1].isEmpty { return }
    tokens.append([])
    words.append([])
  }

  /// Every stretch of either reading.
  package var stretches: [[UInt32]] { tokens + words }

  private static let wordsOnly: UInt32 = 0x5F37_59DF

  /// A token's hash, with those of its words appended to others; nil, with nothing appended, where it is not ASCII.
  private static func hash(ofASCII token: ArraySlice<UInt8>, words: inout [UInt32]) -> UInt32? {
    if token.contains(where: { $0 >= 0x80 }) { return nil }
    var (all, word) = (StableHash(), StableHash())
    var isWord = false
    for byte in token {
      let byte = folded(byte)
      all.add(byte)
      if isInWord(byte) {
        word.add(byte)
        isWord = true
      } else if isWord {
        words.append(UInt32(truncatingIfNeeded: word.finished) ^ wordsOnly)
        (word, isWord) = (StableHash(), false)
      }
    }
    if isWord { words.append(UInt32(truncatingIfNeeded: word.finished) ^ wordsOnly) }
    return UInt32(truncatingIfNeeded: all.finished)
  }

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
