import Corpora
import Sampling

/// How near a document is to another label: which third of its label's it belongs to, by the margin of the model's classifier.
///
/// The margin is the probability of the label less that of the next likely one. Thirds are taken of what the model itself
/// draws for the label, so that each of them can be had of any label.
public enum Difficulty: String, CaseIterable, Sendable {
  /// The third farthest from other labels.
  case easy
  /// The third between.
  case medium
  /// The third nearest to another label.
  case hard

  /// So many documents of a label tell where its thirds lie.
  private static let samples = 90

  /// So many tell which documents are most like another label's.
  private static let ambiguousSamples = 30

  /// Which margins each class's documents have without the share that is most like another label's.
  static func margins(
    of classes: Int, _ worker: DocumentDraw.Worker, seed: UInt64, without share: Double
  ) -> [ClosedRange<Float>] {
    samples(ambiguousSamples, of: classes, worker, seed: seed).map { margins in
      if margins.isEmpty { return -1...2 }
      return margins[min(margins.count - 1, Int(share * Double(margins.count)))]...2
    }
  }

  /// The margins of so many documents of each class, ascending; fewer where few draws pass the filters.
  private static func samples(
    _ count: Int, of classes: Int, _ worker: DocumentDraw.Worker, seed: UInt64
  ) -> [[Float]] {
    (0..<classes).map { item in
      var margins: [Float] = []
      for number in 0..<(10 * count) where margins.count < count {
        // No document has such a number.
        var stream = RandomStream(
          seed: seed, index: UInt64.max - UInt64(item), attempt: UInt32(number))
        if let margin = worker.margin(class: item, from: &stream) { margins.append(margin) }
      }
      return margins.sorted()
    }
  }

  /// Which margins are wanted of each class.
  func margins(
    of classes: Int, _ worker: DocumentDraw.Worker, seed: UInt64
  ) -> [ClosedRange<Float>] {
    Self.samples(Self.samples, of: classes, worker, seed: seed).map { margins in
      if margins.isEmpty { return 0...1 }
      let (low, high) = (margins[margins.count / 3], margins[2 * margins.count / 3])
      return switch self {
      case .hard: -1...low
      case .medium: low...high
      case .easy: high...2
      }
    }
  }

  /// The field of `meta` that tells a document's margin.
  static func member(margin: Float) -> JSONMember {
    JSONMember(key: "margin", value: String(Double((1_000 * margin).rounded()) / 1_000))
  }
}
