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
  /// The worst that an edit counts for not being how the corpus writes, log10, and by how many occurrences a count is doubted.
  ///
  /// A reader told 70 of 80 tickets apart by what the real ones never say: “Hi there”, “order number”, “I'd like you to”, “able to”. By its
  /// words and pairs a logistic regression told 76 % of tickets apart, with this 66 to 68 %; with −3 and 0.5 no fewer.
  static let worstTaste = -1.5
  static let doubt = 1.0
  /// What an edit counts for that contracts what the text writes in full, log10, and for one that writes in full what it contracts.
  ///
  /// 13 % of the shipped tickets have a contraction; of those written from them 46 % had, with taste alone 30 %, with both 19 %.
  static let discordOfContraction = -1.5
  static let discordOfFullForm = -0.5
  /// What an edit counts for that contracts something in a text that has nothing else to contract, log10.
  ///
  /// A reader took eight of 40 tickets for the program's by their contractions.
  static let discordOfFirstContraction = -0.6
  /// What a wording counts that strict readers called rare, log10.
  ///
  /// At −1.5 so little is left in some stretches that fewer seeds are used (259 of 420, at −0.6 261) and greetings change in place of phrases.
  static let reluctance = -0.6
  /// The least share of the words that tell a variety of the language which must speak for it.
  static let leastShareOfVariety = 0.8
  /// How strongly a draw prefers what gains more.
  static let preference = 1.5
  /// What all alternatives of one stretch weigh together beside keeping it.
  ///
  /// Each edit may be odd, so there are no more than the limits on copied runs ask for: at 1.5 a strict reader called 10 of 40 tickets
  /// natural. At 0.65, 0.5 and 0.35 tickets were told apart by their words in 66, 65 and 63 %, and one seed had 27, 27 and 28 % of
  /// their runs of four tokens; the limit is 30.
  static let editWeight = 0.4
  /// The longest stretch that is copied without an edit, where the seed's runs would let a longer one pass.
  static let longestCopy = 64
  /// How many words behind an edit show whether it fits.
  static let lookahead = 3
  /// The share of the things that a document names which become others.
  static let sisterShare = 0.7
  /// The share of sentences with parts that can change places which have them in the other order.
  static let movedShare = 0.5
  /// How many sisters are tried for a thing.
  static let sisterTries = 6
  /// The least fit of a sister, log10.
  static let leastSisterFit = -0.5
  /// How many sentences a text has at least of which one is left out.
  ///
  /// At 5, only 245 of 420 seeds were used.
  static let fewestSentences = 3
  /// What leaving a sentence out weighs beside keeping it, log10.
  ///
  /// At −0.8 a reader found what the rest speaks of missing in 4 of 100 tickets.
  static let droppedSentenceGain = -1.5
  /// The least safety of a synonym; below it, a reader found the wrong sense too often.
  static let leastSafety = 0.6
}
