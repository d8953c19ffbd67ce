/// A grammar file as it is written, before names are looked up.
struct GrammarSyntax {
  var locale: (name: String, place: SourcePlace)?
  var start: (name: String, place: SourcePlace)?
  /// Whether blanks only part words.
  var partsWords = false
  var imports: [Import] = []
  var models: [ModelDeclaration] = []
  var rules: [Rule] = []
  var processes: [Process] = []

  /// `import "file" as name`.
  struct Import {
    var path: String
    var name: String
    var place: SourcePlace
  }

  /// `model name from "file"`.
  struct ModelDeclaration {
    var name: String
    var path: String?
    var place: SourcePlace
  }

  /// A name and what it stands for.
  struct Rule {
    var name: String
    var place: SourcePlace
    /// How often one alternative may be taken in a document.
    var limit: Int?
    var bindings: [Binding] = []
    var alternatives: [Alternative] = []
    /// The file that its alternatives are the lines of.
    var list: (path: String, place: SourcePlace)?
  }

  /// `let name = expression`.
  struct Binding {
    var name: String
    var expression: Expression
    var place: SourcePlace
  }

  /// One of the texts that a rule or a choice stands for.
  struct Alternative {
    var weight = 1.0
    /// Where another weight is to be written.
    var weightPlace: WeightPlace?
    var condition: Expression?
    var limit: Int?
    var pieces: [Piece] = []
    var place: SourcePlace
  }

  /// Where a weight stands or may be put, and what has to be put around it.
  struct WeightPlace: Sendable {
    var range: Range<Int>
    var before = ""
    var after = ""
  }

  /// A part of a text.
  indirect enum Piece {
    case text([UInt8])
    case reference(Reference)
    case choice(Choice)
    case attribute(key: String, value: String, SourcePlace)

    var isAttribute: Bool {
      if case .attribute = self { return true }
      return false
    }
  }

  /// `{expression:TYPE | modifier}`.
  struct Reference {
    var expression: Expression
    var spanType: String?
    var modifiers: [Modifier]
    var place: SourcePlace
  }

  /// `name(arguments)` behind a bar.
  struct Modifier {
    var name: String
    var arguments: [Argument]
    var place: SourcePlace
  }

  /// `[a|b]`, and what may stand behind the bracket.
  struct Choice {
    enum Kind {
      case plain
      /// With a probability, else nothing.
      case optional(Double, WeightPlace)
      case span(String)
      /// No text of the document's, but a field of its `meta`.
      case field(String, isNumber: Bool)
      case repeated(Repetition, separator: [Piece])
    }
    var kind: Kind
    var alternatives: [Alternative]
    var place: SourcePlace
  }

  /// How often something is repeated.
  enum Repetition {
    case uniform(ClosedRange<Int>)
    /// At least so often, and on with a probability.
    case geometric(least: Int, on: Double)
    case poisson(Double)
  }

  /// An argument of a call, perhaps named; a range has two values.
  struct Argument {
    var name: String?
    var value: Expression
    var upperBound: Expression?
  }

  /// What a value is worked out from.
  indirect enum Expression {
    case number(Double)
    case string([UInt8])
    case pattern([UInt8])
    case date(Timestamp)
    case name([String], SourcePlace)
    case provider(String, [Argument], attribute: String?, SourcePlace)
    case model(String, label: String?, SourcePlace)
    case duration(Expression, TimeUnit)
    case unary(UnaryOperator, Expression)
    case binary(BinaryOperator, Expression, Expression, SourcePlace)
  }
}

enum UnaryOperator { case minus, not }

enum BinaryOperator: String {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case equal = "=="
  case unequal = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case and
  case or
}
