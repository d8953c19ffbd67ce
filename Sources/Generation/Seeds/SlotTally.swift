import Privacy

/// How often the values and forms of slots were seen, and by how many groups.
struct SlotTally {
  private struct Key: Hashable {
    let type: String
    let text: String
  }

  private var numbers: [Key: Int] = [:]
  private var counts: [Int] = []
  private var support: GroupSupport

  init(mostGroups: Int) { support = GroupSupport(limit: mostGroups) }

  mutating func add(_ text: String, ofType type: String, group: UInt32) {
    let key = Key(type: type, text: text)
    let number = numbers[key] ?? counts.count
    if number == counts.count {
      numbers[key] = number
      counts.append(0)
    }
    counts[number] += 1
    support.add(number, group: group)
  }

  /// Those that may be learned.
  ///
  /// - Parameter learned: Returns what is learned of a text that so many groups had; nil for nothing.
  func tally(_ learned: (_ text: String, _ groups: Int) -> String?) -> SlotFillings.Tally {
    var tally: SlotFillings.Tally = [:]
    for (key, number) in numbers {
      guard let text = learned(key.text, support.count(of: number)) else { continue }
      tally[key.type, default: [:]][text, default: 0] += counts[number]
    }
    return tally
  }

  /// The texts that were seen.
  var texts: Set<String> { Set(numbers.keys.map(\.text)) }

  /// The types that were seen.
  var types: Set<String> { Set(numbers.keys.map(\.type)) }
}
