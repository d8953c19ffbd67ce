/// Which fields or columns of an input hold what.
///
/// In JSON a name with dots also leads into objects: `messages.content` is the field `content` of each element of `messages`.
public struct CorpusFields: Sendable {
  /// The field with the text; every document must have it.
  public var text: String { didSet { textPath = FieldPath(text) } }
  /// The field with the label or labels.
  public var label: String { didSet { labelPath = FieldPath(label) } }
  /// Whether a document without the label's field is an error; so where the user named the field.
  public var labelIsRequired: Bool
  /// The field that says whose document it is.
  public var group: String { didSet { groupPath = FieldPath(group) } }
  /// Whether a document without the group's field is an error.
  public var groupIsRequired: Bool

  private(set) var textPath: FieldPath
  private(set) var labelPath: FieldPath
  private(set) var groupPath: FieldPath

  /// Names the fields; a name that is given is also required.
  public init(text: String? = nil, label: String? = nil, group: String? = nil) {
    self.text = text ?? "text"
    self.label = label ?? "label"
    self.labelIsRequired = label != nil
    self.group = group ?? "group"
    self.groupIsRequired = group != nil
    textPath = FieldPath(self.text)
    labelPath = FieldPath(self.label)
    groupPath = FieldPath(self.group)
  }

  /// Whether one of the names leads through a field at the top.
  func lead(through key: String) -> Bool {
    textPath.leads(through: key) || labelPath.leads(through: key) || groupPath.leads(through: key)
  }
}
