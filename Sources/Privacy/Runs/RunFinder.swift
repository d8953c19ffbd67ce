/// Finds the longest runs of tokens that a text shares with documents, and how many groups wrote each.
///
/// A suffix array of the documents' tokens (Manber and Myers 1993), sorted as far as ``mostTokens``; suffixes end with their
/// document. Holds 16 bytes a token.
package struct RunFinder: Sendable {
  /// Longer runs are not told apart.
  package static let mostTokens = 64

  /// All documents' tokens, each document ended by a 0.
  private var tokens: [UInt32] = []
  private var groups: [UInt32] = []
  /// Places in ``tokens`` by what stands from there on.
  private var suffixes: [UInt32] = []
  /// By token, where its suffixes begin.
  private var first: [UInt32] = []
  private var numbers: [UInt32: UInt32] = [:]

  /// Starts with no documents.
  package init() {}

  /// Adds a document, by hashes of its tokens.
  package mutating func append(_ document: [UInt32], group: UInt32) {
    for token in document {
      let number = numbers[token] ?? UInt32(numbers.count + 1)
      numbers[token] = number
      tokens.append(number)
      groups.append(group)
    }
    tokens.append(0)
    groups.append(group)
  }

  /// Sorts what was added; then texts can be looked up.
  ///
  /// - Complexity: O(*n* log *n*) comparisons.
  package mutating func finish() {
    let tokens = tokens
    var keyed: [(key: UInt64, place: UInt32)] = []
    keyed.reserveCapacity(tokens.count)
    for place in tokens.indices where tokens[place] != 0 {
      let second = tokens[place + 1]
      keyed.append((UInt64(tokens[place]) << 32 | UInt64(second), UInt32(place)))
    }
    keyed.sort { first, second in
      if first.key != second.key { return first.key < second.key }
      if first.key & 0xFFFF_FFFF == 0 { return first.place < second.place }
      var (one, other) = (Int(first.place) + 2, Int(second.place) + 2)
      let end = one + Self.mostTokens - 2
      while one < end, tokens[one] == tokens[other], tokens[one] != 0 {
        one += 1
        other += 1
      }
      if one == end || tokens[one] == tokens[other] { return first.place < second.place }
      return tokens[one] < tokens[other]
    }
    suffixes = keyed.map(\.place)
    first = Array(repeating: 0, count: numbers.count + 2)
    for token in tokens where token != 0 { first[Int(token) + 1] += 1 }
    for place in first.indices.dropFirst() { first[place] += first[place - 1] }
  }

  /// The longest runs of a text.
  package struct Longest: Equatable, Sendable {
    /// How many tokens of a document, whoever wrote it.
    package var any = 0
    /// How many tokens that fewer groups wrote than were asked for.
    package var rare = 0

    /// No run.
    package init() {}
  }

  /// Looks a text up, by hashes of its tokens.
  ///
  /// - Parameter leastGroups: From how many groups on a run is nobody's.
  /// - Complexity: O(*m* *l* log *n*) for a text of *m* tokens and runs of *l*.
  package func longest(in text: [UInt32], leastGroups: Int) -> Longest {
    var longest = Longest()
    let text = text.map { numbers[$0] ?? 0 }
    for start in text.indices where text[start] != 0 {
      var range = Int(first[Int(text[start])])..<Int(first[Int(text[start]) + 1])
      var length = 1
      while start + length < text.count, text[start + length] != 0, length < Self.mostTokens {
        let longer = suffixes(in: range, having: text[start + length], at: length)
        if longer.isEmpty { break }
        range = longer
        length += 1
      }
      longest.any = max(longest.any, length)
      if length <= longest.rare { continue }
      if groupCount(in: range, upTo: leastGroups) < leastGroups { longest.rare = length }
    }
    return longest
  }

  /// Those suffixes of a range that have a token at a distance from their start.
  private func suffixes(in range: Range<Int>, having token: UInt32, at offset: Int) -> Range<Int> {
    func bound(from start: Int, _ isBelow: (UInt32) -> Bool) -> Int {
      var (low, high) = (start, range.upperBound)
      while low < high {
        let middle = (low + high) / 2
        if isBelow(tokens[Int(suffixes[middle]) + offset]) {
          low = middle + 1
        } else {
          high = middle
        }
      }
      return low
    }
    let start = bound(from: range.lowerBound) { $0 < token }
    return start..<bound(from: start) { $0 <= token }
  }

  private func groupCount(in range: Range<Int>, upTo most: Int) -> Int {
    var seen: [UInt32] = []
    for place in range {
      let group = groups[Int(suffixes[place])]
      if !seen.contains(group) { seen.append(group) }
      if seen.count >= most { break }
    }
    return seen.count
  }
}
