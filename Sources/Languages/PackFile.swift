import CZlib

/// A language pack as a file.
///
/// Little-endian. A head of 64 bytes: the magic `PSTPACK1`, how many sections there are and the CRC-32 of all but
/// itself (32 bits each), zeros. Then for each section its name (48 bytes, ended by zeros), where it begins and how long it is (64 bits
/// each). Sections begin at multiples of 64, in the order of their entries; zeros stand between them.
package enum PackFile {
  private static let magic = Array("PSTPACK1".utf8)
  private static let headLength = 64
  private static let checksumStart = 12
  private static let entryLength = 64
  /// Names have fewer bytes.
  package static let nameLength = 48

  /// The bytes of a pack; the same sections give the same bytes.
  ///
  /// - Precondition: Names have fewer than 48 bytes.
  package static func bytes(of sections: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var entries: [UInt8] = []
    var body: [UInt8] = []
    let start = headLength + entryLength * sections.count
    for (name, bytes) in sections {
      precondition(name.utf8.count < nameLength, "a section's name is short")
      body += zeros((64 - (start + body.count) % 64) % 64)
      entries += Array(name.utf8) + zeros(nameLength - name.utf8.count)
      append(UInt64(start + body.count), to: &entries)
      append(UInt64(bytes.count), to: &entries)
      body += bytes
    }
    var file = magic
    append(UInt32(sections.count), to: &file)
    file += zeros(headLength - file.count) + entries + body
    let checksum = checksum(of: file)
    for byte in 0..<4 {
      file[checksumStart + byte] = UInt8(truncatingIfNeeded: checksum >> (8 * byte))
    }
    return file
  }

  private static func zeros(_ count: Int) -> [UInt8] { Array(repeating: 0, count: count) }

  private static func append(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
    unsafe withUnsafeBytes(of: value.littleEndian) { unsafe bytes.append(contentsOf: $0) }
  }

  /// The CRC-32 of a pack but for where it stands.
  @unsafe private static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    var checksum: UInt = 0
    for range in [0..<checksumStart, (checksumStart + 4)..<bytes.count] {
      let piece = unsafe UnsafeRawBufferPointer(rebasing: bytes[range])
      checksum = unsafe crc32_z(
        checksum, piece.assumingMemoryBound(to: UInt8.self).baseAddress, piece.count)
    }
    return UInt32(truncatingIfNeeded: checksum)
  }

  /// The CRC-32 of a pack but for where it stands.
  static func checksum(of pack: [UInt8]) -> UInt32 {
    unsafe pack.withUnsafeBytes { unsafe checksum($0) }
  }

  /// Whether bytes are a pack with the checksum that its head says.
  @unsafe static func isWhole(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count >= headLength, unsafe bytes.starts(with: magic) else { return false }
    return unsafe checksum(bytes)
      == bytes.loadUnaligned(fromByteOffset: checksumStart, as: UInt32.self)
  }

  /// The sections of a whole pack; nil where they lie outside of it.
  @unsafe static func sections(
    _ bytes: UnsafeRawBufferPointer, _ owner: AnyObject?
  ) -> [PackSection]? {
    let count = Int(unsafe bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
    guard count <= (bytes.count - headLength) / entryLength else { return nil }
    var sections: [PackSection] = []
    for index in 0..<count {
      let entry = headLength + entryLength * index
      let name = unsafe bytes[entry..<(entry + nameLength)].prefix { $0 != 0 }
      let start = unsafe bytes.loadUnaligned(fromByteOffset: entry + nameLength, as: UInt64.self)
      let length = unsafe bytes.loadUnaligned(
        fromByteOffset: entry + nameLength + 8, as: UInt64.self)
      guard start <= bytes.count, length <= UInt64(bytes.count) - start else { return nil }
      let range = Int(start)..<Int(start + length)
      unsafe sections.append(
        PackSection(
          name: String(decoding: name, as: UTF8.self),
          bytes: UnsafeRawBufferPointer(rebasing: bytes[range]), owner: owner))
    }
    return sections
  }
}
