import Tokenization

extension InducedGrammar {
  /// The grammar as a file; its first rule is `document`.
  public var text: GrammarText {
    var writer = InducedGrammarWriter(self)
    return writer.text()
  }

  /// Whether there is nothing that it makes.
  public var isEmpty: Bool { plans.allSatisfy { $0.shapes.items.isEmpty } }

  /// The labels of the classes of which nothing is left.
  public var missingLabels: [[String]] {
    plans.filter { $0.shapes.items.isEmpty && !$0.labels.isEmpty }.map(\.labels)
  }
}

/// Writes an induced grammar as a person would have it: named after what is in it, what is used once and short in its place.
private struct InducedGrammarWriter {
  private let grammar: InducedGrammar
  private var names: [Int: String] = [:]
  private var takenNames = Self.keywords.union(["document", "customer"])
  private var uses: [Int: Int] = [:]
  private let functionWords: Set<String>
  /// What is no name of a rule at the beginning of a line or of braces.
  private static let keywords: Set<String> = [
    "locale", "start", "words", "import", "model", "process", "state", "begin", "let", "from", "if",
    "at", "once", "unique",
    "not", "and", "or", "by", "end", "time", "label",
  ]
  /// The longest choice that is written where it is used, in characters.
  private static let mostInlineCharacters = 60
  private static let mostInlineAlternatives = 5

  init(_ grammar: InducedGrammar) {
    self.grammar = grammar
    functionWords = FunctionWords.of((grammar.options.locale ?? "en").prefix { $0.isLetter })
    for rule in grammar.rules.rules {
      for reference in rule.references { uses[reference, default: 0] += 1 }
    }
    for (type, _, _) in grammar.lists.lists { takenNames.insert(ValueLists.name(of: type)) }
  }

  mutating func text() -> GrammarText {
    var text = GrammarText()
    text.head = [
      "# Induced from \(grammar.documentCount) documents; weights are how often each was seen."
    ]
    if let locale = grammar.options.locale { text.head.append("locale \(locale)") }
    let plans = grammar.plans.filter { !$0.shapes.items.isEmpty }
    let planNames = plans.map {
      name($0.labels.isEmpty ? "text" : $0.labels.joined(separator: "_"))
    }
    nameRules(plans, planNames)
    let order = grammar.rules.reachable(from: grammar.roots.map(\.rule))
    let written = order.compactMap { rule in
      isInPlace(rule) || grammar.rules.rules[rule].alternatives.isEmpty
        ? nil : (names[rule] ?? "", alternatives(rule))
    }
    var bodies: [(String, [GrammarText.Alternative])] = []
    for (plan, name) in zip(plans, planNames) { bodies += structure(plan, name) }
    let people = people()
    text.add(
      "document", bindings: people.map { "let \($0) = @person" },
      zip(plans, planNames).map { plan, name in
        GrammarText.Alternative(weight: Double(plan.shapes.total), [.braces(name)])
      })
    for (name, alternatives) in bodies + written { text.add(name, alternatives) }
    for list in grammar.lists.lists {
      let alternatives = list.values.alternatives.compactMap { symbols, groups in
        Set(groups).count >= grammar.options.support && !symbols.isEmpty
          ? (symbols, groups.count) : nil
      }
      text.add(
        ValueLists.name(of: list.type),
        weighted(
          alternatives.map { symbols, count in
            guard case .word(let number) = symbols[0] else { return ([], count) }
            return ([.text(list.texts[Int(number)])], count)
          }))
    }
    return text
  }

  /// The rules of a class: its shapes, and how sentences follow each other.
  private mutating func structure(
    _ plan: InducedGrammar.Plan, _ planName: String
  ) -> [(String, [GrammarText.Alternative])] {
    var rules: [(String, [GrammarText.Alternative])] = []
    let gapTexts = plan.gaps.items.map { ($0.item.map(lineBreak) ?? " ", $0.groups.count) }
    var gap: [GrammarText.Piece] = [.text(gapTexts.first?.0 ?? " ")]
    if gapTexts.count > 1 {
      let gapName = name("\(planName)_gap")
      gap = [.braces(gapName)]
      rules.append((gapName, weighted(gapTexts.map { ([.text($0.0)], $0.1) })))
    }
    let lengths = plan.lengths.items.sorted { $0.item < $1.item }
    let bodies = weighted(lengths.map { (sentences(plan, $0.item, gap: gap), $0.groups.count) })
    var body = bodies.first?.pieces ?? []
    if bodies.count > 1 {
      let bodyName = name("\(planName)_sentences")
      body = [.braces(bodyName)]
      rules.insert((bodyName, bodies), at: 0)
    }
    let shapes = plan.shapes.items.map { shape, groups in
      (
        shape.flatMap { part -> [GrammarText.Piece] in
          switch part {
          case .line(let role): reference(plan.rules[role])
          case .sentences: body
          case .lineBreak(let word): [.text(lineBreak(word))]
          case .blank: [.text(" ")]
          }
        }, groups.count
      )
    }
    let attributes = plan.labels.map { "label=\(Self.quoted($0))" }
    rules.insert(
      (
        planName,
        weighted(shapes).map { alternative in
          if attributes.isEmpty { return alternative }
          let pieces = [.braces(attributes.joined(separator: ", "))] + alternative.pieces
          return GrammarText.Alternative(weight: alternative.weight, pieces)
        }
      ), at: 0)
    return rules
  }

