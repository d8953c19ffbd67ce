/// What a pattern is made of.
indirect enum PatternTree {
  case empty
  case byte(ByteSet)
  case boundary
  case start
  case end
  case sequence([PatternTree])
  case either([PatternTree])
  case repeated(PatternTree, least: Int, most: Int?)
}

/// Reads the text of a ``Pattern``.
struct PatternParser {
  private let characters: [Character]
  private var place = 0
  private var isCaseless = false
  private var depth = 0
  private static let mostDepth = 100
  private static let mostRepetitions = 256
  /// Each is a level of the tree.
  private static let mostSigns = 16

  init(_ text: String) { characters = Array(text) }

  mutating func parse() throws(Pattern.Failure) -> PatternTree {
    if characters.starts(with: "(?i)") {
      isCaseless = true
      place = 4
    }
    let tree = try alternatives()
    if place < characters.count { throw failure("“)” without “(” before it") }
    return tree
  }

  private func failure(_ problem: String) -> Pattern.Failure {
    Pattern.Failure(problem: problem, offset: place)
  }

  private func peek() -> Character? { place < characters.count ? characters[place] : nil }

  private mutating func take(_ character: Character) -> Bool {
    if peek() != character { return false }
    place += 1
    return true
  }

  private mutating func alternatives() throws(Pattern.Failure) -> PatternTree {
    var parts = [try sequence()]
    while take("|") { parts.append(try sequence()) }
    return parts.count == 1 ? parts[0] : .either(parts)
  }

  private mutating func sequence() throws(Pattern.Failure) -> PatternTree {
    var parts: [PatternTree] = []
    while let next = peek(), next != "|", next != ")" {
      var part = try atom()
      var signs = 0
      while let (least, most) = try repetition() {
        part = .repeated(part, least: least, most: most)
        signs += 1
        if signs > Self.mostSigns { throw failure("too many repetitions one behind another") }
      }
      parts.append(part)
    }
    return parts.isEmpty ? .empty : parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func repetition() throws(Pattern.Failure) -> (least: Int, most: Int?)? {
    if take("?") { return (0, 1) }
    if take("*") { return (0, nil) }
    if take("+") { return (1, nil) }
    guard take("{") else { return nil }
    guard let least = number() else { throw failure("a number is expected behind “{”") }
    var most: Int? = least
    if take(",") { most = peek() == "}" ? nil : number() ?? -1 }
    guard take("}") else { throw failure("“}” is expected") }
    if least > Self.mostRepetitions || (most ?? least) > Self.mostRepetitions {
      throw failure("at most \(Self.mostRepetitions) repetitions may be asked for")
    }
    if let most, most < least { throw failure("the most repetitions are fewer than the least") }
    return (least, most)
  }

  private mutating func number() -> Int? {
    var digits = ""
    while let next = peek(), next.isASCII, next.isNumber, digits.count < 6 {
      digits.append(next)
      place += 1
    }
    return Int(digits)
  }

  private mutating func atom() throws(Pattern.Failure) -> PatternTree {
    guard let next = peek() else { return .empty }
    place += 1
    switch next {
    case "(":
      depth += 1
      if depth > Self.mostDepth { throw failure("groups are nested too deep") }
      if take("?"), !take(":") {
        throw failure("“(?” is only understood as “(?:”, and “(?i)” at the beginning")
      }
      let tree = try alternatives()
      guard take(")") else { throw failure("“)” is missing") }
      depth -= 1
      return tree
    case "[": return .byte(try byteClass())
    case ".": return .byte(ByteSet(10...10).inverted)
    case "^": return .start
    case "$": return .end
    case "\\": return try escape()
    case "*", "+", "?", "{": throw failure("“\(next)” has nothing before it to repeat")
    default: return literal(next)
    }
  }

  private func literal(_ character: Character) -> PatternTree {
    let bytes = String(character).utf8.map { PatternTree.byte(cased(ByteSet($0...$0))) }
    return bytes.count == 1 ? bytes[0] : .sequence(Array(bytes))
  }

  private func cased(_ set: ByteSet) -> ByteSet { isCaseless ? set.caseless : set }

  private mutating func escape() throws(Pattern.Failure) -> PatternTree {
    guard let next = peek() else { throw failure("a “\\” at the end") }
    if next == "b" {
      place += 1
      return .boundary
    }
    if let set = namedClass(next) {
      place += 1
      return .byte(set)
    }
    place += 1
    switch next {
    case "n": return literal("\n")
    case "t": return literal("\t")
    case "r": return .byte(ByteSet(13...13))
    default:
      if next.isASCII, next.isLetter || next.isNumber {
        place -= 1
        throw failure("“\\\(next)” is not understood")
      }
      return literal(next)
    }
  }

  private func namedClass(_ letter: Character) -> ByteSet? {
    switch letter {
    case "d": .digits
    case "D": ByteSet.digits.inverted
    case "w": .word
    case "W": ByteSet.word.inverted
    case "s": .spaces
    case "S": ByteSet.spaces.inverted
    default: nil
    }
  }

  private mutating func byteClass() throws(Pattern.Failure) -> ByteSet {
    let isInverted = take("^")
    var set = ByteSet()
    var isFirst = true
    while let next = peek(), next != "]" || isFirst {
      isFirst = false
      place += 1
      var low = next
      if next == "\\" {
        guard let escaped = peek() else { throw failure("a “\\” at the end") }
        place += 1
        if let named = namedClass(escaped) {
          set.formUnion(named)
          continue
        }
        low = escaped == "n" ? "\n" : escaped == "t" ? "\t" : escaped
      }
      guard let first = low.asciiValue else {
        throw failure("a class has ASCII characters only; put others side by side with “|”")
      }
      var last = first
      if peek() == "-", place + 1 < characters.count, characters[place + 1] != "]" {
        place += 1
        guard let high = characters[place].asciiValue, high >= first else {
          throw failure("the range ends before it begins")
        }
        last = high
        place += 1
      }
      for byte in first...last { set.insert(byte) }
    }
    guard take("]") else { throw failure("“]” is missing") }
    let whole = cased(set)
    return isInverted ? whole.inverted : whole
  }
}
