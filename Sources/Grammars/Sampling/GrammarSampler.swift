public import Corpora
public import Sampling

/// Draws documents from a grammar.
///
/// Not for several threads at once; make one for each.
/// A document is a function of the seed and its index. Once a document has taken `mostExpansions` alternatives, the shortest
/// way to an end is taken everywhere, so that nothing is cut.
@safe
public final class GrammarSampler {
  /// How a document is bounded.
  public struct Options: Sendable {
    /// What fixes every byte.
    public var seed: UInt64 = 0
    /// How many alternatives a document takes before the shortest ones are taken.
    public var mostExpansions = 100_000
    /// How many bytes a document has before the shortest alternatives are taken.
    public var mostBytes = 1 << 20

    /// Seed 0, and bounds that only runaway recursion meets.
    public init() {}
  }

  let grammar: Grammar
  private var machine: DerivationMachine

  /// Prepares to draw.
  public init(_ grammar: Grammar, options: Options = Options()) {
    self.grammar = grammar
    machine = DerivationMachine(grammar, options)
  }

  deinit { machine.deallocate() }

  var chooser: DerivationMachine.Chooser? {
    get { machine.chooser }
    set { machine.chooser = newValue }
  }

  /// Draws a document.
  ///
  /// - Parameter attempt: Another one is another document.
  /// - Throws: ``SamplingError`` where conditions and limits leave no way.
  public func draw(_ index: UInt64, attempt: UInt32 = 0) throws(SamplingError) {
    try machine.draw(index, attempt: attempt)
  }

  /// Binds what a thread shares.
  func begin(_ process: Grammar.Process, _ stream: inout RandomStream) throws(SamplingError) {
    try machine.derive(process.prologue, &stream)
  }

  /// The time that a value is; nil where it is none.
  func timestamp(_ value: Int, _ stream: inout RandomStream) -> Timestamp? {
    machine.timestamp(value, &stream)
  }

  /// Draws a document of a thread.
  func drawTurn(
    _ nonterminal: Int, time: Timestamp?, variable: Int, _ stream: inout RandomStream
  ) throws(SamplingError) {
    machine.set(variable, time.map(Value.timestamp) ?? .none)
    try machine.derive(nonterminal, &stream)
  }

  // What was drawn last.
  var text: UnsafeMutablePointer<UInt8> { unsafe machine.text }
  var textCount: Int { machine.textCount }
  var spans: [DrawnSpan] { machine.spans }
  var attributes: [Int] { machine.attributes }

  /// How many code points the document has that was drawn last.
  public var characterCount: Int { machine.codePoints }

  /// The document that was drawn last.
  public var document: Document {
    var labels: [String] = []
    var meta: [JSONMember] = []
    for (key, values) in metadata {
      if key == "label" {
        labels = values
      } else {
        meta.append(.init(key: key, value: Self.json(values)))
      }
    }
    for (field, text) in machine.fields {
      meta.append(Self.member(grammar.fields[field], String(decoding: text, as: UTF8.self)))
    }
    return Document(
      text: String(decoding: machine.bytes(from: 0), as: UTF8.self),
      labels: labels, labelsAreList: labels.count > 1,
      spans: spans.filter { $0.end > $0.start }.map {
        Span(start: $0.start, end: $0.end, type: grammar.spanTypes[Int($0.type)])
      }, meta: meta)
  }

  /// The values of the document's keys.
  private var metadata: [(key: String, values: [String])] {
    var result: [(key: String, values: [String])] = []
    for number in attributes {
      let attribute = grammar.attributes[number]
      if let place = result.firstIndex(where: { $0.key == attribute.key }) {
        result[place].values.append(attribute.value)
      } else {
        result.append((attribute.key, [attribute.value]))
      }
    }
    return result
  }

  /// Whether the document that was drawn last has fields, which are its own.
  var hasFields: Bool { !machine.fields.isEmpty }

  private static func member(_ field: Grammar.Field, _ text: String) -> JSONMember {
    if field.isNumber, let number = Double(text), number.isFinite {
      // 7.50 is written as 7.50 and 1e3, which no JSON reader minds, as it is.
      let isPlain = text.utf8.allSatisfy { (48...57).contains($0) || $0 == 46 || $0 == 45 }
      let hasZero = text.utf8.first == 48 && text.utf8.dropFirst().first.map { $0 != 46 } ?? false
      return JSONMember(
        key: field.key,
        value: isPlain && !hasZero && text.utf8.first != 46 && text.utf8.last != 46
          ? text : number.description)
    }
    return JSONMember(key: field.key, value: json([text]))
  }

  private static func json(_ values: [String]) -> String {
    var text: [UInt8] = []
    if values.count > 1 { text.append(UInt8(ascii: "[")) }
    for (place, value) in values.enumerated() {
      if place > 0 { text += ", ".utf8 }
      JSONText.append(value, to: &text)
    }
    if values.count > 1 { text.append(UInt8(ascii: "]")) }
    return String(decoding: text, as: UTF8.self)
  }
}

/// A typed stretch of a drawn text.
struct DrawnSpan {
  var type: Int32
  /// In code points.
  var start: Int
  var end: Int
}

/// Why a document could not be drawn.
public struct SamplingError: Error, CustomStringConvertible, Sendable {
  /// The rule that had no alternative left, or would not end.
  public let rule: String
  /// Whether even the shortest way is too long.
  public var isTooLong = false
  /// A clause for the person at the keyboard.
  public var description: String {
    isTooLong
      ? "the shortest text of the rule “\(rule)” is too long to be written"
      : "conditions and limits leave the rule “\(rule)” without an alternative"
  }
}

extension SamplingError {
  /// A sentence that says what to do.
  public var remedy: String {
    isTooLong
      ? "Give an alternative that ends sooner, or let fewer parts follow each other."
      : "Loosen a condition or a limit, or add an alternative."
  }
}

/// A learned model that a grammar takes texts from.
public protocol TextModel: AnyObject, Sendable {
  /// Draws a text with its spans.
  func draw(label: String?, from stream: inout RandomStream) -> (text: [UInt8], spans: [Span])
}
