/// The scale of real texts: what of each score is usual.
struct FluencyScale {
  /// What is learned from one half of the real texts.
  private struct Half {
    let roles: SentenceRoles
    /// Nil where a judge of the language is there.
    let words: CrossPerplexity?
  }

  private let halves: [Half]
  private var usual: [(mean: Double, deviation: Double)] = []
  /// A tenth of the real texts are below.
  private(set) var limit = -Double.infinity

  /// - Parameter real: Real texts, in random order.
  init(real: [FluencyText], hasJudge: Bool) {
    // Each text is scored by what the other half taught.
    halves = [1, 0].map { parity in
      let half = real.indices.filter { $0 & 1 == parity }.map { real[$0] }
      return Half(
        roles: SentenceRoles(half),
        words: hasJudge ? nil : CrossPerplexity(tokens: half.map(\.tokens)))
    }
    let scores = real.indices.map { self.scores(of: real[$0], by: halves[$0 & 1]) }
    usual = (scores.first ?? []).indices.map { score in
      let values = scores.compactMap { $0[score] }
      let mean = values.reduce(0, +) / Double(max(1, values.count))
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return (mean, max((variance / Double(max(1, values.count))).squareRoot(), 1e-9))
    }
    let marks = scores.map(mark).sorted()
    if !marks.isEmpty {
      limit = marks[min(marks.count - 1, Int(FluencyMeasure.realShare * Double(marks.count)))]
    }
  }

  private func scores(of text: FluencyText, by half: Half) -> [Double?] {
    let roles = half.roles.score(text)
    if let words = half.words { return [words.orderGain(of: text.tokens), roles] }
    let odds = text.sentences.compactMap(\.odds)
    let mean = odds.isEmpty ? nil : odds.reduce(0, +) / Double(odds.count)
    return [mean, odds.min(), odds.last, roles]
  }

  /// How good a text is: 0, less the squares of the standard deviations by which its scores are below what is usual.
  private func mark(_ scores: [Double?]) -> Double {
    zip(scores, usual).compactMap { score, usual in
      score.map { ($0 - usual.mean) / usual.deviation }
    }.reduce(0) { $0 + min(0, $1) * abs($1) }
  }

  /// How good texts are, each by one of the halves in turn.
  func marks(of texts: [FluencyText]) -> [Double] {
    texts.indices.map { mark(scores(of: texts[$0], by: halves[$0 & 1])) }
  }
}
