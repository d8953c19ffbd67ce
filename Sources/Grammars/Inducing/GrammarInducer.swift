/// Learns a grammar, structure and all, from documents that nobody has annotated.
///
/// Documents are outlined (``DocumentOutline``); what stands in each place of a class of documents is a pool of phrases, which
/// ``AnchorSplitting`` turns into templates with slots, and ``RuleMerging`` brings lists of slot fillers together. Each step is
/// taken where it makes the description shorter.
public struct GrammarInducer {
  /// How grammars are induced.
  public struct Options: Sendable {
    /// The least number of different groups that must have written an alternative for it to be in the grammar; a group is a
    /// document where documents name none.
    public var support = 1
    /// Tells a run of words that may not stand in an alternative as it is; nil for none.
    public var isCopy: (@Sendable ([String]) -> Bool)?
    /// The locale that the grammar names; nil for none.
    public var locale: String?

    /// The default.
    public init() {}
  }

  struct Document {
    var labels: Int
    var group: Int32
    var outline: DocumentOutline

    /// The document with the patterns of families in all phrases.
    func with(_ families: SlotFamilies) -> Document {
      var document = self
      document.outline.change(families)
      return document
    }
  }

  private let options: Options
  private var vocabulary = InductionVocabulary()
  private var documents: [Document] = []
  private var labels: [[String]] = []
  private var labelNumbers: [[String]: Int] = [:]
  private var groupNumbers: [String: Int32] = [:]
  private var groupCount: Int32 = 0
  private var lists = ValueLists()

  /// Begins with no documents.
  public init(options: Options = Options()) { self.options = options }

  /// How many documents were taken.
  public var documentCount: Int { documents.count }

  /// Takes a document.
  ///
  /// - Parameters:
  ///   - labels: Its labels; documents with the same ones are a class.
  ///   - group: Whose it is; nil for its own.
  public mutating func add(_ words: [InductionWord], labels: [String], group: String? = nil) {
    let number = groupNumber(group)
    let outlined = words.map { word in
      guard case .listed(let type, let value) = word.content else { return word }
      var word = word
      word.content = .slot(lists.add(value, type: type, group: number))
      return word
    }
    let outline = DocumentOutline(outlined, &vocabulary)
    if outline.parts.isEmpty { return }
    let next = self.labels.count
    let labelNumber = labelNumbers[labels, default: next]
    if labelNumber == next {
      labelNumbers[labels] = next
      self.labels.append(labels)
    }
    documents.append(Document(labels: labelNumber, group: number, outline: outline))
  }

  private mutating func groupNumber(_ group: String?) -> Int32 {
    if let group, let known = groupNumbers[group] { return known }
    if let group { groupNumbers[group] = groupCount }
    groupCount += 1
    return groupCount - 1
  }

  /// Induces a grammar.
  public func induce() -> InducedGrammar { induce(documents) }

  func induce(_ documents: [Document]) -> InducedGrammar {
    InducedGrammar(
      documents, labels: labels, vocabulary: vocabulary, lists: lists, options: options)
  }

  /// Induces a grammar of four fifths of the documents and says what it makes of the others.
  ///
  /// - Returns: nil where there are too few documents.
  public func validate() -> InductionReport? {
    if documents.count < 10 { return nil }
    let parts = documents.enumerated()
    return InductionReport(
      induce(parts.filter { $0.offset % 5 != 4 }.map(\.element)),
      training: parts.filter { $0.offset % 5 != 4 }.map(\.element),
      heldOut: parts.filter { $0.offset % 5 == 4 }.map(\.element))
  }
}

/// The values that documents have for types of spans.
struct ValueLists {
  /// By type in the order of first sight, the values and the groups behind each.
  private(set) var lists: [(type: String, values: InducedRule, texts: [String])] = []
  private var places: [String: Int] = [:]
  private var numbers: [String: [String: UInt32]] = [:]

  /// Takes a value, which is none where it is empty; returns what stands for any in a grammar file.
  mutating func add(_ value: String, type: String, group: Int32) -> String {
    if value.isEmpty { return "{\(Self.name(of: type)):\(GrammarText.name(type))}" }
    let next = lists.count
    let place = places[type, default: next]
    if place == next {
      places[type] = next
      lists.append((type, InducedRule(), []))
    }
    let nextValue = UInt32(lists[place].texts.count)
    let number = numbers[type, default: [:]][value, default: nextValue]
    if number == nextValue {
      numbers[type, default: [:]][value] = number
      lists[place].texts.append(value)
    }
    lists[place].values.add([.word(number)], [group])
    return "{\(Self.name(of: type)):\(GrammarText.name(type))}"
  }

  /// The name of a type's rule.
  static func name(of type: String) -> String { GrammarText.name(type.lowercased() + "_value") }
}
