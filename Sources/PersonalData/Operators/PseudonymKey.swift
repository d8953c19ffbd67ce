import Cryptography

/// A secret from which pseudonyms are made; who does not have it cannot tell whose a pseudonym is, or find out by trying.
public struct PseudonymKey: Sendable {
  private let key: [UInt8]
  private let messageKey: MessageKey
  /// The least bytes of a secret.
  public static let leastBytes = 16

  /// What makes a secret easy to guess.
  public enum Weakness: Sendable {
    /// It has fewer than ``leastBytes`` bytes.
    case short
    /// It is a byte, or up to four, over and over.
    case repeated
  }

  /// What is wrong with a secret; nil where it will do.
  public static func weakness(of secret: [UInt8]) -> Weakness? {
    let secret = trimmed(secret)
    if secret.count < leastBytes { return .short }
    let repeats = (1...4).contains { period in
      zip(secret, secret.dropFirst(period)).allSatisfy { $0 == $1 }
    }
    return repeats ? .repeated : nil
  }

  /// A secret without white space at its ends, which is none of it.
  private static func trimmed(_ secret: [UInt8]) -> ArraySlice<UInt8> {
    var secret = secret[...]
    let isSpace = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
    while let last = secret.last, isSpace(last) { secret.removeLast() }
    while let first = secret.first, isSpace(first) { secret.removeFirst() }
    return secret
  }

  /// Takes a secret; white space at its ends is none of it.
  ///
  /// - Returns: nil where it has a ``weakness(of:)``.
  public init?(_ secret: [UInt8]) {
    if Self.weakness(of: secret) != nil { return nil }
    key = MessageKey.derived(from: Array(Self.trimmed(secret)), info: Array("pastiche".utf8))
    messageKey = MessageKey(key)
  }

  /// HMAC-SHA256 of a value of a type: 32 bytes.
  func digest(_ value: some Sequence<UInt8>, type: EntityType) -> [UInt8] {
    messageKey.code(for: Array(type.rawValue.utf8) + [0] + Array(value))
  }

  /// Encrypts a value: AES-GCM with a nonce that is made of the value, so that the same value is the same text.
  func seal(_ value: some Sequence<UInt8>, type: EntityType) -> [UInt8] {
    let value = Array(value)
    let nonce = digest(value, type: type).prefix(SealedText.nonceLength)
    return SealedText.seal(
      value, key: key, nonce: Array(nonce), additional: Array(type.rawValue.utf8)) ?? []
  }

  /// Decrypts what ``seal(_:type:)`` made; nil where the key or the type is another, or the text was changed.
  func open(_ sealed: [UInt8], type: EntityType) -> [UInt8]? {
    SealedText.open(sealed, key: key, additional: Array(type.rawValue.utf8))
  }
}
