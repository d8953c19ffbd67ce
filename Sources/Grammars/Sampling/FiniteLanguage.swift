import Sampling

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// All texts of a grammar that has few, drawn without replacement.
///
/// Each text comes with its share of what is left: keys -log(u) / p in ascending order (Efraimidis and Spirakis 2006, *Weighted
/// random sampling with a reservoir*).
public final class FiniteLanguage {
  /// A grammar with more derivations is not listed.
  public static let mostDerivations = 100_000.0

  /// Holds the text that was drawn last.
  public let sampler: GrammarSampler
  /// By text, the choices of its first derivation, in the order in which they are drawn.
  private var order: [[Int]] = []

  /// nil where the grammar has too many derivations, or values that are drawn anew each time.
  public init?(_ grammar: Grammar, options: GrammarSampler.Options = .init()) throws(SamplingError)
  {
    let hasValues = grammar.symbols.contains { [.value, .evaluate, .model].contains($0.kind) }
    let isGuarded = grammar.productions.contains(where: \.isGuarded)
    let analysis = GrammarAnalysis(grammar)
    guard !hasValues, !isGuarded, analysis.spectralRadius == 0,
      analysis.derivationCount(depth: grammar.nonterminals.count + 1) <= Self.mostDerivations
    else { return nil }
    sampler = GrammarSampler(grammar, options: options)
    try list(grammar, seed: options.seed)
  }

  /// How many texts there are.
  public var count: Int { order.count }

  /// Draws the text of a place in the order.
  public func draw(_ place: Int) throws(SamplingError) {
    let choices = order[place]
    var next = 0
    sampler.chooser = { _, _, allowed in
      defer { next += 1 }
      return next < choices.count ? allowed[choices[next]] : allowed.first
    }
    defer { sampler.chooser = nil }
    try sampler.draw(0)
  }

  /// Goes through all sequences of choices as an odometer does.
  private func list(_ grammar: Grammar, seed: UInt64) throws(SamplingError) {
    var texts: [UInt64: (choices: [Int], probability: Double)] = [:]
    var choices: [Int] = []
    while true {
      var taken: [Int] = []
      var sizes: [Int] = []
      var probability = 1.0
      sampler.chooser = { _, _, allowed in
        let choice = taken.count < choices.count ? choices[taken.count] : 0
        taken.append(choice)
        sizes.append(allowed.count)
        probability *= grammar.productions[allowed[choice]].probability
        return allowed[choice]
      }
      try sampler.draw(0)
      if probability > 0 {
        texts[sampler.fingerprint, default: (taken, 0)].probability += probability
      }
      while let last = taken.last, last + 1 == sizes[taken.count - 1] { taken.removeLast() }
      guard let last = taken.popLast() else { break }
      choices = taken + [last + 1]
    }
    sampler.chooser = nil
    var keyed: [(key: Double, choices: [Int])] = []
    for (fingerprint, value) in texts {
      // A text's key does not depend on the order in which texts are found.
      var stream = RandomStream(seed: seed, index: fingerprint)
      keyed.append((-log(1 - stream.unit()) / value.probability, value.choices))
    }
    order = keyed.sorted { ($0.key, $0.choices.count) < ($1.key, $1.choices.count) }.map(\.choices)
  }
}
