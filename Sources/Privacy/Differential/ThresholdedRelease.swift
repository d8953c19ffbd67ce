#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Releases which items many groups have, and about how many.
///
/// Private set union by thresholded noisy counts (Gopi et al. 2020, *Differentially private set union*; Wilson et al. 2020).
/// Each group counts once for at most ``mostItems`` of its items, so that all of its documents together move the vector of counts
/// by √`mostItems` at most, in Euclid's measure, and the noise costs ρ = `mostItems` / 2σ². An item that this group alone has is
/// released only where its noise alone carries it over the threshold: with all its items together, with a probability of δ at most.
package struct ThresholdedRelease: Sendable {
  /// For how many items a group counts.
  package let mostItems: Int
  /// What the loss of privacy is, but for `delta`.
  package let rho: Double
  /// With what probability an item that one group alone has is released.
  package let delta: Double
  /// The noise of each count.
  package let noise: DiscreteGaussian
  /// From which noisy count on an item is released.
  package let threshold: Int

  /// Plans a release; nil where the loss is so small that no noise is large enough.
  package init?(mostItems: Int, rho: Double, delta: Double) {
    let deviation = (Double(mostItems) / (2 * rho)).squareRoot()
    guard deviation > 0, deviation <= DiscreteGaussian.mostDeviation else { return nil }
    (self.mostItems, self.rho, self.delta) = (mostItems, rho, delta)
    noise = DiscreteGaussian(deviation: deviation)
    // 1 − (1 − p)^C ≤ δ, for the chance p that a count of 1 comes over the threshold.
    let chance = -expm1(log1p(-delta) / Double(mostItems))
    var (low, high) = (1, 2 + Int(40 * noise.deviation))
    while low < high {
      let middle = (low + high) / 2
      if noise.tail(from: middle - 1) <= chance { high = middle } else { low = middle + 1 }
    }
    threshold = low
  }

  /// What is released of the items that groups have.
  ///
  /// - Parameters:
  ///   - groups: Each group's distinct items.
  ///   - generator: A cryptographic one.
  /// - Returns: The released items with their noisy counts.
  package func release<Item: Hashable>(
    _ groups: some Sequence<[Item]>, using generator: inout some RandomNumberGenerator
  ) -> [Item: Int] {
    var counts: [Item: Int] = [:]
    for items in groups {
      for item in contribution(of: items, using: &generator) { counts[item, default: 0] += 1 }
    }
    return counts.compactMapValues { count in
      let noisy = count + noise.draw(using: &generator)
      return noisy >= threshold ? noisy : nil
    }
  }

  /// Noisy counts of items that are known whatever the documents are: none is kept back.
  ///
  /// - Parameter items: All items there are.
  package func counts<Item: Hashable>(
    of items: some Sequence<Item>, _ groups: some Sequence<[Item]>,
    using generator: inout some RandomNumberGenerator
  ) -> [Item: Int] {
    var counts: [Item: Int] = [:]
    for item in items { counts[item] = 0 }
    for own in groups {
      for item in contribution(of: own.filter { counts[$0] != nil }, using: &generator) {
        counts[item, default: 0] += 1
      }
    }
    return counts.mapValues { $0 + noise.draw(using: &generator) }
  }

  /// Those of a group's items that count, drawn where it has too many.
  package func contribution<Item>(
    of items: [Item], using generator: inout some RandomNumberGenerator
  ) -> ArraySlice<Item> {
    if items.count <= mostItems { return items[...] }
    var items = items
    for place in 0..<mostItems {
      items.swapAt(place, Int.random(in: place..<items.count, using: &generator))
    }
    return items[..<mostItems]
  }
}
