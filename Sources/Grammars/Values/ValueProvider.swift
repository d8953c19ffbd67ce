/// Draws values that grammars have no words for: people, addresses, numbers of accounts.
///
/// A value is a function of a random key, so that all that a document says of one person agrees.
public protocol ValueProvider: Sendable {
  /// What it can draw, by name.
  var names: [String] { get }
  /// What can be asked of a drawn value, by name; nil where there is no such value.
  func fields(of name: String) -> [String]?
  /// Appends a value as UTF-8.
  ///
  /// - Parameters:
  ///   - field: A place in ``fields(of:)``; nil for the value as a whole.
  ///   - value: A place in ``names``.
  ///   - key: What the value is a function of.
  func append(_ field: Int?, of value: Int, key: UInt64, to text: inout [UInt8])
}

/// Has no values.
struct NoValues: ValueProvider {
  var names: [String] { [] }
  func fields(of name: String) -> [String]? { nil }
  func append(_ field: Int?, of value: Int, key: UInt64, to text: inout [UInt8]) {}
}
