import Corpora
import Generation
import NGrams
import Privacy
import TestSupport

extension FuzzTarget {
  /// Valid inputs to start from.
  public func seeds() throws -> [[UInt8]] {
    switch self {
    case .jsonLines:
      return Self.bytes(
        """
        {"text": "Hello Ann,\\nthanks", "label": ["a", "b"], "spans": [{"start": 6, "end": 9, "type": "PERSON"}], "id": "1"}
        {"text": "Grüße \\ud83d\\ude00", "label": 1, "entities": [[0, 3, "X"]], "group": "g", "weight": 0.5, "meta": {"k": [1, {}]}}

        """, #"{"messages": [{"content": "a"}, {"content": "b"}], "text": null}"#)
    case .json:
      return Self.bytes(
        #"[{"text": "one", "label": "a"}, {"text": "two", "spans": [[0, 3, "T"]]}]"#)
    case .spacy:
      return Self.bytes(
        #"[{"id": 0, "cats": {"a": 1}, "paragraphs": [{"raw": "Hi Ann", "entities": [[3, 6, "PERSON"]], "sentences": []}]}]"#,
        #"{"text": "Hi Ann", "entities": [[3, 6, "PERSON"]]}"#)
    case .csv:
      return Self.bytes(
        "text,label,spans\r\n\"a, \"\"b\"\"\nc\",x,\"[{\"\"start\"\": 0, \"\"end\"\": 1, \"\"type\"\": \"\"T\"\"}]\"\r\nd,y,\r\n",
        "text;label\na;b\n", "a\rb\rc")
    case .tsv: return Self.bytes("text\tlabel\nhello there\ta\n\"q\tq\"\tb\n")
    case .text, .gzip, .zstandard:
      let text = "one line\r\nanother\u{2028}still\n\n# last"
      if self == .text { return Self.bytes(text, "\u{FEFF}a\rb") }
      return [try Self.compressed(text, suffix: self == .gzip ? ".gz" : ".zst")]
    case .fastText: return Self.bytes("__label__a __label__b hello there\n__label__late-fee x\n")
    case .conll: return Self.bytes("# label = a\nHi O\nAnn B-PERSON\nLee I-PERSON\n\nBye\tO\n\n")
    case .rasa:
      return Self.bytes(
        "version: \"3.1\"\nnlu:\n- intent: a\n  examples: |\n    - hi [Ann](PERSON)\n    - bye [x]{\"entity\": \"T\", \"value\": \"y\"}\n"
      )
    case .grammar: return try Self.grammars()
    case .tracery:
      return Self.bytes(
        ##"{"origin": "#hi.capitalize# #[x:#n#]n#", "hi": ["a", "b"], "n": ["c"]}"##)
    case .chatito:
      return Self.bytes(
        "%[greet]('training': '2')\n    ~[hi] @[name?]\n\n~[hi]\n    hey\n    yo\n\n@[name]\n    ann\n"
      )
    case .nltk:
      return Self.bytes(
        "% start S\nS -> NP VP [0.5] | 'a' [0.5]\nNP -> \"b\" [1.0]\nVP -> 'c' [1.0]\n")
    case .jsgf:
      return Self.bytes(
        "#JSGF V1.0 UTF-8 en;\ngrammar g;\npublic <s> = [please] (/2/ a | /1/ b)* <n> {tag};\n<n> = one+;\n"
      )
    case .treebank: return Self.bytes("( (S (NP-SBJ (DT the) (NN cat)) (VP (VBD sat)) (. .)) )\n")
    case .pattern:
      return Self.bytes(
        "[A-Z]{2}-\\d{3,5}(?:x|yy)*\nAB-1234yyx and CD-999", "(a|aa)+b\naaaaaab",
        "\\bname: [^\\n]+\nname: x\ny")
    case .personalData, .segmentation, .detokenizer:
      return Self.bytes(
        "Dear Ms Anna O'Neill, call +1 (425) 803-8080 or mail a.b@exa-mple.org before 14 March 2024, 10:30 pm.",
        "Herr Dr. Müller, IBAN DE89 3704 0044 0532 0130 00, tcp://203.0.113.7:443/ 06/May/2024:13:55:36 +0000",
        "¿Qué? 「日本」 สวัสดี e\u{301}\u{323} \u{200D} 👩‍👩‍👧 4111-1111-1111-1111 12 Elm Street, Springfield 62704"
      )
    case .model: return try Self.models()
    case .languageModel, .counts, .classes, .vectors, .arpa: return try [languageModelFile()]
    }
  }

  private static func bytes(_ texts: String...) -> [[UInt8]] { texts.map { Array($0.utf8) } }

  private static func compressed(_ text: String, suffix: String) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    let output = try OutputFile(path: folder.file("t\(suffix)"))
    try output.write(Array(text.utf8))
    try output.commit()
    return try folder.bytes(of: "t\(suffix)")
  }

  private static func grammars() throws -> [[UInt8]] {
    try ["support-tickets", "bank-transfers", "order-records"].map { name in
      try WholeFile.read("\(PackageRoot.path)/Grammars/\(name).grammar", most: 1 << 20)
    }
      + bytes(
        """
        bill =
          let n = @number(1..9)
          | {if n > 5} {n * 2 | plural "item"}: [*2..4 by ", " {color}] | {label=small} [?maybe] [:city Delft|Ghent] {n}
        color unique = red | green ~ 3 | blue
        """)
  }

  private static func models() throws -> [[UInt8]] {
    let documents = (0..<24).map { place in
      Document(
        text:
          "the \(["red", "blue"][place % 2]) lamp of Ann came \(["late", "broken"][place / 2 % 2]) on 3 May \(place)",
        labels: [place % 2 == 0 ? "a" : "b"],
        spans: [Span(start: 4, end: place % 2 == 0 ? 7 : 8, type: "color")], group: "g\(place)")
    }
    let folder = try TemporaryFolder()
    return try PrivacyLevel.allCases.filter { $0 != .differential }.map { level in
      var settings = SeedModel.Settings()
      settings.privacy = PrivacyTerms(level)
      var trainer = try SeedModelTrainer(settings: settings)
      for document in documents { try trainer.add(document) }
      guard let model = try trainer.finish() else { return [] }
      try model.write(to: folder.file("m.pastiche"))
      return try folder.bytes(of: "m.pastiche")
    }
  }

  private func languageModelFile() throws -> [UInt8] {
    let folder = try TemporaryFolder()
    try folder.write(
      (0..<40).map { "the old cat \($0 % 7) sat on mat \($0 % 5)\n" }.joined(), to: "t.txt")
    let estimation = TextEstimation(NGramEstimator(order: 3), memory: 1 << 26, folder: folder.path)
    let text = folder.file("t.txt")
    let file = folder.file("out")
    switch self {
    case .counts: _ = try estimation.count(text, splitting: .spaces, to: file)
    case .vectors:
      try WordVectors(of: TextTokens(path: text, splitting: .spaces), dimensions: 4, least: 1)
        .write(to: file)
    case .classes: return Array("cat\t0\t5\nmat\t1\t3\n".utf8)
    case .arpa: try estimation.estimate(text, splitting: .spaces).language.writeARPA(to: file)
    default: try estimation.estimate(text, splitting: .spaces).language.write(to: file)
    }
    return try folder.bytes(of: "out")
  }
}
