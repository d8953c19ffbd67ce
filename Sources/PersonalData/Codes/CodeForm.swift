/// How a code is written: `###|##|####` is three, two and four digits, with one sign between the groups or none at all.
///
/// `#` is a digit, `A` a letter, `*` either; other letters and digits stand for themselves.
struct CodeForm: Sendable {
  /// How many letters and digits there are.
  let length: Int
  /// Places that are digits, and places that are letters, as bits.
  let digits: UInt64
  let letters: UInt64
  /// Places that a group begins at, but the first.
  let boundaries: UInt64
  /// Characters that stand for themselves.
  let literals: [(place: Int, byte: UInt8)]
  /// Whether a group has letters and digits, in whatever is written so.
  let hasMixedGroup: Bool
  /// How many digits there are at least.
  let leastDigits: Int

  init(_ form: StaticString) {
    var (digits, letters, boundaries): (UInt64, UInt64, UInt64) = (0, 0, 0)
    var literals: [(place: Int, byte: UInt8)] = []
    var place = 0
    for byte in form.description.utf8 {
      let bit = UInt64(1) << UInt64(place)
      switch byte {
      case UInt8(ascii: "|"):
        boundaries |= bit
        continue
      case UInt8(ascii: "#"): digits |= bit
      case UInt8(ascii: "A"): letters |= bit
      case UInt8(ascii: "*"): break
      default: literals.append((place, byte))
      }
      place += 1
    }
    let groups = form.description.split(separator: "|")
    hasMixedGroup = groups.contains { group in
      group.contains { $0 == "#" || $0.isNumber }
        && group.contains { $0 != "#" && $0 != "*" && !$0.isNumber }
    }
    leastDigits = form.description.filter { $0 == "#" || $0.isNumber }.count
    (length, self.digits, self.letters, self.boundaries, self.literals) =
      (place, digits, letters, boundaries, literals)
  }

  /// Whether a candidate is written so.
  func matches(_ candidate: CodeCandidate) -> Bool {
    candidate.letters & digits == 0 && ~candidate.letters & letters == 0
      && (candidate.boundaries == 0 || candidate.boundaries == boundaries)
      && literals.allSatisfy { candidate.characters[$0.place] == $0.byte }
  }
}

/// Groups of letters and digits that may be a code.
struct CodeCandidate {
  /// From the first character to behind the last, in bytes.
  var range = 0..<0
  /// The letters and digits, in upper case.
  var characters: [UInt8] = []
  /// Places with letters, as bits.
  var letters: UInt64 = 0
  /// Places that a group begins at, but the first.
  var boundaries: UInt64 = 0
  /// The signs between groups.
  var separators: CodeSeparators = []
  /// How many of the letters were in lower case.
  var lowercase = 0

  /// Empties it, to be used for another.
  mutating func removeAll() {
    characters.removeAll(keepingCapacity: true)
    (range, letters, boundaries, separators, lowercase) = (0..<0, 0, 0, [], 0)
  }
}

/// Signs that part the groups of a code.
struct CodeSeparators: OptionSet, Sendable {
  let rawValue: UInt8

  static let blank = CodeSeparators(rawValue: 1)
  static let hyphen = CodeSeparators(rawValue: 2)
  static let point = CodeSeparators(rawValue: 4)
  static let slash = CodeSeparators(rawValue: 8)
  static let plus = CodeSeparators(rawValue: 16)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The sign that a byte is; nil where it parts no code.
  init?(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: " "): self = .blank
    case UInt8(ascii: "-"): self = .hyphen
    case UInt8(ascii: "."): self = .point
    case UInt8(ascii: "/"): self = .slash
    case UInt8(ascii: "+"): self = .plus
    default: return nil
    }
  }

  /// Whether there are several different ones.
  var areMixed: Bool { rawValue.nonzeroBitCount > 1 }
}
