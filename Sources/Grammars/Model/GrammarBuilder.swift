#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Makes a grammar of what was written: looks up names, and gives parts with alternatives nonterminals of their own.
struct GrammarBuilder {
  typealias Symbol = Grammar.Symbol

  var messages: [GrammarMessage] = []
  var grammar = Grammar()
  let files: [GrammarFile]
  /// By file, the nonterminals of its rules.
  private var rules: [[String: Int]] = []
  var variableNumbers: [String: Int] = [:]
  /// By variable, the providers that it may be bound to.
  private var variableProviders: [Int: Set<Int>] = [:]
  private var spanTypeNumbers: [String: Int] = [:]
  private var attributeNumbers: [Grammar.Attribute: Int] = [:]
  private var textNumbers: [ArraySlice<UInt8>: Int] = [:]
  private var paths: [String: String] = [:]

  init(
    _ files: [GrammarFile], _ sources: [GrammarSource],
    provider: (_ locale: String) -> any ValueProvider
  ) {
    self.files = files
    grammar.sources = sources
    if let locale = files.first?.syntax.locale { grammar.locale = locale.name }
    grammar.provider = provider(grammar.locale)
    grammar.partsWords = files.first?.syntax.partsWords ?? false
  }

  /// - Throws: ``GrammarErrors``.
  mutating func build() throws -> Grammar {
    declare()
    for (file, contents) in files.enumerated() {
      for (index, rule) in contents.syntax.rules.enumerated() {
        guard let number = rules[file][rule.name], grammar.nonterminals[number].place == rule.place
        else { continue }
        define(number, rule, list: contents.lists[index], in: file)
        if messages.count >= Self.mostMessages { break }
      }
    }
    if let process = files.first?.syntax.processes.first { define(process) }
    chooseRoot()
    if messages.contains(where: { $0.severity == .error }) {
      throw GrammarErrors(messages: messages.filter { $0.severity == .error })
    }
    return grammar
  }

  mutating func report(
    _ severity: GrammarMessage.Severity = .error, at place: SourcePlace?, _ problem: String,
    _ remedy: String
  ) {
    // Finding a place takes the file's length, and nobody reads a thousand messages.
    if messages.count >= Self.mostMessages { return }
    messages.append(grammar.message(severity, at: place, problem, remedy))
  }

  /// So many messages are enough to begin with.
  private static let mostMessages = 50

  // MARK: Names

  private mutating func declare() {
    for file in files {
      var names: [String: Int] = [:]
      for rule in file.syntax.rules {
        if let first = names[rule.name] {
          let line = grammar.nonterminals[first].place.map(grammar.line)
          report(
            at: rule.place, "the rule “\(rule.name)” is there already, in line \(line ?? 0)",
            "Write its alternatives in one place.")
          continue
        }
        names[rule.name] = grammar.nonterminals.count
        grammar.nonterminals.append(
          .init(name: rule.name, isRule: true, productions: 0..<0, place: rule.place))
      }
      rules.append(names)
      for model in file.syntax.models {
        if let path = model.path { paths[model.name] = path }
      }
      for binding in file.syntax.bindings {
        if names[binding.name] != nil {
          report(
            at: binding.place, "“\(binding.name)” is a rule, too",
            "Give the variable or the rule another name.")
        }
        if variableNumbers[binding.name] == nil {
          variableNumbers[binding.name] = grammar.variables.count
          grammar.variables.append(binding.name)
        }
      }
    }
    if files.first?.syntax.processes.isEmpty == false {
      variableNumbers[Self.timeVariable] = grammar.variables.count
      grammar.variables.append(Self.timeVariable)
    }
    // What a variable may hold is known before anything asks for its fields.
    let providers = grammar.provider.names
    for binding in files.flatMap(\.syntax.bindings) {
      guard let variable = variableNumbers[binding.name],
        case .provider(let name, _, nil, _) = binding.expression,
        let provider = providers.firstIndex(of: name)
      else { continue }
      variableProviders[variable, default: []].insert(provider)
    }
  }

  private mutating func chooseRoot() {
    if let process = grammar.process, files.first?.syntax.start == nil {
      grammar.root = process.prologue + 1
      return
    }
    guard let first = files.first, !first.syntax.rules.isEmpty else {
      return report(at: nil, "there is no rule", "Write one as “name = text”.")
    }
    if let start = first.syntax.start {
      grammar.process = nil
      if let rule = rules[0][start.name] {
        grammar.root = rule
      } else {
        report(at: start.place, "there is no rule “\(start.name)”", suggestion(start.name, 0))
      }
    } else {
      grammar.root = rules[0][first.syntax.rules[0].name] ?? 0
    }
  }

