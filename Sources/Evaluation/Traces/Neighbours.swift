import Generation

/// How near texts are to the seed: a copy with a few changes is far nearer to its one source than to any other.
///
/// Distances are 1 less the likeness of the texts' stretches of four bytes (Jaccard's, estimated by MinHash).
public struct Neighbours: Sendable {
  /// By text, the distance to the nearest seed document over that to the second nearest; sorted.
  public let ratios: [Double]
  /// By text, the distance to the nearest; sorted.
  public let distances: [Double]

  /// So many texts are enough.
  static let mostTexts = 2_000

  /// Looks at texts beside seed documents.
  ///
  /// - Complexity: O(*m* *n*), a few nanoseconds a pair.
  init(_ texts: some Sequence<AuditText>, beside seeds: [AuditText]) {
    var ratios: [Double] = []
    var distances: [Double] = []
    for text in texts.prefix(Self.mostTexts) {
      var (nearest, second) = (1.0, 1.0)
      for seed in seeds {
        let distance = 1 - text.sketch.likeness(seed.sketch)
        if distance < nearest {
          (nearest, second) = (distance, nearest)
        } else if distance < second {
          second = distance
        }
      }
      distances.append(nearest)
      ratios.append(second == 0 ? 1 : nearest / second)
    }
    (self.ratios, self.distances) = (ratios.sorted(), distances.sorted())
  }

  /// The ratio that so large a share of the texts stay below.
  public func ratio(at share: Double) -> Double { Self.quantile(ratios, share) }

  /// The distance that so large a share of the texts stay below.
  public func distance(at share: Double) -> Double { Self.quantile(distances, share) }

  private static func quantile(_ sorted: [Double], _ share: Double) -> Double {
    sorted.isEmpty ? 1 : sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))]
  }
}
