/// Which fields or columns of an input hold what.
public struct CorpusFields: Sendable {
  /// The field with the text; every document must have it.
  public var text: String
  /// The field with the label or labels.
  public var label: String
  /// Whether a document without the label's field is an error; so where the user named the field.
  public var labelIsRequired: Bool
  /// The field that says whose document it is.
  public var group: String
  /// Whether a document without the group's field is an error.
  public var groupIsRequired: Bool

  /// Names the fields; a name that is given is also required.
  public init(text: String? = nil, label: String? = nil, group: String? = nil) {
    self.text = text ?? "text"
    self.label = label ?? "label"
    self.labelIsRequired = label != nil
    self.group = group ?? "group"
    self.groupIsRequired = group != nil
  }
}

/// How an input is read.
public struct ReadingOptions: Sendable {
  /// Which fields hold what.
  public var fields = CorpusFields()
  /// Whether invalid UTF-8 becomes U+FFFD rather than an error; also what is invalid in another encoding.
  public var isLossy = false
  /// The character encoding.
  public var encoding = TextEncoding.utf8
  /// The longest line or record that is taken, in bytes.
  public var longestRecord = 64 << 20
  /// The format, where the file's name should not decide.
  public var format: CorpusFormat?

  /// Reads UTF-8 strictly, up to 64 MiB a document, by the file's suffix.
  public init() {}
}
