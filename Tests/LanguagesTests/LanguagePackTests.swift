import Testing

@testable import Languages

@Suite("Language packs")
struct LanguagePackTests {
  private static let sections: [(name: String, bytes: [UInt8])] = [
    ("manifest", Array("# a toy\nlanguage: xx\nversion: 3\nlicence: CC0\n".utf8)),
    ("phrases", Array("1\tola | salud\t=\t\n".utf8)), ("empty", []),
  ]

  private func pack(_ bytes: [UInt8]) -> LanguagePack? {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 64)
    defer { unsafe memory.deallocate() }
    unsafe memory.copyBytes(from: bytes)
    return unsafe LanguagePack(bytes: UnsafeRawBufferPointer(memory), owner: nil)
  }

  @Test("A toy language's pack is read back, and made of the same bytes each time")
  func toyLanguage() throws {
    let bytes = PackFile.bytes(of: Self.sections)
    #expect(bytes == PackFile.bytes(of: Self.sections))
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 64)
    defer { unsafe memory.deallocate() }
    unsafe memory.copyBytes(from: bytes)
    let pack = unsafe try #require(
      LanguagePack(bytes: UnsafeRawBufferPointer(memory), owner: nil))
    #expect(pack.language == "xx" && pack.version == "3" && pack.licence == "CC0")
    #expect(pack.sections.map(\.name) == ["manifest", "phrases", "empty"])
    var lines: [String] = []
    pack.section("phrases")?.forEachLine { lines.append(String($0)) }
    #expect(lines == ["1\tola | salud\t=\t"])
    #expect(pack.section("empty")?.count == 0)
    #expect(pack.section("vectors") == nil)
  }

  @Test("No byte of a pack can change, and none be cut off, without being told")
  func damage() {
    let bytes = PackFile.bytes(of: Self.sections)
    for place in bytes.indices {
      var damaged = bytes
      damaged[place] ^= 1
      #expect(pack(damaged) == nil, "byte \(place)")
    }
    for length in [0, 1, 63, 64, 200, bytes.count - 1] {
      #expect(pack(Array(bytes[..<length])) == nil)
    }
  }

  @Test("A forged pack with a right checksum reads nothing outside of itself")
  func forgery() {
    let bytes = PackFile.bytes(of: Self.sections)
    for offset in [48, 56] {
      for value in [UInt64.max, UInt64(bytes.count), 1 << 63] {
        var forged = bytes
        for byte in 0..<8 {
          forged[64 + offset + byte] = UInt8(truncatingIfNeeded: value >> (8 * UInt64(byte)))
        }
        let checksum = PackFile.checksum(of: forged)
        for byte in 0..<4 { forged[12 + byte] = UInt8(truncatingIfNeeded: checksum >> (8 * byte)) }
        _ = pack(forged)
      }
    }
  }

  @Test("English is always there, with its sections and its licence")
  func english() {
    let pack = LanguagePack.english
    #expect(pack.language == "en" && !pack.licence.isEmpty)
    for name in ["phrases", "background", "tagger", "order", "inflections", "thesaurus", "sisters"]
    {
      #expect((pack.section(name)?.count ?? 0) > 1_000, "\(name)")
    }
    #expect(pack.size < 25_000_000)
  }
}
