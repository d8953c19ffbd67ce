import Sampling

/// How many documents each label has, and some of them, drawn at random without replacement.
///
/// A label's sample depends on the seed and on its own documents in their order, not on other labels. The texts of at most
/// 2,000 labels are held: where there are more, the rarer half is dropped, and a label that comes again after that is sampled
/// from there on.
struct LabelSamples {
  /// So many documents of a label are kept.
  static let sampleSize = 3
  /// So many labels are shown.
  static let mostShown = 100
  private static let mostHeld = 2_000

  /// How many documents each label has.
  private(set) var counts: [String: Int] = [:]
  private var samples: [String: Reservoir<String>] = [:]
  private let seed: UInt64

  /// Starts with no documents.
  init(seed: UInt64) { self.seed = seed }

  /// Takes in a document.
  mutating func offer(_ text: String, label: String) {
    counts[label, default: 0] += 1
    if samples[label] == nil, samples.count == Self.mostHeld { dropRare() }
    samples[label, default: Self.sample(of: label, seed: seed)].offer(text)
  }

  /// The samples of the most frequent labels; equally frequent ones are in the order of their names.
  var mostFrequent: [AuditResult.LabelExamples] {
    frequent(Self.mostShown).map { label in
      AuditResult.LabelExamples(
        label: label, synthetic: counts[label] ?? 0, texts: samples[label]?.items ?? [])
    }
  }

  private mutating func dropRare() {
    let kept = Set(frequent(Self.mostHeld / 2))
    samples = samples.filter { kept.contains($0.key) }
  }

  /// The most frequent of the labels that are held.
  private func frequent(_ most: Int) -> [String] {
    samples.keys.map { (label: $0, count: counts[$0] ?? 0) }
      .sorted { (-$0.count, $0.label) < (-$1.count, $1.label) }
      .prefix(most).map(\.label)
  }

  private static func sample(of label: String, seed: UInt64) -> Reservoir<String> {
    var hash = StableHash()
    for byte in label.utf8 { hash.add(byte) }
    return Reservoir(
      capacity: sampleSize, stream: RandomStream(seed: seed, index: hash.finished))
  }
}
