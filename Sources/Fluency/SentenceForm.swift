import Sampling

/// A sentence as word order sees it: frequent words as themselves, in small letters, every other word as its part of speech.
///
/// What it is about cannot be told from it, so that a judge of its order says nothing of topics.
public struct SentenceForm: Equatable, Sendable {
  /// A number for each token; those of words and of parts of speech differ.
  let tokens: [UInt64]

  /// How many tokens there are.
  public var count: Int { tokens.count }

  /// The number of a word in small letters, or of a part of speech in capitals.
  static func number(of name: some Sequence<UInt8>) -> UInt64 {
    var hash = StableHash()
    for byte in name { hash.add(byte) }
    return hash.finished
  }

  /// A word's bytes with its capitals among `A`…`Z` made small, and a typographic apostrophe made plain.
  static func folded(_ word: some Sequence<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    for byte in word {
      bytes.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
      if bytes.suffix(3) == [0xE2, 0x80, 0x99] {
        bytes.removeLast(3)
        bytes.append(UInt8(ascii: "'"))
      }
    }
    return bytes
  }
}
