import Sampling

/// A grammar that was induced: how the documents of each class are put together, and the rules of what stands in each place.
public struct InducedGrammar: Sendable {
  /// A place in documents.
  struct Place: Hashable {
    /// The class; nil where all classes have the place together.
    var labels: Int?
    var role: DocumentOutline.Role
  }

  /// A part of a document's shape.
  enum ShapePart: Hashable {
    case line(DocumentOutline.Role)
    case sentences
    case lineBreak(UInt32)
    case blank
  }

  /// How the documents of a class are put together.
  struct Plan {
    var labels: [String]
    var shapes = Counted<[ShapePart]>()
    /// How many sentences there are.
    var lengths = Counted<Int>()
    /// What stands between sentences: a line end; nil for a blank.
    var gaps = Counted<UInt32?>()
    /// By role, the rule that stands there.
    var rules: [DocumentOutline.Role: Int] = [:]
  }

  let vocabulary: InductionVocabulary
  let families: SlotFamilies
  private(set) var plans: [Plan]
  private(set) var rules: InducedRules
  /// The rules of places, with what they are.
  private(set) var roots: [(place: Place, rule: Int)] = []
  let lists: ValueLists
  let options: GrammarInducer.Options
  let documentCount: Int

  init(
    _ documents: [GrammarInducer.Document], labels: [[String]], vocabulary: InductionVocabulary,
    lists: ValueLists, options: GrammarInducer.Options
  ) {
    var vocabulary = vocabulary
    let families = SlotFamilies(documents, &vocabulary)
    let documents = documents.map { $0.with(families) }
    (self.vocabulary, self.families, self.lists, self.options) =
      (vocabulary, families, lists, options)
    documentCount = documents.count
    plans = labels.map { Plan(labels: $0) }
    for document in documents { plans[document.labels].add(document) }
    let length = DescriptionLength(
      documents.lazy.flatMap(\.outline.parts).map(\.phrase),
      vocabularySize: vocabulary.contents.count)
    let pools = Self.pools(documents, length)
    var splitting = AnchorSplitting(length, vocabulary)
    for (places, pool) in pools {
      let rule = splitting.split(pool)
      for place in places {
        roots.append((place, rule))
        for plan in plans.indices where place.labels == nil || place.labels == plan {
          plans[plan].rules[place.role] = rule
        }
      }
    }
    var merging = RuleMerging(splitting.result, roots: Set(roots.map(\.rule)))
    merging.run(length)
    rules = merging.result
    if let isCopy = options.isCopy {
      let vocabulary = vocabulary
      rules.leaveOut { words in
        isCopy(
          words.compactMap { word in
            if case .text(let text) = vocabulary.content(word) { text } else { nil }
          })
      }
    }
    rules.require(options.support)
    for plan in plans.indices { plans[plan].require(options.support, rules) }
  }

  /// The pools of all places: places share one where that is the shorter description.
  private static func pools(
    _ documents: [GrammarInducer.Document], _ length: DescriptionLength
  ) -> [(places: [Place], pool: PhrasePool)] {
    var order: [Place] = []
    var pools: [Place: PhrasePool] = [:]
    for document in documents {
      for part in document.outline.parts {
        let place = Place(labels: document.labels, role: part.role)
        if pools[place] == nil { order.append(place) }
        pools[place, default: PhrasePool()].add(part.phrase, [document.group])
      }
    }
    var result: [(places: [Place], pool: PhrasePool)] = []
    var done = Set<Place>()
    for place in order where !done.contains(place) {
      let isSentence = [.first, .middle, .last].contains(place.role)
      // Sentences may share with those of their own class, lines with those at the same place of other classes.
      let partners = order.filter {
        isSentence
          ? $0.labels == place.labels && [.first, .middle, .last].contains($0.role)
          : $0.role == place.role
      }
      done.formUnion(partners)
      let own = partners.compactMap { place in pools[place].map { (place, $0) } }
      var union = PhrasePool()
      for (_, pool) in own { union.add(pool) }
      let apart = own.reduce(0) { $0 + length($1.1) + DescriptionLength.rule }
      if length(union) + DescriptionLength.rule < apart {
        result.append((isSentence ? partners : [Place(labels: nil, role: place.role)], union))
      } else {
        result += own.map { ([$0.0], $0.1) }
      }
    }
    return result
  }

