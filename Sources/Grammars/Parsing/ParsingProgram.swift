/// A grammar laid out for parsing: dotted rules as places in one array.
///
/// What only matters to writing, such as spans, labels and changes of case, is left out; a value is a slot that may be filled by
/// any text that could be such a value, at a price for each byte; see ``ForestProbabilities``.
struct ParsingProgram: Sendable {
  /// What stands behind a dot.
  enum Element: Sendable {
    case nonterminal(Int32)
    /// A place among ``terminals``.
    case terminal(Int32)
    case slot(Int32)
    /// The end of a production.
    case end(production: Int32)
  }

  private(set) var elements: [Element] = []
  /// By production, where its dotted rule begins.
  private(set) var starts: [Int32] = []
  private(set) var productionOwners: [Int32] = []
  /// Words, or stretches of text with one blank for any white space.
  private(set) var terminals: [[UInt8]] = []
  private(set) var terminalNumbers: [[UInt8]: Int32] = [:]
  let slots: [ValueShape]
  let grammar: Grammar
  /// Whether letters of ASCII match in either case, since some texts are written in another one.
  let ignoresCase: Bool
  /// By nonterminal, the productions that begin with something else than a terminal.
  private(set) var openProductions: [[Int32]] = []
  /// By nonterminal and terminal, the productions that begin with it.
  private(set) var lexicalProductions: [[Int32: [Int32]]] = []
  /// By nonterminal, the terminals that its productions begin with.
  private(set) var firstTerminals: [[Int32]] = []

  init(_ grammar: Grammar) {
    self.grammar = grammar
    var shapes = grammar.values.map { ValueShape($0) }
    let modelStart = shapes.count
    shapes += grammar.models.map { _ in .text }
    let endingStart = shapes.count
    shapes += [.article, .pluralEnding]
    ignoresCase = grammar.modifiers.contains { modifiers in
      modifiers.contains { [.upper, .lower, .capitalize, .title].contains($0) }
    }
    slots = shapes
    starts = Array(repeating: 0, count: grammar.productions.count)
    productionOwners = starts
    for (number, nonterminal) in grammar.nonterminals.enumerated() {
      var open: [Int32] = []
      var lexical: [Int32: [Int32]] = [:]
      for production in nonterminal.productions {
        productionOwners[production] = Int32(number)
        starts[production] = Int32(elements.count)
        var isCaptured = 0
        let modifiers = closingModifiers(production)
        for (place, symbol) in zip(
          grammar.productions[production].symbols, grammar.symbols(of: production))
        {
          if symbol.kind == .openCapture { isCaptured += 1 }
          if symbol.kind == .closeCapture || symbol.kind == .closeField { isCaptured -= 1 }
          if isCaptured > 0 { continue }
          switch symbol.kind {
          case .nonterminal: elements.append(.nonterminal(symbol.operand))
          case .text: appendTerminals(grammar.text(Int(symbol.operand)))
          case .value: elements.append(.slot(symbol.operand))
          case .openModified where modifiers[place]?.contains(.a) == true:
            elements.append(.slot(Int32(endingStart)))
          case .closeModified where grammar.modifiers[Int(symbol.operand)].contains(.plural):
            elements.append(.slot(Int32(endingStart + 1)))
          case .model: elements.append(.slot(Int32(modelStart) + symbol.operand))
          default: break
          }
        }
        elements.append(.end(production: Int32(production)))
        if grammar.productions[production].probability <= 0 { continue }
        if case .terminal(let terminal) = elements[Int(starts[production])] {
          lexical[terminal, default: []].append(Int32(production))
        } else {
          open.append(Int32(production))
        }
      }
      openProductions.append(open)
      lexicalProductions.append(lexical)
      firstTerminals.append(lexical.keys.sorted())
    }
  }

  /// By the place where a modified text begins, what is done to it.
  private func closingModifiers(_ production: Int) -> [Int: [TextModifier]] {
    var result: [Int: [TextModifier]] = [:]
    var open: [Int] = []
    for place in grammar.productions[production].symbols {
      switch grammar.symbols[place].kind {
      case .openModified: open.append(place)
      case .closeModified:
        if let start = open.popLast() {
          result[start] = grammar.modifiers[Int(grammar.symbols[place].operand)]
        }
      default: break
      }
    }
    return result
  }

  private mutating func appendTerminals(_ text: ArraySlice<UInt8>) {
    if grammar.partsWords {
      for word in text.split(whereSeparator: \.isASCIISpace) {
        elements.append(.terminal(number(of: Array(word))))
      }
    } else if !text.isEmpty {
      let single = ParsedText.withSingleBlanks(text)
      elements.append(.terminal(number(of: ignoresCase ? single.map(ParsedText.folded) : single)))
    }
  }

  private mutating func number(of terminal: [UInt8]) -> Int32 {
    if let known = terminalNumbers[terminal] { return known }
    let number = Int32(terminals.count)
    terminalNumbers[terminal] = number
    terminals.append(terminal)
    return number
  }
}

/// What a value may look like to a parser.
enum ValueShape: Sendable {
  /// Any text on one line, up to 80 bytes, that begins and ends with no blank.
  case text
  case number
  case pattern(ValuePattern)
  /// “a ” or “an ” before a word.
  case article
  /// The ending of a plural, or none.
  case pluralEnding

