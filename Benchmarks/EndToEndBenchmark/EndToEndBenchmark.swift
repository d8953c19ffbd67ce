import Corpora
import Generation

/// Times every stage of the main job on one corpus, beside a plain loop over the same bytes.
///
/// `EndToEndBenchmark [SEED.jsonl [COUNT]]`; the shipped tickets and 100,000 documents without arguments.
@main
struct EndToEndBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments
    let path = arguments.count > 1 ? arguments[1] : "Corpora/support-tickets.jsonl"
    let count = arguments.count > 2 ? Int(arguments[2]) ?? 100_000 : 100_000
    let clock = ContinuousClock()

    var documents: [Document] = []
    var inputBytes = 0
    let reading = try clock.measure {
      let reader = try openDocuments(path: path)
      while let document = try reader.next() { documents.append(document) }
      inputBytes = reader.bytesRead
    }
    var trainer = try SeedModelTrainer()
    let learning = try clock.measure { for document in documents { try trainer.add(document) } }
    var trained: SeedModel?
    let start = clock.now
    trained = try trainer.finish()
    let estimating = clock.now - start
    guard let model = trained else { return }

    let file = "/tmp/end-to-end-benchmark.pastiche"
    let writing = try clock.measure { try model.write(to: file) }
    let opening = try clock.measure { _ = try SeedModel(path: file) }

    var output: [UInt8] = []
    for threads in [1, 2] {
      output = []
      var options = Generator.Options()
      options.threads = threads
      let plan = try LabelPlan(model: model, total: count, seed: 1)
      let started = clock.now
      _ = try Generator(model: model, plan: plan, options: options).run(
        write: { bytes, _, _ in output += bytes }, progress: { _, _ in })
      report(
        "generate, \(threads) thread(s)", clock.now - started, bytes: output.count, documents: count
      )
    }

    var newlines = 0
    let plain = clock.measure {
      for byte in output where byte == UInt8(ascii: "\n") { newlines += 1 }
    }
    report("read", reading, bytes: inputBytes, documents: documents.count)
    report("scrub, segment, count", learning, bytes: inputBytes, documents: documents.count)
    report("estimate", estimating, bytes: inputBytes, documents: documents.count)
    report("write the model", writing, bytes: inputBytes, documents: documents.count)
    report("open the model", opening, bytes: inputBytes, documents: documents.count)
    report("plain loop over the output", plain, bytes: output.count, documents: newlines)
  }

  private static func report(_ stage: String, _ duration: Duration, bytes: Int, documents: Int) {
    let seconds =
      Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
    let rate = Double(bytes) / 1e6 / max(seconds, 1e-9)
    print(
      "\(stage): \((seconds * 1e4).rounded() / 10) ms, \((rate * 10).rounded() / 10) MB/s, "
        + "\(Int(Double(documents) / max(seconds, 1e-9))) documents/s")
  }
}
