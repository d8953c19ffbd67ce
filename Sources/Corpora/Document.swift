/// One labelled text: what enters and what leaves every stage.
public struct Document: Equatable, Sendable {
  /// The text.
  public var text: String
  /// Its labels; empty where it has none.
  public var labels: [String]
  /// Whether the labels were written as a list, as multi-label corpora do, rather than as one string.
  public var labelsAreList: Bool
  /// Typed stretches of the text, in code points.
  public var spans: [Span]
  /// Whose document it is: a customer, a user.
  public var group: String?
  /// The document's own name.
  public var id: String?
  /// What it counts in training beside a document of weight 1; nil where nothing says so.
  public var weight: Double?
  /// Every other field, its value kept as JSON text.
  public var meta: [JSONMember]

  /// Makes a document.
  public init(
    text: String, labels: [String] = [], labelsAreList: Bool = false, spans: [Span] = [],
    group: String? = nil, id: String? = nil, weight: Double? = nil, meta: [JSONMember] = []
  ) {
    self.text = text
    self.labels = labels
    self.labelsAreList = labelsAreList
    self.spans = spans
    self.group = group
    self.id = id
    self.weight = weight
    self.meta = meta
  }
}

/// A field of a JSON object, its value kept byte for byte as it was written.
public struct JSONMember: Equatable, Hashable, Sendable {
  /// The field's name, unescaped.
  public var key: String
  /// The value as JSON text.
  public var value: String

  /// Makes a field from a name and a JSON text.
  public init(key: String, value: String) {
    self.key = key
    self.value = value
  }
}
