import Corpora
import PersonalData
import Privacy
import Sampling

/// What of a seed could be traced: runs of tokens, strings of digits and personal values, with the groups that wrote them.
struct SeedTraces: Sendable {
  private var finder = RunFinder()
  private var digits: [UInt64: Int] = [:]
  private var values: [UInt64: Int] = [:]
  /// What spans mark: such a value is nobody's where enough groups mark it, though the recognisers see a person in few of their texts.
  private var marked: [UInt64: Int] = [:]
  private var support: GroupSupport
  /// From how many groups on something is nobody's.
  let leastGroups: Int
  /// The longest run that may be repeated.
  let longestRun: Int

  init(leastGroups: Int, longestRun: Int) {
    (self.leastGroups, self.longestRun) = (leastGroups, longestRun)
    support = GroupSupport(limit: leastGroups)
  }

  mutating func add(_ text: AuditText, group: UInt32) {
    finder.append(text.tokens, group: group)
    for digits in Self.digitStrings(of: text) {
      Self.note(digits, &self.digits, &support, group)
    }
    for value in Self.personalValues(of: text) { Self.note(value, &values, &support, group) }
    for span in text.document.spans {
      Self.note(Self.hash(value: text.value(of: span).utf8), &marked, &support, group)
    }
  }

  private static func note(
    _ hash: UInt64, _ items: inout [UInt64: Int], _ support: inout GroupSupport, _ group: UInt32
  ) {
    let item = items[hash] ?? support.itemCount
    items[hash] = item
    support.add(item, group: group)
  }

  /// Sorts what was added; then texts can be traced.
  mutating func finish() { finder.finish() }

  /// What in a text leads to fewer groups than are enough.
  struct Trace {
    /// The longest run that it shares with any seed document, and the longest that too few groups wrote, in tokens.
    var runs = RunFinder.Longest()
    /// Whether it has a string of digits of too few groups.
    var hasDigits = false
    /// Whether it has a personal value of too few groups.
    var hasPersonalValue = false
    /// Whether a run is longer than may be.
    var hasRun = false

    var isTraced: Bool { hasRun || hasDigits || hasPersonalValue }
  }

  /// Traces a text.
  func trace(_ text: AuditText) -> Trace {
    var trace = Trace()
    trace.runs = finder.longest(in: text.tokens, leastGroups: leastGroups)
    trace.hasRun = trace.runs.rare > longestRun
    trace.hasDigits = Self.digitStrings(of: text).contains { isRare(digits[$0]) }
    trace.hasPersonalValue = Self.personalValues(of: text).contains {
      isRare(values[$0]) && !isCommon(marked[$0])
    }
    return trace
  }

  private func isCommon(_ item: Int?) -> Bool { item != nil && !isRare(item) }

  private func isRare(_ item: Int?) -> Bool {
    guard let item else { return false }
    return support.count(of: item) < leastGroups
  }

  /// The strings of digits of a text; those of a telephone number count as a whole, as a personal value, for its codes are
  /// those of a town or a network.
  private static func digitStrings(of text: AuditText) -> [UInt64] {
    let phones = text.found.filter { $0.type == .phoneNumber }.map(\.range)
    var strings: [UInt64] = []
    DigitStrings.forEach(in: text.text) { range, hash in
      if !phones.contains(where: { $0.overlaps(range) }) { strings.append(hash) }
    }
    return strings
  }

  /// The personal values of a text that tell who somebody is: names of several words beside a title, and what is no word at all.
  private static func personalValues(of text: AuditText) -> [UInt64] {
    text.found.compactMap { detection in
      let value = text.text[detection.range]
      if detection.type == .person {
        if PersonSurrogate.withoutTitle(String(decoding: value, as: UTF8.self)).count < 2 {
          return nil
        }
      } else if detection.type.isWords || detection.type == .url {
        return nil
      }
      return hash(value: value)
    }
  }

  private static func hash(value: some Sequence<UInt8>) -> UInt64 {
    hash(value.filter { $0 >= 0x30 }.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 })
  }

  private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash = StableHash()
    for byte in bytes { hash.add(byte) }
    return hash.finished
  }
}

/// The sums of many texts' traces.
public struct TraceCounts: Sendable {
  /// How many texts were traced.
  public internal(set) var texts = 0
  /// How many of them are traced at all.
  public internal(set) var traced = 0
  /// How many have a run that is too long.
  public internal(set) var runs = 0
  /// How many have a string of digits of too few groups.
  public internal(set) var digits = 0
  /// How many have a personal value of too few groups.
  public internal(set) var personalValues = 0
  /// By length in tokens, how many texts have a longest run of it that any seed document has.
  public internal(set) var longestRuns: [Int: Int] = [:]
  /// The same of runs that too few groups wrote.
  public internal(set) var longestRareRuns: [Int: Int] = [:]

  mutating func add(_ trace: SeedTraces.Trace) {
    texts += 1
    if trace.isTraced { traced += 1 }
    if trace.hasRun { runs += 1 }
    if trace.hasDigits { digits += 1 }
    if trace.hasPersonalValue { personalValues += 1 }
    longestRuns[trace.runs.any, default: 0] += 1
    longestRareRuns[trace.runs.rare, default: 0] += 1
  }

  /// The share of texts that are traced.
  public var rate: Estimate { Estimate(share: traced, of: texts) }
  /// The longest run that too few groups wrote.
  public var longestRare: Int { longestRareRuns.keys.max() ?? 0 }
}
