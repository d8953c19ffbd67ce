/// Texts: what alternatives are made of.
extension SyntaxScanner {
  typealias Alternative = GrammarSyntax.Alternative
  typealias Piece = GrammarSyntax.Piece

  /// Alternatives parted by bars, up to the end or to a closing bracket.
  ///
  /// - Parameters:
  ///   - isInline: Whether they stand in brackets, where blanks at the ends count.
  ///   - indentation: How many blanks at the beginning of a line are dropped.
  mutating func alternatives(
    isInline: Bool, indentation: Int = 0
  ) throws(GrammarMessage) -> [Alternative] {
    var result: [Alternative] = []
    while true {
      result.append(try alternative(isInline: isInline, indentation: indentation))
      if !take("|") { return result }
    }
  }

  private mutating func alternative(
    isInline: Bool, indentation: Int
  ) throws(GrammarMessage) -> Alternative {
    let start = position
    var result = Alternative(place: place(start))
    var text: [UInt8] = []
    /// Up to where the text was escaped, so that it is not trimmed.
    var kept = 0
    func flush() {
      if !text.isEmpty { result.pieces.append(.text(text)) }
      (text, kept) = ([], 0)
    }
    if !isInline { skipSpaceAndComments() }
    result.weightPlace = .init(range: position..<position, before: "{", after: "} ")
    while let byte = current {
      switch Unicode.Scalar(byte) {
      case "]" where isInline, "|": return finish(result, &text, kept, isInline, start)
      case "]":
        throw error(
          position..<position + 1, "this bracket was never opened",
          "Write \\] for a literal bracket.")
      case "}":
        throw error(
          position..<position + 1, "this brace was never opened", "Write \\} for a literal brace.")
      case "\\":
        try escape(into: &text)
        kept = text.count
      case "{":
        // Attributes may stand in braces of their own before a weight or a condition.
        var isHead = text.isEmpty && result.pieces.allSatisfy(\.isAttribute)
        if isHead { isHead = try head(&result) }
        if !isHead {
          flush()
          if let piece = try braces(&result) { result.pieces.append(piece) }
        } else if !isInline || current == 0x20 {
          // One blank behind what stands before the text belongs to neither.
          skipBlanks()
        }
      case "[":
        flush()
        result.pieces.append(.choice(try choice(indentation: indentation)))
      case "\n":
        text.append(byte)
        position += 1
        skipComments()
        var dropped = 0
        while dropped < indentation, current == 0x20 || current == 0x09 {
          position += 1
          dropped += 1
        }
      default:
        text.append(byte)
        position += 1
      }
    }
    return finish(result, &text, kept, isInline, start)
  }

  private func finish(
    _ alternative: Alternative, _ text: inout [UInt8], _ kept: Int, _ isInline: Bool, _ start: Int
  ) -> Alternative {
    var alternative = alternative
    if !isInline {
      while text.count > kept, let last = text.last, last.isASCIISpace { text.removeLast() }
    }
    if !text.isEmpty { alternative.pieces.append(.text(text)) }
    var end = position
    while end > start, source.bytes[end - 1].isASCIISpace { end -= 1 }
    var first = start
    while first < end, source.bytes[first].isASCIISpace { first += 1 }
    alternative.place.range = first..<end
    return alternative
  }

  /// Skips lines whose first character is `#`.
  private mutating func skipComments() {
    while true {
      var next = position
      while next < end, source.bytes[next] == 0x20 || source.bytes[next] == 0x09 { next += 1 }
      guard next < end, source.bytes[next] == UInt8(ascii: "#") else { return }
      while next < end, source.bytes[next] != UInt8(ascii: "\n") { next += 1 }
      position = min(next + 1, end)
    }
  }

  private mutating func skipSpaceAndComments() {
    while let byte = current, byte.isASCIISpace {
      position += 1
      if byte == UInt8(ascii: "\n") { skipComments() }
    }
  }

