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
  /// A wording that another split has.
  case split = "of another split"
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

  /// The seeds' wordings, the labels' frames and what grammars wrote, by class and split.
  private let wordings: [[[Template]]]
  private let frames: [[[Template]]]
  private let grammars: [[[Template]]]
  private let splits: SplitPlan
  /// Whether every value of a slot must be marked, which unlabelled text does not allow.
  private let marksSpans: Bool

  init(
    model: SeedModel, seed: UInt64, backoffScale: Double, splits: SplitPlan = .whole,
    marksSpans: Bool = false
  ) {
    self.model = model
    self.splits = splits
    self.marksSpans = marksSpans
    func parted(_ origin: Origin) -> [[[Template]]] {
      model.classes.map { item in
        let all = item.templates.filter { $0.origin == origin }
        return splits.names.indices.map { split in
          all.filter { splits.split(ofWording: $0.tokens) == split }
        }
      }
    }
    wordings = parted(.template)
    frames = parted(.frame)
    grammars = parted(.grammar)
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
    func draw(
      index: Int, attempt: Int, class classIndex: Int, split: Int
    ) -> Result<Drawn, Refusal> {
      var stream = RandomStream(seed: draw.seed, index: UInt64(index), attempt: UInt32(attempt))
      return draw(class: classIndex, split: split, id: String(index), from: &stream)
    }

    /// The same from a stream that is there.
    func draw(
      class classIndex: Int, split: Int = 0, id: String? = nil, from stream: inout RandomStream
    ) -> Result<Drawn, Refusal> {
      let model = draw.model
      let item = model.classes[classIndex]
      let source = draw.source(of: classIndex, split: split, from: &stream)
      let drawn = draw.write(classIndex, by: source, split: split, from: &stream)
      guard let (written, isOfSplit) = drawn,
        source.isFree || item.lengths.contains(written.codePoints)
      else { return .failure(Refusal(.length)) }
      if !isOfSplit { return .failure(Refusal(.split)) }
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

    /// Whether it may be of any length: what is not the seeds' is not as long as they are.
    var isFree: Bool { origin == .frame || origin == .grammar }

    var meta: [JSONMember] {
      // Unlabelled text does not say where the values of slots stand.
      if case .reading = self {
        return [origin.member, JSONMember(key: "spans", value: "\"unmarked\"")]
      }
      return [origin.member]
    }
  }

  /// Decides what a document of a class is drawn from.
  private func source(
    of classIndex: Int, split: Int, from stream: inout RandomStream
  ) -> Source {
    let item = model.classes[classIndex]
    let hasReading = item.reading != nil && !marksSpans
    if item.templates.isEmpty { return hasReading ? .reading : .nGrams }
    let (wordings, frames) = (wordings[classIndex][split], frames[classIndex][split])
    let written = grammars[classIndex][split]
    if !written.isEmpty, stream.chance(item.grammarShare) { return .template(stream.pick(written)) }
    if !frames.isEmpty, stream.chance(item.frameShare) { return .template(stream.pick(frames)) }
    if hasReading, wordings.isEmpty || stream.chance(Self.readingShare) { return .reading }
    if wordings.isEmpty || !stream.chance(Self.templateShare) { return .nGrams }
    return .template(stream.pick(wordings))
  }

  /// The share of documents that follow unlabelled text, where there is some.
  private static let readingShare = 0.7
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
  ///
  /// - Returns: The text and whether its wording is of the split.
  private func write(
    _ classIndex: Int, by source: Source, split: Int, from stream: inout RandomStream
  ) -> (WrittenText, isOfSplit: Bool)? {
    let longest = model.classes[classIndex].lengths.upperBound
    let taken = model.takenValues
    var surrogates = SurrogateSet(isTaken: { taken.contains($0, type: $1) })
    var written = WrittenText()
    func append(_ word: UInt32) {
      guard let symbol = symbols[Int(word)] else { return }
      switch symbol.content {
      case .text(let text): written.append(text, edges: edges[Int(word)], spacing: symbol.spacing)
      case .slot(let name):
        let value = model.slots.fill(name, surrogates: &surrogates, from: &stream) {
          splits.split(ofValue: $0) == split
        }
        written.append(Array(value.utf8), filling: name, spacing: symbol.spacing)
      }
    }
    var isOfSplit = true
    if case .template(let template) = source {
      for word in extended(template, classIndex, from: &stream) { append(word) }
    } else {
      var mixture = mixtures[classIndex]
      if case .reading = source, let reading = readings[classIndex] { mixture = reading }
      var state = mixture.start
      var words: [UInt32] = []
      while true {
        let word = mixture.draw(&state, from: &stream)
        guard word != Vocabulary.end else { break }
        if splits.names.count > 1 { words.append(word) }
        append(word)
        if written.codePoints > longest { return nil }
      }
      isOfSplit = splits.names.count == 1 || splits.split(ofWording: words) == split
    }
    return written.text.allSatisfy { $0 <= 0x20 } ? nil : (written, isOfSplit)
  }
}
