public import Corpora
public import Grammars
import NGrams
public import Sampling
import Synchronization

/// A seed model whose texts a grammar takes in: `{~complaint label=billing}`.
public final class EmbeddedModel: TextModel, Sendable {
  private let model: SeedModel
  private let draw: DocumentDraw
  /// What is not drawing just now.
  private let idle = Mutex<[IdleWorker]>([])

  /// Opens a model of `pastiche train`.
  public init(path: String) throws {
    model = try SeedModel(path: path)
    var options = Generator.Options()
    options.likeness = nil
    draw = DocumentDraw(model: model, options: options)
    giveBack(try DocumentDraw.Worker(draw))
  }

  /// The model's labels.
  public var labels: [String] { model.labels }

  /// The types of spans that its texts may have.
  public var spanTypes: [String] { model.spanTypes }

  /// Draws a text of a label; of any where `label` is nil.
  public func draw(label: String?, from stream: inout RandomStream) -> (
    text: [UInt8], spans: [Span]
  ) {
    let classes = model.classes.indices.filter {
      label == nil || model.classes[$0].key.name == label
    }
    guard !classes.isEmpty else { return ([], []) }
    // Where no worker can be had, no text is filtered, and so none is written.
    guard let worker = takeWorker() else { return ([], []) }
    defer { giveBack(worker) }
    // The filters of a single text hold here too; what passes none after many draws is left out.
    for _ in 0..<Generator.mostAttempts {
      let item = classes[stream.below(classes.count)]
      if case .success(let drawn) = worker.draw(RunPlace(classIndex: item), from: &stream) {
        return (Array(drawn.document.text.utf8), drawn.document.spans)
      }
    }
    return ([], [])
  }

  private func takeWorker() -> DocumentDraw.Worker? {
    idle.withLock { $0.popLast() }?.worker ?? (try? DocumentDraw.Worker(draw))
  }

  private func giveBack(_ worker: DocumentDraw.Worker) {
    let worker = IdleWorker(worker: worker)
    idle.withLock { $0.append(worker) }
  }

  /// A worker that no thread has.
  ///
  /// `@unchecked Sendable`: it is one thread's from where it is taken until it is given back.
  private struct IdleWorker: @unchecked Sendable {
    let worker: DocumentDraw.Worker
  }
}
