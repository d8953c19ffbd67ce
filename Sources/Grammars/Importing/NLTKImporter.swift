public import Corpora

/// Reads NLTK's text form of a (probabilistic) context-free grammar: `S -> NP VP [0.7] | 'yes' [0.3]`.
///
/// The start is what `% start` names, or else the first left-hand side. Terminals are words, so a text is its words parted by
/// blanks.
public enum NLTKImporter {
  /// Returns the grammar as a file of ours.
  ///
  /// - Throws: `CorpusError` with the line and column of what is not understood.
  public static func grammar(_ bytes: [UInt8], path: String) throws(CorpusError) -> GrammarText {
    let source = try GrammarSource(bytes, path: path)
    var order: [String] = []
    var rules: [String: [GrammarText.Alternative]] = [:]
    var names = ImportedNames()
    var start: String?
    var lines = NLTKLines(source)
    while let content = lines.next() {
      var line = NLTKLine(content, source)
      if let directive = try line.directive() {
        if directive.name != "start" {
          throw source.failure(
            at: directive.place, "there is no directive “\(directive.name)”", "There is % start S.")
        }
        let symbol = try line.onlySymbol()
        names.use(symbol.name, at: symbol.place)
        start = symbol.name
        continue
      }
      let (name, alternatives) = try line.production(&names)
      if rules[name] == nil { order.append(name) }
      rules[name, default: []] += alternatives
    }
    if order.isEmpty {
      throw CorpusError(
        .badData, file: path, problem: "there is no production",
        remedy: "Write one a line, such as S -> NP VP [1.0].")
    }
    try names.check(in: source)
    var result = GrammarText()
    result.head = ["words"]
    if let start, start != order.first { result.head.append("start \(GrammarText.name(start))") }
    for name in order { result.add(name, rules[name] ?? []) }
    return result
  }
}

extension String {
  func trimming(_ isTrimmed: (Character) -> Bool) -> String {
    guard let first = firstIndex(where: { !isTrimmed($0) }),
      let last = lastIndex(where: { !isTrimmed($0) })
    else { return "" }
    return String(self[first...last])
  }
}

extension Substring {
  func trimming(_ isTrimmed: (Character) -> Bool) -> String { String(self).trimming(isTrimmed) }
}

/// A line of the form, joined with those that it goes on in, and where each of its bytes stands in the file.
private struct NLTKContent {
  var bytes: [UInt8] = []
  /// Where a part begins, in the line and in the file.
  var parts: [(place: Int, offset: Int)] = []

  func offset(of place: Int) -> Int {
    var (low, high) = (0, parts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if parts[middle].place <= place { low = middle } else { high = middle }
    }
    let part = low < parts.count ? parts[low] : (place: 0, offset: 0)
    return part.offset + place - part.place
  }
}

/// The lines that are neither empty nor comments.
private struct NLTKLines {
  private let source: GrammarSource
  private var position = 0

  init(_ source: GrammarSource) { self.source = source }

  mutating func next() -> NLTKContent? {
    var content = NLTKContent()
    while position < source.bytes.count {
      let end =
        source.bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? source.bytes.count
      var (first, last) = (position, end)
      position = end + 1
      while first < last, source.spaceLength(at: first) > 0 {
        first += source.spaceLength(at: first)
      }
      while last > first, source.bytes[last - 1].isASCIISpace { last -= 1 }
      if first >= last || source.bytes[first] == UInt8(ascii: "#") { continue }
      let goesOn = source.bytes[last - 1] == UInt8(ascii: "\\")
      content.parts.append((content.bytes.count, first))
      content.bytes += source.bytes[first..<(goesOn ? last - 1 : last)]
      if !goesOn { return content }
      content.bytes.append(UInt8(ascii: " "))
    }
    return content.bytes.isEmpty ? nil : content
  }
}

/// Reads one line.
private struct NLTKLine {
  private let content: NLTKContent
  private let source: GrammarSource
  private var place = 0

  init(_ content: NLTKContent, _ source: GrammarSource) {
    (self.content, self.source) = (content, source)
  }

  private var bytes: [UInt8] { content.bytes }

  private func error(_ problem: String) -> CorpusError {
    let offset = content.offset(of: place)
    return source.failure(
      at: offset..<offset + 1, problem,
      "Write a production such as S -> NP 'word' [0.5] | VP [0.5].")
  }

  private mutating func skip() {
    while place < bytes.count, bytes[place].isASCIISpace { place += 1 }
  }

  private func isAt(_ text: StaticString) -> Bool {
    bytes[min(place, bytes.count)...].starts(with: text.description.utf8)
  }

  private mutating func symbol() -> (name: String, place: Range<Int>)? {
    let start = place
    while place < bytes.count, !bytes[place].isASCIISpace, !"'\"[".utf8.contains(bytes[place]) {
      if isAt("->") { break }
      // A bar parts alternatives, but belongs to names such as NP|<DT-NN>.
      if isAt("|"), place == start || !isAt("|<") { break }
      place += 1
    }
    guard place > start else { return nil }
    let offset = content.offset(of: start)
    return (
      String(decoding: bytes[start..<place], as: UTF8.self), offset..<offset + place - start
    )
  }

  /// `% start`; nil where the line is a production.
  mutating func directive() throws(CorpusError) -> (name: String, place: Range<Int>)? {
    guard isAt("%") else { return nil }
    place += 1
    skip()
    guard let name = symbol() else { throw error("a directive has no name") }
    return name
  }

  /// The one symbol that is left of the line.
  mutating func onlySymbol() throws(CorpusError) -> (name: String, place: Range<Int>) {
    skip()
    guard let symbol = symbol() else { throw error("a nonterminal is expected") }
    skip()
    if place < bytes.count { throw error("the line's end is expected") }
    return symbol
  }

  mutating func production(
    _ names: inout ImportedNames
  ) throws(CorpusError) -> (String, [GrammarText.Alternative]) {
    skip()
    guard let left = symbol() else { throw error("a nonterminal is expected") }
    names.extend(left.name, at: left.place)
    skip()
    guard isAt("->") else { throw error("“->” is expected") }
    place += 2
    var alternatives: [GrammarText.Alternative] = []
    var pieces: [GrammarText.Piece] = []
    var weight: Double?
    while true {
      skip()
      guard place < bytes.count else { break }
      switch Unicode.Scalar(bytes[place]) {
      case "|":
        place += 1
        alternatives.append(.init(weight: weight, pieces))
        (pieces, weight) = ([], nil)
      case "'", "\"":
        guard let close = bytes[(place + 1)...].firstIndex(of: bytes[place]) else {
          throw error("the terminal has no closing quotation mark")
        }
        if !pieces.isEmpty { pieces.append(.text(" ")) }
        pieces.append(.text(String(decoding: bytes[(place + 1)..<close], as: UTF8.self)))
        place = close + 1
      case "[":
        guard let close = bytes[place...].firstIndex(of: UInt8(ascii: "]")),
          let value = Double(
            String(decoding: bytes[(place + 1)..<close], as: UTF8.self).trimming { $0.isWhitespace }
          ), value >= 0, value.isFinite
        else { throw error("a probability is expected in the brackets") }
        weight = value
        place = close + 1
      default:
        guard let symbol = symbol() else { throw error("a symbol is expected") }
        names.use(symbol.name, at: symbol.place)
        if !pieces.isEmpty { pieces.append(.text(" ")) }
        pieces.append(.braces(GrammarText.name(symbol.name)))
      }
    }
    alternatives.append(.init(weight: weight, pieces))
    return (left.name, alternatives)
  }
}
