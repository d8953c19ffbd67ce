import Cryptography
import Tokenization

/// Addresses of Bitcoin and Ethereum: Base58Check, Bech32 and Bech32m (BIP 173 and 350), and hexadecimal with the capitals that
/// check it (EIP-55).
struct CryptoAddressRecognizer: ScanRecognizer {
  let name = "crypto-address"
  let needs: [TextTraits] = [.mixed]

  func detect(in scan: WordScan, into detections: inout [Detection]) {
    for place in scan.words.indices {
      let word = scan.words[place]
      guard word.kind == .mixed, (26...90).contains(word.range.count) else { continue }
      let text = Array(scan.bytes(place))
      if Self.isBase58Check(text) || Self.isBech32(text) || Self.isEthereum(text) {
        detections.append(
          Detection(
            range: word.range, type: "CRYPTO", score: 1, recognizer: name,
            evidence: [.pattern, .check]))
      }
    }
  }

  private static let base58 = Array(
    "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".utf8)

  /// 25 bytes, the last four of which are those that the double SHA-256 of the others begins with.
  static func isBase58Check(_ text: [UInt8]) -> Bool {
    guard (26...35).contains(text.count),
      text[0] == UInt8(ascii: "1") || text[0] == UInt8(ascii: "3")
    else { return false }
    var bytes = [UInt8](repeating: 0, count: 25)
    for character in text {
      guard var carry = base58.firstIndex(of: character) else { return false }
      for place in bytes.indices.reversed() {
        carry += 58 * Int(bytes[place])
        bytes[place] = UInt8(carry & 0xFF)
        carry >>= 8
      }
      if carry != 0 { return false }
    }
    let check = SHA256.digest(of: SHA256.digest(of: bytes[..<21]))
    return bytes[21...].elementsEqual(check.prefix(4))
  }

  static func isBech32(_ text: [UInt8]) -> Bool {
    let lower = text.map({ $0.lowercased })
    guard lower == text || text.allSatisfy({ !$0.isLowercase }), lower.starts(with: "bc1".utf8)
    else { return false }
    let alphabet = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)
    let values = lower[3...].map { alphabet.firstIndex(of: $0) }
    guard values.count >= 6, !values.contains(nil) else { return false }
    let prefix = "bc".utf8.map { Int($0 >> 5) } + [0] + "bc".utf8.map { Int($0 & 31) }
    let generators = [0x3B6A_57B2, 0x2650_8E6D, 0x1EA1_19FA, 0x3D42_33DD, 0x2A14_62B3]
    var check = 1
    for value in prefix + values.compactMap(\.self) {
      let top = check >> 25
      check = (check & 0x1FF_FFFF) << 5 ^ value
      for (bit, generator) in generators.enumerated() where top >> bit & 1 == 1 {
        check ^= generator
      }
    }
    return check == 1 || check == 0x2BC8_30A3
  }

  /// `0x` and 40 hexadecimal digits; where there are small letters and capitals, they must be those of the hash.
  static func isEthereum(_ text: [UInt8]) -> Bool {
    guard text.count == 42, text.starts(with: "0x".utf8),
      text[2...].allSatisfy({ $0.isHexadecimal })
    else { return false }
    let digits = Array(text[2...])
    if !digits.contains(where: { $0.isUppercase }) || !digits.contains(where: { $0.isLowercase }) {
      return true
    }
    let hash = Keccak.hash256(digits.map({ $0.lowercased }))
    return digits.indices.allSatisfy { place in
      let half = hash[place / 2] >> (place % 2 == 0 ? 4 : 0) & 15
      return !digits[place].isLetter || digits[place].isUppercase == (half >= 8)
    }
  }
}
