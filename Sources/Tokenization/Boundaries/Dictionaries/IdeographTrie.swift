import CICUShims

/// ICU's dictionary of words in ideographs and kana, read where ICU has it.
///
/// The format is ICU's `UCharsTrie` (`ucharstrie.h`). A binary search among the thousands of first characters would be
/// most of a look-up, so those have an index.
@safe
struct IdeographTrie: @unchecked Sendable {
  private let units: UnsafePointer<UInt16>
  /// By first UTF-16 unit: where its node lies, or 0 where no word begins so.
  private let roots: [UInt32]

  /// The dictionary of the ICU that is linked; nil where it is of another form.
  static let shared = IdeographTrie()

  private init?() {
    var length: Int32 = 0
    guard let units = unsafe cicu_ideograph_trie(&length), length > 1 else { return nil }
    unsafe self.units = units
    var roots = [UInt32](repeating: 0, count: 0x10000)
    let node = unsafe Int(units[0])
    guard node < Lead.linear else { return nil }
    let (start, count) = unsafe node == 0 ? (2, Int(units[1]) + 1) : (1, node + 1)
    unsafe Self.index(units, start, count, &roots)
    self.roots = roots
  }

  /// Bounds among the first units of nodes, values and distances.
  private enum Lead {
    static var linear: Int { 0x30 }
    static var value: Int { 0x40 }
    static var final: Int { 0x8000 }
    static var twoUnits: Int { 0x4000 }
    static var threeUnits: Int { 0x7FFF }
    static var twoUnitNode: Int { 0x4040 }
    static var threeUnitNode: Int { 0x7FC0 }
    static var twoUnitDelta: Int { 0xFC00 }
    static var threeUnitDelta: Int { 0xFFFF }
    static var longestLinearBranch: Int { 5 }
  }

  /// Calls `visit` with the length in units and the cost of each word that begins the text, shortest first.
  @inline(__always)
  func forEachWord(
    in text: UnsafeBufferPointer<UInt16>, from start: Int,
    _ visit: (_ length: Int, _ cost: Int) -> Void
  ) {
    var place = unsafe Int(roots[Int(text[start])])
    if place == 0 { return }
    let most = min(text.count - start, Self.longestWord)
    var length = 1
    // How many units of a linear node are still to be matched.
    var linear = 0
    while true {
      if linear == 0 {
        let node = unsafe Int(units[place])
        if node >= Lead.value {
          visit(length, value(at: place))
          if node >= Lead.final { return }
        }
      }
      if length == most { return }
      let unit = unsafe text[start + length]
      if linear > 0 {
        if unsafe units[place] != unit { return }
        place += 1
        linear -= 1
      } else {
        guard let next = next(place, unit, &linear) else { return }
        place = next
      }
      length += 1
    }
  }

  /// The longest word that is looked for, in UTF-16 units, as ICU has it.
  private static var longestWord: Int { 20 }

  /// The node behind `unit`; nil where no word goes on so.
  private func next(_ place: Int, _ unit: UInt16, _ linear: inout Int) -> Int? {
    var place = place + 1
    var node = unsafe Int(units[place - 1])
    if node >= Lead.final { return nil }
    if node >= Lead.value {
      if node >= Lead.twoUnitNode { place += node < Lead.threeUnitNode ? 1 : 2 }
      node &= Lead.value - 1
    }
    if node >= Lead.linear {
      if unsafe units[place] != unit { return nil }
      linear = node - Lead.linear
      return place + 1
    }
    var count = node + 1
    if node == 0 {
      count = unsafe Int(units[place]) + 1
      place += 1
    }
    return unsafe Self.branch(units, place, count, unit)
  }

  private static func branch(
    _ units: UnsafePointer<UInt16>, _ start: Int, _ count: Int, _ unit: UInt16
  ) -> Int? {
    var (place, count) = (start, count)
    while count > Lead.longestLinearBranch {
      let isBelow = unsafe unit < units[place]
      let (behind, target) = unsafe delta(units, place + 1)
      place = isBelow ? target : behind
      count = isBelow ? count >> 1 : count - count >> 1
    }
    while count > 1 {
      let isMatch = unsafe units[place] == unit
      let (behind, target) = unsafe child(units, place + 1)
      if isMatch { return target }
      place = behind
      count -= 1
    }
    return unsafe units[place] == unit ? place + 1 : nil
  }

  /// Notes where each unit of a branch leads.
  private static func index(
    _ units: UnsafePointer<UInt16>, _ start: Int, _ count: Int, _ roots: inout [UInt32]
  ) {
    var (place, count) = (start, count)
    while count > Lead.longestLinearBranch {
      let (behind, target) = unsafe delta(units, place + 1)
      unsafe index(units, target, count >> 1, &roots)
      place = behind
      count -= count >> 1
    }
    while count > 1 {
      let (behind, target) = unsafe child(units, place + 1)
      roots[unsafe Int(units[place])] = UInt32(target)
      place = behind
      count -= 1
    }
    roots[unsafe Int(units[place])] = UInt32(place + 1)
  }

  /// What lies behind a distance, and where it leads.
  private static func delta(
    _ units: UnsafePointer<UInt16>, _ place: Int
  ) -> (behind: Int, target: Int) {
    let lead = unsafe Int(units[place])
    if lead < Lead.twoUnitDelta { return (place + 1, place + 1 + lead) }
    if lead < Lead.threeUnitDelta {
      let distance = unsafe (lead - Lead.twoUnitDelta) << 16 | Int(units[place + 1])
      return (place + 2, place + 2 + distance)
    }
    let distance = unsafe Int(units[place + 1]) << 16 | Int(units[place + 2])
    return (place + 3, place + 3 + distance)
  }

  /// What lies behind a branch's value, and the node it leads to: the value itself where it is final.
  private static func child(
    _ units: UnsafePointer<UInt16>, _ place: Int
  ) -> (behind: Int, target: Int) {
    let node = unsafe Int(units[place])
    let lead = node & (Lead.final - 1)
    let width = lead < Lead.twoUnits ? 1 : lead < Lead.threeUnits ? 2 : 3
    if node >= Lead.final { return (place + width, place) }
    let distance = unsafe number(units, place, lead)
    return (place + width, place + width + distance)
  }

  private static func number(_ units: UnsafePointer<UInt16>, _ place: Int, _ lead: Int) -> Int {
    if lead < Lead.twoUnits { return lead }
    if lead < Lead.threeUnits {
      return unsafe (lead - Lead.twoUnits) << 16 | Int(units[place + 1])
    }
    return unsafe Int(units[place + 1]) << 16 | Int(units[place + 2])
  }

  private func value(at place: Int) -> Int {
    let node = unsafe Int(units[place])
    if node >= Lead.final { return unsafe Self.number(units, place, node & (Lead.final - 1)) }
    if node < Lead.twoUnitNode { return node >> 6 - 1 }
    if node < Lead.threeUnitNode {
      return unsafe (node & Lead.threeUnitNode - Lead.twoUnitNode) << 10 | Int(units[place + 1])
    }
    return unsafe Int(units[place + 1]) << 16 | Int(units[place + 2])
  }
}
