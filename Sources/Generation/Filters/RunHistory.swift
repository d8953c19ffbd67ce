import Corpora
import Sampling

/// What a run has written, so that nothing is written twice.
struct RunHistory: Sendable {
  /// Whether a class of a split has been given up.
  var isExhausted: [Bool]
  /// What documents of a class of a split have come to be let through with.
  var borne: [Bearing]
  private var fingerprints = FingerprintSet()
  /// Those of documents in other words, without values of persons.
  private var wordings = FingerprintSet()
  private var nearDuplicates: NearDuplicateIndex?
  /// How often documents were written from each base.
  private var uses: [Int: Int] = [:]

  /// Starts with nothing.
  ///
  /// - Parameters:
  ///   - likeness: From which on two documents are near-duplicates; nil where only equal ones are told.
  ///   - slots: How many classes of splits there are.
  init(likeness: Double?, slots: Int) {
    isExhausted = Array(repeating: false, count: slots)
    borne = Array(repeating: [], count: slots)
    nearDuplicates = likeness.map(NearDuplicateIndex.init)
  }

  /// Whether a document of these letters was written.
  func has(_ fingerprint: Fingerprint) -> Bool { fingerprints.contains(fingerprint) }

  /// Whether one was written that a document of this sketch is nearly the same as.
  func hasNearly(_ sketch: TextSketch) -> Bool {
    nearDuplicates?.contains(near: sketch) ?? false
  }

  /// Whether a base has had its share, or was written in the same words, for a document that was drawn so many times before.
  func refuses(_ use: BaseUse, after attempts: Int) -> Bool {
    if attempts >= Self.fairAttempts { return false }
    return uses[use.base] ?? 0 >= use.most || use.wording.map(wordings.contains) ?? false
  }

  /// After so many draws a document may be written from what others were written from often, and in the same words with other values.
  private static let fairAttempts = 32

  mutating func insert(_ document: Finished) {
    if let use = document.use {
      uses[use.base, default: 0] += 1
      if let wording = use.wording { _ = wordings.insert(wording) }
    }
    _ = fingerprints.insert(document.fingerprint)
    nearDuplicates?.insert(document.sketch)
  }
}

/// A document as it will be written, and what duplicates are told by.
struct Finished {
  let document: Document
  let fingerprint: Fingerprint
  let sketch: TextSketch
  let use: BaseUse?
}

/// Makes documents ready to be written; one for each thread.
final class Finisher {
  private var sketches = TextSketch.Maker()
  private let noise: NoisePlan?
  private let seed: UInt64

  init(noise: NoisePlan? = nil, seed: UInt64 = 0) { (self.noise, self.seed) = (noise, seed) }

  func finish(_ drawn: DrawnDocument, index: Int = 0, attempt: Int) -> Finished {
    var document = drawn.document
    if let noise {
      // The words of another key are independent of those that the document was drawn by.
      var stream = RandomStream(
        seed: seed ^ 0x4E4F_4953_4500, index: UInt64(index), attempt: UInt32(attempt))
      noise.apply(to: &document, from: &stream)
    }
    // What was computed of the text holds unless noise has changed it.
    let (fingerprint, sketch) = noise == nil ? (drawn.fingerprint, drawn.sketch) : (nil, nil)
    if let fingerprint, let sketch {
      return Finished(
        document: document, fingerprint: fingerprint, sketch: sketch, use: drawn.use)
    }
    let text = Array(document.text.utf8)
    return Finished(
      document: document, fingerprint: fingerprint ?? Fingerprint(of: text),
      sketch: sketch ?? sketches.sketch(text), use: drawn.use)
  }
}