  /// So many sentences of a class with what stands between.
  private func sentences(
    _ plan: InducedGrammar.Plan, _ count: Int, gap: [GrammarText.Piece]
  ) -> [GrammarText.Piece] {
    let first = reference(plan.rules[.first])
    if count == 1 { return first }
    let middle = reference(plan.rules[.middle])
    let last = reference(plan.rules[.last])
    switch count {
    case 2: return first + gap + last
    case 3: return first + gap + middle + gap + last
    default: return first + [.raw("[*\(count - 2) ")] + gap + middle + [.raw("]")] + gap + last
    }
  }

  private func lineBreak(_ word: UInt32) -> String {
    if case .lineBreak(let text) = grammar.vocabulary.content(word) { text } else { " " }
  }

  private static func quoted(_ label: String) -> String {
    SyntaxScanner.isName(label) ? label : GrammarText.quoted(label)
  }

  // MARK: Alternatives

  private func alternatives(_ rule: Int) -> [GrammarText.Alternative] {
    weighted(
      grammar.rules.rules[rule].alternatives.map { (pieces($0.symbols), $0.groups.count) })
  }

  /// Alternatives with the commonest first, and weights where they differ.
  private func weighted(_ alternatives: [([GrammarText.Piece], Int)]) -> [GrammarText.Alternative] {
    var counts: [[GrammarText.Piece]: Int] = [:]
    var different: [[GrammarText.Piece]] = []
    for (pieces, count) in alternatives {
      if counts[pieces] == nil { different.append(pieces) }
      counts[pieces, default: 0] += count
    }
    let sorted = different.map { ($0, counts[$0] ?? 0) }.enumerated().sorted {
      ($1.element.1, $0.offset) < ($0.element.1, $1.offset)
    }.map(\.element)
    let isEven = sorted.first?.1 == sorted.last?.1
    return sorted.map { GrammarText.Alternative(weight: isEven ? nil : Double($0.1), $0.0) }
  }

  private func pieces(_ symbols: [InducedSymbol]) -> [GrammarText.Piece] {
    var pieces: [GrammarText.Piece] = []
    func append(_ text: String) {
      if case .text(let last)? = pieces.last {
        pieces[pieces.count - 1] = .text(last + text)
      } else {
        pieces.append(.text(text))
      }
    }
    for symbol in symbols {
      switch symbol {
      case .word(let word):
        if word.isSpaced { append(" ") }
        switch grammar.vocabulary.content(word) {
        case .text(let text), .lineBreak(let text): append(text)
        case .slot(let slot): pieces.append(.raw(slot))
        case .listed: break
        }
      case .rule(let rule, let isSpaced):
        if isSpaced { append(" ") }
        pieces += reference(rule)
      }
    }
    return pieces
  }

  private func reference(_ rule: Int?) -> [GrammarText.Piece] {
    guard let rule else { return [] }
    let alternatives = grammar.rules.rules[rule].alternatives
    if alternatives.count == 1 { return pieces(alternatives[0].symbols) }
    if isInPlace(rule) {
      return [
        .raw("[" + self.alternatives(rule).map(GrammarText.text).joined(separator: "|") + "]")
      ]
    }
    return [.braces(names[rule] ?? "")]
  }

  /// Whether a rule is written where it is used: it is used once, short, and of words alone.
  private func isInPlace(_ rule: Int) -> Bool {
    let alternatives = grammar.rules.rules[rule].alternatives
    if alternatives.count == 1 { return true }
    guard uses[rule] == 1, alternatives.count <= Self.mostInlineAlternatives else { return false }
    var length = 0
    for (place, alternative) in alternatives.enumerated() {
      for symbol in alternative.symbols {
        guard case .word(let word) = symbol, case .text(let text) = grammar.vocabulary.content(word)
        else { return false }
        length += text.count + 1
      }
      // A sign at the beginning could be read as the kind of the brackets.
      if place == 0, case .word(let word)? = alternative.symbols.first,
        case .text(let text) = grammar.vocabulary.content(word), text.first?.isLetter != true
      {
        return false
      }
    }
    return length <= Self.mostInlineCharacters
  }

