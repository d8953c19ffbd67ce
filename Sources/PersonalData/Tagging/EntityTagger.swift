/// Finds names of people, places, organisations and peoples, and addresses, by a linear chain over words.
///
/// Each word's tag is scored by its features and by the tag before it, and the best chain is found by Viterbi's algorithm. The
/// weights are those of an averaged structured perceptron (Collins 2002, *Discriminative training methods for hidden Markov
/// models*), rounded to whole numbers.
struct EntityTagger: Sendable {
  /// By row, a weight for each tag.
  let weights: [SIMD16<Int8>]
  /// By tag before, a weight for each tag; the last row is for the beginning.
  let transitions: [SIMD16<Int16>]
  let gazetteer: Gazetteer

  /// A name that was found: words, its type, and how much better the chain with it is than none, in weights a word.
  struct Entity {
    let words: Range<Int>
    let type: Int
    let margin: Float
  }

  /// Finds names.
  ///
  /// - Complexity: O(*n*) in words.
  func entities(in scan: WordScan) -> [Entity] {
    if scan.words.isEmpty { return [] }
    let features = TaggerFeatures(scan, gazetteer)
    let count = scan.words.count
    var emissions = [SIMD16<Int16>](repeating: .zero, count: count)
    for word in 0..<count {
      var sum = SIMD16<Int16>.zero
      for place in (word * TaggerFeatures.perWord)..<((word + 1) * TaggerFeatures.perWord) {
        sum &+= SIMD16<Int16>(truncatingIfNeeded: weights[Int(features.rows[place])])
      }
      emissions[word] = sum
    }
    let tags = Self.best(emissions, transitions)
    return entities(tags, emissions)
  }

  /// The best chain of tags.
  static func best(_ emissions: [SIMD16<Int16>], _ transitions: [SIMD16<Int16>]) -> [Int] {
    let tags = EntityTag.count
    var scores = [Int32](repeating: 0, count: tags)
    for tag in 0..<tags { scores[tag] = Int32(transitions[tags][tag]) + Int32(emissions[0][tag]) }
    for tag in 1..<tags where !EntityTag.begins(tag) { scores[tag] = -1_000_000 }
    var origins = [UInt8](repeating: 0, count: emissions.count * tags)
    var next = scores
    for word in 1..<max(1, emissions.count) {
      for tag in 0..<tags {
        var (best, origin) = (Int32.min, 0)
        for before in 0..<tags where EntityTag.mayFollow(tag, before) {
          let score = scores[before] + Int32(transitions[before][tag])
          if score > best { (best, origin) = (score, before) }
        }
        next[tag] = best + Int32(emissions[word][tag])
        origins[word * tags + tag] = UInt8(origin)
      }
      swap(&scores, &next)
    }
    var tag = scores.indices.max { scores[$0] < scores[$1] } ?? 0
    var result = [Int](repeating: 0, count: emissions.count)
    for word in result.indices.reversed() {
      result[word] = tag
      tag = Int(origins[word * tags + tag])
    }
    return result
  }

  private func entities(_ tags: [Int], _ emissions: [SIMD16<Int16>]) -> [Entity] {
    var entities: [Entity] = []
    var word = 0
    while word < tags.count {
      guard let type = EntityTag.type(of: tags[word]) else {
        word += 1
        continue
      }
      var end = word + 1
      while end < tags.count, tags[end] == EntityTag.inside(type) { end += 1 }
      let margin = (word..<end).reduce(Float(0)) {
        $0 + Float(emissions[$1][tags[$1]]) - Float(emissions[$1][0])
      }
      entities.append(Entity(words: word..<end, type: type, margin: margin / Float(end - word)))
      word = end
    }
    return entities
  }
}
