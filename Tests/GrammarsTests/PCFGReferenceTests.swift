import Corpora
import Testing
import TestSupport

@testable import Grammars

@Suite("Probabilities of parses")
struct PCFGReferenceTests {
  /// One of the reference grammars as the library has it.
  static func grammar(_ value: JSONValue, weight: String) throws -> (Grammar, [Int]) {
    var grammar = Grammar()
    grammar.partsWords = true
    let rules = value["rules"]?.array ?? []
    var names: [String] = []
    for rule in rules {
      let name = rule["lhs"]?.string ?? ""
      if !names.contains(name) { names.append(name) }
    }
    var order: [Int] = []
    for name in names {
      let own = rules.indices.filter { rules[$0]["lhs"]?.string == name }
      order += own
      let alternatives = own.map { index in
        (
          weight: rules[index][weight]?.number ?? 0,
          symbols: (rules[index]["rhs"]?.array ?? []).map { part -> Grammar.Symbol in
            if let name = part["nt"]?.string {
              return .init(.nonterminal, names.firstIndex(of: name) ?? 0)
            }
            return .init(.text, grammar.addText((part["t"]?.string ?? "").utf8))
          }
        )
      }
      _ = grammar.addNonterminal(name: name, isRule: true, alternatives)
    }
    grammar.root = names.firstIndex(of: value["start"]?.string ?? "") ?? 0
    return (grammar, order)
  }

  static func tokens(_ sentence: JSONValue) -> [UInt8] {
    Array((sentence["tokens"]?.array ?? []).compactMap(\.string).joined(separator: " ").utf8)
  }

  @Test("Inside and Viterbi probabilities and trees are those worked out by brute force")
  func insideAndViterbi() throws {
    guard let path = PackageRoot.sharedData("pcfg/pcfg_inside_viterbi.json") else { return }
    let reference = try JSONValue.parse(try WholeFile.read(path, most: 1 << 24))
    var checked = 0
    for value in reference["grammars"]?.array ?? [] {
      let (grammar, _) = try Self.grammar(value, weight: "p")
      let program = ParsingProgram(grammar)
      for sentence in value["sentences"]?.array ?? [] {
        let forest = ParseForest(ParsedText(Self.tokens(sentence), program), program)
        let probabilities = ForestProbabilities(forest, program, grammar.productions)
        let expected = sentence["string_prob"]?.number ?? 0
        checked += 1
        guard expected > 0 else {
          #expect(probabilities == nil)
          continue
        }
        let found = try #require(probabilities)
        #expect(abs(found.logProbability - (sentence["log_string_prob"]?.number ?? 0)) < 1e-10)
        if let best = sentence["viterbi_prob"]?.number, best > 0 {
          #expect(abs(found.logBest - logarithm(best)) < 1e-10)
          let trees = (sentence["all_best_trees"]?.array ?? []).compactMap(\.string)
          if trees.count == Int(sentence["n_viterbi_ties"]?.number ?? 0) {
            #expect(trees.contains(found.bestTree.bracketed), "\(found.bestTree.bracketed)")
          }
        }
        let top = sentence["top_parses"]?.array ?? []
        let best = BestDerivations(forest, program, grammar.productions).best(top.count)
        // Where a nonterminal leads to itself there are more derivations than are listed.
        if value["name"]?.string?.hasPrefix("g5") != true,
          value["name"]?.string?.hasPrefix("g6") != true
        {
          #expect(best.count == top.count)
          for (one, other) in zip(best, top) {
            #expect(abs(one.logProbability - logarithm(other["p"]?.number ?? 0)) < 1e-10)
          }
          #expect(Set(best.map(\.tree.bracketed)).count == best.count)
        }
        for (span, value) in sentence["inside"]?.object ?? [] {
          let parts = span.split(separator: ":")
          let name = grammar.nonterminals.firstIndex { $0.name == parts[0] } ?? 0
          let (start, end) = (Int(parts[1]) ?? 0, Int(parts[2]) ?? 0)
          let inside = found.inside(name, start, end)
          // Earley's chart has only what may be part of a derivation from the left.
          if inside > 0 { #expect(abs(inside / (value.number ?? 0) - 1) < 1e-10, "\(span)") }
        }
      }
    }
    #expect(checked == 41)
  }
}

extension PCFGReferenceTests {
  @Test("Rounds of training give the probabilities worked out by brute force")
  func insideOutside() throws {
    guard let path = PackageRoot.sharedData("pcfg/inside_outside_em.json") else { return }
    let reference = try JSONValue.parse(try WholeFile.read(path, most: 1 << 24))
    for value in reference["cases"]?.array ?? [] {
      let (grammar, order) = try Self.grammar(value, weight: "p0")
      var options = GrammarTrainer.Options()
      options.prior = 0
      var trainer = GrammarTrainer(grammar, options: options)
      for sentence in value["corpus"]?.array ?? [] {
        let isMade = trainer.add(Self.tokens(sentence), weight: sentence["count"]?.number ?? 1)
        #expect(isMade)
      }
      trainer.keepNothingAside()
      var iteration = 0
      for expected in value["iterations"]?.array ?? [] {
        let number = Int(expected["iteration"]?.number ?? 0)
        while iteration < number {
          trainer.maximize(trainer.expectation().counts, grammar.productions)
          iteration += 1
        }
        let (counts, round) = trainer.expectation()
        #expect(abs(round.logLikelihood - (expected["log_likelihood"]?.number ?? 0)) < 1e-8)
        let probabilities = (expected["probs"]?.array ?? []).compactMap(\.number)
        let expectedCounts = (expected["expected_counts"]?.array ?? []).compactMap(\.number)
        for (place, rule) in order.enumerated() {
          #expect(abs(trainer.grammar.productions[place].probability - probabilities[rule]) < 1e-8)
          #expect(abs(counts[place] - expectedCounts[rule]) < 1e-7)
        }
      }
      #expect(iteration == 100)
    }
  }

  @Test("NLTK's form is read")
  func nltk() throws {
    let text = """
      S -> NP VP [1.0]
      NP -> Det N [0.5] | NP PP [0.25]
      NP -> 'John' [0.1] | "I" [0.15]
      Det -> 'the' [0.8] | 'my' [0.2]
      N -> 'man' [0.5] | 'telescope' [0.5]
      VP -> VP PP [0.1] | V NP [0.7] | V [0.2]
      V -> 'ate' [0.35] | 'saw' [0.65]
      PP -> P NP [1.0]
      P -> 'with' [0.61] | 'under' [0.39]
      """
    let written = try NLTKImporter.grammar(Array(text.utf8), path: "toy").text
    let (grammar, _) = try GrammarLoader.parse(Array(written.utf8), path: "toy.grammar")
    guard
      case .success(let parse) = GrammarParser(grammar).parse(
        Array("I saw the man with my telescope".utf8))
    else {
      Issue.record("no parse")
      return
    }
    // p(VP → VP PP) and p(NP → NP PP) times the rest, both readings.
    let rest = 0.15 * 0.7 * 0.65 * 0.5 * 0.8 * 0.5 * 0.61 * 0.5 * 0.2 * 0.5
    #expect(abs(parse.logProbability - logarithm(rest * (0.1 + 0.25))) < 1e-12)
    #expect(abs(parse.viterbiLogProbability - logarithm(rest * 0.25)) < 1e-12)
    #expect(
      parse.tree.bracketed
        == "(S (NP I) (VP (V saw) (NP (NP (Det the) (N man)) (PP (P with) (NP (Det my) (N telescope))))))"
    )
  }
}
