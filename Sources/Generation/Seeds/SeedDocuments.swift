import Privacy

/// A seed's documents as they were read, before it is decided what of them may be learned.
struct SeedDocuments {
  /// Where a document stands, and what is known of it.
  struct Item {
    /// Its tokens with start and end, slots in place of values.
    let tokens: Range<Int>
    /// The same with the values of the user's own types as they were read.
    let reading: Range<Int>
    /// Among those of all, how its personal values are written.
    let hints: Range<Int>
    /// In code points.
    let length: Int
    /// -1 for an unlabelled one.
    let classIndex: Int
    /// Whose it is.
    let group: UInt32
    /// Whether it has slots for values of the user's own types.
    var hasValues: Bool { tokens != reading }
    /// Whether its wording may be drawn as it stands, with other values.
    fileprivate(set) var isTemplate: Bool
  }

  private(set) var items: [Item] = []
  private(set) var tokens: [UInt32] = []
  /// How the personal values are written, document after document; a form by its number.
  private(set) var hints: [ValueHint] = []
  /// The runs of documents that have personal values, which their tokens do not show; by the document's place.
  private(set) var runs: [Int: TokenRuns] = [:]

  /// Adds a document.
  ///
  /// - Parameters:
  ///   - reading: Where it is not the same as the document.
  ///   - hints: How its personal values are written.
  ///   - runs: Where the reading does not show them.
  mutating func append(
    _ document: [UInt32], reading: [UInt32]?, length: Int, classIndex: Int, group: UInt32,
    hints: [ValueHint] = [], runs: TokenRuns? = nil
  ) {
    if let runs { self.runs[items.count] = runs }
    let start = tokens.count
    tokens += document
    let middle = tokens.count
    tokens += reading ?? []
    self.hints += hints
    items.append(
      Item(
        tokens: start..<middle, reading: reading == nil ? start..<middle : middle..<tokens.count,
        hints: (self.hints.count - hints.count)..<self.hints.count, length: length,
        classIndex: classIndex, group: group, isTemplate: reading != nil))
  }

  /// Gives up the wordings that may not be drawn as they stand.
  mutating func keepTemplates(where isFree: (Item) -> Bool) {
    for place in items.indices where items[place].isTemplate {
      items[place].isTemplate = isFree(items[place])
    }
  }

  /// Gives every token another number.
  mutating func renumber(_ numbers: [UInt32]) {
    for place in tokens.indices { tokens[place] = numbers[Int(tokens[place])] }
  }

  func document(_ item: Item) -> TokenizedDocument {
    TokenizedDocument(tokens: Array(tokens[item.tokens]), length: item.length, group: item.group)
  }

  func reading(_ item: Item) -> TokenizedDocument {
    TokenizedDocument(tokens: Array(tokens[item.reading]), length: item.length, group: item.group)
  }
}

/// A document as models learn it.
struct TokenizedDocument {
  /// Vocabulary numbers, the document's start and end included.
  let tokens: [UInt32]
  /// Its length in code points.
  let length: Int
  /// Whose it is.
  let group: UInt32
  /// How its values were written, by word; empty where it has none, or that is not known.
  var hints: [ValueHint] = []

  /// Its tokens without start and end.
  var words: [UInt32] { Array(tokens.dropFirst().dropLast()) }
}