  // MARK: Names

  private mutating func nameRules(_ plans: [InducedGrammar.Plan], _ planNames: [String]) {
    for (place, rule) in grammar.roots where names[rule] == nil {
      let labels = place.labels.map { grammar.plans[$0].labels }
      let plan = labels.flatMap { labels in plans.firstIndex { $0.labels == labels } }
      let prefix = plan.flatMap { grammar.plans.count > 1 ? planNames[$0] + "_" : nil } ?? ""
      let isShared = grammar.roots.contains { $0.rule == rule && $0.place.role != place.role }
      names[rule] = name(prefix + (isShared ? "sentence" : roleName(place.role, rule)))
    }
    for rule in grammar.rules.reachable(from: grammar.roots.map(\.rule)) where names[rule] == nil {
      if !isInPlace(rule) { names[rule] = name(contentName(rule)) }
    }
  }

  private func roleName(_ role: DocumentOutline.Role, _ rule: Int) -> String {
    switch role {
    case .first: return "first"
    case .middle: return "middle"
    case .last: return "last"
    case .opening(let place): return place == 0 ? "opening" : "opening_\(place + 1)"
    case .closing(let place):
      let slots = grammar.rules.rules[rule].alternatives.filter {
        guard case .word(let word)? = $0.symbols.first, $0.symbols.count == 1,
          case .slot = grammar.vocabulary.content(word)
        else { return false }
        return true
      }
      let named = slots.reduce(0) { $0 + $1.groups.count }
      if 2 * named > grammar.rules.rules[rule].total {
        return place == 0 ? "signature" : "signature_\(place + 1)"
      }
      return place <= 1 ? (place == 0 ? "last_line" : "closing") : "closing_\(place)"
    }
  }

  /// A name from the first words of what is commonest in a rule, those that say something before those that only join.
  private func contentName(_ rule: Int) -> String {
    let commonest = grammar.rules.rules[rule].alternatives.enumerated().sorted {
      ($1.element.groups.count, $0.offset) < ($0.element.groups.count, $1.offset)
    }
    var joining: [String] = []
    for (_, alternative) in commonest {
      let words = alternative.symbols.compactMap { symbol -> String? in
        guard case .word(let word) = symbol,
          case .text(let text) = grammar.vocabulary.content(word),
          SyntaxScanner.isName(text)
        else { return nil }
        return text.lowercased()
      }
      let telling = words.filter { !functionWords.contains($0) && $0.count > 1 }
      if !telling.isEmpty { return telling.prefix(3).joined(separator: "_") }
      if joining.isEmpty { joining = Array(words.prefix(3)) }
    }
    if !joining.isEmpty { return joining.joined(separator: "_") }
    return commonest.lazy.compactMap { slotName($0.element.symbols) }.first ?? "part"
  }

  /// The type of the first slot, such as `id_number`.
  private func slotName(_ symbols: [InducedSymbol]) -> String? {
    for case .word(let word) in symbols {
      guard case .slot(let slot) = grammar.vocabulary.content(word),
        let type = slot.split(separator: ":").dropFirst().lazy
          .map({ $0.prefix { $0.isUppercase || $0 == "_" } }).first(where: { $0.count > 1 })
      else { continue }
      return type.lowercased()
    }
    return nil
  }

  /// A name that nothing else has.
  private mutating func name(_ wish: String) -> String {
    let plain = String(
      wish.map { $0.utf8.allSatisfy(SyntaxScanner.isNameByte) ? $0 : "_" })
    let base = plain.utf8.first.map(SyntaxScanner.isNameStart) ?? false ? plain : "x_" + plain
    var name = base
    var number = 2
    while !takenNames.insert(name).inserted {
      name = "\(base)_\(number)"
      number += 1
    }
    return name
  }

  /// The variables of people that slots name.
  private func people() -> [String] {
    var people: Set<String> = []
    for content in grammar.vocabulary.contents {
      guard case .slot(let slot) = content else { continue }
      for part in slot.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "_" })
      where part == "customer"
        || part.hasPrefix("person_") && part.dropFirst(7).allSatisfy(\.isNumber)
      {
        people.insert(String(part))
      }
    }
    return people.sorted()
  }
}
