import Sampling

/// How many documents of each class a run makes, and which document gets which class.
///
/// Document *i*'s class is computed from *i* alone, by a keyed permutation, so that any shard knows it without the others.
public struct LabelPlan: Sendable {
  /// Why a plan cannot be made.
  public enum Failure: Error, Equatable, CustomStringConvertible {
    /// A label was asked for that the model does not have; with those it has.
    case unknownLabel(String, known: [String])
    /// The counts asked for add up to more than the whole.
    case tooManyAsked(Int, total: Int)
    /// The counts asked for add up to less than the whole, and no label is left for the rest.
    case nothingForTheRest(Int, total: Int)

    /// A sentence for the person at the keyboard.
    public var description: String {
      switch self {
      case .unknownLabel(let name, let known):
        let list = known.prefix(12).joined(separator: ", ") + (known.count > 12 ? ", …" : "")
        return "the model has no label “\(name)”\nIts labels are: \(known.isEmpty ? "none" : list)."
      case .tooManyAsked(let asked, let total):
        return
          "the labels' counts add up to \(asked), more than -n \(total)\nRaise -n or lower the counts."
      case .nothingForTheRest(let asked, let total):
        return
          "every label has a count, and they add up to \(asked), less than -n \(total)\nLower -n or raise the counts."
      }
    }
  }

  /// How many documents each class of the model gets.
  public let counts: [Int]
  private let classes: CumulativeTable
  private let permutation: IndexPermutation

  /// Plans a run.
  ///
  /// - Parameters:
  ///   - total: How many documents; nil where `asked` alone decides.
  ///   - asked: Exact numbers for some labels. What is left of the total goes to the other classes.
  ///   - isBalanced: Whether those get equal shares rather than shares in proportion to the seed's.
  ///   - like: The shares that they get instead, by label; none of what it does not name.
  public init(
    model: SeedModel, total: Int?, asked: [(label: String, count: Int)] = [],
    isBalanced: Bool = false, like: [String: Int]? = nil, seed: UInt64
  ) throws(Failure) {
    for label in (like ?? [:]).keys.sorted()
    where !model.classes.contains(where: { $0.key.name == label }) {
      throw .unknownLabel(label, known: model.labels)
    }
    try self.init(
      classes: model.classes.map { item in
        (item.key.name, like.map { $0[item.key.name] ?? 0 } ?? max(1, item.documents))
      }, total: total,
      asked: asked, isBalanced: isBalanced, seed: seed)
  }

  /// Plans a run over classes with names and weights.
  init(
    classes all: [(name: String, weight: Int)], total: Int?, asked: [(label: String, count: Int)],
    isBalanced: Bool, seed: UInt64
  ) throws(Failure) {
    var counts = [Int](repeating: 0, count: all.count)
    var isAsked = [Bool](repeating: false, count: all.count)
    for (label, count) in asked {
      guard let index = all.firstIndex(where: { $0.name == label }) else {
        throw .unknownLabel(label, known: all.map(\.name).filter { !$0.isEmpty })
      }
      counts[index] += count
      isAsked[index] = true
    }
    let sum = counts.reduce(0, +)
    let total = total ?? sum
    if sum > total { throw .tooManyAsked(sum, total: total) }
    let others = counts.indices.filter { !isAsked[$0] }
    if others.isEmpty, sum < total { throw .nothingForTheRest(sum, total: total) }
    let shares = Self.apportion(
      total - sum, by: others.map { isBalanced ? 1 : all[$0].weight })
    for (index, share) in zip(others, shares) { counts[index] += share }
    self.counts = counts
    classes = CumulativeTable(weights: counts.map(UInt64.init))
    permutation = IndexPermutation(count: UInt64(total), seed: seed)
  }

  /// How many documents the run makes.
  public var total: Int { counts.reduce(0, +) }

  /// The class of document `index`.
  ///
  /// - Complexity: O(log *k*) in the number of classes.
  func classIndex(of index: Int) -> Int {
    classes.index(at: permutation[UInt64(index)])
  }

  /// Whole shares in proportion to weights, by the largest remainder; ties go to the first.
  static func apportion(_ total: Int, by weights: [Int]) -> [Int] {
    let sum = weights.reduce(0, +)
    if sum == 0 { return weights.map { _ in 0 } }
    let exact = weights.map { total.multipliedFullWidth(by: $0) }.map { sum.dividingFullWidth($0) }
    var shares = exact.map(\.quotient)
    let order = exact.indices.sorted { (-exact[$0].remainder, $0) < (-exact[$1].remainder, $1) }
    for index in order.prefix(total - shares.reduce(0, +)) { shares[index] += 1 }
    return shares
  }
}
