/// Finds what is wrong with a grammar that can be read.
public struct GrammarCheck {
  /// Errors first, each kind in the order of the file.
  public private(set) var messages: [GrammarMessage] = []
  private let grammar: Grammar
  private let analysis: GrammarAnalysis

  /// Checks a grammar.
  public init(_ grammar: Grammar, _ analysis: GrammarAnalysis) {
    (self.grammar, self.analysis) = (grammar, analysis)
    findEndless()
    findInfiniteLength()
    findUnboundVariables()
    findUnreachable()
    findUnitCycles()
    findDuplicates()
    findUnreadableFormats()
    messages += ValueCheck(grammar).messages
    findHugeDocuments()
  }

  /// Whether the grammar cannot be used.
  public var hasErrors: Bool { messages.contains { $0.severity == .error } }

  /// So many messages are enough to begin with; each takes a look through the file.
  private static let mostMessages = 200

  private mutating func report(
    _ severity: GrammarMessage.Severity, at place: SourcePlace?, _ problem: String, _ remedy: String
  ) {
    // An error is told in any case: it decides whether the grammar passes.
    if messages.count >= Self.mostMessages, severity == .warning || hasErrors { return }
    messages.append(grammar.message(severity, at: place, problem, remedy))
  }

  private mutating func findEndless() {
    let lengths = ShortestDerivations(grammar).lengths
    for (number, nonterminal) in grammar.nonterminals.enumerated()
    where lengths[number] == .max && nonterminal.isRule {
      report(
        analysis.isReachable[number] ? .error : .warning, at: nonterminal.place,
        "no text of “\(nonterminal.name)” ever ends",
        "Give it an alternative that does not lead back to it.")
    }
  }

  private mutating func findInfiniteLength() {
    guard analysis.spectralRadius >= 1 - 1e-9, !hasErrors else { return }
    let children = grammar.children
    let components = StronglyConnectedComponents(children)
    let cyclic = grammar.nonterminals.indices.first { number in
      analysis.isReachable[number] && grammar.nonterminals[number].isRule
        && (components.members[components.numbers[number]].count > 1
          || children[number].contains(number))
    }
    let nonterminal = cyclic.map { grammar.nonterminals[$0] }
    let growth = Double(Int(analysis.spectralRadius * 1_000 + 0.5)) / 1_000
    report(
      .error, at: nonterminal?.place,
      "the expected length is infinite: “\(nonterminal?.name ?? "")” leads to \(growth) of its kind on average",
      "Give the alternatives that lead back to it less weight.")
  }

  /// Documents that end, but not before memory does.
  private mutating func findHugeDocuments() {
    guard !hasErrors else { return }
    let options = GrammarSampler.Options()
    let (expansions, length) = (analysis.expectedExpansions, analysis.expectedLiteralLength)
    guard expansions > Double(options.mostExpansions) || length > Double(options.mostBytes) else {
      return
    }
    // Where even the shortest way is as long, nothing can be drawn.
    let isHopeless =
      (analysis.shortestDerivation ?? .max) > DerivationMachine.hardLimit * options.mostExpansions
    report(
      isHopeless ? .error : .warning, at: grammar.nonterminals[grammar.root].place,
      "documents end, but are huge: \(Self.figure(expansions)) alternatives and \(Self.figure(length)) characters of literal text on average",
      "Let fewer parts follow each other, or give the alternatives that lead on less weight.")
  }

  private static func figure(_ value: Double) -> String {
    value < 1e15 ? String(Int(value.rounded())) : "\(value)"
  }

  /// Variables that are read where no `let` has given them a value.
  private mutating func findUnboundVariables() {
    var seen: [Int: [Set<Int>]] = [:]
    var reported: Set<Int> = []
    var waiting: [(nonterminal: Int, bound: Set<Int>)] = [(grammar.root, [])]
    while let (nonterminal, bound) = waiting.popLast() {
      // What holds with fewer bound variables holds with more.
      if seen[nonterminal, default: []].contains(where: { $0.isSubset(of: bound) }) { continue }
      seen[nonterminal, default: []].append(bound)
      for production in grammar.nonterminals[nonterminal].productions {
        var bound = bound
        var order: [Int] = []
        let place = grammar.productions[production].place
        func read(_ expression: ValueExpression, _ bound: Set<Int>) {
          for variable in expression.variables where !bound.contains(variable) {
            if reported.insert(variable).inserted {
              messages.append(
                grammar.message(
                  .error, at: place,
                  "“\(grammar.variables[variable])” can be read here before it has a value",
                  "Bind it with let in a rule that leads here on every way."))
            }
          }
        }
        let condition = grammar.productions[production].condition
        if condition >= 0 { read(grammar.conditions[condition], bound) }
        for symbol in grammar.symbols(of: production) {
          switch symbol.kind {
          case .value, .evaluate: read(grammar.values[Int(symbol.operand)].expression, bound)
          case .assign:
            bound.insert(Int(symbol.operand))
            order.append(Int(symbol.operand))
          case .unbind: for variable in order.suffix(Int(symbol.operand)) { bound.remove(variable) }
          case .nonterminal: waiting.append((Int(symbol.operand), bound))
          default: break
          }
        }
      }
    }
  }

