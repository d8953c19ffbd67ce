import CCryptoShims

/// SHA-256 (FIPS 180-4), of bytes that come piece by piece; by OpenSSL.
public struct SHA256: Sendable {
  private var state = ccrypto_sha256()

  /// Begins with no bytes.
  public init() { unsafe ccrypto_sha256_init(&state) }

  /// Takes bytes.
  public mutating func update(_ bytes: some Collection<UInt8>) {
    let isDone: Void? = bytes.withContiguousStorageIfAvailable {
      unsafe ccrypto_sha256_update(&state, $0.baseAddress, $0.count)
    }
    if isDone == nil { update(Array(bytes)) }
  }

  /// The digest of all bytes: 32 bytes.
  public consuming func finalized() -> [UInt8] {
    var state = self.state
    return unsafe Array(unsafeUninitializedCapacity: 32) { digest, count in
      if let start = digest.baseAddress { unsafe ccrypto_sha256_final(&state, start) }
      count = 32
    }
  }

  /// The digest of bytes: 32 bytes.
  public static func digest(of bytes: some Collection<UInt8>) -> [UInt8] {
    var digest = SHA256()
    digest.update(bytes)
    return digest.finalized()
  }
}
