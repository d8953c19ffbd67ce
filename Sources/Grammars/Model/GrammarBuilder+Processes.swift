/// Processes, their states as parts of the grammar.
extension GrammarBuilder {
  /// The variable that holds the time of a turn.
  static let timeVariable = "time"

  mutating func define(_ syntax: GrammarSyntax.Process) {
    let time = variableNumbers[Self.timeVariable] ?? 0
    var prologue = [Grammar.Symbol]()
    for binding in syntax.bindings { prologue += bind(binding, in: 0) }
    var begin = -1
    if let expression = syntax.begin.flatMap({ expression($0, in: 0) }) {
      begin = grammar.values.count
      _ = note(expression, .beginning, at: syntax.place)
      grammar.values.append(ValueSlot(expression: expression, format: nil, name: "begin"))
    }
    let names = syntax.states.map(\.name)
    var states: [Grammar.State] = []
    for state in syntax.states {
      if names.firstIndex(of: state.name) != states.count {
        report(
          at: state.place, "the state “\(state.name)” is there already", "Choose another name.")
      }
      let productions = alternatives(state.alternatives, state.name, in: 0)
      grammar.nonterminals.append(
        .init(name: state.name, isRule: true, productions: productions, place: state.place))
      states.append(
        .init(
          name: state.name, role: state.role, nonterminal: grammar.nonterminals.count - 1,
          transitions: transitions(of: state, names)))
    }
    checkEnds(syntax, states)
    // What every thread begins with; and, for all that looks at a grammar as one of single documents, any state behind it.
    let first = grammar.addNonterminal(
      name: syntax.name, isRule: false, [(1, prologue)], place: syntax.place)
    let begun = begin < 0 ? [] : [Grammar.Symbol(.evaluate, begin), Grammar.Symbol(.assign, time)]
    _ = grammar.addNonterminal(
      name: syntax.name, isRule: true,
      states.map { (1, prologue + begun + [Grammar.Symbol(.nonterminal, $0.nonterminal)]) },
      place: syntax.place)
    grammar.process = .init(
      name: syntax.name, prologue: first, begin: begin, time: time, states: states)
  }

  private mutating func transitions(
    of state: GrammarSyntax.State, _ names: [String]
  ) -> [Grammar.Transition] {
    let total = state.transitions.reduce(0) { $0 + $1.weight }
    return state.transitions.compactMap { transition in
      var target = -1
      if let name = transition.target {
        guard let place = names.firstIndex(of: name) else {
          report(
            at: transition.place, "there is no state “\(name)”",
            NearestName.of(name, among: names).map { "Did you mean “\($0)”?" }
              ?? "There are \(names.joined(separator: ", ")), and end.")
          return nil
        }
        target = place
      }
      return .init(
        target: target, probability: total > 0 ? transition.weight / total : 0,
        dwell: transition.dwell)
    }
  }

  /// From every state there must be a way to the end.
  private mutating func checkEnds(_ syntax: GrammarSyntax.Process, _ states: [Grammar.State]) {
    var ends = states.map { state in
      state.transitions.isEmpty
        || state.transitions.contains { $0.target < 0 && $0.probability > 0 }
    }
    for _ in states {
      for (number, state) in states.enumerated() where !ends[number] {
        ends[number] = state.transitions.contains {
          $0.target >= 0 && $0.probability > 0 && ends[$0.target]
        }
      }
    }
    for (state, isEnding) in zip(syntax.states, ends) where !isEnding {
      report(
        at: state.place, "from the state “\(state.name)” no way leads to the end",
        "Write “-> end” where a thread may end.")
    }
  }
}

extension GrammarSyntax {
  /// All `let` lines.
  var bindings: [Binding] { rules.flatMap(\.bindings) + processes.flatMap(\.bindings) }
}
