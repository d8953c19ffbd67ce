/// Tells what each word of an English sentence is, from left to right.
///
/// An averaged perceptron (Collins 2002, *Discriminative training methods for hidden Markov models*) scores the tags that a word
/// may have by its features and the two tags before it, and the best is taken. Words that always have one tag are not scored.
public struct PartOfSpeechTagger: Sendable {
  private let model: TaggerModel
  private let features: TaggerFeatures

  /// Reads a model where it lies; nothing is copied but the few classes of its words.
  ///
  /// - Parameter bytes: A file that `train` wrote. The memory must stay as it is for as long as the tagger is in use.
  /// - Returns: nil where the bytes aren't a model of this version.
  public init?(bytes: UnsafeRawBufferPointer) {
    guard let model = unsafe TaggerModel(bytes) else { return nil }
    self.model = model
    features = TaggerFeatures(rowCount: model.rowCount)
  }

  /// Tags the words of one sentence, its punctuation marks among them.
  ///
  /// - Parameter words: Words as a tokenizer gives them: contractions such as `don't` are one word.
  /// - Returns: As many tags as words.
  /// - Complexity: O(*n*) in bytes.
  public func tag(_ words: [some StringProtocol]) -> [PartOfSpeech] {
    var text: [UInt8] = []
    var ranges: [Range<Int>] = []
    ranges.reserveCapacity(words.count)
    for word in words {
      let start = text.count
      text.append(contentsOf: word.utf8)
      ranges.append(start..<text.count)
    }
    var scratch = TaggerScratch()
    var tags: [PartOfSpeech] = []
    tag(ranges.span, of: text.span, with: &scratch, into: &tags)
    return tags
  }

  /// Tags the words of one sentence and allocates nothing once the arrays are large enough.
  ///
  /// - Parameters:
  ///   - words: The bytes of each word in the text; they must lie in it.
  ///   - text: A text in UTF-8.
  ///   - scratch: Room that is used again.
  ///   - tags: Is replaced by as many tags as words.
  /// - Complexity: O(*n*) in bytes.
  public func tag(
    _ words: Span<Range<Int>>, of text: Span<UInt8>, with scratch: inout TaggerScratch,
    into tags: inout [PartOfSpeech]
  ) {
    tags.removeAll(keepingCapacity: true)
    let style = sign(words, text, &scratch)
    var (last, last2) = (WordClass.noTag, WordClass.noTag)
    unsafe scratch.signatures.withUnsafeBufferPointer { signatures in
      unsafe scratch.features.withUnsafeMutableBufferPointer { room in
        unsafe scratch.tags.withUnsafeMutableBufferPointer { candidates in
          guard let signatures = signatures.baseAddress, let room = room.baseAddress,
            let candidates = candidates.baseAddress
          else { return }
          for word in 0..<words.count {
            let known = unsafe signatures[word &+ 2].wordClass
            var tag = known.first
            if !known.isFixed {
              unsafe features.writeFixed(signatures, word &+ 2, style: style, to: room)
              unsafe features.writeMoving(
                signatures, word &+ 2, last, last2, to: room + TaggerFeatures.fixedCount)
              tag = unsafe best(of: known.candidates, room, candidates)
            }
            tags.append(PartOfSpeech(known: tag))
            (last, last2) = (tag, last)
          }
        }
      }
    }
  }

  /// Reads the words with what the lexicon knows of them; returns how the sentence is written.
  private func sign(
    _ words: Span<Range<Int>>, _ text: Span<UInt8>, _ scratch: inout TaggerScratch
  ) -> UInt64 {
    scratch.signatures.removeAll(keepingCapacity: true)
    scratch.signatures.append(.beginning)
    scratch.signatures.append(.beginning)
    for word in words.indices {
      var signature = WordSignature(text.extracting(words[word]))
      signature.wordClass = model.wordClass(signature.hash)
      scratch.signatures.append(signature)
    }
    for word in scratch.allowed.indices where scratch.allowed[word] != .zero {
      scratch.signatures[word + 2].wordClass.restrict(to: scratch.allowed[word])
    }
    scratch.signatures.append(.end)
    scratch.signatures.append(.end)
    return SentenceStyle.of(scratch.signatures.span)
  }

  /// The candidate with the highest score; the first of equals.
  @inline(__always)
  private func best(
    of set: SIMD2<UInt64>, _ room: UnsafePointer<UInt32>,
    _ candidates: UnsafeMutablePointer<UInt8>
  ) -> UInt8 {
    var count = 0
    TagSet.forEach(set) {
      // There are fewer tags than there is room for.
      unsafe candidates[count] = $0
      count &+= 1
    }
    var (best, bestScore) = (unsafe candidates[0], Int32.min)
    for candidate in 0..<count {
      let tag = unsafe candidates[candidate]
      var score: Int32 = 0
      for place in 0..<(TaggerFeatures.fixedCount &+ TaggerFeatures.movingCount) {
        unsafe score &+= model.weight(room[place], tag)
      }
      if score > bestScore { (best, bestScore) = (tag, score) }
    }
    return best
  }
}
