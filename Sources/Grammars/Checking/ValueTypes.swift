/// What is known of a value before it is drawn: what it can be, and between which bounds.
struct ValueKnowledge: Equatable {
  /// What a value can be.
  struct Kinds: OptionSet {
    let rawValue: UInt8
    static let number = Kinds(rawValue: 1)
    /// Text that may be a number in digits.
    static let text = Kinds(rawValue: 2)
    /// Text that is no number.
    static let word = Kinds(rawValue: 4)
    static let time = Kinds(rawValue: 8)
    /// What a provider such as `@person` draws.
    static let record = Kinds(rawValue: 16)

    /// Whether it can be reckoned with.
    var isNumeric: Bool { !isDisjoint(with: [.number, .text]) }
    var isText: Bool { !isDisjoint(with: [.text, .word]) }

    /// What it is, for the person at the keyboard.
    var description: String {
      if contains(.number) { return "a number" }
      if contains(.time) { return "a time" }
      if contains(.record) { return "what a provider draws" }
      return "text"
    }
  }

  /// None where nothing is known, or where there is never a value.
  var kinds: Kinds = []
  /// The bounds of its numbers, or the seconds of its times; nil where they are not known.
  var bounds: ClosedRange<Double>?

  static func of(_ kinds: Kinds, _ bounds: ClosedRange<Double>? = nil) -> ValueKnowledge {
    ValueKnowledge(kinds: kinds, bounds: bounds)
  }

  /// What is known of a value that is one or the other.
  func union(_ other: ValueKnowledge) -> ValueKnowledge {
    if kinds.isEmpty { return other }
    if other.kinds.isEmpty { return self }
    guard kinds == other.kinds, let a = bounds, let b = other.bounds else {
      return .of(kinds.union(other.kinds))
    }
    return .of(kinds, min(a.lowerBound, b.lowerBound)...max(a.upperBound, b.upperBound))
  }
}

/// Finds out what the variables of a grammar can hold.
struct ValueTypes {
  /// By variable.
  private var variables: [ValueKnowledge]

  init(_ grammar: Grammar) {
    variables = Array(repeating: ValueKnowledge(), count: grammar.variables.count)
    let bindings = Self.bindings(grammar)
    // What is known only grows; bounds that keep growing, as in n = n + 1, are given up.
    for round in 0..<8 {
      let before = variables
      for (variable, expression) in bindings {
        let value = expression.map { knowledge(of: $0) } ?? .of(.text)
        variables[variable] = variables[variable].union(value)
        if round > 2, variables[variable] != before[variable] { variables[variable].bounds = nil }
      }
      if variables == before { return }
    }
  }

  /// What variables are bound to; nil for the text of a rule.
  private static func bindings(
    _ grammar: Grammar
  ) -> [(variable: Int, expression: ValueExpression?)] {
    var result: [(variable: Int, expression: ValueExpression?)] = []
    for (place, symbol) in grammar.symbols.enumerated()
    where symbol.kind == .assign && place > 0 {
      let source = grammar.symbols[place - 1]
      switch source.kind {
      case .evaluate:
        result.append((Int(symbol.operand), grammar.values[Int(source.operand)].expression))
      case .closeCapture: result.append((Int(symbol.operand), nil))
      default: break
      }
    }
    if let process = grammar.process {
      result.append((process.time, .constant(.timestamp(Timestamp(seconds: 0, hasTime: true)))))
    }
    return result
  }

  /// What is known of the value of an expression.
  func knowledge(of expression: ValueExpression) -> ValueKnowledge {
    switch expression {
    case .constant(.number(let number)): return .of(.number, number...number)
    case .constant(.text(let text)):
      return .of(Double(String(decoding: text, as: UTF8.self)) == nil ? .word : .text)
    case .constant(.timestamp(let time)):
      return .of(.time, Double(time.seconds)...Double(time.seconds))
    case .constant: return ValueKnowledge()
    case .variable(let variable, let fields):
      return fields.isEmpty ? variables[variable] : .of(.text)
    case .provided(_, let field): return .of(field < 0 ? .record : .text)
    case .pattern: return .of(.text)
    case .derived(let inner, _, _): return knowledge(of: inner)
    case .number(let low, let high, _):
      return .of(.number, hull(knowledge(of: low), knowledge(of: high)))
    case .zipf(let most, _): return .of(.number, hull(.of(.number, 1...1), knowledge(of: most)))
    case .date(let low, let high, _):
      return .of(.time, hull(knowledge(of: low), knowledge(of: high)))
    case .later: return .of(.time)
    case .between: return .of(.number)
    case .unary(.minus, let operand):
      return .of(.number, knowledge(of: operand).bounds.map { -$0.upperBound ... -$0.lowerBound })
    case .unary(.not, _): return .of(.number, 0...1)
    case .binary(let sign, let left, let right):
      return binary(sign, knowledge(of: left), knowledge(of: right))
    }
  }

  private func hull(_ low: ValueKnowledge, _ high: ValueKnowledge) -> ClosedRange<Double>? {
    guard let low = low.bounds, let high = high.bounds, low.lowerBound <= high.upperBound else {
      return nil
    }
    return low.lowerBound...high.upperBound
  }

  private func binary(
    _ sign: BinaryOperator, _ left: ValueKnowledge, _ right: ValueKnowledge
  ) -> ValueKnowledge {
    var kinds: ValueKnowledge.Kinds = []
    switch sign {
    case .add where left.kinds.isText && right.kinds.isText: kinds = .text
    case .subtract where left.kinds.contains(.time) && right.kinds.contains(.time):
      kinds = .number
    case .add, .subtract, .multiply, .divide: break
    default: return .of(.number, 0...1)
    }
    guard left.kinds.isNumeric, right.kinds.isNumeric else { return .of(kinds) }
    guard kinds.isEmpty, left.kinds == .number, right.kinds == .number, let a = left.bounds,
      let b = right.bounds
    else { return .of(kinds.union(.number)) }
    let ends: [Double] =
      switch sign {
      case .add: [a.lowerBound + b.lowerBound, a.upperBound + b.upperBound]
      case .subtract: [a.lowerBound - b.upperBound, a.upperBound - b.lowerBound]
      case .multiply:
        [a.lowerBound, a.upperBound].flatMap { [$0 * b.lowerBound, $0 * b.upperBound] }
      default: []
      }
    guard let least = ends.min(), let most = ends.max(), least.isFinite, most.isFinite else {
      return .of(.number)
    }
    return .of(.number, least...most)
  }
}
