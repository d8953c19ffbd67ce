import Testing

@testable import Corpora

@Suite("Eight bytes at once")
struct ByteLanesTests {
  /// Bytes around those that are looked for, with and without the top bit, where borrows from lane to lane would show.
  private static let bytes: [UInt8] = [
    0x00, 0x01, 0x09, 0x0A, 0x0B, 0x0D, 0x1F, 0x20, 0x21, 0x22, 0x23, 0x5B, 0x5C, 0x5D, 0x61, 0x7F,
    0x80, 0x81, 0x8A, 0x9F, 0xA0, 0xA1, 0xA2, 0xA3, 0xDB, 0xDC, 0xDD, 0xFF,
  ]

  private func isEscaped(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x22 || byte == 0x5C }

  @Test("What is found is what a plain loop finds, at every place and length")
  func plainLoop() {
    var generator = SystemRandomNumberGenerator()
    for count in 0..<40 {
      for round in 0..<50 {
        // Mostly one byte, so that some texts have little of what is looked for.
        let common = Self.bytes.randomElement(using: &generator) ?? 0
        let text = (0..<count).map { _ in
          round % 2 == 0 || UInt8.random(in: 0..<8, using: &generator) == 0
            ? Self.bytes.randomElement(using: &generator) ?? 0 : common
        }
        for start in 0...count {
          let rest = text.indices.dropFirst(start)
          #expect(text.span.firstIndex(of: 0x0A, from: start) == rest.first { text[$0] == 0x0A })
          #expect(text.span.firstToEscape(from: start) == rest.first { isEscaped(text[$0]) })
        }
        #expect(text.span.occurrences(of: 0x0A) == text.count { $0 == 0x0A })
      }
    }
  }
}
