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

  func run() throws {
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
    try draw(from: "\(folder)/entities.grammar", texts, into: &trainer)
    for grammar in grammar { try draw(from: grammar, texts / 30, into: &trainer) }
    for path in corpus {
      let reader = try openDocuments(path: path)
      while let document = try reader.next() { for _ in 0..<4 { trainer.add(document) } }
    }
    Console.write("\(trainer.count) texts\n")
    trainer.train(rounds: rounds, seed: 1) { round, wrong in
      Console.write("round \(round + 1): \(Console.fixed(100 * wrong)) % of words wrong\n")
    }
    let file = try OutputFile(path: output)
    try file.write(trainer.model())
    try file.commit()
  }

  private func draw(from path: String, _ count: Int, into trainer: inout TaggerTrainer) throws {
    let (grammar, _) = try GrammarLoader.load(path) { SurrogateProvider(locale: $0) }
    let sampler = GrammarSampler(grammar)
    for index in 0..<UInt64(count) {
      try sampler.draw(index)
      let drawn = sampler.document
      trainer.add(Document(text: drawn.text, spans: drawn.spans))
    }
  }
}
