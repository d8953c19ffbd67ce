import Sampling

/// What personal values are compared by: hashes of their letters and digits, case folded.
package enum ValueHash {
  /// The hash of a value, or of one word of a name.
  package static func of(_ value: String) -> UInt64 {
    var value = value
    return value.withUTF8 { bytes in
      var hash = StableHash()
      for place in 0..<bytes.count {
        let byte = unsafe bytes[place]
        if byte >= 0x80 { return ofScalars(unsafe String(decoding: bytes, as: UTF8.self)) }
        let lower = byte | 0x20
        if (0x61...0x7A).contains(lower) {
          hash.add(lower)
        } else if (0x30...0x39).contains(byte) {
          hash.add(byte)
        }
      }
      return hash.finished
    }
  }

  private static func ofScalars(_ value: String) -> UInt64 {
    var hash = StableHash()
    for scalar in value.unicodeScalars
    where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
      for byte in scalar.properties.lowercaseMapping.utf8 { hash.add(byte) }
    }
    return hash.finished
  }

  /// The hash of a person's name, from a given name or its initial and the last word.
  package static func ofName(_ given: String, _ family: String) -> UInt64 {
    StableHash.mixed(of(given) &* 31 ^ of(family))
  }

  /// The hashes under which a name is found again: with its first word, that word's initial, and the word before the last; none of a
  /// single word beside a title.
  package static func ofNames(in name: String) -> [UInt64] {
    let words = PersonSurrogate.withoutTitle(name).map(String.init)
    guard words.count > 1, let first = words.first, let last = words.last else { return [] }
    return [first, String(first.prefix(1)), words[words.count - 2]].map { ofName($0, last) }
  }
}