  private func suggestion(_ name: String, _ file: Int) -> String {
    if ["if", "else", "elif", "endif", "once"].contains(name) {
      return
        "Conditions and “once” stand before the text of an alternative: [{if n > 1} parcels|{if n <= 1} parcel]."
    }
    let known =
      Array(rules[file].keys) + Array(variableNumbers.keys) + Array(files[file].imports.keys)
    guard let near = NearestName.of(name, among: known) else {
      return "Define it with “\(name) = …”; a literal brace is written \\{."
    }
    let line = rules[file][near].flatMap { grammar.nonterminals[$0].place }.map {
      " (line \(grammar.line(of: $0)))"
    }
    return "Did you mean “\(near)”\(line ?? "")?"
  }

  enum Meaning {
    case rule(Int)
    case variable(Int, attribute: String?)
  }

  /// What a name stands for; nil, and a message, where for nothing.
  mutating func meaning(of parts: [String], _ place: SourcePlace, in file: Int) -> Meaning? {
    if parts.count == 1 {
      if let rule = rules[file][parts[0]] { return .rule(rule) }
      if let variable = variableNumbers[parts[0]] { return .variable(variable, attribute: nil) }
    } else if parts.count == 2 {
      if let imported = files[file].imports[parts[0]] {
        if let rule = rules[imported][parts[1]] { return .rule(rule) }
        report(
          at: place, "“\(parts[0])” has no rule “\(parts[1])”",
          NearestName.of(parts[1], among: rules[imported].keys).map {
            "Did you mean “\(parts[0]).\($0)”?"
          } ?? "Define it there.")
        return nil
      }
      if let variable = variableNumbers[parts[0]] {
        return .variable(variable, attribute: parts[1])
      }
    }
    report(
      at: place, "nothing is named “\(parts.joined(separator: "."))”", suggestion(parts[0], file))
    return nil
  }

  /// By provider, which field of it a variable's attribute is.
  mutating func fields(_ attribute: String, of variable: Int, _ place: SourcePlace) -> [Int]? {
    let names = grammar.provider.names
    let providers = variableProviders[variable] ?? []
    guard !providers.isEmpty else {
      report(
        at: place, "“\(grammar.variables[variable])” has no parts",
        "Only what a provider draws has parts: let \(grammar.variables[variable]) = @person.")
      return nil
    }
    var fields = [Int](repeating: -1, count: names.count)
    for provider in providers {
      guard let field = field(attribute, of: names[provider], place) else { return nil }
      fields[provider] = field
    }
    return fields
  }

  /// Which field of a provider's value an attribute is; nil, and a message, where none.
  mutating func field(_ attribute: String, of provider: String, _ place: SourcePlace) -> Int? {
    let known = grammar.provider.fields(of: provider) ?? []
    if let field = known.firstIndex(of: attribute) { return field }
    report(
      at: place, "@\(provider) has no part “\(attribute)”",
      NearestName.of(attribute, among: known).map { "Did you mean “\($0)”?" }
        ?? "It has \(known.joined(separator: ", ")).")
    return nil
  }

  // MARK: Rules

  private mutating func define(
    _ number: Int, _ rule: GrammarSyntax.Rule, list: ValueList?, in file: Int
  ) {
    if let list {
      let alternatives = list.values.map {
        (weight: $0.weight, symbols: [Symbol(.text, grammar.addText($0.text))])
      }
      if alternatives.isEmpty {
        return report(at: rule.list?.place, "the list is empty", "Write a value a line.")
      }
      let productions = grammar.addProductions(alternatives, place: rule.place)
      grammar.nonterminals[number].productions = productions
      if let limit = rule.limit {
        for production in productions { grammar.productions[production].limit = limit }
      }
      return
    }
    if rule.list != nil { return }
    let alternatives = alternatives(rule.alternatives, rule.name, limit: rule.limit, in: file)
    if rule.bindings.isEmpty {
      grammar.nonterminals[number].productions = alternatives
    } else {
      var symbols: [Symbol] = []
      for binding in rule.bindings { symbols += bind(binding, in: file) }
      grammar.nonterminals.append(
        .init(name: rule.name, isRule: false, productions: alternatives, place: rule.place))
      symbols.append(Symbol(.nonterminal, grammar.nonterminals.count - 1))
      symbols.append(Symbol(.unbind, rule.bindings.count))
      grammar.nonterminals[number].productions = grammar.addProductions(
        [(1, symbols)], place: rule.place)
    }
  }

  mutating func bind(_ binding: GrammarSyntax.Binding, in file: Int) -> [Symbol] {
    guard let variable = variableNumbers[binding.name] else { return [] }
    if case .name(let parts, let place) = binding.expression, variableNumbers[parts[0]] == nil {
      guard case .rule(let rule) = meaning(of: parts, place, in: file) else { return [] }
      return [
        Symbol(.openCapture), Symbol(.nonterminal, rule), Symbol(.closeCapture),
        Symbol(.assign, variable),
      ]
    }
    guard let expression = expression(binding.expression, in: file) else { return [] }
    _ = note(expression, .whole, at: binding.place)
    grammar.values.append(ValueSlot(expression: expression, format: nil, name: binding.name))
    return [Symbol(.evaluate, grammar.values.count - 1), Symbol(.assign, variable)]
  }

