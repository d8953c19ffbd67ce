/// Why a seed gives no model under differential privacy.
public enum PrivacyFailure: Error, Equatable, CustomStringConvertible {
  /// The noise would be larger than can be drawn.
  case lossTooSmall
  /// So few words or n-grams have enough groups that nothing can be written.
  case tooFewGroups(words: Int, threshold: Int)

  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .lossTooSmall:
      """
      so small a loss of privacy needs more noise than any seed could bear
      Give a larger --epsilon, or a larger --delta of at most one part in ten of the groups.
      """
    case .tooFewGroups(let words, let threshold):
      """
      the seed is too small for this loss of privacy: of its words only \(words) have enough groups, and no text can be \
      written (a word needs some \(threshold) of them)
      Give documents of more groups, a larger --epsilon, or use --privacy strict or standard.
      """
    }
  }
}
