public import Corpora
import Tokenization

/// Puts a keyed hash in a value's place: the same value is the same hash, however it is written and in all documents.
public struct HashOperator: AnonymizationOperator {
  private let key: PseudonymKey
  /// How many hexadecimal digits there are: 64 bits, so that two values among a million meet with a probability of 3e-8.
  private static let digits = 16

  /// Makes the operator.
  public init(key: PseudonymKey) { self.key = key }

  /// Returns the hash.
  public func replacement(for value: ArraySlice<UInt8>, type: EntityType) -> [UInt8] {
    let hexadecimal = Array("0123456789abcdef".utf8)
    let normalized = NormalizedValue.of(String(streamSafe: value), type: type)
    let digest = key.digest(normalized.utf8, type: type).prefix(Self.digits / 2)
    return digest.flatMap { [hexadecimal[Int($0 >> 4)], hexadecimal[Int($0 & 15)]] }
  }
}

/// Puts an encrypted value in a value's place, `<PERSON:…>`, which the key's owner can turn back.
public struct EncryptOperator: AnonymizationOperator {
  private let key: PseudonymKey

  /// Makes the operator.
  public init(key: PseudonymKey) { self.key = key }

  /// Returns the encrypted value with its type.
  public func replacement(for value: ArraySlice<UInt8>, type: EntityType) -> [UInt8] {
    Array("<\(type.rawValue):".utf8) + Base64URL.encode(key.seal(value, type: type)) + [
      UInt8(ascii: ">")
    ]
  }

  /// The document with every value turned back that this key encrypted, in its text and its fields; its spans go.
  public func restored(_ document: Document) -> Document {
    var result = document
    result.text = restored(document.text)
    for place in result.meta.indices {
      result.meta[place].value = restored(result.meta[place].value)
    }
    result.spans = []
    return result
  }

  private func restored(_ text: String) -> String {
    text.utf8.contains(UInt8(ascii: "<"))
      ? String(decoding: decrypted(Array(text.utf8)), as: UTF8.self) : text
  }

  /// The text with every value turned back that this key encrypted.
  public func decrypted(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < text.count {
      if text[index] == UInt8(ascii: "<"), let (value, end) = value(in: text, from: index) {
        result += value
        index = end
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return result
  }

  private func value(in text: [UInt8], from start: Int) -> (value: [UInt8], end: Int)? {
    var colon = start + 1
    while text.has(colon, where: { $0.isUppercase || $0.isDigit || $0 == UInt8(ascii: "_") }) {
      colon += 1
    }
    guard colon > start + 1, text.has(colon, ":") else { return nil }
    var end = colon + 1
    while text.has(end, where: Base64URL.isDigit) { end += 1 }
    guard text.has(end, ">"), let sealed = Base64URL.decode(text[(colon + 1)..<end]) else {
      return nil
    }
    let type = EntityType(rawValue: String(decoding: text[(start + 1)..<colon], as: UTF8.self))
    return key.open(sealed, type: type).map { ($0, end + 1) }
  }
}

/// Bytes as letters, digits, `-` and `_` (RFC 4648, section 5), without padding.
enum Base64URL {
  private static let digits = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  static func isDigit(_ byte: UInt8) -> Bool {
    byte.isAlphanumeric || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }

  static func encode(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
      for place in 0...group.count {
        result.append(digits[Int(bits >> UInt32(18 - 6 * place) & 63)])
      }
    }
    return result
  }

  static func decode(_ text: some Sequence<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in text {
      guard let value = digits.firstIndex(of: byte) else { return nil }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return result
  }
}
