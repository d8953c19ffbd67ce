import PersonalData

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// How a value of a document was written that a new one takes the place of, for one that is written anew: its form, whether a person is
/// a woman, or what is kept of a number.
enum ValueHint: Equatable, Sendable {
  case none
  /// The place of a personal value's form among those of its type, as ``SlotFillings/forms`` has them.
  case form(Int)
  case person(isFemale: Bool)
  case figure(Figure)

  /// A 32-bit word.
  var stored: UInt32 {
    switch self {
    case .none: 0
    case .form(let place): Self.formBit | UInt32(place)
    case .person(let isFemale): Self.personBits | (isFemale ? 1 : 0)
    case .figure(let figure): Self.figureBit | figure.stored
    }
  }

  /// Reads ``stored``; nil where it is not one.
  init?(stored: UInt32) {
    let rest = stored & ~Self.personBits
    switch stored & Self.personBits {
    case 0: self = .none
    case Self.formBit: self = .form(Int(rest))
    case Self.figureBit: self = .figure(Figure(stored: rest))
    default: self = .person(isFemale: rest == 1)
    }
    if self.stored != stored { return nil }
  }

  private static let formBit: UInt32 = 1 << 30
  private static let figureBit: UInt32 = 1 << 31
  private static let personBits = formBit | figureBit
}

/// What a number keeps when another takes its place: its rank among the numbers of its document, about its first digit, an end that
/// prices and sizes have, and about its ratio to a number near it.
struct Figure: Equatable, Sendable {
  /// How many of the document's numbers are smaller; equal ones stay equal.
  let rank: UInt8
  private let firstDigit: UInt8
  /// The last digit, or two behind a decimal sign, where numbers like to end so; ``anyEnd`` where they don't.
  private let end: UInt8

  /// The binary logarithm of its value in quarters, without multiples of ``scales``.
  private let scale: UInt8

  private static let anyEnd: UInt8 = 255
  private static let scales = 64
  /// How far two numbers' scales may be apart for their ratio to matter, and by how much it may change, in quarters of a binary logarithm.
  ///
  /// “The pan is 12 cm, I ordered 39” was one of five tickets of forty that a reader would not show: it had been 24 and 28.
  private static let nearScales = 5
  private static let mostStretched = 2
  /// How far the first digit may move.
  private static let mostMoved = 2
  /// The ends that stay.
  ///
  /// Five tickets of forty had sizes and prices such as 163 and 6.22, which a reader knew for invented.
  private static let roundEnds: Set<Int> = [0, 5, 9]
  private static let decimalEnds: Set<Int> = [0, 49, 50, 90, 95, 99]

  /// Looks at a number.
  init(of number: String, rank: Int) {
    self.rank = UInt8(clamping: rank)
    firstDigit = UInt8(number.first(where: \.isASCIIDigit)?.wholeNumberValue ?? 0)
    end = Self.end(of: number)
    scale = UInt8(Self.scale(of: number) & (Self.scales - 1))
  }

  private static func scale(of number: String) -> Int {
    Int((4 * log2(max(0.01, value(of: number)))).rounded())
  }

  /// Whether two numbers that take the place of this one and another that was near it are as far from each other.
  func keepsRatio(_ number: String, to other: Figure, _ otherNumber: String) -> Bool {
    func distance(_ scales: Int) -> Int {
      let rest = scales & (Self.scales - 1)
      return rest > Self.scales / 2 ? rest - Self.scales : rest
    }
    let old = distance(Int(scale) - Int(other.scale))
    if abs(old) > Self.nearScales { return true }
    return abs(Self.scale(of: number) - Self.scale(of: otherNumber) - old) <= Self.mostStretched
  }

  /// The number's value, as far as it orders numbers.
  static func value(of number: String) -> Double {
    let digits = number.filter { $0.isASCIIDigit || $0 == "." }
    return Double(digits) ?? Double(digits.filter { $0 != "." }) ?? 0
  }

  private static func end(of number: String) -> UInt8 {
    let digits = number.reversed().prefix(while: \.isASCIIDigit)
    if digits.count == 2, number.dropLast(2).last.map({ $0 == "." || $0 == "," }) ?? false {
      let cents = Int(String(digits.reversed())) ?? 0
      return decimalEnds.contains(cents) ? UInt8(100 + cents) : anyEnd
    }
    guard digits.count >= 2, let last = digits.first?.wholeNumberValue, roundEnds.contains(last)
    else { return anyEnd }
    return UInt8(last)
  }

  /// How little a number is like the one that was looked at; 0 where it may take its place.
  func faults(of number: String) -> Int {
    let other = Figure(of: number, rank: 0)
    return (abs(Int(other.firstDigit) - Int(firstDigit)) <= Self.mostMoved ? 0 : 2)
      + (end == Self.anyEnd || other.end == end ? 0 : 1)
  }

  /// A number with the end that the one had that was looked at, where it stands behind a decimal sign.
  func finished(_ number: String) -> String {
    guard end != Self.anyEnd, end >= 100 else { return number }
    let cents = String(end - 100)
    return String(number.dropLast(2)) + (cents.count == 1 ? "0" : "") + cents
  }

  var stored: UInt32 {
    UInt32(scale) << 24 | UInt32(rank) << 16 | UInt32(firstDigit) << 8 | UInt32(end)
  }

  init(stored: UInt32) {
    scale = UInt8(truncatingIfNeeded: stored >> 24) & UInt8(Self.scales - 1)
    rank = UInt8(truncatingIfNeeded: stored >> 16)
    firstDigit = UInt8(truncatingIfNeeded: stored >> 8)
    end = UInt8(truncatingIfNeeded: stored)
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}

/// Numbers that were drawn for a document, and which of its old ones they stand for.
struct DrawnFigures {
  private var drawn: [(figure: Figure, form: CharacterForm, number: String)] = []

  /// The number of a form that stands for equal ones already.
  func equal(to figure: Figure, as form: CharacterForm) -> String? {
    drawn.first { $0.figure.rank == figure.rank && $0.form == form }?.number
  }

  /// Whether a number is larger and smaller than the others as the old one was.
  func admits(_ number: String, as figure: Figure) -> Bool {
    let value = Figure.value(of: number)
    return drawn.allSatisfy { other in
      let otherValue = Figure.value(of: other.number)
      if other.figure.rank == figure.rank { return true }
      return other.figure.rank < figure.rank ? otherValue < value : otherValue > value
    }
  }

  /// Whether a number is about as far from those near it as the old one was.
  func keepsRatios(_ number: String, as figure: Figure) -> Bool {
    drawn.allSatisfy { figure.keepsRatio(number, to: $0.figure, $0.number) }
  }

  mutating func append(_ number: String, as figure: Figure, _ form: CharacterForm) {
    drawn.append((figure, form, number))
  }
}
