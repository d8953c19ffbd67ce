public import Tokenization
import Classifiers
import NGrams
import PersonalData
public import Privacy

/// What `train` makes of a seed: all that generation needs, and none of the seed's personal values.
public final class SeedModel: Sendable {
  /// What the model knows of one class of documents.
  public struct Class: Sendable {
    /// The labels of its documents; empty for unlabelled ones.
    public let key: LabelKey
    /// How many seed documents it had.
    public let documents: Int
    /// The lengths of its seed documents, in code points.
    public let lengths: ClosedRange<Int>
    /// The weight of its own model beside the background's, from 0 to 1, by how many words
    /// of context both know: order² of them.
    public let weights: [Double]
    let model: NGramModel
    /// What unlabelled text says of the class, where the seeds' slots for values are none of its: its model and weights.
    let reading: (model: NGramModel, weights: [Double])?
    /// Wordings of seeds with slots for values, of a grammar's documents, and frames of the label's own words.
    let templates: [Template]
    /// Documents that are written anew in other words: seeds, and unlabelled ones that were given the class's label.
    let bases: [SeedBase]
    /// The values of the user's own types that the class's documents had, where other classes' had others.
    let values: [String: SlotFillings.Choice]
    /// The share of frames among the class's documents, from 0 to 1.
    let frameShare: Double
    /// The share of what a grammar wrote.
    let grammarShare: Double
  }

  /// How the model was trained.
  public struct Settings: Sendable {
    /// The ICU locale whose word boundaries were used.
    public var locale = "en"
    /// The language whose pack is used, an ISO 639 code; nil for none.
    public var language: String?
    /// What the text was brought to before all else.
    public var normalizer = Normalizer()
    /// The rules over ICU's words that made the tokens.
    public var tokenRules = TokenRules.all
    /// The length of the longest n-gram.
    public var order = 3
    /// The factor on back-off weights that `generate` uses unless told otherwise.
    public var backoffScale = 0.1
    /// What all documents of a run together count in training beside all seeds, unless told otherwise.
    public var mass = 1.0
    /// The share of each label's documents, those most like another label's, that is not written while there are others.
    public var ambiguousShare = 0.0
    /// What the model promises to the people in its seed.
    public var privacy = PrivacyTerms(.standard)

    /// English, trigrams.
    public init() {}
  }

  /// How the model was trained.
  public let settings: Settings
  /// The classes, in the order of first sight; a single one without labels where the seed had no labels.
  public let classes: [Class]
  /// The model of all text.
  let background: NGramModel
  let vocabulary: Vocabulary
  let slots: SlotFillings
  /// What copies of seeds are told by; nil where the terms of privacy leave nothing of them, and in what was published.
  let copies: SeedCopies?
  /// Which personal values the seed may hold; nil where the terms of privacy leave nothing of them, and in what was published.
  let takenValues: TakenValues?
  /// Tells the classes apart; nil where there is one, or the model was trained without.
  let classifier: TextClassifier?
  /// What may stand in place of words that do not carry a label; nil where that helps nothing.
  let neighbours: Neighbours?
  /// What may be published in place of a `standard` model that was just trained; nil where nothing had enough groups.
  let published: SeedModel?
  /// The same of a model that was read from a file: the bytes of a model file.
  let publishedFile: [UInt8]?
  /// How well the labels of held-out seeds were told, where the model was just trained; not kept in its file.
  public let figures: LabelFigures
  /// How many words of the seed were not learned, where the model was just trained; not kept in its file.
  public let refusedWords: Int
  /// The share of the seed's words that the model knows together with the words before them, one fewer than the order counts.
  ///
  /// Nil where the terms of privacy leave all n-grams, and in a model that was read from a file.
  public let coverage: Double?

  init(
    settings: Settings, classes: [Class], background: NGramModel, vocabulary: Vocabulary,
    slots: SlotFillings, copies: SeedCopies?, takenValues: TakenValues?,
    classifier: TextClassifier? = nil, neighbours: Neighbours? = nil,
    published: SeedModel? = nil, publishedFile: [UInt8]? = nil,
    figures: LabelFigures = LabelFigures(),
    refusedWords: Int = 0,
    coverage: Double? = nil
  ) {
    self.settings = settings
    self.classes = classes
    self.background = background
    self.vocabulary = vocabulary
    self.slots = slots
    self.copies = copies
    self.takenValues = takenValues
    self.classifier = classifier
    self.neighbours = neighbours
    self.published = published
    self.publishedFile = publishedFile
    self.figures = figures
    self.refusedWords = refusedWords
    self.coverage = coverage
  }

  /// Whether it can tell by a text which of its labels it has.
  public var tellsLabels: Bool { classifier != nil }

  /// The classes that carry a label.
  public var labels: [String] { classes.filter { !$0.key.labels.isEmpty }.map(\.key.name) }

  /// The labels by themselves, sorted, where classes may have several.
  public var labelNames: [String] { Set(classes.flatMap(\.key.labels)).sorted() }

  /// Whether any document may have several labels.
  public var labelsAreList: Bool { classes.contains { $0.key.isList } }

  /// The types of spans that documents may have.
  public var spanTypes: [String] {
    let symbols = (UInt32(3)..<UInt32(max(3, vocabulary.count))).lazy.map {
      Symbol(stored: self.vocabulary[$0])
    }
    return Set(
      symbols.compactMap { symbol in
        if case .slot(let name)? = symbol?.content { name.spanType } else { nil }
      }
    ).sorted()
  }

  /// How many distinct n-grams the background has, by order.
  public var ngramCounts: [Int] { background.ngramCounts }
}
