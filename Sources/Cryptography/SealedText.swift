import CCryptoShims

/// AES-256-GCM (NIST SP 800-38D); by OpenSSL.
public enum SealedText {
  /// The bytes of a key.
  public static let keyLength = 32
  /// The bytes of a nonce.
  public static let nonceLength = 12
  private static let tagLength = 16

  /// Encrypts a text.
  ///
  /// - Parameters:
  ///   - key: ``keyLength`` bytes.
  ///   - nonce: ``nonceLength`` bytes, never the same for two texts under a key.
  ///   - additional: Is authenticated, too, and not part of what is returned.
  /// - Returns: The nonce, the encrypted text and its tag; nil for a key or nonce of another length, or a text of 2 GiB.
  public static func seal(
    _ text: [UInt8], key: [UInt8], nonce: [UInt8], additional: [UInt8]
  ) -> [UInt8]? {
    guard key.count == keyLength, nonce.count == nonceLength,
      let count = Int32(exactly: text.count),
      let additionalCount = Int32(exactly: additional.count)
    else { return nil }
    // One byte more, as an empty array has no address.
    var sealed = [UInt8](repeating: 0, count: text.count + 1)
    var tag = [UInt8](repeating: 0, count: tagLength)
    let status = unsafe ccrypto_gcm_seal(
      key, nonce, additional, additionalCount, text, count, &sealed, &tag)
    return status == 1 ? nonce + sealed.dropLast() + tag : nil
  }

  /// Decrypts what ``seal(_:key:nonce:additional:)`` returned; nil where anything of it is another.
  public static func open(_ sealed: [UInt8], key: [UInt8], additional: [UInt8]) -> [UInt8]? {
    guard key.count == keyLength, sealed.count >= nonceLength + tagLength,
      let count = Int32(exactly: sealed.count - nonceLength - tagLength),
      let additionalCount = Int32(exactly: additional.count)
    else { return nil }
    var text = [UInt8](repeating: 0, count: Int(count) + 1)
    let status = unsafe ccrypto_gcm_open(
      key, Array(sealed.prefix(nonceLength)), additional, additionalCount,
      Array(sealed[nonceLength..<(nonceLength + Int(count))]), count,
      Array(sealed.suffix(tagLength)), &text)
    return status == 1 ? Array(text.dropLast()) : nil
  }
}
