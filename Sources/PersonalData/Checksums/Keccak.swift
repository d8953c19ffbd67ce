/// The hash of Ethereum: Keccak-256 with its first padding, not that of SHA-3.
///
/// After Bertoni, Daemen, Peeters and Van Assche 2011, *The Keccak reference*.
enum Keccak {
  private static let rate = 136
  private static let roundConstants: [UInt64] = {
    // The constants come out of a shift register of eight bits.
    var register: UInt8 = 1
    func next() -> Bool {
      let bit = register & 1 == 1
      let isCarried = register & 0x80 != 0
      register = register << 1 ^ (isCarried ? 0x71 : 0)
      return bit
    }
    return (0..<24).map { _ in
      var constant: UInt64 = 0
      for power in 0..<7 where next() { constant ^= 1 << UInt64((1 << power) - 1) }
      return constant
    }
  }()

  /// The 32 bytes of a message's hash.
  static func hash256(_ message: [UInt8]) -> [UInt8] {
    var padded = message + [0x01]
    padded += Array(repeating: 0, count: (rate - padded.count % rate) % rate)
    padded[padded.count - 1] |= 0x80
    var state = [UInt64](repeating: 0, count: 25)
    for block in stride(from: 0, to: padded.count, by: rate) {
      for lane in 0..<(rate / 8) {
        for byte in 0..<8 {
          state[lane] ^= UInt64(padded[block + 8 * lane + byte]) << UInt64(8 * byte)
        }
      }
      permute(&state)
    }
    return (0..<32).map { UInt8(truncatingIfNeeded: state[$0 / 8] >> UInt64(8 * ($0 % 8))) }
  }

  private static func permute(_ state: inout [UInt64]) {
    func rotated(_ value: UInt64, _ count: Int) -> UInt64 {
      count % 64 == 0 ? value : value << UInt64(count % 64) | value >> UInt64(64 - count % 64)
    }
    for constant in roundConstants {
      let columns = (0..<5).map { x in (0..<5).reduce(UInt64(0)) { $0 ^ state[x + 5 * $1] } }
      for x in 0..<5 {
        let change = columns[(x + 4) % 5] ^ rotated(columns[(x + 1) % 5], 1)
        for y in 0..<5 { state[x + 5 * y] ^= change }
      }
      var (x, y) = (1, 0)
      var lane = state[1]
      for step in 0..<24 {
        (x, y) = (y, (2 * x + 3 * y) % 5)
        (lane, state[x + 5 * y]) = (state[x + 5 * y], rotated(lane, (step + 1) * (step + 2) / 2))
      }
      for y in 0..<5 {
        let row = (0..<5).map { state[$0 + 5 * y] }
        for x in 0..<5 { state[x + 5 * y] = row[x] ^ (~row[(x + 1) % 5] & row[(x + 2) % 5]) }
      }
      state[0] ^= constant
    }
  }
}