  /// Appends the productions of alternatives, side by side.
  mutating func alternatives(
    _ alternatives: [GrammarSyntax.Alternative], _ name: String, limit: Int? = nil, in file: Int
  ) -> Range<Int> {
    let total = alternatives.reduce(0) { $0 + $1.weight }
    if total <= 0 {
      report(
        at: alternatives.first?.place, "all weights of “\(name)” are 0",
        "Give an alternative a weight above 0.")
    }
    var made: [(production: Grammar.Production, symbols: [Symbol])] = []
    for alternative in alternatives {
      let symbols = pieces(alternative.pieces, name, in: file)
      var production = Grammar.Production(
        probability: alternative.weight / max(total, .leastNormalMagnitude), symbols: 0..<0,
        place: alternative.place)
      production.authored = production.probability
      production.weightPlace = alternatives.count > 1 ? alternative.weightPlace : nil
      production.limit = min(alternative.limit ?? .max, limit ?? .max)
      if let condition = alternative.condition, let expression = expression(condition, in: file) {
        production.condition = grammar.conditions.count
        grammar.conditions.append(expression)
      }
      made.append((production, symbols))
    }
    let start = grammar.productions.count
    for (production, symbols) in made {
      var production = production
      let first = grammar.symbols.count
      grammar.symbols += symbols
      production.symbols = first..<grammar.symbols.count
      grammar.productions.append(production)
    }
    return start..<grammar.productions.count
  }

  private mutating func pieces(
    _ pieces: [GrammarSyntax.Piece], _ name: String, in file: Int
  ) -> [Symbol] {
    var symbols: [Symbol] = []
    for piece in pieces {
      switch piece {
      case .text(let bytes): symbols.append(Symbol(.text, text(bytes)))
      case .attribute(let key, let value, _):
        let attribute = Grammar.Attribute(key: key, value: value)
        if attributeNumbers[attribute] == nil {
          attributeNumbers[attribute] = grammar.attributes.count
          grammar.attributes.append(attribute)
        }
        symbols.append(Symbol(.attribute, attributeNumbers[attribute] ?? 0))
      case .reference(let reference): symbols += self.reference(reference, in: file)
      case .choice(let choice): symbols += self.choice(choice, name, in: file)
      }
    }
    return symbols
  }

  private mutating func text(_ bytes: [UInt8]) -> Int {
    if let known = textNumbers[bytes[...]] { return known }
    let number = grammar.addText(bytes)
    if bytes.count <= 64 { textNumbers[bytes[...]] = number }
    return number
  }

  private mutating func span(_ type: String) -> Symbol {
    if spanTypeNumbers[type] == nil {
      spanTypeNumbers[type] = grammar.spanTypes.count
      grammar.spanTypes.append(type)
    }
    return Symbol(.openSpan, spanTypeNumbers[type] ?? 0)
  }

  private mutating func reference(
    _ reference: GrammarSyntax.Reference, in file: Int
  ) -> [Symbol] {
    var inner: [Symbol] = []
    var format: ValueFormat?
    var formatModifier: GrammarSyntax.Modifier?
    var textModifiers: [TextModifier] = []
    var isRule = false
    if case .name(let parts, let place) = reference.expression {
      guard let meaning = meaning(of: parts, place, in: file) else { return [] }
      if case .rule(let rule) = meaning {
        isRule = true
        inner = [Symbol(.nonterminal, rule)]
      }
    }
    if case .model(let name, let label, _) = reference.expression {
      isRule = true
      let model = Grammar.Model(name: name, label: label, path: paths[name])
      let number = grammar.models.firstIndex(of: model) ?? grammar.models.count
      if number == grammar.models.count { grammar.models.append(model) }
      inner = [Symbol(.model, number)]
    }
    for modifier in reference.modifiers {
      if let text = TextModifier(rawValue: modifier.name), modifier.arguments.isEmpty {
        textModifiers.append(text)
      } else if let made = self.format(modifier) {
        if isRule {
          report(
            at: modifier.place, "“\(modifier.name)” writes values, and a rule is text",
            "Bind a value with let, or take a modifier of text such as upper.")
        } else if format != nil || !textModifiers.isEmpty {
          report(
            at: modifier.place, "“\(modifier.name)” must come first",
            "A value is formatted once, and then changed as text.")
        }
        (format, formatModifier) = (made, modifier)
      }
    }
    if !isRule {
      guard let expression = expression(reference.expression, in: file) else { return [] }
      _ = note(expression, .whole, at: reference.place)
      if let format, let modifier = formatModifier {
        _ = note(expression, .formatted(format, modifier.name), at: modifier.place)
      }
      grammar.values.append(
        ValueSlot(
          expression: expression, format: format,
          name: String(
            decoding: grammar.sources[reference.place.file].bytes[reference.place.range],
            as: UTF8.self)))
      inner = [Symbol(.value, grammar.values.count - 1)]
    }
    if !textModifiers.isEmpty {
      let number = grammar.modifiers.firstIndex(of: textModifiers) ?? grammar.modifiers.count
      if number == grammar.modifiers.count { grammar.modifiers.append(textModifiers) }
      inner = [Symbol(.openModified)] + inner + [Symbol(.closeModified, number)]
    }
    if let type = reference.spanType { inner = [span(type)] + inner + [Symbol(.closeSpan)] }
    return inner
  }

