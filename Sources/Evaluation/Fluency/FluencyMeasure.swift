import Fluency
import Sampling
import Tokenization

/// How many texts read worse than the worst tenth of real ones, by what did not write them.
///
/// A text has four scores: the mean log odds of its sentences to have the word order of real text, those of the worst one and of the last
/// one (``OrderJudge``), and whether its sentences stand where such sentences stand (``SentenceRoles``, learned from one half of the real
/// texts for the other). What counts is by how much they are below those of real texts, in standard deviations, squared and added up. Where a
/// language has no judge, a trigram model of the other half stands in for the first three.
public struct FluencyMeasure: Sendable {
  /// What judges the order of words.
  public enum Judge: String, Sendable {
    /// A model of the language, from texts that have nothing to do with the seed.
    case language
    /// A model of the seed itself, which knows its words and little of the language.
    case seed
  }

  /// The judge.
  public let judge: Judge
  /// The share of synthetic texts that read worse than the worst tenth of real ones.
  public let worse: Estimate
  /// The same of real texts with their words in a random order.
  public let worseOfShuffledWords: Double?
  /// The same of real texts with their sentences in a random order; nil where few have three.
  public let worseOfShuffledSentences: Double?
  /// The same of real texts that stop within a sentence.
  public let worseOfCutOff: Double?
  /// The places of the synthetic texts that read worst, worst first.
  let worst: [Int]

  /// So many texts of a kind are looked at.
  static let mostTexts = 4_000
  /// Fewer broken texts of a kind say nothing.
  private static let fewestBroken = 10
  /// So large a share of real texts counts as reading badly.
  static let realShare = 0.1

  /// Measures.
  ///
  /// - Parameters:
  ///   - real: Real texts, in random order.
  ///   - output: Synthetic texts.
  /// - Returns: Nil where there are too few real texts to tell the worst tenth of.
  init?(
    of output: [AuditText], beside real: [AuditText], locale: String, judge: OrderJudge?
  ) throws(ICUError) {
    let real = real.prefix(Self.mostTexts).map(\.text)
    if real.count < 20 { return nil }
    let reader = try FluencyReader(locale: locale, judge: judge)
    func read(_ texts: some Sequence<[UInt8]>) throws(ICUError) -> [FluencyText] {
      var read: [FluencyText] = []
      for text in texts { read.append(try reader.read(text)) }
      return read
    }
    let scale = FluencyScale(real: try read(real), hasJudge: judge != nil)
    let marks = scale.marks(of: try read(output.prefix(Self.mostTexts).map(\.text)))
    self.judge = judge == nil ? .seed : .language
    worse = Estimate(share: marks.count { $0 < scale.limit }, of: marks.count)
    worst = marks.indices.sorted { (marks[$0], $0) < (marks[$1], $1) }
    var stream = RandomStream(seed: 0x466C, index: 0)
    var shares: [BrokenText: Double] = [:]
    for kind in BrokenText.allCases {
      var broken: [[UInt8]] = []
      for text in real {
        let sentences = try reader.sentenceRanges(of: text)
        if let text = kind.breaking(text, sentences: sentences, &stream) { broken.append(text) }
      }
      if broken.count < Self.fewestBroken { continue }
      let marks = scale.marks(of: try read(broken))
      shares[kind] = Double(marks.count { $0 < scale.limit }) / Double(marks.count)
    }
    worseOfShuffledWords = shares[.shuffledWords]
    worseOfShuffledSentences = shares[.shuffledSentences]
    worseOfCutOff = shares[.cutOff]
  }
}
