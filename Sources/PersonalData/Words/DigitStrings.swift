import Sampling

/// The strings of digits in a text that could tell who somebody is: those of five digits and more, and of four that are no year of the
/// last or this century.
package enum DigitStrings {
  /// Calls a body with the place in bytes and the hash of each string of a text, UTF-8.
  package static func forEach(
    in text: some Sequence<UInt8>, _ body: (_ range: Range<Int>, _ hash: UInt64) -> Void
  ) {
    var (place, count, century) = (0, 0, 0)
    var hash = StableHash()
    func end() {
      if count > 4 || count == 4 && century != 19 && century != 20 {
        body(place - count..<place, hash.finished)
      }
      (count, century, hash) = (0, 0, StableHash())
    }
    for byte in text {
      if (0x30...0x39).contains(byte) {
        if count < 2 { century = 10 * century + Int(byte & 0x0F) }
        hash.add(byte)
        count += 1
      } else if count > 0 {
        end()
      }
      place += 1
    }
    if count > 0 { end() }
  }

  /// Whether the hash of one of a text's strings is among others.
  package static func contains(
    in text: some Sequence<UInt8>, where isAmong: (_ hash: UInt64) -> Bool
  ) -> Bool {
    var contains = false
    forEach(in: text) { _, hash in contains = contains || isAmong(hash) }
    return contains
  }
}
