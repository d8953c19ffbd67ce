/// A key of HMAC-SHA256 (RFC 2104).
public struct MessageKey: Sendable {
  /// What has taken the key already, so that a code costs two blocks less.
  private let (inner, outer): (SHA256, SHA256)

  /// Takes a key of any length.
  public init(_ key: [UInt8]) {
    var block = key.count > 64 ? SHA256.digest(of: key) : key
    block += repeatElement(0, count: 64 - block.count)
    var (inner, outer) = (SHA256(), SHA256())
    inner.update(block.map { $0 ^ 0x36 })
    outer.update(block.map { $0 ^ 0x5C })
    (self.inner, self.outer) = (inner, outer)
  }

  /// The authentication code of a message: 32 bytes.
  public func code(for message: some Collection<UInt8>) -> [UInt8] {
    var (inner, outer) = (inner, outer)
    inner.update(message)
    outer.update(inner.finalized())
    return outer.finalized()
  }

  /// Derives 32 bytes from a secret: HKDF-SHA256 (RFC 5869) without a salt.
  ///
  /// - Parameter info: What they are for.
  public static func derived(from secret: [UInt8], info: [UInt8]) -> [UInt8] {
    let extracted = MessageKey([UInt8](repeating: 0, count: 32)).code(for: secret)
    return MessageKey(extracted).code(for: info + [1])
  }
}
