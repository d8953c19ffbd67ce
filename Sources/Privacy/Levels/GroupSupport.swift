/// Counts for numbered items how many distinct groups have each, up to a limit.
///
/// Holds 4 bytes an item and group up to the limit.
package struct GroupSupport: Sendable {
  /// So many groups are told apart.
  package let limit: Int
  /// By item, `limit` places: a group's number and one; 0 is free.
  private var groups: [UInt32] = []

  /// Starts with no items.
  package init(limit: Int) { self.limit = max(1, limit) }

  /// How many items there are, up to the last that a group has.
  package private(set) var itemCount = 0

  /// Notes that a group has an item.
  ///
  /// - Complexity: O(`limit`).
  package mutating func add(_ item: Int, group: UInt32) {
    itemCount = max(itemCount, item + 1)
    let start = item * limit
    if groups.count < start + limit {
      groups.append(
        contentsOf: repeatElement(0, count: max(start + limit - groups.count, groups.count)))
    }
    for place in start..<(start + limit) {
      if groups[place] == group + 1 { return }
      if groups[place] == 0 {
        groups[place] = group + 1
        return
      }
    }
  }

  /// How many groups have an item, or the limit where more do.
  package func count(of item: Int) -> Int {
    let start = item * limit
    guard start + limit <= groups.count else { return 0 }
    return groups[start..<(start + limit)].prefix { $0 != 0 }.count
  }
}
