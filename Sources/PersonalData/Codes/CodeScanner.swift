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
  }

  /// Groups one after another, and the signs between them.
  private struct Run {
    var groups: [Group] = []
    var separators: [CodeSeparators] = []
  }

  /// Calls `visit` with each candidate, those that begin first and are longest first.
  ///
  /// - Parameter shortest: How many characters the shortest code has.
  static func forEachCandidate(
    in scan: WordScan, shortest: Int, _ visit: (CodeCandidate) -> Void
  ) {
    let runs = runs(in: scan, shortest)
    for place in runs.indices {
      visitAll(runs[place].groups, runs[place].separators, scan.text, visit)
    }
  }

  /// The runs of groups that have digits enough for a code.
  private static func runs(in scan: WordScan, _ shortest: Int) -> [Run] {
    let words = scan.words.span
    var finder = RunFinder(shortest: shortest)
    var end = 0
    for place in words.indices {
      let word = words[place]
      // White space is no word.
      if !finder.isEmpty, end < word.start { finder.part(end..<word.start, scan.text) }
      end = word.end
      let mayBePart = word.hasDigit || word.kind == .upper || word.count == 1 || !word.isASCII
      if mayBePart, !finder.isEmpty || word.kind != .sign {
        finder.take(word.range, scan.text)
      } else if !finder.isEmpty {
        finder.end()
      }
    }
    finder.end()
    return finder.runs
  }

  /// Takes words and signs one after another.
  private struct RunFinder {
    private(set) var runs: [Run] = []
    private var run = Run()
    private var (digits, characters) = (0, 0)
    private let shortest: Int

    init(shortest: Int) { self.shortest = shortest }

    var isEmpty: Bool { run.groups.isEmpty }

    /// Takes a word or a sign, of which each stretch of letters and digits of ASCII may be a group.
    mutating func take(_ word: Range<Int>, _ text: [UInt8]) {
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
            run.groups.append(Group(range: start..<index, hasDigit: digits > 0))
            self.digits += digits
            characters += index - start
          } else {
            end()
          }
        }
        if index < word.upperBound { part(index..<(index + 1), text) }
        index += 1
      }
    }

    /// Takes signs or white space.
    mutating func part(_ signs: Range<Int>, _ text: [UInt8]) {
      if isEmpty { return }
      if signs.count == 1, run.groups[run.groups.count - 1].range.upperBound == signs.lowerBound,
        let separator = CodeSeparators(text[signs.lowerBound])
      {
        run.separators.append(separator)
      } else {
        end()
      }
    }

    /// Ends a run.
    mutating func end() {
      if isEmpty { return }
      if digits >= leastDigits, characters >= shortest { runs.append(run) }
      (digits, characters) = (0, 0)
      run.groups.removeAll(keepingCapacity: true)
      run.separators.removeAll(keepingCapacity: true)
    }
  }

  private static func visitAll(
    _ groups: [Group], _ separators: [CodeSeparators], _ text: [UInt8],
    _ visit: (CodeCandidate) -> Void
  ) {
    var candidate = CodeCandidate()
    for first in groups.indices {
      candidate.removeAll()
      var hasDigit = false
      for last in first..<min(groups.count, first + mostGroups) {
        if last > first {
          candidate.separators.insert(separators[last - 1])
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
