/// A document's labels as one class: all of them, in their order.
public struct LabelKey: Hashable, Sendable {
  /// The labels.
  public let labels: [String]
  /// Whether they are written as a list.
  public let isList: Bool

  init(labels: [String], isList: Bool) {
    self.labels = labels
    self.isList = isList
  }

  /// The labels in one line, as `--label` takes them: parted by `+`.
  public var name: String { labels.joined(separator: "+") }
}
