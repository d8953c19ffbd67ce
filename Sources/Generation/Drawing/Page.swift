import NGrams
import PersonalData
import Privacy

/// What texts are written on, one after another, in the same room.
struct Page {
  var text = WrittenText()
  /// Who and what was invented for a text.
  var surrogates: SurrogateSet
  var trail = RunGate.Trail()
  /// The words of a text that splits are told by.
  var words: [UInt32] = []

  /// Makes room.
  ///
  /// - Parameter surrogates: What invents people and values.
  init(_ surrogates: SurrogateSet) { self.surrogates = surrogates }

  /// Begins another text.
  mutating func restart() {
    text.restart()
    surrogates.restart()
    trail.restart()
    words.removeAll(keepingCapacity: true)
  }

  /// A place in a text to go back to.
  struct Mark {
    let state: NGramMixture.State
    fileprivate let text: WrittenText.Mark
    fileprivate let trail: RunGate.Trail.Mark
    fileprivate let words: Int
  }

  /// Where the text has come to.
  func mark(at state: NGramMixture.State) -> Mark {
    Mark(state: state, text: text.mark, trail: trail.mark, words: words.count)
  }

  /// Drops what came after a mark.
  mutating func goBack(to mark: Mark) {
    text.goBack(to: mark.text)
    trail.goBack(to: mark.trail)
    words.removeLast(words.count - mark.words)
  }
}
