/// A grammar file that is put together.
public struct GrammarText: Sendable {
  /// A part of an alternative.
  public enum Piece: Hashable, Sendable {
    /// A literal text, which is escaped where it has to be.
    case text(String)
    /// What stands in braces, as it is.
    case braces(String)
    /// What is written as it is.
    case raw(String)
  }

  /// One alternative; without a weight it has 1.
  public struct Alternative: Equatable, Sendable {
    /// Its weight; nil for 1.
    public var weight: Double?
    /// Its text.
    public var pieces: [Piece]
    /// Makes an alternative.
    public init(weight: Double? = nil, _ pieces: [Piece]) {
      (self.weight, self.pieces) = (weight, pieces)
    }
  }

  /// Lines before the rules, such as `locale de_DE`.
  public var head: [String] = []
  /// The rules in order, each with lines that come before its alternatives, and a comment.
  public var rules:
    [(name: String, comment: String?, bindings: [String], alternatives: [Alternative])] = []

  /// What its reader should know of what was made otherwise than it stood in a file of another tool.
  public var warnings: [GrammarMessage] = []

  /// Begins an empty file.
  public init() {}

  /// Adds a rule.
  public mutating func add(
    _ name: String, comment: String? = nil, bindings: [String] = [], _ alternatives: [Alternative]
  ) {
    rules.append((name, comment, bindings, alternatives))
  }

  /// A name as it is written: in backquotes where it has more than letters, digits and underscores.
  public static func name(_ name: String) -> String {
    if SyntaxScanner.isName(name) { return name }
    return "`\(String(name.map { $0 == "`" || $0.isNewline ? "'" : $0 }))`"
  }

  /// A text in double quotes, as expressions and attributes have it.
  public static func quoted(_ text: String) -> String {
    "\"" + escaped(text, meaning: "\"\\") + "\""
  }

  /// A text with a backslash before what would mean something.
  public static func escaped(_ text: String) -> String { escaped(text, meaning: "{}[]|\\") }

  private static func escaped(_ text: String, meaning signs: String) -> String {
    let signs = Set(signs.unicodeScalars)
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": result.append(contentsOf: "\\n".unicodeScalars)
      case "\t": result.append(contentsOf: "\\t".unicodeScalars)
      case "\r": result.append(contentsOf: "\\u{D}".unicodeScalars)
      default:
        if signs.contains(scalar) { result.append("\\") }
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// The file.
  public var text: String {
    var lines = head
    for rule in rules {
      if !lines.isEmpty { lines.append("") }
      if let comment = rule.comment { lines += comment.split(separator: "\n").map { "# \($0)" } }
      let texts = rule.alternatives.map(Self.text)
      let line = "\(Self.name(rule.name)) = \(texts.joined(separator: " | "))"
      if rule.bindings.isEmpty, line.count <= 100, texts.count <= 6, !texts.contains("") {
        lines.append(line)
        continue
      }
      lines.append("\(Self.name(rule.name)) =")
      lines += rule.bindings.map { "  \($0)" }
      lines += texts.map { "  | \($0)" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// An alternative as it is written.
  static func text(_ alternative: Alternative) -> String {
    var text = ""
    if let weight = alternative.weight, weight != 1 { text = "{\(number(weight))} " }
    for (place, piece) in alternative.pieces.enumerated() {
      switch piece {
      case .text(let literal):
        var literal = escaped(literal)
        // A blank at an end, or a comment's sign at the beginning, would not be read as text.
        if place == 0, literal.hasPrefix(" ") { literal = "\\s" + literal.dropFirst() }
        if place == 0,
          literal.hasPrefix("#") || literal.hasPrefix("let ") || literal.hasPrefix("from ")
        {
          literal = "{}" + literal
        }
        if place == alternative.pieces.count - 1, literal.hasSuffix(" ") {
          literal = literal.dropLast() + "\\s"
        }
        text += literal
      case .braces(let inner): text += "{\(inner)}"
      case .raw(let raw): text += raw
      }
    }
    return text.isEmpty || text.last == " " ? text + "{}" : text
  }

  /// A number as short as it can be and still be the same.
  static func number(_ value: Double) -> String {
    if let whole = Int(exactly: value), whole < 1_000_000_000 { return String(whole) }
    return "\(value)"
  }
}
