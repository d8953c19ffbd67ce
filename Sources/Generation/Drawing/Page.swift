import NGrams
import PersonalData
import Privacy
import Sampling

/// What texts are written on, one after another, in the same room.
struct Page {
  var text = WrittenText()
  /// Who and what was invented for a text.
  var surrogates: SurrogateSet
  var trail = RunGate.Trail()
  /// The words of a text that splits are told by.
  var words: [UInt32] = []
  /// What was appended last: a word's number, or nothing that counts.
  var lastWord: UInt32?
  /// The same where it was a word that has no number, UTF-8.
  var lastText: [UInt8] = []
  /// Of a document that is written anew, which it is written from.
  var use: BaseUse?
  /// Whether nothing could fill some slot of the text.
  var isUnfilled = false

  /// Makes room.
  ///
  /// - Parameter surrogates: What invents people and values.
  init(_ surrogates: SurrogateSet) { self.surrogates = surrogates }

  /// Begins another text.
  mutating func restart() {
    text.restart()
    surrogates.restart()
    trail.restart()
    isUnfilled = false
    use = nil
    lastWord = nil
    lastText = []
    words.removeAll(keepingCapacity: true)
  }

  /// Writes the text down, with the numbers that words beside them allow.
  ///
  /// - Returns: Whether all of the text could be written.
  mutating func finish(by table: WordTable, from stream: inout RandomStream) -> Bool {
    text.finish(by: table)
    let surrogates = surrogates
    var drawn = DrawnFigures()
    return text.fillNumbers { form, hint, before, after in
      guard case .figure(let figure) = hint else {
        return surrogates.number(of: form, before: before, after: after, from: &stream)
      }
      if let number = drawn.equal(to: figure, as: form) { return number }
      let number = surrogates.number(of: form, before: before, after: after, from: &stream) {
        figure.faults(of: figure.finished($0)) + (drawn.admits($0, as: figure) ? 0 : 4)
          + (drawn.keepsRatios($0, as: figure) ? 0 : 3)
      }
      guard let number else { return nil }
      let finished = figure.finished(number)
      drawn.append(finished, as: figure, form)
      return finished
    }
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
