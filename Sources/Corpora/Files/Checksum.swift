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
}
