import ArgumentParser
import Corpora
import Generation
import Grammars
import PersonalData

/// `pastiche train-entities`: makes the model of names that the program carries.
struct TrainEntities: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train-entities",
    abstract: "Train the tagger of names that comes with the program.",
    discussion: "“make models” calls it; its data stand in Models/.",
    shouldDisplay: false)

  @Argument(help: "The folder with the grammar and the lists of names.")
  var folder: String

  @Option(help: "More documents with spans.")
  var corpus: [String] = []

  @Option(help: "More grammars to draw documents from.")
  var grammar: [String] = []

  @Option(name: .shortAndLong, help: "The model to write.")
  var output: String

  @Option(help: "How many texts are drawn from the folder's grammar.")
  var texts = 60_000

  @Option(help: "How often they are gone over.")
  var rounds = 6

  func validate() throws {
    if !(1...100_000_000).contains(texts) {
      throw ValidationError("--texts must be 1 to 100000000")
    }
    if !(1...1_000).contains(rounds) { throw ValidationError("--rounds must be 1 to 1000") }
  }

  func run() throws {
    try FileRoles.claim(output)
    var lists: [(name: String, entries: [String])] = []
    for (name, file) in [
      ("given", "given-names"), ("family", "family-names"), ("city", "cities"),
      ("region", "regions"),
      ("country", "countries"), ("nationality", "nationalities"), ("organization", "organizations"),
      ("common", "common-words"),
    ] {
      let lines = try LineReader(path: "\(folder)/Gazetteers/\(file).txt")
      var entries: [String] = []
      while let line = try lines.next() {
        if line.first != UInt8(ascii: "#") { entries.append(String(decoding: line, as: UTF8.self)) }
      }
      lists.append((name, entries))
    }
    var trainer = TaggerTrainer(lists: lists)
    try draw(from: "\(folder)/entities.grammar", 0..<texts) { trainer.add($0) }
    try draw(from: "\(folder)/technical.grammar", 0..<(texts / 4)) { trainer.add($0) }
    for grammar in grammar {
      try draw(from: grammar, 0..<(texts / 30)) { trainer.add($0) }
    }
    for path in corpus {
      let reader = try openDocuments(path: path)
      while let document = try reader.next() { for _ in 0..<4 { trainer.add(document) } }
    }
    Console.write("\(trainer.count) texts\n")
    trainer.train(rounds: rounds, seed: 1) { round, wrong in
      Console.write("round \(round + 1): \(Console.fixed(100 * wrong)) % of words wrong\n")
    }
    try tell(trainer)
    let file = try OutputFile(path: output)
    try file.write(trainer.model())
    try file.commit()
  }

  /// Tells how well it finds names in texts that are kept aside.
  private func tell(_ trainer: TaggerTrainer) throws {
    var documents: [Document] = []
    try draw(from: "\(folder)/entities.grammar", texts..<(texts + 3_000)) { documents.append($0) }
    for hidesNames in [false, true] {
      Console.write(
        hidesNames
          ? "kept aside, with names that no list has:\n" : "kept aside, with all lists of names:\n")
      for count in trainer.figures(documents, hidesNames: hidesNames)?.counts ?? [] {
        let precision = Double(count.both) / Double(max(1, count.found))
        let recall = Double(count.both) / Double(max(1, count.gold))
        let mean = 2 * precision * recall / max(1e-9, precision + recall)
        Console.write(
          "  \(count.type): precision \(Console.fixed(100 * precision)) %, recall \(Console.fixed(100 * recall)) %, F1 \(Console.fixed(100 * mean)) %\n"
        )
      }
    }
  }

  private func draw(
    from path: String, _ indices: Range<Int>, _ take: (Document) -> Void
  ) throws {
    let (grammar, _) = try GrammarLoader.load(path) { SurrogateProvider(locale: $0) }
    let sampler = GrammarSampler(grammar)
    for index in indices {
      try sampler.draw(UInt64(index))
      take(Document(text: sampler.document.text, spans: sampler.document.spans))
    }
  }
}
