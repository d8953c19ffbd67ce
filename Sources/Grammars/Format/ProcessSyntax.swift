/// `process`: states that follow each other in time.
///
///     process support
///       let customer = @person
///       begin @time(2025-01-06..2025-11-28)
///       state opened role customer = {opening}
///         -> answered {3} after 1..8 hours
///         -> chased after 2..4 days
///       state answered role agent = {answer}
///         -> end
extension GrammarSyntax {
  /// A Markov chain whose states write documents.
  struct Process {
    var name: String
    var place: SourcePlace
    var bindings: [Binding] = []
    var begin: Expression?
    var states: [State] = []
  }

  /// One state.
  struct State {
    var name: String
    var place: SourcePlace
    var role: String?
    var alternatives: [Alternative] = []
    var transitions: [Transition] = []
  }

  /// What comes after a state, and how much later.
  struct Transition {
    /// nil for the end.
    var target: String?
    var weight: Double
    var dwell: Dwell
    var place: SourcePlace
  }

  /// How long a state lasts.
  enum Dwell: Sendable {
    case uniform(Double, Double, TimeUnit)
    case exponential(mean: Double, TimeUnit)
  }
}

extension GrammarSyntaxParser {
  private static var remedy: String {
    "A process has lines “let …”, “begin time”, “state name role who = text” and “-> state {weight} after 1..8 hours”."
  }

  /// The lines of a process, behind its name.
  func process(
    _ name: String, _ place: SourcePlace, _ scanner: inout SyntaxScanner
  ) throws(GrammarMessage) -> GrammarSyntax.Process {
    var process = GrammarSyntax.Process(name: name, place: place)
    let end = scanner.end
    while true {
      scanner.end = end
      scanner.skipSpace()
      guard let byte = scanner.current else { break }
      let lineEnd =
        scanner.source.bytes[scanner.position..<end].firstIndex(of: UInt8(ascii: "\n")) ?? end
      if byte == UInt8(ascii: "#") {
        scanner.position = lineEnd
        continue
      }
      scanner.end = lineEnd
      if scanner.take(word: "let") {
        process.bindings.append(try binding(&scanner))
      } else if scanner.take(word: "begin") {
        process.begin = try scanner.expression()
      } else if scanner.take(word: "state") {
        process.states.append(try state(&scanner))
      } else if byte == UInt8(ascii: "-"), !process.states.isEmpty {
        let transition = try transition(&scanner)
        process.states[process.states.count - 1].transitions.append(transition)
      } else {
        throw scanner.unexpected("a line of a process", Self.remedy)
      }
      scanner.skipSpace()
      if scanner.current != nil { throw scanner.unexpected("the line's end", Self.remedy) }
    }
    if process.states.isEmpty {
      throw scanner.source.message(at: place.range, "the process has no state", Self.remedy)
    }
    return process
  }

  private func binding(
    _ scanner: inout SyntaxScanner
  ) throws(GrammarMessage) -> GrammarSyntax.Binding {
    scanner.skipBlanks()
    let start = scanner.position
    let name = try scanner.name("the name of a variable", Self.remedy)
    let place = scanner.place(start)
    scanner.skipBlanks()
    try scanner.expect("=", "Write let customer = @person.")
    return .init(name: name, expression: try scanner.expression(), place: place)
  }

  private func state(_ scanner: inout SyntaxScanner) throws(GrammarMessage) -> GrammarSyntax.State {
    scanner.skipBlanks()
    let start = scanner.position
    var state = GrammarSyntax.State(
      name: try scanner.name("the name of a state", Self.remedy), place: scanner.place(start))
    scanner.skipBlanks()
    if scanner.take(word: "role") { state.role = try scanner.attributeValue() }
    scanner.skipBlanks()
    try scanner.expect("=", Self.remedy)
    state.alternatives = try scanner.alternatives(isInline: false)
    return state
  }

  private func transition(
    _ scanner: inout SyntaxScanner
  ) throws(GrammarMessage) -> GrammarSyntax.Transition {
    let start = scanner.position
    guard scanner.take("-"), scanner.take(">") else {
      throw scanner.unexpected("“->”", Self.remedy)
    }
    scanner.skipBlanks()
    let target = try scanner.name("the name of a state, or end", Self.remedy)
    let place = scanner.place(start)
    var weight = 1.0
    scanner.skipBlanks()
    if scanner.take("{") {
      guard let value = try scanner.number(), scanner.take("}") else {
        throw scanner.unexpected("a weight", "Write -> answered {3} after 1..8 hours.")
      }
      weight = value
    }
    scanner.skipBlanks()
    var dwell = GrammarSyntax.Dwell.uniform(0, 0, .second)
    if scanner.take(word: "after") {
      scanner.skipBlanks()
      dwell = try self.dwell(&scanner)
    }
    return .init(
      target: target == "end" ? nil : target, weight: weight, dwell: dwell, place: place)
  }

  private func dwell(_ scanner: inout SyntaxScanner) throws(GrammarMessage) -> GrammarSyntax.Dwell {
    func unit(_ scanner: inout SyntaxScanner) throws(GrammarMessage) -> TimeUnit {
      scanner.skipBlanks()
      let start = scanner.position
      guard let word = scanner.name(), let unit = TimeUnit(word: word) else {
        scanner.position = start
        throw scanner.unexpected(
          "a unit of time", "Write minutes, hours, days, workdays, weeks or months.")
      }
      return unit
    }
    if scanner.take(word: "exponential") {
      let arguments = try scanner.arguments()
      guard arguments.count == 1, case .number(let mean) = arguments[0].value, mean > 0 else {
        throw scanner.unexpected("a mean", "Write after exponential(2) days.")
      }
      return .exponential(mean: mean, try unit(&scanner))
    }
    guard let least = try scanner.number() else {
      throw scanner.unexpected("a length of time", "Write after 1..8 hours.")
    }
    var most = least
    if scanner.current == UInt8(ascii: "."), scanner.peek() == UInt8(ascii: ".") {
      scanner.position += 2
      guard let value = try scanner.number(), value >= least else {
        throw scanner.unexpected("a larger number", "Write after 1..8 hours.")
      }
      most = value
    }
    return .uniform(least, most, try unit(&scanner))
  }
}
