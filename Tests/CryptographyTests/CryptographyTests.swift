import Cryptography
import Testing

/// Bytes of hexadecimal digits.
private func bytes(_ digits: String) -> [UInt8] {
  var bytes: [UInt8] = []
  var rest = Substring(digits)
  while let byte = UInt8(rest.prefix(2), radix: 16) {
    bytes.append(byte)
    rest = rest.dropFirst(2)
  }
  return bytes
}

@Suite("Digests, codes and encryption are those of their standards")
struct CryptographyTests {
  @Test("SHA-256 of FIPS 180-4's examples, at once and in pieces")
  func digests() {
    let text = Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8)
    #expect(
      SHA256.digest(of: text)
        == bytes("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"))
    #expect(
      SHA256.digest(of: [])
        == bytes("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"))
    for cut in text.indices {
      var digest = SHA256()
      digest.update(text[..<cut])
      let copy = digest
      digest.update(text[cut...])
      #expect(digest.finalized() == SHA256.digest(of: text))
      #expect(copy.finalized() == SHA256.digest(of: text[..<cut]))
    }
  }

  @Test("HMAC-SHA256 of RFC 4231's cases 2 and 6")
  func codes() {
    #expect(
      MessageKey(Array("Jefe".utf8)).code(for: "what do ya want for nothing?".utf8)
        == bytes("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"))
    #expect(
      MessageKey([UInt8](repeating: 0xAA, count: 131))
        .code(for: "Test Using Larger Than Block-Size Key - Hash Key First".utf8)
        == bytes("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"))
  }

  @Test("HKDF of RFC 5869's case 3, as far as 32 bytes")
  func derivedKeys() {
    #expect(
      MessageKey.derived(from: [UInt8](repeating: 0x0B, count: 22), info: [])
        == bytes("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"))
  }

  @Test("AES-256-GCM of the standard's test case 16, and nothing opens what was changed")
  func sealedTexts() {
    let key = bytes("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308")
    let text = bytes(
      "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
        + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39")
    let nonce = bytes("cafebabefacedbaddecaf888")
    let additional = bytes("feedfacedeadbeeffeedfacedeadbeefabaddad2")
    let sealed = SealedText.seal(text, key: key, nonce: nonce, additional: additional) ?? []
    #expect(
      sealed == nonce
        + bytes(
          "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
            + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
            + "76fc6ece0f4e1768cddf8853bb2d551b"))
    #expect(SealedText.open(sealed, key: key, additional: additional) == text)
    for place in sealed.indices {
      var changed = sealed
      changed[place] ^= 1
      #expect(SealedText.open(changed, key: key, additional: additional) == nil)
    }
    #expect(SealedText.open(sealed, key: key, additional: []) == nil)
    #expect(SealedText.open(Array(sealed.prefix(27)), key: key, additional: additional) == nil)
    let empty = SealedText.seal([], key: key, nonce: nonce, additional: []) ?? []
    #expect(empty.count == 28 && SealedText.open(empty, key: key, additional: []) == [])
    #expect(SealedText.seal(text, key: [1], nonce: nonce, additional: []) == nil)
  }
}
