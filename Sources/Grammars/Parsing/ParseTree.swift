/// One derivation of a text.
public struct ParseTree: Equatable, Sendable {
  /// A nonterminal with what it was made of, or a piece of the text.
  public indirect enum Part: Equatable, Sendable {
    /// A rule's name, or that of the rule that the part is in; the production; its parts.
    case node(name: String, isRule: Bool, production: Int, [Part])
    case text(String)
  }
  /// The start symbol with all below it.
  public let root: Part

  init(_ root: Part) { self.root = root }

  /// Follows the best items and links.
  init(_ forest: ParseForest, _ program: ParsingProgram, _ bestParts: [Int32], _ nodeCount: Int) {
    func node(_ number: Int) -> Part {
      let item = bestParts[number]
      let value = forest.nodes[number]
      var parts: [Part] = []
      var production = 0
      if item >= 0 {
        if case .end(let number) = program.elements[Int(forest.items[Int(item)].element)] {
          production = Int(number)
        }
        var current = item
        while bestParts[nodeCount + Int(current)] >= 0 {
          let link = forest.links[Int(bestParts[nodeCount + Int(current)])]
          if link.node >= 0 {
            parts.append(node(Int(link.node)))
          } else {
            let start = Int(forest.items[Int(link.previous)].end)
            parts.append(.text(forest.text.text(start..<Int(forest.items[Int(current)].end))))
          }
          current = link.previous
        }
      }
      let nonterminal = program.grammar.nonterminals[Int(value.nonterminal)]
      return .node(
        name: nonterminal.name, isRule: nonterminal.isRule, production: production, parts.reversed()
      )
    }
    root = node(forest.root ?? 0)
  }

  /// The tree in brackets, as treebanks have it: `(S (NP mira) (VP slept))`; parts of rules without names are left out.
  public var bracketed: String {
    var text = ""
    Self.append(root, to: &text)
    return text
  }

  private static func append(_ part: Part, to text: inout String) {
    switch part {
    case .text(let words):
      let words = words.split(separator: " ").joined(separator: " ")
      if words.isEmpty { return }
      if let last = text.last, last != "(" { text += " " }
      text += words.replacing("(", with: "-LRB-").replacing(")", with: "-RRB-")
    case .node(let name, let isRule, _, let parts):
      guard isRule else {
        for part in parts { append(part, to: &text) }
        return
      }
      if !text.isEmpty { text += " " }
      text += "(\(name)"
      for part in parts { append(part, to: &text) }
      text += ")"
    }
  }

  /// The productions of the derivation.
  var productions: [Int] {
    var result: [Int] = []
    func visit(_ part: Part) {
      if case .node(_, _, let production, let parts) = part {
        result.append(production)
        parts.forEach(visit)
      }
    }
    visit(root)
    return result
  }
}