  /// `{3, label=billing, if total > 5, at most 2}` before a text; nothing where the braces hold something else.
  private mutating func head(_ alternative: inout Alternative) throws(GrammarMessage) -> Bool {
    let start = position
    position += 1
    skipBlanks()
    func isAt(_ word: String) -> Bool {
      var copy = self
      return copy.take(word: word)
    }
    let isAtOnce = isAt("once")
    let isWord = isAt("if") || isAt("at")
    let isNumber = try isAtWeight()
    var copy = self
    let isAttribute =
      alternative.pieces.isEmpty && copy.name() != nil && copy.isAtAssignment()
    guard isNumber || isAtOnce || isWord && !isAtName() || isAttribute else {
      position = start
      return false
    }
    if alternative.weightPlace?.range.isEmpty ?? true {
      alternative.weightPlace = .init(range: position..<position, after: ", ")
    }
    repeat {
      skipBlanks()
      let itemStart = position
      if take("-") {
        throw error(itemStart..<position, "a weight is never negative", "Write 0 or more.")
      }
      if let weight = try number() {
        alternative.weight = weight
        alternative.weightPlace = .init(range: itemStart..<position)
      } else if take(word: "if") {
        alternative.condition = try expression()
      } else if take(word: "once") {
        alternative.limit = 1
      } else if take(word: "at") {
        alternative.limit = try atMost()
      } else {
        let attribute = try attribute()
        alternative.pieces.append(attribute)
      }
      skipBlanks()
    } while take(",")
    try expect(
      "}", "Weights, conditions and attributes are parted by commas, as in {3, label=billing}.")
    return true
  }

  /// Whether a number comes next that is no part of an expression.
  private func isAtWeight() throws(GrammarMessage) -> Bool {
    var copy = self
    _ = copy.take("-")
    guard try copy.number() != nil else { return false }
    copy.skipBlanks()
    return copy.current == UInt8(ascii: "}") || copy.current == UInt8(ascii: ",")
  }

  /// Whether a name comes next that stands alone in its braces, or is changed, typed or calculated with: a rule may be named `if`.
  private func isAtName() -> Bool {
    var copy = self
    guard copy.name() != nil else { return false }
    copy.skipBlanks()
    return copy.current.map("}|:.+*/<>=!".utf8.contains) ?? false
  }

  /// Refuses a condition or a limit in the middle of a text.
  private func refuseGuard() throws(GrammarMessage) {
    var copy = self
    let start = position
    let name = copy.name() ?? ""
    guard ["if", "at", "once", "else", "elif"].contains(name) else { return }
    let what = name == "at" ? "a limit" : name == "once" ? "“once”" : "a condition"
    copy.skipBlanks()
    // A rule may have such a name, too.
    if isAtName() { return }
    if name == "at" {
      guard copy.take(word: "most") else { return }
    }
    throw error(
      start..<start + name.utf8.count,
      "\(what) stands before the text of its alternative, not within a text",
      "Put what depends on it in brackets of its own: [{if n > 1} parcels|{if n <= 1} parcel].")
  }

  /// Whether a single equals sign comes next.
  mutating func isAtAssignment() -> Bool {
    skipBlanks()
    return current == UInt8(ascii: "=") && peek() != UInt8(ascii: "=")
  }

  /// `most 3`, behind `at`.
  mutating func atMost() throws(GrammarMessage) -> Int {
    skipBlanks()
    guard take(word: "most") else { throw unexpected("“most”", "Write “at most 2”.") }
    skipBlanks()
    guard let count = try count(upTo: 1_000_000) else {
      throw unexpected("a number", "Write “at most 2”.")
    }
    return count
  }

  private mutating func attribute() throws(GrammarMessage) -> Piece {
    skipBlanks()
    let start = position
    let key = try name("an attribute such as label=billing", "Write name=value.")
    skipBlanks()
    try expect("=", "Write name=value.")
    let value = try attributeValue()
    return .attribute(key: key, value: value, place(start))
  }

  /// What stands in braces; nil for `{}`.
  private mutating func braces(_ alternative: inout Alternative) throws(GrammarMessage) -> Piece? {
    let start = position
    let remedy = "Close the brace that opens at its beginning; a literal brace is written \\{."
    position += 1
    skipBlanks()
    if take("}") { return nil }
    if try isAtWeight() {
      throw error(
        start..<position + 1, "a weight stands before the text of its alternative",
        "Move it to the front; a literal brace is written \\{.")
    }
    try refuseGuard()
    var copy = self
    if copy.name() != nil, copy.isAtAssignment() {
      var last = try attribute()
      skipBlanks()
      while take(",") {
        alternative.pieces.append(last)
        last = try attribute()
        skipBlanks()
      }
      try expect("}", remedy)
      return last
    }
    if current == UInt8(ascii: "\"") {
      var copy = self
      if let pattern = try copy.string() {
        copy.skipBlanks()
        if let next = copy.current,
          [UInt8(ascii: "}"), UInt8(ascii: ":"), UInt8(ascii: "|")].contains(next)
        {
          self = copy
          return .reference(try reference(.pattern(pattern), start, remedy))
        }
      }
    }
    return .reference(try reference(expression(), start, remedy))
  }

