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

  mutating func add(_ text: String, ofType type: String, group: UInt32) {
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
  }

  /// Those that may be learned.
  ///
  /// - Parameter learned: Returns what is learned of a text that so many groups had; nil for nothing.
  func tally(_ learned: (_ text: String, _ groups: Int) -> String?) -> SlotFillings.Tally {
    var tally: SlotFillings.Tally = [:]
    for (number, entry) in entries.enumerated() {
      guard let text = learned(entry.text, support.count(of: number)) else { continue }
      tally[entry.type, default: [:]][text, default: 0] += counts[number]
    }
    return tally
  }

  /// The texts that were seen.
  var texts: Set<String> { Set(entries.map(\.text)) }

  /// The types that were seen.
  var types: Set<String> { Set(entries.map(\.type)) }
}
