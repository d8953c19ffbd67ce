import Classifiers
import Corpora
import NGrams
import PersonalData
import Sampling
import Tokenization

/// Why a drawn text was not taken.
public enum Rejection: String, CaseIterable, Sendable {
  /// Shorter or longer than the seed's documents are.
  case length
  /// A whole seed document again.
  case seedCopy = "seed copies"
  /// A document that this run has already.
  case duplicate = "duplicates"
  /// Something like personal data outside the slots.
  case personalData = "personal data"
  /// A text that reads like another label's.
  case label = "of another label"
}

/// What documents are drawn by, once for all threads.
struct DocumentDraw: Sendable {
  /// A document that passed the filters, and its fingerprint.
  struct Drawn {
    let document: Document
    let fingerprint: Fingerprint
  }

  private let model: SeedModel
  private let seed: UInt64
  private let mixtures: [NGramMixture]
  private let symbols: [Symbol?]
  private let edges: [SpacingEdges]

  init(model: SeedModel, seed: UInt64, backoffScale: Double) {
    self.model = model
    self.seed = seed
    mixtures = model.classes.map {
      NGramMixture($0.model, model.background, weights: $0.weights, backoffScale: backoffScale)
    }
    let ids = UInt32(0)..<UInt32(model.vocabulary.count)
    symbols = ids.map { $0 <= Vocabulary.end ? nil : Symbol(stored: model.vocabulary[$0]) }
    edges = symbols.map { symbol in
      if case .text(let text) = symbol?.content { SpacingEdges(of: text[...]) } else { .slot }
    }
  }

  /// The types of spans that documents may have.
  var spanTypes: [String] {
    Set(
      symbols.compactMap { symbol in
        if case .slot(let name)? = symbol?.content { name.spanType } else { nil }
      }
    ).sorted()
  }

  /// Whether documents may have spans.
  var hasSlots: Bool {
    symbols.contains { symbol in
      if case .slot = symbol?.content { true } else { false }
    }
  }

  /// Draws one document after another; one for each thread.
  ///
  /// What it keeps from draw to draw is room and what it looked up: the same (seed, index, attempt) is the same document.
  final class Worker {
    private let draw: DocumentDraw
    private var registry = RecognizerRegistry.Reader(.ofSeeds)
    private var classifier: TextClassifier.Reader?

    init(_ draw: DocumentDraw) {
      self.draw = draw
      classifier = draw.model.classifier.map(TextClassifier.Reader.init)
    }

    /// Draws one text of a class and passes it through the filters that need no other document.
    func draw(index: Int, attempt: Int, class classIndex: Int) -> Result<Drawn, Refusal> {
      var stream = RandomStream(seed: draw.seed, index: UInt64(index), attempt: UInt32(attempt))
      return draw(class: classIndex, id: String(index), from: &stream)
    }

    /// The same from a stream that is there.
    func draw(
      class classIndex: Int, id: String? = nil, from stream: inout RandomStream
    ) -> Result<Drawn, Refusal> {
      let model = draw.model
      let item = model.classes[classIndex]
      guard let written = draw.write(classIndex, from: &stream),
        item.lengths.contains(written.codePoints)
      else { return .failure(Refusal(.length)) }
      let masked = written.masked
      if model.seedFingerprints.contains(Fingerprint(of: masked)) {
        return .failure(Refusal(.seedCopy))
      }
      if let best = classifier?.best(masked), best.label != classIndex {
        return .failure(Refusal(.label))
      }
      let found = registry.detect(in: written.text)
      guard found.allSatisfy({ detection in written.isFilled(detection.range) }) else {
        return .failure(Refusal(.personalData))
      }
      let document = Document(
        text: String(decoding: written.text, as: UTF8.self), labels: item.key.labels,
        labelsAreList: item.key.isList, spans: written.spans, id: id,
        meta: [Origin.nGrams.member])
      return .success(Drawn(document: document, fingerprint: Fingerprint(of: written.text)))
    }
  }

  /// ``Rejection`` as an error.
  struct Refusal: Error {
    let reason: Rejection
    init(_ reason: Rejection) { self.reason = reason }
  }

  /// Writes a text word by word; nil once it is longer than the class allows, or says nothing.
  private func write(_ classIndex: Int, from stream: inout RandomStream) -> WrittenText? {
    let longest = model.classes[classIndex].lengths.upperBound
    let mixture = mixtures[classIndex]
    var state = mixture.start
    var written = WrittenText()
    let taken = model.takenValues
    var surrogates = SurrogateSet(isTaken: { taken.contains($0, type: $1) })
    while true {
      let word = mixture.draw(&state, from: &stream)
      guard word != Vocabulary.end else { break }
      guard let symbol = symbols[Int(word)] else { continue }
      switch symbol.content {
      case .text(let text): written.append(text, edges: edges[Int(word)], spacing: symbol.spacing)
      case .slot(let name):
        let value = model.slots.fill(name, surrogates: &surrogates, from: &stream)
        written.append(Array(value.utf8), filling: name, spacing: symbol.spacing)
      }
      if written.codePoints > longest { return nil }
    }
    return written.text.allSatisfy { $0 <= 0x20 } ? nil : written
  }
}
