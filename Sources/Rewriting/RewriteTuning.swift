/// The constants of rewriting, with what set them.
enum RewriteTuning {
  /// The least gain, log10, of a phrase and of a synonym; less is out of place.
  ///
  /// From the prototype in which readers judged the results.
  static let leastGainOfPhrase = -1.0
  static let leastGainOfSynonym = -0.7
  /// The same of another construction, which is right by its rule; a model of a few words sees little of it.
  static let leastGainOfStructure = -2.0
  /// No gain counts for more, or the blandest wording would always be taken.
  static let mostGain = 0.4
  /// What a token of difference in length is worth, log10: about what one costs in general text.
  static let gainPerToken = 2.2
  /// How strongly a draw prefers what gains more.
  static let preference = 1.5
  /// What all alternatives of one stretch weigh together beside keeping it.
  ///
  /// Each edit may be odd, so there are no more than the limits on copied runs ask for: at 1.5 a strict reader called 10 of 40 tickets
  /// natural.
  static let editWeight = 0.5
  /// The longest stretch that is copied without an edit, where the seed's runs would let a longer one pass.
  static let longestCopy = 64
  /// How many words behind an edit show whether it fits.
  static let lookahead = 3
  /// The share of the things that a document names which become others.
  static let sisterShare = 0.7
  /// How many sisters are tried for a thing.
  static let sisterTries = 6
  /// The least fit of a sister, log10.
  static let leastSisterFit = -0.5
  /// What leaving a sentence out weighs beside keeping it.
  static let droppedSentenceGain = -0.8
  /// The least safety of a synonym; below it, a reader found the wrong sense too often.
  static let leastSafety = 0.6
}
