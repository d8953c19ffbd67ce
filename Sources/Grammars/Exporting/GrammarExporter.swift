/// Writes a grammar in the form of another tool, where that can say all of it.
public enum GrammarExporter {
  /// Which form.
  public enum Format: String, CaseIterable, Sendable {
    /// NLTK's text form of a probabilistic context-free grammar.
    case nltk
    /// GBNF, with which llama.cpp bounds what a model writes; it has no weights.
    case gbnf
  }

  /// Returns the grammar as text.
  ///
  /// - Throws: ``GrammarErrors`` with the place of what the form cannot say.
  public static func text(_ grammar: Grammar, as format: Format) throws(GrammarErrors) -> String {
    let names = uniqueNames(grammar, format)
    let isReachable = GrammarAnalysis(grammar).isReachable
    var order = grammar.nonterminals.indices.filter { isReachable[$0] && $0 != grammar.root }
    order.insert(grammar.root, at: 0)
    var lines: [String] = []
    for number in order {
      let nonterminal = grammar.nonterminals[number]
      var alternatives: [String] = []
      for production in nonterminal.productions
      where grammar.productions[production].probability > 0 {
        let value = grammar.productions[production]
        if value.isGuarded {
          throw refusal(grammar, value.place, "a condition or limit", format)
        }
        switch format {
        case .nltk:
          let symbols = try nltk(grammar, production, names)
          alternatives.append("\(symbols) [\(value.probability)]".trimming { $0 == " " })
        case .gbnf: alternatives.append(try gbnf(grammar, production, names))
        }
      }
      let arrow = format == .nltk ? "->" : "::="
      lines.append("\(names[number]) \(arrow) \(alternatives.joined(separator: " | "))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func refusal(
    _ grammar: Grammar, _ place: SourcePlace?, _ what: String, _ format: Format
  ) -> GrammarErrors {
    GrammarErrors(messages: [
      grammar.message(
        .error, at: place, "\(what) has no counterpart in \(format.rawValue.uppercased())",
        "Take it out, or keep this grammar in its own form.")
    ])
  }

  private static func uniqueNames(_ grammar: Grammar, _ format: Format) -> [String] {
    var taken: Set<String> = []
    var names = [String](repeating: "", count: grammar.nonterminals.count)
    // Rules keep their names; parts of rules take what is left.
    let order = grammar.nonterminals.indices.sorted {
      (grammar.nonterminals[$0].isRule ? 0 : 1, $0) < (grammar.nonterminals[$1].isRule ? 0 : 1, $1)
    }
    for number in order {
      let name = grammar.nonterminals[number].name
      var plain = String(
        name.map { character in
          let isKept = character.isASCII && (character.isLetter || character.isNumber)
          return isKept || (format == .nltk && (character == "_" || character == "-"))
            ? character : "-"
        })
      if format == .gbnf { plain = number == grammar.root ? "root" : plain.lowercased() }
      if plain.first?.isLetter != true { plain = "x" + plain }
      var candidate = plain
      var suffix = 2
      while !taken.insert(candidate).inserted {
        candidate = format == .gbnf ? "\(plain)-\(suffix)" : "\(plain)_\(suffix)"
        suffix += 1
      }
      names[number] = candidate
    }
    return names
  }

  /// Words in quotes; a text must not go on within a word where a reference ends or begins.
  private static func nltk(
    _ grammar: Grammar, _ production: Int, _ names: [String]
  ) throws(GrammarErrors) -> String {
    var parts: [String] = []
    let place = grammar.productions[production].place
    var isGlued = false
    for symbol in grammar.symbols(of: production) {
      switch symbol.kind {
      case .nonterminal:
        if isGlued { throw refusal(grammar, place, "a word that goes on in another rule", .nltk) }
        parts.append(names[Int(symbol.operand)])
        isGlued = !grammar.partsWords
      case .text:
        let text = grammar.text(Int(symbol.operand))
        if isGlued, let first = text.first, !first.isASCIISpace {
          throw refusal(grammar, place, "a word that goes on in another rule", .nltk)
        }
        for word in text.split(whereSeparator: \.isASCIISpace) {
          let word = String(decoding: word, as: UTF8.self)
          if word.contains("'"), word.contains("\"") {
            throw refusal(grammar, place, "a word with both quotation marks", .nltk)
          }
          parts.append(word.contains("'") ? "\"\(word)\"" : "'\(word)'")
        }
        isGlued = !grammar.partsWords && text.last.map { !$0.isASCIISpace } ?? isGlued
      case .openSpan, .closeSpan, .attribute: break
      default: throw refusal(grammar, place, "a value, variable or modifier", .nltk)
      }
    }
    return parts.joined(separator: " ")
  }

  private static func gbnf(
    _ grammar: Grammar, _ production: Int, _ names: [String]
  ) throws(GrammarErrors) -> String {
    var parts: [String] = []
    let place = grammar.productions[production].place
    for symbol in grammar.symbols(of: production) {
      switch symbol.kind {
      case .nonterminal: parts.append(names[Int(symbol.operand)])
      case .text:
        var text = ""
        for scalar in String(decoding: grammar.text(Int(symbol.operand)), as: UTF8.self)
          .unicodeScalars
        {
          switch scalar {
          case "\"", "\\": text += "\\\(scalar)"
          case "\n": text += "\\n"
          case "\t": text += "\\t"
          default: text.unicodeScalars.append(scalar)
          }
        }
        parts.append("\"\(text)\"")
      case .openSpan, .closeSpan, .attribute: break
      case .value:
        guard case .pattern(let pattern) = grammar.values[Int(symbol.operand)].expression else {
          throw refusal(grammar, place, "a value", .gbnf)
        }
        parts += pattern.elements.map { element in
          switch element {
          case .literal(let byte): "\"\(Unicode.Scalar(byte))\""
          case .digit: "[0-9]"
          case .positiveDigit: "[1-9]"
          case .upperLetter: "[A-Z]"
          case .lowerLetter: "[a-z]"
          }
        }
      default: throw refusal(grammar, place, "a variable or modifier", .gbnf)
      }
    }
    return parts.isEmpty ? "\"\"" : parts.joined(separator: " ")
  }
}
