import CZlib

/// The CRC-32 of gzip and PNG (ISO 3309), by zlib.
package enum Checksum {
  /// The checksum of bytes, or of those that gave `checksum` and these behind them.
  @unsafe package static func crc32(
    _ bytes: UnsafeRawBufferPointer, after checksum: UInt32 = 0
  ) -> UInt32 {
    let start = unsafe bytes.bindMemory(to: UInt8.self)
    return UInt32(
      truncatingIfNeeded: unsafe crc32_z(UInt(checksum), start.baseAddress, start.count))
  }

  /// The checksum of bytes and `length` more bytes behind them, of their two checksums.
  package static func joined(_ first: UInt32, _ second: UInt32, length: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: crc32_combine(UInt(first), UInt(second), length))
  }
}
