/// A probabilistic context-free grammar with what makes documents of its texts: spans, labels, variables and values.
///
/// Made by ``GrammarLoader`` from files, or by an importer. Weights are probabilities here: those of a nonterminal sum to 1.
public struct Grammar: Sendable {
  /// Rules, and the parts of texts that have alternatives.
  var nonterminals: [Nonterminal] = []
  var productions: [Production] = []
  var symbols: [Symbol] = []
  /// The literal texts, one behind the other, and where each begins; the last number is their length.
  var textBytes: [UInt8] = []
  var textStarts: [Int] = [0]
  /// The keys and values that documents get.
  var attributes: [Attribute] = []
  /// The fields that documents may have.
  public internal(set) var fields: [Field] = []
  /// The types of spans that documents may have.
  public internal(set) var spanTypes: [String] = []
  var variables: [String] = []
  var values: [ValueSlot] = []
  var modifiers: [[TextModifier]] = []
  var conditions: [ValueExpression] = []
  /// Where values are worked out, for a check of their types.
  var valueSites: [ValueSite] = []
  var models: [Model] = []
  /// Where the texts of ``models`` come from, in their order.
  var textModels: [any TextModel] = []
  /// What threads of documents are drawn from; nil where documents stand alone.
  var process: Process?
  /// The nonterminal that documents are drawn from.
  var root = 0
  /// Whether blanks only part words: several are as one, and none stand at the ends.
  public internal(set) var partsWords = false
  /// The locale of numbers, dates and surrogate values.
  public internal(set) var locale = "en"
  /// What draws values of people and the like.
  var provider: any ValueProvider = NoValues()
  /// The files that it was read from.
  var sources: [GrammarSource] = []

  /// A rule, or a part of one.
  struct Nonterminal: Sendable {
    /// The rule's name; of a part, that of the rule it is in.
    var name: String
    /// Whether it is a rule of its own.
    var isRule: Bool
    var productions: Range<Int>
    var place: SourcePlace?
  }

  /// One alternative.
  struct Production: Sendable {
    /// p(alternative | nonterminal).
    var probability: Double
    var symbols: Range<Int>
    /// A place among ``conditions``; -1 where it has none.
    var condition = -1
    /// How often it may be taken in a document.
    var limit = Int.max
    var place: SourcePlace?
    /// The alternative that limits count this one as; nil for itself.
    var origin: Int?
    /// The probability that the grammar came with.
    var authored = 0.0
    /// Where its weight stands in the file of its place.
    var weightPlace: GrammarSyntax.WeightPlace?

    /// Whether a condition or a limit may take it away.
    var isGuarded: Bool { condition >= 0 || limit != .max }
  }

  /// One step of an alternative.
  struct Symbol: Hashable, Sendable {
    enum Kind: UInt8, Sendable {
      /// A literal text.
      case text
      case nonterminal
      case openSpan
      case closeSpan
      case attribute
      /// A value that is worked out.
      case value
      case openModified
      case closeModified
      /// Works out a value for what comes next: `assign`.
      case evaluate
      /// The text from here on is no part of the document, but a value for `assign`.
      case openCapture
      case closeCapture
      /// The text since `openCapture` is a field of the document's.
      case closeField
      /// Gives a variable the value, and keeps the one it had.
      case assign
      /// Gives the last so many bound variables back what they had.
      case unbind
      /// A text of a learned model.
      case model
    }
    var kind: Kind
    var operand: Int32

    init(_ kind: Kind, _ operand: Int = 0) { (self.kind, self.operand) = (kind, Int32(operand)) }
  }

  /// A key and a value that a document gets.
  struct Attribute: Hashable, Sendable {
    var key: String
    var value: String
  }

  /// A field that documents get, with a text of its own.
  public struct Field: Hashable, Sendable {
    /// Its key in `meta`.
    public let key: String
    /// Whether it is written as a number, where it is one.
    public let isNumber: Bool
  }

  /// A learned model whose texts are taken in.
  struct Model: Hashable, Sendable {
    var name: String
    var label: String?
    var path: String?
  }

  /// The bytes of a literal text.
  func text(_ index: Int) -> ArraySlice<UInt8> {
    textBytes[textStarts[index]..<textStarts[index + 1]]
  }

  /// The symbols of a production.
  func symbols(of production: Int) -> ArraySlice<Symbol> {
    symbols[productions[production].symbols]
  }

  /// How many rules there are that have names.
  public var ruleCount: Int { nonterminals.count { $0.isRule } }