  private mutating func findUnreachable() {
    for (number, nonterminal) in grammar.nonterminals.enumerated()
    where nonterminal.isRule && !analysis.isReachable[number] && nonterminal.place?.file == 0 {
      report(
        .warning, at: nonterminal.place,
        "nothing leads from “\(grammar.nonterminals[grammar.root].name)” to “\(nonterminal.name)”",
        "Use it, remove it, or begin with it: start \(nonterminal.name)")
    }
  }

  /// Left recursion that matters: a text that derives itself, and so has endless derivations.
  private mutating func findUnitCycles() {
    let nullable = Nullability(grammar).isNullable
    let units = grammar.nonterminals.map { nonterminal in
      nonterminal.productions.flatMap { production -> [Int] in
        guard grammar.productions[production].probability > 0 else { return [] }
        let symbols = grammar.symbols(of: production).filter { $0.kind == .nonterminal }
        let hasText = grammar.symbols(of: production).contains {
          [.text, .value, .model].contains($0.kind)
        }
        if hasText { return [] }
        // One that all others may leave alone.
        let needed = symbols.filter { !nullable[Int($0.operand)] }
        return needed.count > 1
          ? [] : (needed.isEmpty ? symbols[...] : needed[...]).map { Int($0.operand) }
      }
    }
    let components = StronglyConnectedComponents(units)
    for members in components.members {
      guard members.count > 1 || units[members[0]].contains(members[0]),
        let rule = members.sorted().first(where: { grammar.nonterminals[$0].isRule })
      else { continue }
      report(
        .warning, at: grammar.nonterminals[rule].place,
        "“\(grammar.nonterminals[rule].name)” leads back to itself without adding a text",
        "The alternative that does so changes nothing but the probabilities; remove it.")
    }
  }

  private mutating func findUnreadableFormats() {
    let writer = ValueWriter(locale: grammar.locale)
    for production in grammar.productions {
      for symbol in grammar.symbols[production.symbols] where symbol.kind == .value {
        let slot = grammar.values[Int(symbol.operand)]
        guard let format = slot.format, !writer.canRead(format) else { continue }
        report(
          .error, at: production.place, "ICU cannot read the format of \(slot.name)",
          "See ICU's documentation of message formats and date patterns; currencies are codes such as EUR."
        )
      }
    }
  }

  private mutating func findDuplicates() {
    for nonterminal in grammar.nonterminals {
      var seen: [[Grammar.Symbol]: Int] = [:]
      for production in nonterminal.productions {
        let value = grammar.productions[production]
        let symbols = Array(grammar.symbols(of: production))
        guard value.condition < 0, !symbols.isEmpty, let place = value.place else { continue }
        if let first = seen[symbols] {
          if messages.count >= Self.mostMessages { return }
          let line = grammar.productions[first].place.map(grammar.line)
          report(
            .warning, at: place,
            "“\(nonterminal.name)” has this alternative already, in line \(line ?? 0)",
            "Give one of them a weight instead: {2}.")
        } else {
          seen[symbols] = production
        }
      }
    }
  }
}

/// Which nonterminals derive the empty text.
struct Nullability {
  private(set) var isNullable: [Bool]

  init(_ grammar: Grammar) {
    isNullable = Array(repeating: false, count: grammar.nonterminals.count)
    // By production, how many of its nonterminals are not known to be nullable yet.
    var missing = [Int](repeating: 0, count: grammar.productions.count)
    var owners = [Int](repeating: 0, count: grammar.productions.count)
    var uses = [[Int]](repeating: [], count: grammar.nonterminals.count)
    var waiting: [Int] = []
    func settle(_ nonterminal: Int) {
      if isNullable[nonterminal] { return }
      isNullable[nonterminal] = true
      waiting.append(nonterminal)
    }
    for (number, nonterminal) in grammar.nonterminals.enumerated() {
      for production in nonterminal.productions
      where grammar.productions[production].probability > 0 {
        owners[production] = number
        guard !Self.hasText(grammar, production) else { continue }
        for symbol in grammar.symbols(of: production) where symbol.kind == .nonterminal {
          missing[production] += 1
          uses[Int(symbol.operand)].append(production)
        }
        if missing[production] == 0 { settle(number) }
      }
    }
    while let nonterminal = waiting.popLast() {
      for production in uses[nonterminal] {
        missing[production] -= 1
        if missing[production] == 0 { settle(owners[production]) }
      }
    }
  }

  private static func hasText(_ grammar: Grammar, _ production: Int) -> Bool {
    grammar.symbols(of: production).contains { symbol in
      switch symbol.kind {
      case .text:
        !grammar.partsWords || !grammar.text(Int(symbol.operand)).allSatisfy { $0.isASCIISpace }
      case .value, .model: true
      default: false
      }
    }
  }
}

extension ValueExpression {
  /// The variables that it reads.
  var variables: [Int] {
    switch self {
    case .constant, .provided, .pattern: []
    case .variable(let variable, _): [variable]
    case .number(let a, let b, _), .date(let a, let b, _), .later(let a, by: let b, _, _),
      .between(let a, let b, _), .binary(_, let a, let b):
      a.variables + b.variables
    case .unary(_, let a), .zipf(let a, _): a.variables
    case .derived(let a, let b, _): a.variables + b.variables
    }
  }
}
