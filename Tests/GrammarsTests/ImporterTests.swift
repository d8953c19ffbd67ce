import Corpora
import Testing

@testable import Grammars

@Suite("Grammars of other tools")
struct ImporterTests {
  private func texts(_ written: GrammarText, _ draws: Int = 2_000) throws -> [String: Int] {
    let (grammar, _) = try GrammarLoader.parse(Array(written.text.utf8), path: "imported.grammar")
    return try SamplingGrammarTests.counts(grammar, draws)
  }

  @Test("Tracery: saved values, modifiers, repeated alternatives")
  func tracery() throws {
    let json = ##"""
      {"animal": ["owl", "owl", "owl", "emu"], "origin": "#[pet:#animal#][mood:glad,sad]line#",
       "line": ["#pet.a.capitalize# and \\#1 #pet.s# [x:y]are #mood#"]}
      """##
    let texts = try texts(TraceryImporter.grammar(Array(json.utf8), path: "t.json"))
    #expect(
      Set(texts.keys) == [
        "An owl and #1 owls are glad", "An owl and #1 owls are sad", "An emu and #1 emus are glad",
        "An emu and #1 emus are sad",
      ])
    #expect(abs(texts.filter { $0.key.contains("owl") }.values.reduce(0, +) - 1_500) < 100)
    for wrong in [
      ##"{"origin": "#a"}"##, ##"{"origin": "#a.ed#", "a": "x"}"##, ##"{"origin": "[a:POP]"}"##,
      "[]", "{",
    ] {
      #expect(throws: CorpusError.self) {
        try TraceryImporter.grammar(Array(wrong.utf8), path: "t.json")
      }
    }
  }

  @Test("Chatito: intents, slots with variations, optional aliases, weights, imports")
  func chatito() throws {
    let file = """
      import ./common.chatito
      // a comment
      %[find]('training': '3', 'testing': '1')
          *[75%] ~[hi?] find @[food] at @[place#at]
          @[food] ~[near me]
      %[bye]('training': '1')
          bye
      @[food]
          *[2] soup
          [rice]
      @[place#at]
          the station
      """
    let written = try ChatitoImporter.grammar(Array(file.utf8), path: "c.chatito") { path in
      #expect(path == "common.chatito")
      return Array("~[hi]\n    hi\n    hey\n".utf8)
    }
    let (grammar, _) = try GrammarLoader.parse(Array(written.text.utf8), path: "c.grammar")
    let sampler = GrammarSampler(grammar)
    var counts: [String: Int] = [:]
    for index in 0..<UInt64(4_000) {
      try sampler.draw(index)
      let document = sampler.document
      counts[document.text, default: 0] += 1
      #expect(document.labels == [document.text == "bye" ? "bye" : "find"])
      if document.text.hasSuffix("station") {
        #expect(document.spans.map(\.type) == ["food", "place"])
      }
    }
    #expect(abs((counts["bye"] ?? 0) - 1_000) < 130)
    #expect(abs((counts["soup near me"] ?? 0) - 500) < 100)
    #expect(abs((counts["find soup at the station"] ?? 0) - 500) < 100)
    #expect(counts["hey find [rice] at the station"] != nil)
  }

  @Test("JSGF: weights, groups, options, repetition, tags, public rules")
  func jsgf() throws {
    let file = """
      #JSGF V1.0 UTF-8 en;
      grammar test.commands; /* two
      lines */
      <politely> = [please | kindly] ;
      public <command> = <politely> /3/ open {open} (the | a) <object> + | /1/ "shut down" <NULL> | never <VOID>;
      <object> = window | door;
      """
    #expect(throws: CorpusError.self) { try JSGFImporter.grammar(Array(file.utf8), path: "t.jsgf") }
    let right = file.replacing("<politely> /3/ open", with: "/3/ <politely> open")
    let texts = try texts(JSGFImporter.grammar(Array(right.utf8), path: "t.jsgf"))
    #expect(abs((texts["shut down"] ?? 0) - 500) < 100)
    #expect(texts["please open the window"] != nil && texts["open a door window"] != nil)
    #expect(!texts.keys.contains { $0.contains("never") })
  }

  @Test("Trees of a treebank: counts, Markovised parts, no tags and empty elements")
  func treebank() throws {
    let trees = """
      ( (S (NP-SBJ-1 (DT the) (NN dog)) (VP (VBD ate) (NP (NN meat)) (PP (IN at) (NP (NN noon)))) (. .)) )
      (S (NP (NN meat)) (VP (VBD slept) (NP-TMP (-NONE- *T*-1))) (. .))
      """
    let written = try TreebankImporter.grammar(Array(trees.utf8), path: "t.mrg")
    let (grammar, _) = try GrammarLoader.parse(Array(written.text.utf8), path: "t.grammar")
    guard case .success(let parse) = GrammarParser(grammar).parse(Array("the dog slept .".utf8))
    else {
      Issue.record("no parse")
      return
    }
    #expect(
      parse.tree.bracketed == "(TOP (S (NP (DT the) (NN dog)) (S|NP (VP (VBD slept)) (. .))))")
    // NP → DT NN once of four, NN → dog once of four, VP → VBD once of two, VBD → slept once of two.
    #expect(abs(exponential(parse.logProbability) - 1.0 / 64) < 1e-12)
    for wrong in ["(S (NP", "S", "(S x))"] {
      #expect(throws: CorpusError.self) {
        try TreebankImporter.grammar(Array(wrong.utf8), path: "t.mrg")
      }
    }
  }

  @Test("What is exported to NLTK comes back the same")
  func nltk() throws {
    let (grammar, _) = try GrammarLoader.parse(
      Array(
        "words\ns = {a} [?0.25 b c] {3} | it's {a}\na = x | {`A-b`}\n`A-b` = [*1..2 by \" \" y]"
          .replacing(" {3} |", with: " |").utf8),
      path: "t.grammar")
    let text = try GrammarExporter.text(grammar, as: .nltk)
    let written = try NLTKImporter.grammar(Array(text.utf8), path: "t.pcfg").text
    let (back, _) = try GrammarLoader.parse(Array(written.utf8), path: "back.grammar")
    for text in ["x", "x b c", "it's y y", "y b c", "y y"] {
      guard case .success(let one) = GrammarParser(grammar).parse(Array(text.utf8)),
        case .success(let other) = GrammarParser(back).parse(Array(text.utf8))
      else {
        Issue.record("“\(text)” does not parse")
        continue
      }
      #expect(abs(one.logProbability - other.logProbability) < 1e-12)
    }
    let (glued, _) = try GrammarLoader.parse(
      Array("s = un{a}\na = do | tie".utf8), path: "t.grammar")
    #expect(throws: GrammarErrors.self) { try GrammarExporter.text(glued, as: .nltk) }
    #expect(
      try GrammarExporter.text(glued, as: .gbnf) == "root ::= \"un\" a\na ::= \"do\" | \"tie\"\n")
  }
}