  // MARK: Choices

  private mutating func choice(
    _ choice: GrammarSyntax.Choice, _ name: String, in file: Int
  ) -> [Symbol] {
    let parts = alternatives(choice.alternatives, name, in: file)
    let isSingle = parts.count == 1 && !grammar.productions[parts.lowerBound].isGuarded
    let part =
      isSingle
      ? Array(grammar.symbols(of: parts.lowerBound)) : [nonterminal(name, parts, choice.place)]
    if isSingle {
      // Its symbols stand in the text itself.
      grammar.productions.removeLast()
    }
    switch choice.kind {
    case .plain: return part
    case .span(let type): return [span(type)] + part + [Symbol(.closeSpan)]
    case .field(let key, let isNumber):
      let field = Grammar.Field(key: key, isNumber: isNumber)
      let number = grammar.fields.firstIndex(of: field) ?? grammar.fields.count
      if number == grammar.fields.count { grammar.fields.append(field) }
      return [Symbol(.openCapture)] + part + [Symbol(.closeField, number)]
    case .optional(let probability, let weightPlace):
      let symbol = add(name, [(probability, part), (1 - probability, [])], choice.place)
      grammar.productions[grammar.productions.count - 2].weightPlace = weightPlace
      return [symbol]
    case .repeated(let repetition, let separator):
      let separator = pieces(separator, name, in: file)
      return repeated(repetition, part, separator, name, choice.place)
    }
  }

  private mutating func nonterminal(_ name: String, _ productions: Range<Int>, _ place: SourcePlace)
    -> Symbol
  {
    grammar.nonterminals.append(
      .init(name: name, isRule: false, productions: productions, place: place))
    return Symbol(.nonterminal, grammar.nonterminals.count - 1)
  }

  private mutating func add(
    _ name: String, _ alternatives: [(weight: Double, symbols: [Symbol])], _ place: SourcePlace
  ) -> Symbol {
    Symbol(
      .nonterminal,
      grammar.addNonterminal(name: name, isRule: false, alternatives, place: place))
  }

  /// A chain of nonterminals, each of which ends the repetition or goes on.
  private mutating func repeated(
    _ repetition: GrammarSyntax.Repetition, _ part: [Symbol], _ separator: [Symbol],
    _ name: String, _ place: SourcePlace
  ) -> [Symbol] {
    /// p(exactly so many), up to the last; then on with `on` for ever.
    var shares: [Double]
    var on = 0.0
    switch repetition {
    case .uniform(let range):
      shares =
        Array(repeating: 0, count: range.lowerBound) + range.map { _ in 1 / Double(range.count) }
    case .geometric(let least, let probability):
      shares =
        least == 0 ? [1 - probability, probability] : Array(repeating: 0, count: least) + [1]
      on = probability
    case .poisson(let mean):
      shares = []
      var share = exp(-mean)
      var left = 1.0
      while left > 1e-9, shares.count < SyntaxScanner.mostRepetitions {
        shares.append(share)
        left -= share
        share *= mean / Double(shares.count)
        if shares.count > Int(mean), share < 1e-12 { break }
      }
    }
    var rest: [Symbol] = []
    if on > 0 {
      // Its own last symbol, so it is added before its number is known to itself.
      let tail = Symbol(.nonterminal, grammar.nonterminals.count)
      rest = [add(name, [(on, separator + part + [tail]), (1 - on, [])], place)]
    }
    var tail = 0.0
    for count in shares.indices.reversed() {
      // With `count` parts there, does one more come?
      tail += shares[count]
      let more = tail > 0 ? (tail - shares[count]) / tail : 0
      if count < shares.count - 1 {
        let step = (count == 0 ? [] : separator) + part + rest
        rest = more >= 1 ? step : [add(name, [(more, step), (1 - more, [])], place)]
        // What always comes would otherwise be copied again and again.
        if rest.count > 64 { rest = [add(name, [(1, rest)], place)] }
      }
    }
    return rest
  }
}
