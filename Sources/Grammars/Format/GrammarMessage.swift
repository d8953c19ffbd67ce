import Corpora

/// A place in a grammar file.
struct SourcePlace: Equatable, Sendable {
  /// Which of the files that were read it is in.
  var file: Int
  /// The bytes that are meant.
  var range: Range<Int>
}

/// What is wrong with a grammar, or might be, and where.
public struct GrammarMessage: Error, Equatable, Sendable {
  /// How bad it is.
  public enum Severity: String, Sendable {
    /// The grammar cannot be used.
    case error
    /// It can, but hardly does what was meant.
    case warning
  }

  /// How bad it is.
  public var severity: Severity
  /// The file's path.
  public var file: String
  /// The line, from 1.
  public var line: Int
  /// The code point within the line, from 1.
  public var column: Int
  /// What is wrong, as a clause without a full stop.
  public var problem: String
  /// What to do about it, as a sentence.
  public var remedy: String
  /// The line itself, and below it a caret.
  public var excerpt: String
}

extension GrammarMessage: CustomStringConvertible {
  /// `FILE:LINE:COLUMN: what is wrong`, a line that says what to do, and the place with a caret.
  public var description: String {
    let kind = severity == .warning ? "warning: " : ""
    return "\(file):\(line):\(column): \(kind)\(problem)\n\(remedy)\n\(excerpt)"
  }
}

/// All that is wrong with a grammar.
public struct GrammarErrors: Error, CustomStringConvertible, Sendable {
  /// At least one.
  public let messages: [GrammarMessage]

  /// The messages one below the other.
  public var description: String { messages.map(\.description).joined(separator: "\n") }
}

/// The text of a file that a grammar is read from: UTF-8 without a byte order mark, its lines ended by line feeds.
struct GrammarSource: Sendable {
  let path: String
  let bytes: [UInt8]
  /// How the file itself is written.
  let form: TextForm

  /// Takes the bytes of a file.
  ///
  /// - Throws: `CorpusError` with the place of what is not UTF-8.
  init(_ file: [UInt8], path: String) throws(CorpusError) {
    self.path = path
    (bytes, form) = TextForm.plain(file)
    guard let offset = UTF8Validation.firstInvalid(in: bytes) else { return }
    let before = bytes[..<offset]
    let start = (before.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
    throw CorpusError(
      .badData, file: path, line: before.count { $0 == UInt8(ascii: "\n") } + 1,
      column: offset - start + 1, problem: "the bytes here are no UTF-8",
      remedy: "Save the file as UTF-8.")
  }

  /// What is wrong at a place of a file that is imported.
  func failure(at range: Range<Int>, _ problem: String, _ remedy: String) -> CorpusError {
    let message = message(at: range, problem, remedy)
    return CorpusError(
      .badData, file: path, line: message.line, column: message.column, problem: problem,
      remedy: remedy)
  }

  /// How many bytes the white space at a place has; 0 where there is none.
  func spaceLength(at place: Int) -> Int {
    guard place < bytes.count else { return 0 }
    if bytes[place].isASCIISpace { return 1 }
    // No-break and ideographic blanks.
    if bytes[place...].starts(with: [0xC2, 0xA0]) { return 2 }
    return bytes[place...].starts(with: [0xE3, 0x80, 0x80]) ? 3 : 0
  }

  /// Describes something at a place.
  func message(
    _ severity: GrammarMessage.Severity = .error, at range: Range<Int>, _ problem: String,
    _ remedy: String
  ) -> GrammarMessage {
    let start = min(range.lowerBound, bytes.count)
    let lineStart = (bytes[..<start].lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
    let lineEnd = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    func codePoints(_ range: Range<Int>) -> Int {
      bytes[range].codePointCount
    }
    let line = bytes[..<start].count { $0 == UInt8(ascii: "\n") } + 1
    let column = codePoints(lineStart..<start)
    let marked = max(1, codePoints(start..<max(start, min(range.upperBound, lineEnd))))
    // A long line is shown only around the place.
    let shownStart = max(lineStart, start - 100)
    var shown = String(decoding: bytes[shownStart..<min(lineEnd, start + 100)], as: UTF8.self)
    shown = Self.printable(shown)
    let blanks = String(repeating: " ", count: codePoints(shownStart..<start))
    let caret = "^" + String(repeating: "~", count: min(marked, 60) - 1)
    return GrammarMessage(
      severity: severity, file: path, line: line, column: column + 1,
      problem: Self.printable(problem), remedy: Self.printable(remedy),
      excerpt: "  \(shown)\n  \(blanks)\(caret)")
  }
}

extension GrammarSource {
  /// A text with a blank in place of each control character, which a terminal would obey.
  private static func printable(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      result.unicodeScalars.append(
        scalar.properties.generalCategory == .control ? " " : scalar)
    }
    return result
  }
}

/// The known name nearest to a mistyped one.
enum NearestName {
  /// Returns the name with the fewest edits from `name`; nil where all are too far off.
  static func of(_ name: String, among names: some Sequence<String>) -> String? {
    let limit = max(1, min(3, name.count / 2))
    let near = names.map { ($0, distance(Array(name.unicodeScalars), Array($0.unicodeScalars))) }
      .filter { $0.1 <= limit }
    return near.min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
  }

  /// Edits of one code point, a swap of neighbours counted as one (Damerau 1964, restricted).
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var (before, previous) = ([Int](), Array(0...b.count))
    for i in 1...a.count {
      var row = [i]
      for j in 1...b.count {
        var best = min(
          previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          best = min(best, before[j - 2] + 1)
        }
        row.append(best)
      }
      (before, previous) = (previous, row)
    }
    return previous[b.count]
  }
}
