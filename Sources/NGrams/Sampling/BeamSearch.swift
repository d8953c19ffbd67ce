#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Finds the most probable sentences of a model.
///
/// Beginnings of sentences are continued by their most probable next words, and only the best of one length are followed. What is
/// found need not be the best there is, unless no beginning was given up.
public struct BeamSearch: Sendable {
  /// A sentence that was found.
  public struct Hypothesis: Equatable, Sendable {
    /// Its words, without its start and end.
    public var words: [UInt32]
    /// The natural logarithm of its probability, the end included, given its first words.
    public var logProbability: Double
  }

  private struct Beginning {
    var words: [UInt32]
    var state: NGramModel.State
    var logProbability: Double
  }

  private let model: NGramModel
  private let width: Int

  /// Prepares to search.
  ///
  /// - Parameter width: How many beginnings of one length are followed; 1 is greedy.
  public init(_ model: NGramModel, width: Int) {
    precondition(width > 0, "a beam has a width")
    (self.model, self.width) = (model, width)
  }

  /// Returns up to `count` sentences, the most probable first.
  ///
  /// - Parameters:
  ///   - start: The words that every sentence begins with.
  ///   - least: The fewest words, those of the start included.
  ///   - most: The most words.
  public func sentences(_ count: Int, start: [UInt32] = [], least: Int = 0, most: Int = 100)
    -> [Hypothesis]
  {
    var found: [Hypothesis] = []
    var beam = [
      Beginning(
        words: start, state: start.reduce(model.start) { model.advance($0, by: $1) },
        logProbability: 0)
    ]
    while !beam.isEmpty {
      var longer: [Beginning] = []
      for beginning in beam {
        // The end and <unk> may be among the best.
        for next in model.nextWords(after: beginning.state, count: width + 2) {
          let logProbability = beginning.logProbability + log(next.probability)
          if next.word == Vocabulary.end {
            if beginning.words.count >= least {
              found.append(
                Hypothesis(words: beginning.words, logProbability: logProbability))
            }
          } else if next.word > Vocabulary.end, beginning.words.count < most {
            longer.append(
              Beginning(
                words: beginning.words + [next.word],
                state: model.advance(beginning.state, by: next.word),
                logProbability: logProbability))
          }
        }
      }
      found.sort { $0.logProbability > $1.logProbability }
      if found.count > count { found.removeSubrange(count...) }
      longer.sort { $0.logProbability > $1.logProbability }
      beam = Array(longer.prefix(width))
      // Probabilities only fall, so the worst that was found bounds what is worth following.
      if found.count == count, let worst = found.last {
        beam.removeAll { $0.logProbability <= worst.logProbability }
      }
    }
    return found
  }
}
