import Privacy

/// How often the values and forms of slots were seen, and by how many groups.
struct SlotTally {
  /// A slot's type, and the value or form.
  struct Entry: Hashable {
    let type: String
    let text: String
  }

  private var numbers: [Entry: Int] = [:]
  /// The entries, in the order of first sight.
  private(set) var entries: [Entry] = []
  private var counts: [Int] = []
  private var support: GroupSupport
  /// Which group had which entry, by its place, where that is to be kept.
  private(set) var occurrences: [(entry: Int, group: UInt32)] = []
  private let keepsOccurrences: Bool

  /// Starts with none.
  ///
  /// - Parameters:
  ///   - mostGroups: Up to how many groups are told apart.
  ///   - keepsOccurrences: Whether all groups are kept.
  init(mostGroups: Int, keepsOccurrences: Bool) {
    support = GroupSupport(limit: mostGroups)
    self.keepsOccurrences = keepsOccurrences
  }

  /// Counts a text; returns its number, which is its place among the entries.
  @discardableResult
  mutating func add(_ text: String, ofType type: String, group: UInt32) -> Int {
    let entry = Entry(type: type, text: text)
    let number = numbers[entry] ?? counts.count
    if number == counts.count {
      numbers[entry] = number
      entries.append(entry)
      counts.append(0)
    }
    counts[number] += 1
    support.add(number, group: group)
    if keepsOccurrences { occurrences.append((number, group)) }
    return number
  }

  /// What is learned of each entry.
  ///
  /// - Parameter learned: Returns what is learned of an entry that so many groups had; nil for nothing.
  func learned(_ learned: (_ entry: Entry, _ groups: Int) -> String?) -> [String?] {
    entries.enumerated().map { learned($1, support.count(of: $0)) }
  }

  /// The counts of what is learned, where each entry was seen so often.
  ///
  /// - Parameters:
  ///   - learned: By entry, what is learned of it.
  ///   - counts: By entry's number; nil for those of all.
  func tally(_ learned: [String?], counts: [Int: Int]? = nil) -> SlotFillings.Tally {
    var tally: SlotFillings.Tally = [:]
    for (number, text) in learned.enumerated() {
      guard let text, let count = counts.map({ $0[number] }) ?? self.counts[number] else {
        continue
      }
      tally[entries[number].type, default: [:]][text, default: 0] += count
    }
    return tally
  }

  /// The texts that were seen.
  var texts: Set<String> { Set(entries.map(\.text)) }

  /// The types that were seen.
  var types: Set<String> { Set(entries.map(\.type)) }
}