  init(_ slot: ValueSlot) {
    switch (slot.expression, slot.format) {
    case (.pattern(let pattern), nil): self = .pattern(pattern)
    case (.number, nil): self = .number
    default: self = .text
    }
  }

  /// Where a value may end that begins at a place.
  func ends(in text: [UInt8], from start: Int) -> [Int] {
    switch self {
    case .pattern(let pattern):
      guard start + pattern.elements.count <= text.count else { return [] }
      for (element, byte) in zip(pattern.elements, text[start...]) where !Self.fits(byte, element) {
        return []
      }
      return [start + pattern.elements.count]
    case .number:
      var ends: [Int] = []
      var place = start
      while place < text.count, place < start + 24 {
        let byte = text[place]
        let isDigit = SyntaxScanner.isDigit(byte)
        let isSign = byte == UInt8(ascii: "-") && place == start
        guard isDigit || isSign || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") else {
          break
        }
        place += 1
        if isDigit, place == text.count || !SyntaxScanner.isDigit(text[place]) {
          ends.append(place)
        }
      }
      return ends
    case .article:
      let rest = text[start...].prefix(3).map { $0 | 0x20 }
      return [Array("a ".utf8), Array("an ".utf8)].filter { rest.starts(with: $0) }.map {
        start + $0.count
      }
    case .pluralEnding:
      let rest = text[start...].prefix(2).map { $0 | 0x20 }
      return [Array("".utf8), Array("s".utf8), Array("es".utf8)].filter { rest.starts(with: $0) }
        .map {
          start + $0.count
        }
    case .text:
      guard start < text.count, !text[start].isASCIISpace else { return [] }
      var ends: [Int] = []
      var place = start
      while place < text.count, text[place] != UInt8(ascii: "\n"), place < start + 80 {
        let byte = text[place]
        place += 1
        if byte.isASCIISpace { continue }
        let isWord = SyntaxScanner.isNameByte(byte)
        // Not within a word.
        if place == text.count || !isWord || !SyntaxScanner.isNameByte(text[place]) {
          ends.append(place)
        }
      }
      return ends
    }
  }

  private static func fits(_ byte: UInt8, _ element: ValuePattern.Element) -> Bool {
    switch element {
    case .literal(let literal): byte == literal
    case .digit: SyntaxScanner.isDigit(byte)
    case .positiveDigit: SyntaxScanner.isDigit(byte) && byte != UInt8(ascii: "0")
    case .upperLetter: (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    case .lowerLetter: (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }
  }
}

/// A text as the parser sees it: words, or bytes with one blank for any white space.
struct ParsedText: Sendable {
  /// How many positions there are behind the first.
  let length: Int
  private let bytes: [UInt8]
  /// The bytes as terminals are compared with them.
  private let matched: [UInt8]
  /// The words' terminals; -1 for a word that the grammar does not have.
  private let words: [Int32]
  private let wordBytes: [[UInt8]]
  private let isWords: Bool

  init(_ text: [UInt8], _ program: ParsingProgram) {
    isWords = program.grammar.partsWords
    if isWords {
      wordBytes = text.split(whereSeparator: \.isASCIISpace).map(Array.init)
      words = wordBytes.map { program.terminalNumbers[$0] ?? -1 }
      (bytes, matched, length) = ([], [], words.count)
    } else {
      var single = Self.withSingleBlanks(text[...])
      while single.last == 0x20 { single.removeLast() }
      if single.first == 0x20 { single.removeFirst() }
      (bytes, words, wordBytes, length) = (single, [], [], single.count)
      matched = program.ignoresCase ? single.map(Self.folded) : single
    }
  }

  static func withSingleBlanks(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    for byte in text {
      if !byte.isASCIISpace {
        result.append(byte)
      } else if result.last != 0x20 {
        result.append(0x20)
      }
    }
    return result
  }

  /// Where a terminal ends that begins at a position; nil where another text stands there.
  func end(of terminal: Int32, _ program: ParsingProgram, at position: Int) -> Int? {
    if isWords { return position < length && words[position] == terminal ? position + 1 : nil }
    let text = program.terminals[Int(terminal)]
    // The document's own ends have no blanks.
    if position == length { return text == [0x20] ? position : nil }
    if position + text.count > length {
      guard text.last == 0x20, position + text.count - 1 == length else { return nil }
      return matched[position...].elementsEqual(text.dropLast()) ? length : nil
    }
    return matched[position..<position + text.count].elementsEqual(text)
      ? position + text.count : nil
  }

  /// The terminals that may begin at a position, among those that productions begin with.
  func terminal(at position: Int) -> Int32? { isWords && position < length ? words[position] : nil }
  var hasWords: Bool { isWords }

  func ends(of slot: ValueShape, at position: Int) -> [Int] {
    if isWords { return position < length ? Array(position + 1...min(length, position + 6)) : [] }
    return slot.ends(in: bytes, from: position)
  }

  /// A letter of ASCII in lower case.
  static func folded(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }

  /// What stands between two positions.
  func text(_ range: Range<Int>) -> String {
    isWords
      ? wordBytes[range].map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
      : String(decoding: bytes[range], as: UTF8.self)
  }
}
