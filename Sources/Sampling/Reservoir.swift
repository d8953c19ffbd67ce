/// A sample of items that pass by, each of them as likely as another to be in it (Vitter 1985, algorithm R).
///
/// The same items in the same order give the same sample.
package struct Reservoir<Item> {
  /// The items that are in it.
  package private(set) var items: [Item] = []
  /// How many have passed by.
  package private(set) var count = 0
  private let capacity: Int
  private var stream: RandomStream

  /// Starts with none.
  ///
  /// - Parameter stream: What draws; reservoirs with streams of their own draw independently.
  package init(
    capacity: Int, stream: RandomStream = RandomStream(seed: 0x5A3B, index: 0)
  ) {
    (self.capacity, self.stream) = (capacity, stream)
  }

  /// Lets an item pass; `item` is made only where it is taken.
  package mutating func offer(_ item: @autoclosure () -> Item) {
    count += 1
    if items.count < capacity { return items.append(item()) }
    let place = stream.below(count)
    if place < capacity { items[place] = item() }
  }
}