  /// The values that documents may have for a key, such as `label`, in the order of the files.
  public func values(of key: String) -> [String] {
    attributes.filter { $0.key == key }.map(\.value)
  }

  /// What documents may say of themselves, `label` among it, in the order of the files.
  public var keys: [String] {
    var keys: [String] = []
    for attribute in attributes where !keys.contains(attribute.key) { keys.append(attribute.key) }
    return keys
  }

  /// The learned models that texts are taken from: name, label, path.
  public var modelReferences: [(name: String, label: String?, path: String?)] {
    models.map { ($0.name, $0.label, $0.path) }
  }

  /// Says where the texts of models come from, and which types of spans they bring along.
  ///
  /// - Parameter models: One for each of ``modelReferences``.
  public mutating func setModels(_ models: [any TextModel], spanTypes types: some Sequence<String>)
  {
    precondition(models.count == self.models.count, "one model for each that the grammar names")
    textModels = models
    for type in types where !spanTypes.contains(type) { spanTypes.append(type) }
  }

  /// How many alternatives there are.
  public var alternativeCount: Int { productions.count }

  /// The main file with the probabilities that the grammar has now; of all else not a byte is changed.
  public var rewritten: [UInt8] {
    guard let source = sources.first else { return [] }
    var edits: [(range: Range<Int>, text: String)] = []
    let changed = nonterminals.filter { nonterminal in
      nonterminal.productions.contains {
        abs(productions[$0].probability - productions[$0].authored) > 1e-9
      }
    }
    for production in changed.flatMap(\.productions).map({ productions[$0] })
    where production.place?.file == 0 {
      guard let weight = production.weightPlace else { continue }
      let text = Self.significant(production.probability)
      edits.append((weight.range, weight.before + text + weight.after))
    }
    var result: [UInt8] = []
    var place = 0
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      guard edit.range.lowerBound >= place else { continue }
      result += source.bytes[place..<edit.range.lowerBound]
      result += edit.text.utf8
      place = edit.range.upperBound
    }
    return source.form.restored(result + source.bytes[place...])
  }

  /// A probability with five significant digits, as short as it can be.
  private static func significant(_ value: Double) -> String {
    guard value > 0 else { return "0" }
    var scale = 1.0
    while value * scale < 10_000, scale < 1e15 { scale *= 10 }
    let rounded = (value * scale).rounded() / scale
    return rounded == 1 ? "1" : "\(rounded)"
  }

  mutating func addText(_ bytes: some Sequence<UInt8>) -> Int {
    textBytes += bytes
    textStarts.append(textBytes.count)
    return textStarts.count - 2
  }

  /// Appends a nonterminal with alternatives whose weights need not sum to 1.
  mutating func addNonterminal(
    name: String, isRule: Bool, _ alternatives: [(weight: Double, symbols: [Symbol])],
    place: SourcePlace? = nil
  ) -> Int {
    let productions = addProductions(alternatives, place: place)
    nonterminals.append(
      Nonterminal(name: name, isRule: isRule, productions: productions, place: place))
    return nonterminals.count - 1
  }

  /// Appends alternatives whose weights need not sum to 1, side by side.
  mutating func addProductions(
    _ alternatives: [(weight: Double, symbols: [Symbol])], place: SourcePlace?
  ) -> Range<Int> {
    let start = productions.count
    let total = alternatives.reduce(0) { $0 + $1.weight }
    for alternative in alternatives {
      let first = symbols.count
      symbols += alternative.symbols
      var production = Production(
        probability: total > 0 ? alternative.weight / total : 0, symbols: first..<symbols.count,
        place: place)
      production.authored = production.probability
      productions.append(production)
    }
    return start..<productions.count
  }

  /// By nonterminal, those that its alternatives have, as often as they have them.
  var children: [[Int]] {
    nonterminals.map { nonterminal in
      nonterminal.productions.flatMap { symbols(of: $0) }.filter { $0.kind == .nonterminal }
        .map { Int($0.operand) }
    }
  }

  /// The line of a place, from 1.
  func line(of place: SourcePlace) -> Int { message(.error, at: place, "", "").line }

  /// Where something was written.
  func message(
    _ severity: GrammarMessage.Severity, at place: SourcePlace?, _ problem: String, _ remedy: String
  ) -> GrammarMessage {
    guard let place, place.file < sources.count else {
      return GrammarMessage(
        severity: severity, file: sources.first?.path ?? "-", line: 1, column: 1, problem: problem,
        remedy: remedy, excerpt: "")
    }
    return sources[place.file].message(severity, at: place.range, problem, remedy)
  }
}
