import CZlib

/// The CRC-32 of gzip and PNG (ISO 3309), by zlib.
package enum Checksum {
  @unsafe package static func crc32(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    let start = unsafe bytes.bindMemory(to: UInt8.self)
    return UInt32(truncatingIfNeeded: unsafe crc32_z(0, start.baseAddress, start.count))
  }
}
