import Corpora
import Grammars
import Tokenization

/// Why a drawn text was not taken.
public enum Rejection: String, Error, CaseIterable, Sendable {
  /// Shorter or longer than the seed's documents are.
  case length
  /// A whole seed document again.
  case seedCopy = "seed copies"
  /// A document that this run has already.
  case duplicate = "duplicates"
  /// Something like personal data outside the slots.
  case personalData = "personal data"
  /// A text that reads like another label's.
  case label = "of another label"
  /// No text, as nothing that may be used for its label is there.
  case origin = "without a source"
  /// A text that reads worse than the seed's.
  case fluency = "that read badly"
  /// A wording that another split has.
  case split = "of another split"
  /// A text that is easier or harder to tell from other labels' than was asked for.
  case difficulty = "of another difficulty"
  /// Nearly a seed document.
  case nearSeed = "near-copies of seeds"
  /// A run of tokens that too few groups of the seed wrote.
  case seedRun = "runs of seeds"
  /// Nearly a document that this run has already, or that it was told to keep away from.
  case nearDuplicate = "near-duplicates"
  /// Written from a document of the seed that others were written from often enough.
  case base = "of seeds that have had their share"
  /// A slot that nothing could fill, or a number that its neighbours do not allow.
  case unfilled = "slots left unfilled"
  /// A control character that the seed's learned text does not have.
  case controlCharacter = "control characters"
}

/// Which document of a run is drawn.
struct RunPlace {
  /// Its number in the run.
  var index = 0
  /// How often it was drawn before.
  var attempt = 0
  let classIndex: Int
  /// Its number among the class's documents.
  var rank = 0
  var split = 0
}

/// What draws a run's documents; one for each thread.
///
/// The same place is the same document.
protocol DocumentDrawing: AnyObject {
  /// Draws one document of a class and passes it through the filters that need no other document of the run.
  ///
  /// - Parameter checks: Which filters there are.
  func draw(_ place: RunPlace, checks: DrawChecks) -> Result<DrawnDocument, DrawFailure>
}

/// A document that was drawn, with what its filters computed of its text, where they did.
struct DrawnDocument {
  var document: Document
  var fingerprint: Fingerprint?
  var sketch: TextSketch?
  /// Of one that is written anew, which it is written from.
  var use: BaseUse?
}

/// A document's base, and how often it may have been used before.
struct BaseUse {
  let base: Int
  let most: Int
  /// The letters of what is written, without values of persons; nil where it is not written yet.
  var wording: Fingerprint?
}

/// Which filters a draw passes through.
enum DrawChecks {
  /// None: it passed them before.
  case none
  /// All, but for what is borne; a text that the run has is told before the dearer ones are asked.
  case all(RunHistory?, bears: Bearing)
}

/// What a document is let through with that has used many of its draws.
struct Bearing: OptionSet {
  let rawValue: UInt8
  /// It may be nearly another document, or nearly a seed.
  static let near = Bearing(rawValue: 1)
  /// Where labels are told by noisy counts, it may read still more like one other label.
  static let secondLabel = Bearing(rawValue: 2)
  /// It may be nearly as like another label's as its own.
  static let ambiguous = Bearing(rawValue: 4)

  /// What is borne after so many draws of a document: each after many, or after a few where its class has come to that before.
  ///
  /// - Parameter before: What its class has come to.
  init(after attempts: Int, before: Bearing) {
    self = []
    for (item, most, few) in Self.patience where attempts >= (before.contains(item) ? few : most) {
      insert(item)
    }
  }

  init(rawValue: UInt8) { self.rawValue = rawValue }

  private static let patience: [(item: Bearing, most: Int, few: Int)] = [
    (.near, Generator.mostAttempts / 2, 16), (.secondLabel, 8, 2),
    (.ambiguous, Generator.mostAttempts / 2, 64),
  ]
}

/// Why there is no document.
enum DrawFailure: Error {
  case rejected(Rejection)
  /// The grammar leaves no way.
  case stuck(SamplingError)
  /// A filter could not read the text, so nobody knows whether it may be written.
  case unfiltered(ICUError)
}