  /// Draws a document: its words, with line ends.
  func draw(_ stream: inout RandomStream) -> Phrase {
    let drawn = plans.filter { !$0.shapes.items.isEmpty }
    var weights = Counted<Int>()
    for (number, plan) in drawn.enumerated() {
      weights.add(number, Array(repeating: 0, count: plan.shapes.total))
    }
    guard let number = weights.draw(&stream), let shape = drawn[number].shapes.draw(&stream) else {
      return []
    }
    let plan = drawn[number]
    var text: Phrase = []
    for part in shape {
      switch part {
      case .line(let role): append(plan.rules[role], to: &text, &stream)
      case .lineBreak(let word): text.append(word)
      case .blank: break
      case .sentences:
        let count = plan.lengths.draw(&stream) ?? 1
        for sentence in 0..<count {
          if sentence > 0, let gap = plan.gaps.draw(&stream), let gap { text.append(gap) }
          append(plan.rules[Plan.role(sentence, of: count)], to: &text, &stream)
        }
      }
    }
    return text
  }

  private func append(_ rule: Int?, to text: inout Phrase, _ stream: inout RandomStream) {
    guard let rule, rules.rules[rule].total > 0 else { return }
    var point = stream.below(rules.rules[rule].total)
    for (symbols, groups) in rules.rules[rule].alternatives {
      point -= groups.count
      if point >= 0 { continue }
      for symbol in symbols {
        switch symbol {
        case .word(let word): text.append(word)
        case .rule(let rule, _): append(rule, to: &text, &stream)
        }
      }
      return
    }
  }
}

extension InducedGrammar.Plan {
  mutating func add(_ document: GrammarInducer.Document) {
    let outline = document.outline
    var shape: [InducedGrammar.ShapePart] = []
    func addBreak(_ part: DocumentOutline.Part) {
      shape.append(part.lineBreak.map { .lineBreak($0) } ?? .blank)
    }
    for part in outline.openings {
      shape.append(.line(part.role))
      addBreak(part)
    }
    if let last = outline.sentences.last {
      shape.append(.sentences)
      addBreak(last)
      lengths.add(outline.sentences.count, [document.group])
    }
    for part in outline.closings {
      shape.append(.line(part.role))
      addBreak(part)
    }
    shape.removeLast()
    shapes.add(shape, [document.group])
    for part in outline.sentences.dropLast() { gaps.add(part.lineBreak, [document.group]) }
  }

  /// The role of a sentence among so many.
  static func role(_ sentence: Int, of count: Int) -> DocumentOutline.Role {
    sentence == 0 ? .first : sentence == count - 1 ? .last : .middle
  }

  /// Takes away what fewer groups have, and what has nothing to stand in one of its places.
  mutating func require(_ support: Int, _ rules: InducedRules) {
    func isWritten(_ role: DocumentOutline.Role) -> Bool {
      self.rules[role].map { !rules.rules[$0].alternatives.isEmpty } ?? false
    }
    lengths = lengths.filter(support: support) { count in
      isWritten(.first) && (count < 2 || isWritten(.last)) && (count < 3 || isWritten(.middle))
    }
    gaps = gaps.filter(support: support) { _ in true }
    let hasSentences = !lengths.items.isEmpty
    shapes = shapes.filter(support: support) { shape in
      shape.allSatisfy { part in
        switch part {
        case .line(let role): isWritten(role)
        case .sentences: hasSentences
        case .lineBreak, .blank: true
        }
      }
    }
  }
}

/// Things, and the group behind each time that they occur.
struct Counted<Item: Hashable & Sendable>: Sendable {
  private(set) var items: [(item: Item, groups: [Int32])] = []
  private var places: [Item: Int] = [:]
  private(set) var total = 0

  mutating func add(_ item: Item, _ groups: [Int32]) {
    total += groups.count
    if let place = places[item] {
      items[place].groups += groups
    } else {
      places[item] = items.count
      items.append((item, groups))
    }
  }

  func contains(_ item: Item) -> Bool { places[item] != nil }

  func filter(support: Int, _ isKept: (Item) -> Bool) -> Counted {
    var result = Counted()
    for (item, groups) in items where isKept(item) && (support <= 1 || Set(groups).count >= support)
    {
      result.add(item, groups)
    }
    return result
  }

  func draw(_ stream: inout RandomStream) -> Item? {
    if total == 0 { return nil }
    var point = stream.below(total)
    return items.first {
      point -= $0.groups.count; return point < 0
    }?.item
  }
}
