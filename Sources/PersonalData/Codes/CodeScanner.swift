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

  /// Calls `visit` with each candidate, those that begin first and are longest first.
  static func forEachCandidate(in text: [UInt8], _ visit: (CodeCandidate) -> Void) {
    var run = Run()
    let bytes = text.span
    var index = 0
    while index < bytes.count {
      let start = index
      var (digits, hasLower) = (0, false)
      while index < bytes.count, bytes[index].isAlphanumeric {
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
          run.digits += digits
        } else {
          run.end(text, visit)
        }
      }
      guard index < bytes.count else { break }
      if !run.groups.isEmpty {
        if let separator = CodeSeparators(bytes[index]),
          run.groups[run.groups.count - 1].range.upperBound == index
        {
          run.separators.append(separator)
        } else {
          run.end(text, visit)
        }
      }
      index += 1
    }
    run.end(text, visit)
  }

  /// Groups one after another.
  private struct Run {
    var groups: [Group] = []
    var separators: [CodeSeparators] = []
    var digits = 0

    mutating func end(_ text: [UInt8], _ visit: (CodeCandidate) -> Void) {
      if groups.isEmpty { return }
      if digits >= leastDigits { visitAll(groups, separators, text, visit) }
      digits = 0
      groups.removeAll(keepingCapacity: true)
      separators.removeAll(keepingCapacity: true)
    }
  }

  private static func visitAll(
    _ groups: [Group], _ separators: [CodeSeparators], _ text: [UInt8],
    _ visit: (CodeCandidate) -> Void
  ) {
    for first in groups.indices {
      var candidate = CodeCandidate(
        range: groups[first].range, characters: [], letters: 0, boundaries: 0, separators: [],
        lowercase: 0)
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
