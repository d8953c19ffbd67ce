public import Sampling

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// All the ways to write a base anew in which no run is left that must not be repeated.
///
/// A node is a place in the base together with how many tokens were copied right before it; an edge copies the next token or
/// applies an edit. A path is drawn in proportion to the product of its edges' weights: exactly, by the sums of the weights of all
/// paths from each node to the end (backward filtering, forward sampling).
public struct RewriteLattice: Sendable {
  /// What keeps a run of copied tokens from growing.
  public struct Limits: Sendable {
    /// By token, the first token that must not be copied in a run that begins there; `Int.max` where there is none.
    public var stops: [Int]
    /// Tokens that no run goes through, such as slots.
    public var cuts: [Bool]

    /// Takes limits, one of each kind a token.
    public init(stops: [Int], cuts: [Bool]) { (self.stops, self.cuts) = (stops, cuts) }
  }

  /// An edge that applies an edit.
  private struct Edge: Sendable {
    let edit: Int32
    let end: Int32
    /// How many tokens are copied at its beginning and right before its end.
    let kept: (before: Int32, behind: Int32)
    let weight: Double

    /// How many tokens are copied right before its end, as far as that is told.
    func copied(_ width: Int) -> Int { min(Int(kept.behind), width - 1) }

    /// The node that it leads to, among those of places with so many lengths of copied runs each.
    func node(_ width: Int) -> Int { Int(end) * width + copied(width) }

    /// Whether what it copies at its beginning may be copied behind so many tokens.
    func isOpen(
      at place: Int, _ copied: Int, _ stops: [Int], _ cuts: [Bool], _ mayCopy: [Bool]
    ) -> Bool {
      var start = place - copied
      for token in place..<(place + Int(kept.before)) {
        if !mayCopy[token] || !cuts[token] && token >= stops[start] { return false }
        if cuts[token] { start = token + 1 }
      }
      return true
    }
  }

  private let count: Int
  /// How many lengths of copied runs are told apart.
  private let width: Int
  private let stops: [Int]
  private let cuts: [Bool]
  private let mayCopy: [Bool]
  private let edges: [Edge]
  /// By token, where its edges begin among all.
  private let edgeStarts: [Int32]
  /// By node, the sum over all paths from it to the end.
  private let sums: [Double]

  /// Prepares to draw.
  ///
  /// - Complexity: O(*n* · *l*) in tokens and the length of the longest run, times the edits of a token.
  public init(_ base: RewriteBase, limits: Limits) {
    let count = base.count
    self.count = count
    (stops, cuts) = (limits.stops, limits.cuts)
    mayCopy = base.text.words.map { $0.content != .rare }
    let reach = limits.stops.indices.compactMap { start in
      limits.stops[start] == .max ? nil : limits.stops[start] - start
    }
    let width = min(reach.max() ?? 0, RewriteTuning.longestCopy) + 1
    self.width = width
    (edges, edgeStarts) = Self.edges(of: base)
    var sums = [Double](repeating: 0, count: (count + 1) * width)
    for copied in 0..<width { sums[count * width + copied] = 1 }
    for place in stride(from: count - 1, through: 0, by: -1) {
      // No more tokens can have been copied than stand before.
      for copied in 0..<min(width, place + 1) {
        let next = Self.next(place, copied, width, mayCopy, stops, cuts)
        var sum = next.map { sums[(place + 1) * width + $0] } ?? 0
        for edge in edges[Int(edgeStarts[place])..<Int(edgeStarts[place + 1])]
        where edge.isOpen(at: place, copied, stops, cuts, mayCopy) {
          sum += edge.weight * sums[edge.node(width)]
        }
        sums[place * width + copied] = sum
      }
    }
    self.sums = sums
  }

  /// How many tokens were copied in a row when one more is; nil where it must not be.
  @inline(__always)
  private static func next(
    _ place: Int, _ copied: Int, _ width: Int, _ mayCopy: [Bool], _ stops: [Int], _ cuts: [Bool]
  ) -> Int? {
    if !mayCopy[place] { return nil }
    if cuts[place] { return 0 }
    return place >= stops[place - copied] ? nil : min(copied + 1, width - 1)
  }

  /// The edges of edits, sorted by where they begin; those of one stretch share a weight.
  private static func edges(of base: RewriteBase) -> ([Edge], [Int32]) {
    var shares: [Range<Int>: (sum: Double, best: Double)] = [:]
    func weight(_ edit: RewriteEdit) -> Double {
      pow(10, RewriteTuning.preference * (min(RewriteTuning.mostGain, edit.gain) + edit.taste))
    }
    for edit in base.edits {
      let weight = weight(edit)
      let share = shares[edit.range] ?? (0, 0)
      shares[edit.range] = (share.sum + weight, max(share.best, weight))
    }
    var edges: [Edge] = []
    var starts: [Int32] = []
    var next = 0
    for place in 0...base.count {
      starts.append(Int32(edges.count))
      while next < base.edits.count, base.edits[next].range.lowerBound == place {
        let edit = base.edits[next]
        let share = shares[edit.range] ?? (1, 1)
        edges.append(
          Edge(
            edit: Int32(next), end: Int32(edit.range.upperBound),
            kept: (Int32(edit.kept.before), Int32(edit.kept.behind)),
            weight: RewriteTuning.editWeight * weight(edit) / share.sum * share.best))
        next += 1
      }
    }
    return (edges, starts)
  }

  /// Whether there is any way through.
  public var isPassable: Bool { sums[0] > 0 }

  /// Draws a way.
  ///
  /// - Returns: The places of edits among the base's, in their order; nil where there is no way.
  public func draw(from stream: inout RandomStream) -> [Int]? {
    guard isPassable else { return nil }
    var drawn: [Int] = []
    var (place, copied) = (0, 0)
    while place < count {
      var rest = stream.unit() * sums[place * width + copied]
      var chosen: Edge?
      for edge in edges[Int(edgeStarts[place])..<Int(edgeStarts[place + 1])] {
        let weight = edge.weight * sums[edge.node(width)]
        if weight == 0 || !edge.isOpen(at: place, copied, stops, cuts, mayCopy) { continue }
        chosen = edge
        rest -= weight
        if rest < 0 { break }
      }
      if rest >= 0, let next = Self.next(place, copied, width, mayCopy, stops, cuts),
        sums[(place + 1) * width + next] > 0
      {
        (place, copied) = (place + 1, next)
      } else if let chosen {
        drawn.append(Int(chosen.edit))
        (place, copied) = (Int(chosen.end), chosen.copied(width))
      } else {
        return nil
      }
    }
    return drawn
  }
}
