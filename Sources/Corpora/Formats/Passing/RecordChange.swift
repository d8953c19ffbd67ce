/// What is done with a field of a record that is passed on.
package enum FieldReading: Sendable {
  /// It stays as it is.
  case none
  /// It goes.
  case drop
  /// Its texts and numbers are handed out.
  case values
  /// The same, and in JSON the names of fields within it, too.
  case valuesAndNames
}

/// A text or number in a field of a record.
package struct RecordValue: Sendable {
  /// What the field is called.
  package let field: String
  /// The text, without quotes and escapes.
  package let content: String
  /// Where it stands: its bytes in JSON, its place in a row.
  let place: Range<Int>
}

/// What becomes of a record; all else in it stays byte for byte.
package struct RecordChange: Sendable {
  /// The text that stands in place of the document's; nil where that stays.
  package var text: String?
  /// By place among the record's values, what stands instead.
  package var values: [Int: String] = [:]
  /// The spans; nil where those that are there stay.
  package var spans: [Span]?

  package init() {}
}
