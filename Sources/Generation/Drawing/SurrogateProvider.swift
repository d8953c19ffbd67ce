public import Grammars
import PersonalData

/// Gives grammars invented people, addresses and numbers: `@person`, `@order_id` and their like.
public struct SurrogateProvider: ValueProvider {
  private let values: SurrogateValues

  /// Prepares to draw values of a locale such as `de_DE`.
  public init(locale: String) { values = SurrogateValues(locale: locale) }

  /// What can be drawn.
  public var names: [String] { SurrogateValues.values.map(\.name) }

  /// The parts of a value; the first is the value as a whole.
  public func fields(of name: String) -> [String]? {
    SurrogateValues.values.first { $0.name == name }?.fields
  }

  /// Appends a part of a value.
  public func append(_ field: Int?, of value: Int, key: UInt64, to text: inout [UInt8]) {
    values.append(field ?? 0, of: value, key: key, to: &text)
  }
}
