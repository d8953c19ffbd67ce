import Corpora
import Generation
import TestSupport
import Testing

/// Models of small corpora, for tests.
enum Corpus {
  static let ticketsFile = "\(PackageRoot.path)/Corpora/support-tickets.jsonl"

  static func documents(_ file: String) throws -> [Document] {
    let reader = try openDocuments(path: file)
    var documents: [Document] = []
    while let document = try reader.next() { documents.append(document) }
    return documents
  }

  static func model(
    _ documents: [Document], unlabelled: [Document] = [],
    settings: SeedModel.Settings = SeedModel.Settings()
  ) throws -> SeedModel {
    var trainer = try SeedModelTrainer(settings: settings)
    for document in documents { try trainer.add(document) }
    for document in unlabelled { try trainer.add(document, ignoresLabels: true) }
    let model = try trainer.finish()
    return try #require(model)
  }

  /// What a run writes, and its report.
  static func generate(
    _ model: SeedModel, _ total: Int?, asked: [(label: String, count: Int)] = [],
    balanced: Bool = false,
    options: Generator.Options = Generator.Options()
  ) throws -> (text: String, report: Generator.Report) {
    var requests = LabelPlan.Requests()
    requests.counts = asked
    requests.isBalanced = balanced
    let plan = try LabelPlan(
      model: model, total: total, requests: requests, seed: options.seed)
    var bytes: [UInt8] = []
    let report = try Generator(model: model, plan: plan, options: options).run(
      write: { more, _, _ in bytes += more }, progress: { _, _ in })
    return (String(decoding: bytes, as: UTF8.self), report)
  }

  /// The documents that a run writes.
  static func parse(_ jsonl: String) throws -> [Document] {
    let folder = try TemporaryFolder()
    return try documents(try folder.write(jsonl, to: "out.jsonl"))
  }
}
