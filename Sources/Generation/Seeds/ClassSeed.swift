/// The seed documents of one class, as tokens.
struct ClassSeed {
  let key: LabelKey
  /// The documents one after another, each with its start and end.
  private(set) var tokens: [UInt32] = []
  private(set) var documents = 0
  private(set) var shortest = Int.max
  private(set) var longest = 0
  /// A class with fewer documents says too little of its own lengths.
  private static let enoughDocuments = 10
  private var documentsWithLengths = 0
  /// The distinct documents that have a slot for values.
  private(set) var templates: [Template] = []

  init(key: LabelKey) { self.key = key }

  mutating func append(_ document: TokenizedDocument) {
    learn(document)
    documents += 1
  }

  /// Remembers a document's wording, to be drawn with other values.
  mutating func remember(template document: TokenizedDocument) {
    let template = Template(
      origin: .template, tokens: Array(document.tokens.dropFirst().dropLast()))
    if !templates.contains(template) { templates.append(template) }
  }

  private var grammarDocuments: [TokenizedDocument] = []

  /// Remembers what a grammar wrote for the class; returns whether it is a wording that was not there.
  mutating func remember(grammar document: TokenizedDocument) -> Bool {
    let template = Template(
      origin: .grammar, tokens: Array(document.tokens.dropFirst().dropLast()))
    if templates.contains(template) { return false }
    templates.append(template)
    grammarDocuments.append(document)
    return true
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
    tokens += document.tokens
    documentsWithLengths += 1
    shortest = min(shortest, document.length)
    longest = max(longest, document.length)
  }

  /// The class's own range of lengths, or the whole seed's where it has too few documents.
  func lengths(within all: ClosedRange<Int>) -> ClosedRange<Int> {
    documentsWithLengths < Self.enoughDocuments ? all : shortest...longest
  }
}

/// A document as models learn it.
struct TokenizedDocument {
  /// Vocabulary numbers, the document's start and end included.
  let tokens: [UInt32]
  /// Its length in code points.
  let length: Int
}
