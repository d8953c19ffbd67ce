import Tokenization

/// Payment card numbers: the first digits and the length of a network's cards, and the Luhn check (ISO/IEC 7812-1).
struct CreditCardRecognizer: ScanRecognizer {
  let name = "credit-card"
  let needs: [TextTraits] = [.twelveDigits]
  private static let separators = ByteSet(" -".utf8)
  private static let context: [StaticString] = [
    "card", "cc", "visa", "mastercard", "amex", "maestro", "credit", "debit", "karte", "carte",
    "tarjeta",
  ]
  /// The first six digits of networks and the lengths of their numbers, as the networks publish them.
  private static let networks: [(first: ClosedRange<Int>, lengths: ClosedRange<Int>)] = [
    (400_000...499_999, 13...19), (510_000...559_999, 16...16), (222_100...272_099, 16...16),
    (340_000...349_999, 15...15), (370_000...379_999, 15...15), (601_100...601_199, 16...19),
    (622_126...622_925, 16...19), (644_000...659_999, 16...19), (300_000...305_999, 14...19),
    (309_500...309_599, 14...19), (360_000...369_999, 14...19), (380_000...399_999, 14...19),
    (352_800...358_999, 16...19), (213_100...213_199, 15...15), (180_000...180_099, 15...15),
    (620_000...629_999, 16...19), (220_000...220_499, 16...19),
  ]
  /// Maestro's cards, which may be as short as other numbers are.
  private static let maestro: [ClosedRange<Int>] = [500_000...509_999, 560_000...699_999]

  func detect(in scan: WordScan, into detections: inout [Detection]) {
    let text = scan.text
    DigitRun.forEachMatch(in: scan, digits: 12...19, separators: Self.separators) { run in
      guard Self.isGrouped(run.groups),
        Luhn.isValid(run.digits),
        !text.isWord(run.range.upperBound)
      else { return false }
      let score = Self.score(run, in: text)
      guard score > 0 else { return false }
      detections.append(
        Detection(
          range: run.range, type: .creditCard, score: score, recognizer: name,
          evidence: [.pattern, .check]))
      return true
    }
  }

  /// Whether digits stand in groups as on a card: four and more together, but for the first and last.
  private static func isGrouped(_ groups: [Int]) -> Bool {
    groups.count == 1 || groups.count <= 5 && groups.dropLast().allSatisfy { $0 >= 4 }
  }

  private static func score(_ run: DigitRun, in text: [UInt8]) -> Double {
    let first = run.digits.prefix(6).reduce(0) { $0 * 10 + $1 }
    let length = run.digits.count
    if networks.contains(where: { $0.first.contains(first) && $0.lengths.contains(length) }) {
      return 1
    }
    let isInContext = text.hasContext(context, around: run.range)
    if maestro.contains(where: { $0.contains(first) }) {
      return isInContext ? 0.95 : length >= 16 ? 0.9 : 0.5
    }
    return (2...6).contains(run.digits[0]) && length >= 13 ? isInContext ? 0.8 : 0.6 : 0
  }
}
