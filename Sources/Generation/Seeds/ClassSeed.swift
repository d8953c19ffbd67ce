import Privacy

/// The seed documents of one class, as tokens.
struct ClassSeed {
  let key: LabelKey
  /// The documents one after another, each with its start and end.
  private(set) var text = GroupedTokens()
  private(set) var documents = 0
  /// A class with fewer documents says too little of its own lengths.
  private static let enoughDocuments = 10
  private var lengths: [(length: Int, group: UInt32)] = []
  /// The distinct wordings that are drawn as they stand.
  private(set) var templates: [Template] = []
  private var templateNumbers: [[UInt32]: Int] = [:]
  private var templateSupport: GroupSupport
  private var grammarDocuments: [TokenizedDocument] = []
  /// Documents that are written anew in other words, each once.
  private(set) var bases: [SeedBase] = []
  private var knownBases: [Bool: Set<[UInt32]>] = [:]

  /// Starts with no documents.
  ///
  /// - Parameter mostGroups: Up to how many groups of a template are told apart.
  init(key: LabelKey, mostGroups: Int) {
    self.key = key
    templateSupport = GroupSupport(limit: mostGroups)
  }

  var tokens: [UInt32] { text.tokens }

  mutating func append(_ document: TokenizedDocument) {
    learn(document)
    documents += 1
  }

  /// Remembers a document's wording, to be drawn with other values.
  mutating func remember(template document: TokenizedDocument) {
    if let number = remember(document.words, .template) {
      templateSupport.add(number, group: document.group)
    }
  }

  /// Remembers a document, to be written anew in other words.
  ///
  /// - Parameter isMarked: Whether the values of its slots are marked.
  mutating func remember(base document: TokenizedDocument, isMarked: Bool) {
    if knownBases[isMarked, default: []].insert(document.words).inserted {
      bases.append(
        SeedBase(tokens: document.words, isMarked: isMarked, hints: document.hints))
    }
  }

  /// Remembers what a grammar wrote for the class; returns whether it is a wording that was not there.
  mutating func remember(grammar document: TokenizedDocument) -> Bool {
    if templateNumbers[document.words] != nil { return false }
    _ = remember(document.words, .grammar)
    grammarDocuments.append(document)
    return true
  }

  /// Returns the number of a wording of this origin; nil where it is there with another.
  private mutating func remember(_ words: [UInt32], _ origin: Origin) -> Int? {
    if let number = templateNumbers[words] {
      return templates[number].origin == origin ? number : nil
    }
    templateNumbers[words] = templates.count
    templates.append(Template(origin: origin, tokens: words))
    return templates.count - 1
  }

  /// The templates that so many groups wrote, and those of grammars.
  func templates(leastGroups: Int) -> [Template] {
    templates.indices.filter {
      templates[$0].origin == .grammar || templateSupport.count(of: $0) >= leastGroups
    }.map { templates[$0] }
  }

  /// Where the class has no seeds, its language is the grammar's.
  mutating func learnGrammarWithoutSeeds() {
    if documents > 0 { return }
    for document in grammarDocuments { learn(document) }
  }

  /// The share of the class's documents that the grammar writes.
  func grammarShare(isMisleading: Bool) -> Double {
    if grammarDocuments.isEmpty { return 0 }
    return documents == 0 ? 0.9 : isMisleading ? 0.1 : 0.5
  }

  /// Takes in a text that is like the class, though it is none of its seeds.
  mutating func learn(_ document: TokenizedDocument) {
    text.append(document)
    lengths.append((document.length, document.group))
  }

  /// The class's own range of lengths, or the whole seed's where it has too few documents.
  ///
  /// - Parameter leastGroups: How many groups must be as short and as long as its bounds.
  func lengths(within all: ClosedRange<Int>, leastGroups: Int) -> ClosedRange<Int> {
    lengths.count < Self.enoughDocuments ? all : range(leastGroups: leastGroups) ?? all
  }

  /// From the length that so many groups do not exceed to the one that so many reach; nil where there are not so many.
  ///
  /// Where these are not the shortest and the longest of all, a quarter is added on both sides: a number of theirs alone, which says
  /// no more of the others.
  func range(leastGroups: Int) -> ClosedRange<Int>? {
    func bound(_ sorted: [(length: Int, group: UInt32)]) -> Int? {
      var groups = Set<UInt32>()
      return sorted.first {
        groups.insert($0.group)
        return groups.count == leastGroups
      }?.length
    }
    let sorted = lengths.sorted { $0 < $1 }
    guard let shortest = bound(sorted), let longest = bound(sorted.reversed()) else { return nil }
    let range = min(shortest, longest)...max(shortest, longest)
    return leastGroups == 1 ? range : (range.lowerBound * 3 / 4)...(range.upperBound * 5 / 4)
  }
}
