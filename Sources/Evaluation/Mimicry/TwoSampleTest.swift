import Classifiers

/// Whether a classifier tells two sets of texts apart (Lopez-Paz and Oquab 2017, *Revisiting classifier two-sample tests*).
///
/// Trained on one half of either and tested on the other, and the other way round.
enum TwoSampleTest {
  /// So many texts of a set are enough.
  static let mostTexts = 3_000

  /// The area under the curve with which texts of the second set are told from those of the first.
  static func area(_ first: [AuditText], _ second: [AuditText]) -> Estimate {
    let (first, second) = (first.prefix(mostTexts), second.prefix(mostTexts))
    var (positives, negatives) = ([Double](), [Double]())
    for half in 0..<2 {
      func part(_ texts: ArraySlice<AuditText>, _ isTest: Bool) -> [AuditText] {
        texts.enumerated().filter { ($0.offset % 2 == half) == isTest }.map(\.element)
      }
      let examples =
        part(first, false).map { LabelLearner.Example(text: $0.text, label: 0) }
        + part(second, false).map { LabelLearner.Example(text: $0.text, label: 1) }
      let learner = LabelLearner(known: examples, unlabelled: [], classCount: 2)
      var reader = TextClassifier.Reader(learner.learn().classifier)
      func score(_ text: AuditText) -> Double {
        let scores = reader.scores(text.text)
        return Double(scores[1] - scores[0])
      }
      positives += part(second, true).map(score)
      negatives += part(first, true).map(score)
    }
    return Estimate(areaOf: positives, over: negatives)
  }

  /// 2 (1 − max(area, ½)): 1 where nothing tells the sets apart, 0 where everything does.
  static func indistinguishability(_ area: Estimate) -> Estimate {
    func of(_ value: Double) -> Double { 2 * (1 - max(value, 0.5)) }
    var result = area
    (result.value, result.low, result.high) = (of(area.value), of(area.high), of(area.low))
    return result
  }
}
