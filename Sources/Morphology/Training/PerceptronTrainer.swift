/// Learns the weights of a tagger from tagged sentences.
///
/// Each word is tagged with the weights so far and with the tags that the learner itself gave to the words before; where another
/// tag's score is not below the right one's by a margin, the weights move from it to the right one (Krauth and Mézard 1987,
/// *Learning algorithms with optimal stability in neural networks*). The result is their average over all steps (Collins 2002).
@safe package struct PerceptronTrainer: ~Copyable {
  private let bytes: UnsafeMutableRawBufferPointer
  private let model: TaggerModel
  private let features: TaggerFeatures
  private var weights: [Float]
  private var totals: [Float]
  /// The averages of all runs.
  private var learned: [Double]
  private var step: Float = 0
  private let margin: Float
  private var sentences: [Sentence] = []
  private var room = [UInt32](
    repeating: 0, count: TaggerFeatures.fixedCount + TaggerFeatures.movingCount)

  private struct Sentence {
    let words: [WordSignature]
    let tags: [UInt8]
    let style: UInt64
  }

  /// Begins with a lexicon.
  ///
  /// - Parameters:
  ///   - rows: Rows of 128 weights.
  ///   - margin: How far the right tag's score is to be ahead, above 0; a wrong tag's features move weights by 1 each.
  package init(_ lexicon: LexiconBuilder, rows: Int, margin: Float) {
    self.margin = margin
    let empty = lexicon.model(rows: rows)
    unsafe bytes = .allocate(byteCount: empty.count, alignment: 16)
    unsafe bytes.copyBytes(from: empty)
    guard let model = unsafe TaggerModel(UnsafeRawBufferPointer(bytes)) else {
      preconditionFailure("A lexicon's own bytes are a model.")
    }
    self.model = model
    features = TaggerFeatures(rowCount: UInt64(rows))
    weights = Array(repeating: 0, count: rows * TaggerModel.rowWidth)
    totals = weights
    learned = Array(repeating: 0, count: weights.count)
  }

  deinit { unsafe bytes.deallocate() }

  /// Takes a sentence to learn from.
  package mutating func add(_ sentence: TaggedSentence) {
    var words = [WordSignature.beginning, .beginning]
    for word in sentence.words {
      var signature = WordSignature(Array(word.utf8).span)
      signature.wordClass = model.wordClass(signature.hash)
      words.append(signature)
    }
    words += [.end, .end]
    sentences.append(
      Sentence(
        words: words, tags: sentence.tags.map(\.rawValue), style: SentenceStyle.of(words.span)))
  }

  /// Learns anew as many times as there are seeds, each time in an order of its own, and averages what was learned.
  ///
  /// - Parameters:
  ///   - rounds: How many times each goes over the sentences.
  ///   - told: Is called behind each round with the seed, the round, and the share of words that had a wrong tag.
  package mutating func train(
    rounds: Int, seeds: [UInt64], told: (UInt64, Int, Double) -> Void
  ) {
    for seed in seeds {
      for place in weights.indices { (weights[place], totals[place]) = (0, 0) }
      step = 0
      var order = Array(sentences.indices)
      var stream = SplitMix(state: seed)
      for round in 0..<rounds {
        for place in stride(from: order.count - 1, to: 0, by: -1) {
          order.swapAt(place, Int(stream.next() % UInt64(place + 1)))
        }
        var (wrong, words) = (0, 0)
        for place in order {
          wrong += learn(sentences[place])
          words += sentences[place].tags.count
        }
        told(seed, round, Double(wrong) / Double(max(1, words)))
      }
      for place in weights.indices {
        learned[place] += Double(weights[place]) - Double(totals[place]) / Double(max(1, step))
      }
    }
  }

  /// Tags a sentence and moves the weights at each wrong tag; returns how many there were.
  private mutating func learn(_ sentence: Sentence) -> Int {
    var (last, last2) = (WordClass.noTag, WordClass.noTag)
    var wrong = 0
    for word in sentence.tags.indices {
      let known = sentence.words[word + 2].wordClass
      let gold = sentence.tags[word]
      var tag = known.first
      if !known.isFixed {
        write(sentence, word, last, last2)
        let (best, rival) = best(of: known.candidates, gold)
        tag = best
        step += 1
        if tag != gold { wrong += 1 }
        if let rival { move(rival, gold) }
      } else if tag != gold {
        wrong += 1
      }
      (last, last2) = (tag, last)
    }
    return wrong
  }

  private mutating func write(_ sentence: Sentence, _ word: Int, _ last: UInt8, _ last2: UInt8) {
    let features = features
    unsafe sentence.words.withUnsafeBufferPointer { words in
      unsafe room.withUnsafeMutableBufferPointer { room in
        guard let words = words.baseAddress, let room = room.baseAddress else { return }
        unsafe features.writeFixed(words, word + 2, style: sentence.style, to: room)
        unsafe features.writeMoving(
          words, word + 2, last, last2, to: room + TaggerFeatures.fixedCount)
      }
    }
  }

  /// The tag with the highest score, and the one to move the weights from; nil where the right one is ahead by the margin.
  private func best(of set: SIMD2<UInt64>, _ gold: UInt8) -> (best: UInt8, rival: UInt8?) {
    var (best, bestScore) = (WordClass.noTag, -Float.infinity)
    var (rival, rivalScore) = (WordClass.noTag, -Float.infinity)
    var goldScore: Float?
    TagSet.forEach(set) { tag in
      var score: Float = 0
      for feature in room.indices { score += weights[Int(room[feature] ^ UInt32(tag))] }
      if score > bestScore { (best, bestScore) = (tag, score) }
      if tag == gold {
        goldScore = score
      } else if score > rivalScore {
        (rival, rivalScore) = (tag, score)
      }
    }
    guard let goldScore, rival != WordClass.noTag, rivalScore > goldScore - margin else {
      return (best, nil)
    }
    return (best, rival)
  }

  private mutating func move(_ wrong: UInt8, _ right: UInt8) {
    for feature in room.indices {
      let (from, to) = (Int(room[feature] ^ UInt32(wrong)), Int(room[feature] ^ UInt32(right)))
      weights[from] -= 1
      totals[from] -= step
      weights[to] += 1
      totals[to] += step
    }
  }

  /// The share of weights that are cut so that the many small ones keep their differences.
  private static let cutShare = 0.0005

  /// The model as a file: averaged weights in whole numbers, the largest 127.
  package func file() -> [UInt8] {
    let sizes = learned.map(\.magnitude).filter { $0 > 0 }.sorted()
    let largest = sizes.isEmpty ? 1 : sizes[Int(Double(sizes.count - 1) * (1 - Self.cutShare))]
    var file = unsafe Array(bytes)
    let start = file.count - learned.count
    for (place, weight) in learned.enumerated() {
      let whole = (weight * 127 / largest).rounded()
      file[start + place] = UInt8(bitPattern: Int8(max(-127, min(127, whole))))
    }
    return file
  }
}
