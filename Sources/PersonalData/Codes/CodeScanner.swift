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

  private struct Group {
    let range: Range<Int>
    let hasDigit: Bool
  }

  /// Calls `visit` with each candidate, those that begin first and are longest first.
  static func forEachCandidate(in text: [UInt8], _ visit: (CodeCandidate) -> Void) {
    var groups: [Group] = []
    var separators: [CodeSeparators] = []
    var index = 0
    func flush() {
      if groups.contains(where: \.hasDigit) { visitAll(groups, separators, text, visit) }
      groups.removeAll(keepingCapacity: true)
      separators.removeAll(keepingCapacity: true)
    }
    while index < text.count {
      let start = index
      var (hasDigit, hasLower) = (false, false)
      while index < text.count, text[index].isAlphanumeric {
        if text[index].isDigit {
          hasDigit = true
        } else if text[index].isLowercase {
          hasLower = true
        }
        index += 1
      }
      if index > start {
        let isPart =
          !text.isWord(start - 1) && !text.isWord(index)
          && (hasDigit || !hasLower && index - start <= mostLetters || index - start == 1)
        if isPart {
          groups.append(Group(range: start..<index, hasDigit: hasDigit))
        } else {
          flush()
        }
      }
      guard index < text.count else { break }
      let sign = text[index]
      if let separator = CodeSeparators(sign), !groups.isEmpty,
        groups.last?.range.upperBound == index
      {
        separators.append(separator)
      } else {
        flush()
      }
      index += 1
    }
    flush()
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
