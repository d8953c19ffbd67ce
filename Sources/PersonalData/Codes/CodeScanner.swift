import Tokenization

/// Finds everything in a text that could be a code: groups of letters and digits with at least one digit, parted by
/// single signs.
///
/// One pass for all codes that are looked for; words without digits only end what is a candidate.
struct CodeScanner {
  /// The longest code is an IBAN of 34 characters.
  static let mostCharacters = 34
  private static let mostGroups = 9
  /// The longest group of letters alone that may belong to a code, as `AB` in `AB 12 34 56 C`.
  private static let mostLetters = 6

  /// No form of a code has fewer digits.
  private static let leastDigits = 2

  private struct Group {
    let range: Range<Int>
    let hasDigit: Bool
    /// The sign between it and the group before; of no meaning for the first of a run.
    let separator: CodeSeparators
  }

  /// Calls `visit` with each candidate, those that begin first and are longest first.
  ///
  /// - Parameter shortest: How many characters the shortest code has.
  static func forEachCandidate(
    in scan: WordScan, shortest: Int, _ visit: (CodeCandidate) -> Void
  ) {
    var finder = RunFinder(shortest: shortest)
    finder.findRuns(scan)
    if finder.runs.isEmpty { return }
    var candidate = CodeCandidate()
    for run in finder.runs { visitAll(finder.groups, run, scan.text, &candidate, visit) }
  }

  /// Finds the runs of groups that have digits enough for a code.
  private struct RunFinder {
    /// The groups of all runs, and of the one that has not ended.
    private(set) var groups: [Group] = []
    private(set) var runs: [Range<Int>] = []
    private let shortest: Int
    /// Where the run that has not ended begins.
    private var first = 0
    private var (digits, characters) = (0, 0)
    private var separator: CodeSeparators = []

    init(shortest: Int) { self.shortest = shortest }

    private var isEmpty: Bool { groups.count == first }

    mutating func findRuns(_ scan: WordScan) {
      let words = scan.words.span
      let text = scan.text
      var end = 0
      for place in words.indices {
        let word = words[place]
        // White space is no word.
        if !isEmpty, end < word.start { part(end..<word.start, text) }
        end = word.end
        let mayBePart = word.hasDigit || word.kind == .upper || word.count == 1 || !word.isASCII
        if mayBePart, !isEmpty || word.kind != .sign {
          take(word.range, text)
        } else if !isEmpty {
          endRun()
        }
      }
      endRun()
    }

    /// Takes a word or a sign, of which each stretch of letters and digits of ASCII may be a group.
    private mutating func take(_ word: Range<Int>, _ text: [UInt8]) {
      let bytes = text.span
      var index = word.lowerBound
      while index < word.upperBound {
        let start = index
        var (digits, hasLower) = (0, false)
        while index < word.upperBound, bytes[index].isAlphanumeric {
          if bytes[index].isDigit {
            digits += 1
          } else if bytes[index].isLowercase {
            hasLower = true
          }
          index += 1
        }
        if index > start {
          let isPart =
            digits > 0 || !hasLower && index - start <= mostLetters || index - start == 1
          if isPart, !text.isWord(start - 1), !text.isWord(index) {
            if groups.isEmpty { groups.reserveCapacity(16) }
            groups.append(
              Group(range: start..<index, hasDigit: digits > 0, separator: separator))
            self.digits += digits
            characters += index - start
          } else {
            endRun()
          }
        }
        if index < word.upperBound { part(index..<(index + 1), text) }
        index += 1
      }
    }

    /// Takes signs or white space.
    private mutating func part(_ signs: Range<Int>, _ text: [UInt8]) {
      if isEmpty { return }
      if signs.count == 1, groups[groups.count - 1].range.upperBound == signs.lowerBound,
        let separator = CodeSeparators(text[signs.lowerBound])
      {
        self.separator = separator
      } else {
        endRun()
      }
    }

    private mutating func endRun() {
      if isEmpty { return }
      if digits >= leastDigits, characters >= shortest {
        runs.append(first..<groups.count)
        first = groups.count
      } else {
        groups.removeLast(groups.count - first)
      }
      (digits, characters) = (0, 0)
    }
  }

  private static func visitAll(
    _ groups: [Group], _ run: Range<Int>, _ text: [UInt8], _ candidate: inout CodeCandidate,
    _ visit: (CodeCandidate) -> Void
  ) {
    for first in run {
      candidate.removeAll()
      var hasDigit = false
      for last in first..<min(run.upperBound, first + mostGroups) {
        if last > first {
          candidate.separators.insert(groups[last].separator)
          candidate.boundaries |= 1 << UInt64(candidate.characters.count)
        }
        if candidate.characters.count + groups[last].range.count > mostCharacters { break }
        for place in groups[last].range {
          let byte = text[place]
          if byte.isLetter {
            candidate.letters |= 1 << UInt64(candidate.characters.count)
            if byte.isLowercase { candidate.lowercase += 1 }
          }
          candidate.characters.append(byte.isLowercase ? byte & ~0x20 : byte)
        }
        candidate.range = groups[first].range.lowerBound..<groups[last].range.upperBound
        hasDigit = hasDigit || groups[last].hasDigit
        if hasDigit { visit(candidate) }
      }
    }
  }
}
