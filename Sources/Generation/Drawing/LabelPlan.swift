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
    /// More than the whole would be needed to give every label the least count.
    case tooManyForEach(Int, total: Int)
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
      case .tooManyForEach(let needed, let total):
        return
          "the least counts of all labels add up to \(needed), more than -n \(total)\nRaise -n or lower --minimum."
      case .nothingForTheRest(let asked, let total):
        return
          "every label has a count, and they add up to \(asked), less than -n \(total)\nLower -n or raise the counts."
      }
    }
  }

  /// What is asked of the labels.
  public struct Requests: Sendable {
    /// Exact numbers for some labels; what is left of the total goes to the other classes.
    public var counts: [(label: String, count: Int)] = []
    /// Whether those get equal shares rather than shares in proportion to the seed's.
    public var isBalanced = false
    /// The weights that they get instead, by label; nothing for what is not named.
    public var like: [String: Int]?
    /// Shares of the whole for some labels, each from 0 to 1; what is left goes to the others as it would without.
    public var mix: [(label: String, share: Double)] = []
    /// So many documents each class gets at least, unless it has a number of its own.
    public var minimum = 0

    /// Shares in proportion to the seed's.
    public init() {}

    /// The labels that they name.
    var names: [String] { counts.map(\.label) + mix.map(\.label) + (like ?? [:]).keys.sorted() }
  }

  /// How many documents each class of the model gets.
  public let counts: [Int]
  private let classes: CumulativeTable
  private let permutation: IndexPermutation

  /// Plans a run.
  ///
  /// - Parameter total: How many documents; nil where the counts that are asked for alone decide.
  public init(
    model: SeedModel, total: Int?, requests: Requests = Requests(), seed: UInt64
  ) throws(Failure) {
    try self.init(
      classes: model.classes.map { ($0.key.name, max(1, $0.documents)) }, total: total,
      requests: requests, seed: seed)
  }

  /// Plans a run over classes with names and weights.
  init(
    classes all: [(name: String, weight: Int)], total: Int?, requests: Requests, seed: UInt64
  ) throws(Failure) {
    for name in requests.names where !all.contains(where: { $0.name == name }) {
      throw .unknownLabel(name, known: all.map(\.name).filter { !$0.isEmpty })
    }
    var fixed: [String: Int] = [:]
    for (label, count) in requests.counts { fixed[label, default: 0] += count }
    let sum = fixed.values.reduce(0, +)
    let total = total ?? sum
    if sum > total { throw .tooManyAsked(sum, total: total) }
    if fixed.count == all.count, sum < total { throw .nothingForTheRest(sum, total: total) }
    let others = all.indices.filter { fixed[all[$0].name] == nil }
    let shares = Self.apportion(
      total - sum, by: Self.weights(of: others.map { all[$0] }, requests),
      minimum: requests.minimum)
    guard let shares else {
      throw .tooManyForEach(sum + others.count * requests.minimum, total: total)
    }
    var counts = all.map { fixed[$0.name] ?? 0 }
    for (index, share) in zip(others, shares) { counts[index] = share }
    self.counts = counts
    classes = CumulativeTable(weights: counts.map(UInt64.init))
    permutation = IndexPermutation(count: UInt64(total), seed: seed)
  }

  /// What share each class gets of what no count fixes.
  private static func weights(
    of classes: [(name: String, weight: Int)], _ requests: Requests
  ) -> [Int] {
    let usual = classes.map { item in
      requests.like.map { $0[item.name] ?? 0 } ?? (requests.isBalanced ? 1 : item.weight)
    }
    if requests.mix.isEmpty { return usual }
    let mix = Dictionary(requests.mix.map { ($0.label, $0.share) }) { $0 + $1 }
    let rest = zip(classes, usual).reduce(0) { $0 + (mix[$1.0.name] == nil ? $1.1 : 0) }
    let left = max(0, 1 - mix.values.reduce(0, +))
    return zip(classes, usual).map { item, weight in
      Int(1e9 * (mix[item.name] ?? left * Double(weight) / Double(max(1, rest))))
    }
  }

  /// How many documents the run makes.
  public var total: Int { counts.reduce(0, +) }

  /// The class of document `index`.
  ///
  /// - Complexity: O(log *k*) in the number of classes.
  func classIndex(of index: Int) -> Int { place(of: index).class }

  /// The class of document `index`, and its number among the class's documents, from 0 in no order.
  ///
  /// - Complexity: O(log *k*) in the number of classes.
  func place(of index: Int) -> (class: Int, rank: Int) {
    let point = permutation[UInt64(index)]
    let item = classes.index(at: point)
    return (item, Int(point - classes.start(of: item)))
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

  /// The same with at least `minimum` for each; nil where that is more than the whole.
  private static func apportion(_ total: Int, by weights: [Int], minimum: Int) -> [Int]? {
    if minimum * weights.count > total { return nil }
    var shares = apportion(total, by: weights)
    var raised: Set<Int> = []
    // Raising some to the least count leaves less for the others, of which some may then fall below it.
    while case let low = shares.indices.filter({ shares[$0] < minimum && !raised.contains($0) }),
      !low.isEmpty
    {
      raised.formUnion(low)
      let rest = apportion(
        total - minimum * raised.count,
        by: weights.indices.map { raised.contains($0) ? 0 : weights[$0] })
      shares = weights.indices.map { raised.contains($0) ? minimum : rest[$0] }
    }
    return shares
  }
}
