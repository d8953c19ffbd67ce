import Crypto

/// A secret from which pseudonyms are made; who does not have it cannot tell whose a pseudonym is, or find out by trying.
public struct PseudonymKey: Sendable {
  private let key: SymmetricKey
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
    let secret = Self.trimmed(secret)
    key = HKDF<SHA256>.deriveKey(
      inputKeyMaterial: SymmetricKey(data: secret), info: Array("pastiche".utf8),
      outputByteCount: 32)
  }

  /// HMAC-SHA256 of a value of a type: 32 bytes.
  func digest(_ value: some Sequence<UInt8>, type: EntityType) -> [UInt8] {
    Array(
      HMAC<SHA256>.authenticationCode(
        for: Array(type.rawValue.utf8) + [0] + Array(value), using: key))
  }

  /// Encrypts a value: AES-GCM with a nonce that is made of the value, so that the same value is the same text.
  func seal(_ value: some Sequence<UInt8>, type: EntityType) -> [UInt8] {
    let value = Array(value)
    guard let nonce = try? AES.GCM.Nonce(data: digest(value, type: type).prefix(12)),
      let box = try? AES.GCM.seal(
        value, using: key, nonce: nonce, authenticating: Array(type.rawValue.utf8)),
      let bytes = box.combined
    else { return [] }
    return Array(bytes)
  }

  /// Decrypts what ``seal(_:type:)`` made; nil where the key or the type is another, or the text was changed.
  func open(_ sealed: [UInt8], type: EntityType) -> [UInt8]? {
    guard let box = try? AES.GCM.SealedBox(combined: sealed),
      let bytes = try? AES.GCM.open(box, using: key, authenticating: Array(type.rawValue.utf8))
    else { return nil }
    return Array(bytes)
  }
}
