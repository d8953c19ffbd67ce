import Glibc
import PersonalData
import Sampling
import Testing

@Suite("Addresses and letters")
struct AddressTests {
  @Test("What is an IP address is what inet_pton says", arguments: 0..<4)
  func agreesWithTheSystem(seed: Int) {
    var random = RandomStream(seed: UInt64(seed), index: 0)
    let registry = RecognizerRegistry()
    var (found, all) = (0, 0)
    for _ in 0..<3_000 {
      let candidate = Self.candidate(&random)
      guard let last = candidate.last, last != ".", last != ":", candidate.count > 2 else {
        continue
      }
      let isAddress = Self.isAddress(candidate)
      let detections = registry.detect(in: Array("at \(candidate)".utf8))
      let isFound = detections.contains {
        $0.type == .ipAddress && $0.range == 3..<(3 + candidate.utf8.count)
      }
      #expect(isFound == isAddress, "\(candidate)")
      all += 1
      if isAddress { found += 1 }
    }
    // Neither side is rare.
    #expect(found > all / 20 && found < all * 19 / 20, "\(found) of \(all)")
  }

  /// Groups with colons or points, most of them right or nearly so.
  private static func candidate(_ random: inout RandomStream) -> String {
    let groups = Int(random.next() % 6) + 3
    let hasPoints = random.next() % 3 == 0
    var parts = (0..<(hasPoints ? 4 : groups)).map { _ in
      hasPoints
        ? String(random.next() % 300)
        : String(random.next() % 0x18000, radix: 16)
    }
    if !hasPoints, random.next() % 2 == 0 { parts[Int(random.next() % UInt64(groups))] = "" }
    if !hasPoints, random.next() % 4 == 0 { parts[groups - 1] = "192.0.2.\(random.next() % 280)" }
    if random.next() % 8 == 0 { parts[0] = "0" + parts[0] }
    return parts.joined(separator: hasPoints ? "." : ":")
  }

  private static func isAddress(_ text: String) -> Bool {
    var room = in6_addr()
    return unsafe inet_pton(AF_INET6, text, &room) == 1 || inet_pton(AF_INET, text, &room) == 1
  }

  @Test("The table of letters says what Unicode's properties say")
  func lettersAreUnicodes() {
    let table = LetterTable.shared
    let wrong = (0...0x1FFFF).compactMap(Unicode.Scalar.init).filter {
      table[$0] != LetterTable.Traits($0)
    }
    #expect(wrong.isEmpty)
  }
}
