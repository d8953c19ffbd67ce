/// Room that a tagger uses again for each sentence, so that it makes none by the word.
public struct TaggerScratch {
  /// The words, with two more before the first and behind the last.
  var signatures: [WordSignature] = []
  var features = [UInt32](
    repeating: 0, count: TaggerFeatures.fixedCount + TaggerFeatures.movingCount)
  /// Candidates of a word.
  var tags = [UInt8](repeating: 0, count: 128)

  /// By word, the tags that it may have; empty where all may.
  var allowed: [SIMD2<UInt64>] = []

  /// Makes room for short sentences; it grows with longer ones.
  public init() { signatures.reserveCapacity(64) }
}
