import Tokenization

/// Reads a grammar file: declarations from the first column on, what belongs to them indented.
struct GrammarSyntaxParser {
  private let source: GrammarSource
  private let file: Int
  private(set) var syntax = GrammarSyntax()
  private(set) var messages: [GrammarMessage] = []

  /// So many errors are enough to begin with.
  private static let mostMessages = 20

  init(_ source: GrammarSource, file: Int) {
    (self.source, self.file) = (source, file)
    let starts = declarationStarts()
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1] : source.bytes.count
      var scanner = SyntaxScanner(source, file: file, start..<end)
      do {
        try declaration(&scanner)
      } catch {
        messages.append(error)
        if messages.count >= Self.mostMessages { return }
      }
    }
  }

  /// Where lines begin that are neither indented nor empty nor comments.
  private func declarationStarts() -> [Int] {
    var starts: [Int] = []
    var position = 0
    while position < source.bytes.count {
      let first = source.bytes[position]
      if !first.isASCIISpace, first != UInt8(ascii: "#") { starts.append(position) }
      guard let end = source.bytes[position...].firstIndex(of: UInt8(ascii: "\n")) else { break }
      position = end + 1
    }
    return starts
  }

  private mutating func declaration(_ scanner: inout SyntaxScanner) throws(GrammarMessage) {
    let start = scanner.position
    let remedy =
      "A line in the first column is a rule (name = text), or locale, start, words, import, model or process."
    let name = try scanner.name("the name of a rule", remedy)
    let place = scanner.place(start)
    scanner.skipBlanks()
    // A rule may have any name: `import = …` is one.
    if scanner.current != UInt8(ascii: "=") {
      switch name {
      case "locale":
        let start = scanner.position
        let locale = try scanner.attributeValue()
        let place = scanner.place(start)
        guard LocaleName.isKnown(locale) else {
          throw scanner.source.message(
            at: place.range, "“\(locale)” names no language, or no country",
            "Write it as en or de_CH.")
        }
        syntax.locale = (locale, place)
        return try lineEnd(&scanner)
      case "start":
        let start = scanner.position
        let name = try scanner.name("the name of a rule", "Write “start ticket”.")
        syntax.start = (name, scanner.place(start))
        return try lineEnd(&scanner)
      case "words":
        syntax.partsWords = true
        return try lineEnd(&scanner)
      case "process":
        let start = scanner.position
        let name = try scanner.name("the name of a process", "Write “process support”.")
        syntax.processes.append(try process(name, scanner.place(start), &scanner))
        return
      case "import": return try importDeclaration(&scanner)
      case "model": return try modelDeclaration(&scanner)
      default: break
      }
    }
    try rule(name, place, &scanner)
  }

  private func lineEnd(_ scanner: inout SyntaxScanner) throws(GrammarMessage) {
    scanner.skipSpace()
    if scanner.current == UInt8(ascii: "#") || scanner.current == nil { return }
    throw scanner.unexpected("the line's end", "Begin the next line in the first column.")
  }

  private func path(_ scanner: inout SyntaxScanner) throws(GrammarMessage) -> (String, SourcePlace)
  {
    let start = scanner.position
    guard let path = try scanner.string() else {
      throw scanner.unexpected("a path in double quotes", "Write from \"cities.txt\".")
    }
    return (String(decoding: path, as: UTF8.self), scanner.place(start))
  }

  private mutating func importDeclaration(
    _ scanner: inout SyntaxScanner
  ) throws(GrammarMessage) {
    let (path, place) = try path(&scanner)
    scanner.skipBlanks()
    guard scanner.take(word: "as") else {
      throw scanner.unexpected("“as”", "Write import \"people.grammar\" as people.")
    }
    scanner.skipBlanks()
    let name = try scanner.name(
      "a name", "Write import \"people.grammar\" as people.")
    syntax.imports.append(.init(path: path, name: name, place: place))
    try lineEnd(&scanner)
  }

  private mutating func modelDeclaration(
    _ scanner: inout SyntaxScanner
  ) throws(GrammarMessage) {
    let start = scanner.position
    let name = try scanner.name("a name", "Write model complaint from \"tickets.pastiche\".")
    let place = scanner.place(start)
    scanner.skipBlanks()
    var path: String?
    if scanner.take(word: "from") {
      scanner.skipBlanks()
      path = try self.path(&scanner).0
    }
    syntax.models.append(.init(name: name, path: path, place: place))
    try lineEnd(&scanner)
  }

  private mutating func rule(
    _ name: String, _ place: SourcePlace, _ scanner: inout SyntaxScanner
  ) throws(GrammarMessage) {
    var rule = GrammarSyntax.Rule(name: name, place: place)
    if scanner.take(word: "unique") {
      rule.limit = 1
    } else if scanner.take(word: "at") {
      rule.limit = try scanner.atMost()
    }
    scanner.skipBlanks()
    try scanner.expect(
      "=", "A rule is written “name = text”, with more alternatives behind bars.")
    scanner.skipBlanks()
    if scanner.take(word: "from") {
      var copy = scanner
      copy.skipBlanks()
      if copy.current == UInt8(ascii: "\"") {
        scanner = copy
        rule.list = try path(&scanner)
        try lineEnd(&scanner)
        syntax.rules.append(rule)
        return
      }
      scanner.position -= 4
    }
    // Trailing comments and blank lines belong to what comes next.
    try bindings(&rule, &scanner)
    let bodyStart = scanner.position
    var bar: Int?
    var look = scanner
    look.skipSpace()
    if look.current == UInt8(ascii: "|") {
      bar = look.position
      scanner.position = look.position + 1
    }
    let indentation = self.indentation(bar, from: bodyStart, to: scanner.end)
    rule.alternatives = try scanner.alternatives(isInline: false, indentation: indentation)
    syntax.rules.append(rule)
  }

  /// `let` lines before the first alternative.
  private func bindings(
    _ rule: inout GrammarSyntax.Rule, _ scanner: inout SyntaxScanner
  ) throws(GrammarMessage) {
    while true {
      var copy = scanner
      while true {
        copy.skipSpace()
        guard copy.current == UInt8(ascii: "#") else { break }
        while let byte = copy.current, byte != UInt8(ascii: "\n") { copy.position += 1 }
      }
      guard copy.take(word: "let") else {
        if copy.current == UInt8(ascii: "|") { scanner = copy }
        return
      }
      copy.skipBlanks()
      let start = copy.position
      let name = try copy.name("the name of a variable", "Write let customer = @person.")
      let place = copy.place(start)
      copy.skipBlanks()
      try copy.expect("=", "Write let customer = @person.")
      let expression = try copy.expression()
      copy.skipBlanks()
      guard copy.current == nil || copy.current == UInt8(ascii: "\n") else {
        throw copy.unexpected("the line's end", "One variable a line.")
      }
      rule.bindings.append(.init(name: name, expression: expression, place: place))
      scanner = copy
    }
  }

  /// How far lines that go on are indented: two columns behind the bar, or as far as the first one.
  private func indentation(_ bar: Int?, from start: Int, to end: Int) -> Int {
    if let bar {
      let lineStart = (source.bytes[..<bar].lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
      let blanks = source.bytes[(bar + 1)..<end].prefix { $0 == 0x20 }.count
      return bar - lineStart + 1 + min(blanks, 1)
    }
    guard let lineEnd = source.bytes[start..<end].firstIndex(of: UInt8(ascii: "\n")) else {
      return 0
    }
    var position = lineEnd + 1
    while position < end {
      let next = source.bytes[position..<end].firstIndex(of: UInt8(ascii: "\n")) ?? end
      let blanks = source.bytes[position..<next].prefix { $0 == 0x20 || $0 == 0x09 }.count
      if position + blanks < next { return blanks }
      position = next + 1
    }
    return 0
  }
}
