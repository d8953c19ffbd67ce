import Corpora
import Sampling

/// What one document is drawn from.
enum DocumentSource {
  case template(Template)
  /// A seed document in other words, or an unlabelled one.
  case rewriting(RewritingSource.Choice)
  case nGrams
  /// What unlabelled text says of the class.
  case reading

  var origin: Origin {
    switch self {
    case .template(let template): template.origin
    case .rewriting: .rewrite
    case .nGrams, .reading: .nGrams
    }
  }

  /// Whether words are drawn one by one.
  var isDrawn: Bool {
    switch self {
    case .template, .rewriting: false
    case .nGrams, .reading: true
    }
  }

  /// Whether it is a seed document in other words.
  var isOfSeed: Bool { if case .rewriting(let base) = self { base.isMarked } else { false } }

  /// Whether it may be of any length: what is not the seeds' is not as long as they are, and what is written from one is about as long.
  var isFree: Bool { origin == .frame || origin == .grammar || origin == .rewrite }

  var meta: [JSONMember] {
    switch self {
    // Unlabelled text does not say where the values of slots stand.
    case .reading: [origin.member, Self.unmarked]
    case .rewriting(let base): base.isMarked ? [origin.member] : [origin.member, Self.unmarked]
    case .template, .nGrams: [origin.member]
    }
  }
}

extension DocumentSource {
  private static let unmarked = JSONMember(key: "spans", value: "\"unmarked\"")
}

/// Decides what each document is drawn from.
struct DocumentSources: Sendable {
  /// What a class has, by split.
  private struct Class: Sendable {
    /// The seeds' wordings, the labels' frames and what grammars wrote.
    let wordings: [[Template]]
    let frames: [[Template]]
    let grammars: [[Template]]
    let frameShare: Double
    let grammarShare: Double
    let hasReading: Bool
  }

  private let classes: [Class]
  private let rewriting: RewritingSource?
  private let hasNGrams: Bool
  private let rewrites: Bool
  /// Whether every value of a slot must be marked, which unlabelled text does not allow.
  private let marksSpans: Bool
  /// The only origin that documents may have; nil where there are several.
  private let only: Origin?

  /// Takes what a model has of the origins that are wanted.
  init(_ model: SeedModel, _ rewriting: RewritingSource?, _ options: Generator.Options) {
    func may(_ origin: Origin) -> Bool { options.origins?.contains(origin) ?? true }
    let splits = options.splits
    func parted(_ item: SeedModel.Class, _ origin: Origin) -> [[Template]] {
      let all = may(origin) ? item.templates.filter { $0.origin == origin } : []
      return splits.names.indices.map { split in
        all.filter { splits.split(ofWording: $0.tokens) == split }
      }
    }
    self.rewriting = rewriting
    marksSpans = options.format.isForSpans
    only = options.origins?.count == 1 ? options.origins?.first : nil
    (rewrites, hasNGrams) = (may(.rewrite), may(.nGrams))
    let hasNGrams = hasNGrams
    let marksSpans = marksSpans
    classes = model.classes.map { item in
      Class(
        wordings: parted(item, .template), frames: parted(item, .frame),
        grammars: parted(item, .grammar), frameShare: item.frameShare,
        grammarShare: item.grammarShare,
        hasReading: hasNGrams && item.reading != nil && !marksSpans)
    }
  }

  /// The source of a document; nil where nothing that may be used is there.
  func draw(for place: RunPlace, from stream: inout RandomStream) -> DocumentSource? {
    let (item, split) = (classes[place.classIndex], place.split)
    let (wordings, frames) = (item.wordings[split], item.frames[split])
    let grammars = item.grammars[split]
    if !grammars.isEmpty, stream.chance(item.grammarShare) || only == .grammar {
      return .template(stream.pick(grammars))
    }
    if !frames.isEmpty, stream.chance(item.frameShare) || only == .frame {
      return .template(stream.pick(frames))
    }
    if rewrites, place.attempt < Self.mostRewritings || only == .rewrite,
      let base = rewriting?.choose(for: place, onlyMarked: marksSpans, from: &stream)
    {
      return .rewriting(base)
    }
    if item.hasReading, wordings.isEmpty || stream.chance(Self.readingShare) { return .reading }
    if hasNGrams, wordings.isEmpty || !stream.chance(Self.templateShare) { return .nGrams }
    let rest = [wordings, grammars, frames].first { !$0.isEmpty }
    return rest.map { .template(stream.pick($0)) }
  }

  /// After so many draws a document is no longer written from the seed's.
  private static let mostRewritings = 80
  /// The share of documents that follow unlabelled text, where there is some.
  private static let readingShare = 0.7
  /// The share of documents that keep a seed's wording, among those that have slots for values.
  private static let templateShare = 0.6
}
