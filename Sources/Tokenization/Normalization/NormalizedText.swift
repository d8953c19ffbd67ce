/// A normalised text, and where in its source everything came from.
public struct NormalizedText: Sendable {
  /// A stretch whose length changed.
  struct Edit: Equatable {
    let source: Range<Int>
    let result: Range<Int>
  }

  /// The text, UTF-8.
  public let text: [UInt8]
  /// Sorted by place.
  let edits: [Edit]

  /// Whether every byte has its place in the source.
  public var isUnmoved: Bool { edits.isEmpty }

  /// Returns the stretch of the source, in bytes, that a stretch of the text came from.
  ///
  /// A stretch that begins or ends within a changed piece gets the whole piece.
  ///
  /// - Complexity: O(log *k*) in the number of pieces that changed their length.
  public func sourceRange(of range: Range<Int>) -> Range<Int> {
    let start = source(of: range.lowerBound, isEnd: false)
    return start..<max(start, source(of: range.upperBound, isEnd: true))
  }

  /// Returns the stretch of the text that a stretch of the source became.
  ///
  /// A stretch that begins or ends within a changed piece gets the whole piece.
  public func range(ofSource range: Range<Int>) -> Range<Int> {
    let start = place(of: range.lowerBound, isEnd: false)
    return start..<max(start, place(of: range.upperBound, isEnd: true))
  }

  private func source(of place: Int, isEnd: Bool) -> Int {
    // What became nothing just before a start is no part of what starts.
    let after = firstEdit {
      isEnd
        ? $0.result.lowerBound >= place
        : $0.result.upperBound > place && $0.result.lowerBound >= place
    }
    guard let edit = edits[..<after].last else { return place }
    if place < edit.result.upperBound {
      return isEnd ? edit.source.upperBound : edit.source.lowerBound
    }
    return edit.source.upperBound + place - edit.result.upperBound
  }

  private func place(of source: Int, isEnd: Bool) -> Int {
    guard let edit = edits[..<firstEdit { $0.source.lowerBound >= source }].last else {
      return source
    }
    if source < edit.source.upperBound {
      return isEnd ? edit.result.upperBound : edit.result.lowerBound
    }
    return edit.result.upperBound + source - edit.source.upperBound
  }

  /// The number of edits before the first that satisfies a condition which, once true, stays true.
  private func firstEdit(where condition: (Edit) -> Bool) -> Int {
    var (low, high) = (0, edits.count)
    while low < high {
      let middle = (low + high) / 2
      if condition(edits[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