  private mutating func reference(
    _ expression: GrammarSyntax.Expression, _ start: Int, _ remedy: String
  ) throws(GrammarMessage) -> GrammarSyntax.Reference {
    var spanType: String?
    skipBlanks()
    if current == UInt8(ascii: "."), peek() == UInt8(ascii: ".") {
      throw error(
        start..<position + 2, "a range stands alone", "Write {@number(1..9)} for a number in it.")
    }
    if take(":") {
      skipBlanks()
      spanType = try name("the type of a span", "Write {name:TYPE}.")
    }
    skipBlanks()
    var modifiers: [GrammarSyntax.Modifier] = []
    while take("|") {
      skipBlanks()
      let start = position
      let name = try name("a modifier", "Write {name | upper} and the like.")
      modifiers.append(.init(name: name, arguments: try arguments(), place: place(start)))
      skipBlanks()
    }
    try expect("}", remedy)
    return .init(
      expression: expression, spanType: spanType, modifiers: modifiers, place: place(start))
  }

  /// `[a|b]`, `[?0.3 a]`, `[:TYPE a]`, `[=key a]`, `[*2..5 by ", " a]`.
  private mutating func choice(indentation: Int) throws(GrammarMessage) -> GrammarSyntax.Choice {
    let start = position
    return try nest { scanner throws(GrammarMessage) in
      scanner.position += 1
      let kind = try scanner.choiceKind()
      let alternatives = try scanner.alternatives(isInline: true, indentation: indentation)
      guard scanner.take("]") else {
        throw scanner.error(
          start..<start + 1, "this bracket is never closed",
          "Close it, or write \\[ for a literal bracket.")
      }
      return .init(kind: kind, alternatives: alternatives, place: scanner.place(start))
    }
  }

  private mutating func choiceKind() throws(GrammarMessage) -> GrammarSyntax.Choice.Kind {
    if take("?") {
      let start = position
      let probability = try number() ?? 0.5
      if probability > 1 {
        throw error(start..<position, "a probability is at most 1", "Write [?0.3 text].")
      }
      let place = GrammarSyntax.WeightPlace(range: start..<position)
      _ = take(" ")
      return .optional(probability, place)
    }
    if take(":") {
      let type = try name(
        "the type of a span", "Write [:TYPE text]; a literal colon is written \\:.")
      _ = take(" ")
      return .span(type)
    }
    if take("=") {
      let key = try name(
        "the name of a field", "Write [=key text]; a literal equals sign is written \\=.")
      let isNumber = take("#")
      _ = take(" ")
      return .field(key, isNumber: isNumber)
    }
    if take("*") {
      let repetition = try repetition()
      var separator: [Piece] = []
      let end = position
      skipBlanks()
      if take(word: "by") {
        skipBlanks()
        guard let text = try string() else {
          throw unexpected("a string", "Write what stands between, as in [*2..5 by \", \" {item}].")
        }
        separator = [.text(text)]
      } else {
        position = end
      }
      _ = take(" ")
      return .repeated(repetition, separator: separator)
    }
    return .plain
  }

  /// The most often something may be repeated.
  static let mostRepetitions = 10_000

  private mutating func repetition() throws(GrammarMessage) -> GrammarSyntax.Repetition {
    let start = position
    func wrong(_ problem: String) -> GrammarMessage {
      error(
        start..<position, problem,
        "Write [*3 text], [*2..5 text], [*geometric(0.5) text] or [*poisson(2) text].")
    }
    if take(word: "geometric") {
      let values = try arguments()
      guard values.count == 1, case .number(let on) = values[0].value, on < 1 else {
        throw wrong("the probability of going on must be below 1")
      }
      return .geometric(least: 1, on: on)
    }
    if take(word: "poisson") {
      let values = try arguments()
      guard values.count == 1, case .number(let mean) = values[0].value, mean <= 1_000 else {
        throw wrong("the mean must be at most 1000")
      }
      return .poisson(mean)
    }
    guard let least = try count(upTo: Self.mostRepetitions) else {
      throw wrong("how often is not said")
    }
    guard current == UInt8(ascii: "."), peek() == UInt8(ascii: ".") else {
      return .uniform(least...least)
    }
    position += 2
    guard let most = try count(upTo: Self.mostRepetitions) else {
      return .geometric(least: least, on: 0.5)
    }
    if most < least { throw wrong("\(least)..\(most) is empty") }
    return .uniform(least...most)
  }
}
