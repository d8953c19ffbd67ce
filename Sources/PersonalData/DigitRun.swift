import Tokenization

/// Groups of digits with separators between them, such as `4111 1111 1111 1111` or `(212) 555-0147`.
struct DigitRun {
  /// From the first digit, bracket or plus sign to the last digit, in bytes.
  let range: Range<Int>
  /// The digits alone, as values 0 to 9.
  let digits: [Int]
  /// How many digits each group has.
  let groups: [Int]

  /// The most groups that one number is looked for in.
  private static let mostGroups = 8
  /// More groups than that are a row of a table.
  private static let mostInRow = 24

  /// Calls `match` with runs of whole groups and so many digits, the longest at each place first, until it returns true for one; goes on
  /// behind a run that matched.
  ///
  /// Text around a number may add groups to it (`4111 1111 1111 1111 12/26`), so parts of a maximal run are tried too.
  static func forEachMatch(
    in scan: WordScan, digits: ClosedRange<Int>, separators: ByteSet,
    allowsBrackets: Bool = false,
    _ match: (DigitRun) -> Bool
  ) {
    let text = scan.text
    scan.forEachStart(where: { $0.hasDigit }) { start in
      guard text[start].isDigit, !text.isWord(start - 1) else { return start }
      var (count, end) = (0, start)
      forEachGroup(in: text, from: start, separators, allowsBrackets) {
        count += $0.count
        end = $0.upperBound
      }
      if count < digits.lowerBound { return end }
      var groups: [Range<Int>] = []
      forEachGroup(in: text, from: start, separators, allowsBrackets) { groups.append($0) }
      var first = 0
      while first < groups.count {
        // In a long row of numbers, those of one and two digits are nobody's.
        if groups.count > mostInRow, groups[first].count < 3 {
          first += 1
          continue
        }
        let lasts = first..<min(groups.count, first + mostGroups)
        let matched = lasts.last {
          var count = 0
          for group in first...$0 { count += groups[group].count }
          return digits.contains(count)
            && match(DigitRun(groups[first...$0], in: text, allowsBrackets))
        }
        first = (matched ?? first) + 1
      }
      return end
    }
  }

  private init(_ groups: ArraySlice<Range<Int>>, in text: [UInt8], _ allowsBrackets: Bool) {
    var start = groups.first?.lowerBound ?? 0
    if allowsBrackets {
      if text.has(start - 1, "(") { start -= 1 }
      if text.has(start - 1, "+") { start -= 1 }
    }
    range = start..<(groups.last?.upperBound ?? start)
    digits = groups.flatMap { text[$0].map({ $0.digitValue }) }
    self.groups = groups.map { $0.count }
  }

  /// Calls `visit` with the maximal sequence of digit groups from `start` that at most one separator parts, or two with brackets.
  @inline(__always)
  private static func forEachGroup(
    in text: [UInt8], from start: Int, _ separators: ByteSet, _ allowsBrackets: Bool,
    _ visit: (Range<Int>) -> Void
  ) {
    var position = start
    while true {
      let groupStart = position
      while text.has(position, where: { $0.isDigit }) { position += 1 }
      visit(groupStart..<position)
      var next = position
      while text.has(next, where: { separators.contains($0) || (allowsBrackets && isBracket($0)) })
      {
        next += 1
      }
      guard (1...(allowsBrackets ? 2 : 1)).contains(next - position),
        text.has(next, where: { $0.isDigit })
      else { return }
      position = next
    }
  }

  private static func isBracket(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")")
  }
}
