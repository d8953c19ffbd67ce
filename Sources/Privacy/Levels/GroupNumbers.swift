/// Numbers the groups that documents are of, from 0.
///
/// A document that says its group is of that one; where documents say none, each is of its own, and those of the same key of one.
package struct GroupNumbers<Key: Hashable & Sendable>: Sendable {
  /// By the bytes of their names: strings would be compared by canonical equivalence, which is not linear.
  private var named: [[UInt8]: UInt32] = [:]
  private var unnamed: [Key: UInt32] = [:]

  /// Starts with no groups.
  package init() {}

  /// How many groups there are.
  package var count: Int { named.count + unnamed.count }
  /// Whether any document said its group.
  package var hasNames: Bool { !named.isEmpty }

  /// The number of a document's group.
  ///
  /// - Parameters:
  ///   - name: What the document says.
  ///   - key: What tells it from others where it says nothing.
  package mutating func number(of name: String?, orOf key: @autoclosure () -> Key) -> UInt32 {
    let next = UInt32(count)
    guard let name else { return Self.number(key(), in: &unnamed, next) }
    return Self.number(Array(name.utf8), in: &named, next)
  }

  private static func number<Item: Hashable>(
    _ item: Item, in numbers: inout [Item: UInt32], _ next: UInt32
  ) -> UInt32 {
    if let known = numbers[item] { return known }
    numbers[item] = next
    return next
  }
}
