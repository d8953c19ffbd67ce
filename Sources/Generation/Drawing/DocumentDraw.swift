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
  /// Of what unlabelled text says of each class.
  private let readings: [NGramMixture?]
  private let symbols: [Symbol?]
  private let adjuncts: Adjuncts
  private let edges: [SpacingEdges]

  init(model: SeedModel, seed: UInt64, backoffScale: Double) {
    self.model = model
    self.seed = seed
    mixtures = model.classes.map {
      NGramMixture($0.model, model.background, weights: $0.weights, backoffScale: backoffScale)
    }
    readings = model.classes.map { item in
      item.reading.map {
        NGramMixture($0.model, model.background, weights: $0.weights, backoffScale: backoffScale)
      }
    }
    let ids = UInt32(0)..<UInt32(model.vocabulary.count)
    symbols = ids.map { $0 <= Vocabulary.end ? nil : Symbol(stored: model.vocabulary[$0]) }
    adjuncts = Adjuncts(model.classes.map(\.templates), symbols)
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
      let source = draw.source(of: item, from: &stream)
      let drawn = draw.write(classIndex, by: source, from: &stream)
      guard let written = drawn,
        source.origin == .frame || item.lengths.contains(written.codePoints)
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
        meta: source.meta)
      return .success(Drawn(document: document, fingerprint: Fingerprint(of: written.text)))
    }
  }

  /// ``Rejection`` as an error.
  struct Refusal: Error {
    let reason: Rejection
    init(_ reason: Rejection) { self.reason = reason }
  }

  /// What one document is drawn from.
  private enum Source {
    case template(Template)
    case nGrams
    /// What unlabelled text says of the class.
    case reading

    var origin: Origin {
      switch self {
      case .template(let template): template.origin
      case .nGrams, .reading: .nGrams
      }
    }

    var meta: [JSONMember] {
      // Unlabelled text does not say where the values of slots stand.
      if case .reading = self {
        return [origin.member, JSONMember(key: "spans", value: "\"unmarked\"")]
      }
      return [origin.member]
    }
  }

  /// Decides what a document of a class is drawn from.
  private func source(of item: SeedModel.Class, from stream: inout RandomStream) -> Source {
    if item.templates.isEmpty { return item.reading == nil ? .nGrams : .reading }
    let wordings = item.templates.prefix { $0.origin == .template }
    let frames = item.templates[wordings.endIndex...]
    if !frames.isEmpty, stream.chance(item.frameShare) {
      return .template(frames[frames.startIndex + stream.below(frames.count)])
    }
    if item.reading != nil, wordings.isEmpty || stream.chance(Self.readingShare) {
      return .reading
    }
    if wordings.isEmpty || !stream.chance(Self.templateShare) { return .nGrams }
    return .template(wordings[stream.below(wordings.count)])
  }

  /// The share of documents that follow unlabelled text, where there is some.
  private static let readingShare = 0.5
  /// The share of documents that keep a seed's wording, among those that have slots for values.
  private static let templateShare = 0.6

  /// A seed's wording, some with a piece of another behind it, before the sign that ends it.
  private func extended(
    _ template: Template, _ classIndex: Int, from stream: inout RandomStream
  ) -> [UInt32] {
    guard template.origin == .template, stream.chance(Self.adjunctShare),
      let adjunct = adjuncts.draw(for: classIndex, from: &stream)
    else { return template.tokens }
    var tokens = template.tokens
    var end = tokens.endIndex
    if let last = tokens.last, case .text(let text)? = symbols[Int(last)]?.content,
      text.count == 1, text[0] < UInt8(ascii: "A")
    {
      end -= 1
    }
    tokens.insert(contentsOf: adjunct, at: end)
    return tokens
  }

  /// The share of a seed's wordings that get another piece.
  private static let adjunctShare = 0.5

  /// Writes a text; nil where it is longer than the class allows, or says nothing.
  private func write(
    _ classIndex: Int, by source: Source, from stream: inout RandomStream
  ) -> WrittenText? {
    let longest = model.classes[classIndex].lengths.upperBound
    let taken = model.takenValues
    var surrogates = SurrogateSet(isTaken: { taken.contains($0, type: $1) })
    var written = WrittenText()
    func append(_ word: UInt32) {
      guard let symbol = symbols[Int(word)] else { return }
      switch symbol.content {
      case .text(let text): written.append(text, edges: edges[Int(word)], spacing: symbol.spacing)
      case .slot(let name):
        let value = model.slots.fill(name, surrogates: &surrogates, from: &stream)
        written.append(Array(value.utf8), filling: name, spacing: symbol.spacing)
      }
    }
    if case .template(let template) = source {
      for word in extended(template, classIndex, from: &stream) { append(word) }
    } else {
      var mixture = mixtures[classIndex]
      if case .reading = source, let reading = readings[classIndex] { mixture = reading }
      var state = mixture.start
      while true {
        let word = mixture.draw(&state, from: &stream)
        guard word != Vocabulary.end else { break }
        append(word)
        if written.codePoints > longest { return nil }
      }
    }
    return written.text.allSatisfy { $0 <= 0x20 } ? nil : written
  }
}
