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
  /// The transitions, with a price on those that may not be that no chain pays.
  private let steps: [SIMD16<Int32>]

  init(weights: [SIMD16<Int8>], transitions: [SIMD16<Int16>], gazetteer: Gazetteer) {
    (self.weights, self.transitions, self.gazetteer) = (weights, transitions, gazetteer)
    steps = (0..<EntityTag.count).map { before in
      var row = SIMD16<Int32>(repeating: -2_000_000)
      for tag in 0..<EntityTag.count where EntityTag.mayFollow(tag, before) {
        row[tag] = Int32(transitions[before][tag])
      }
      return row
    }
  }

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
    let features = TaggerFeatures(scan, gazetteer, isWhole: false)
    var entities: [Entity] = []
    var word = 0
    while word < scan.words.count {
      if features.isPlain[word] {
        word += 1
        continue
      }
      // Plain words are part of nothing, so what stands between them is a chain of its own.
      let start = word
      var emissions: [SIMD16<Int16>] = []
      while word < scan.words.count, !features.isPlain[word] {
        emissions.append(emission(features.rows(of: word)))
        word += 1
      }
      let tags = best(emissions, before: start == 0 ? EntityTag.count : 0)
      append(tags, emissions, first: start, to: &entities)
    }
    let isForeign = !entities.isEmpty && TextLanguage.isForeign(scan)
    entities.removeAll {
      isDoubtful($0, scan, features) || isForeign && !isListed($0, scan, features)
    }
    return entities
  }

  /// Whether a list of names of its kind has a word of a name; addresses need none.
  private func isListed(_ entity: Entity, _ scan: WordScan, _ features: TaggerFeatures) -> Bool {
    let lists: Gazetteer.Lists
    switch EntityTag.types[entity.type] {
    case .person: lists = [.given, .family]
    case .location: lists = [.city, .region, .country]
    case .nrp: lists = .nationality
    case .organization: lists = .organization
    default: return true
    }
    if entity.words.contains(where: { !features.lists[$0].isDisjoint(with: lists) }) { return true }
    return EntityTag.types[entity.type] == .organization
      && Self.firmEndings.contains(scan.hash(entity.words.upperBound - 1))
  }

  private static let firmEndings = WordList(
    "gmbh ag kg ohg ug se ev bv nv oy ab as aps sa sas sarl sl srl spa ltda inc ltd llc plc group hijos hermanos fils frères söhne"
  )

  /// Whether a name in small letters has nothing to it: common words, or a single word that no list of names has.
  private func isDoubtful(_ entity: Entity, _ scan: WordScan, _ features: TaggerFeatures) -> Bool {
    let words = entity.words.filter { scan.words[$0].isLetters }
    guard !words.isEmpty, words.allSatisfy({ scan.words[$0].kind == .lower }) else { return false }
    let names: Gazetteer.Lists = [
      .given, .family, .city, .region, .country, .nationality, .organization,
    ]
    if words.count == 1, entity.words.count == 1 {
      return features.lists[words[0]].isDisjoint(with: names)
        || features.lists[words[0]].contains(.common)
    }
    return words.allSatisfy {
      features.lists[$0].contains(.common)
        && features.lists[$0].isDisjoint(with: [.given, .family, .country, .nationality])
    }
  }

  private func emission(_ rows: ArraySlice<UInt32>) -> SIMD16<Int16> {
    var sum = SIMD16<Int16>.zero
    for row in rows { sum &+= SIMD16<Int16>(truncatingIfNeeded: weights[Int(row)]) }
    return sum
  }

  /// The best chain of tags.
  ///
  /// - Parameter before: The tag before the first, or the number of tags for the beginning of a text.
  private func best(_ emissions: [SIMD16<Int16>], before start: Int) -> [Int] {
    let tags = EntityTag.count
    let none = SIMD16<Int32>(repeating: -1_000_000)
    var scores = none
    for tag in 0..<tags where tag == 0 || EntityTag.begins(tag) {
      scores[tag] = Int32(transitions[start][tag]) + Int32(emissions[0][tag])
    }
    var chain = [scores]
    chain.reserveCapacity(emissions.count)
    for emission in emissions.dropFirst() {
      var best = none
      for before in 0..<tags {
        let score = SIMD16(repeating: scores[before]) &+ steps[before]
        best.replace(with: score, where: score .> best)
      }
      scores = best &+ SIMD16<Int32>(truncatingIfNeeded: emission)
      chain.append(scores)
    }
    // The best tag before each is found again on the way back, for one tag rather than for all.
    var result = [Int](repeating: 0, count: emissions.count)
    var tag = (0..<tags).max { scores[$0] < scores[$1] } ?? 0
    for word in result.indices.reversed() {
      result[word] = tag
      if word == 0 { break }
      let (last, next) = (chain[word - 1], tag)
      tag = (0..<tags).max { last[$0] &+ steps[$0][next] < last[$1] &+ steps[$1][next] } ?? 0
    }
    return result
  }

  private func append(
    _ tags: [Int], _ emissions: [SIMD16<Int16>], first: Int, to entities: inout [Entity]
  ) {
    for (type, words) in EntityTag.names(tags) {
      let margin = words.reduce(Float(0)) {
        $0 + Float(emissions[$1][tags[$1]]) - Float(emissions[$1][0])
      }
      entities.append(
        Entity(
          words: (first + words.lowerBound)..<(first + words.upperBound), type: type,
          margin: margin / Float(words.count)))
    }
  }
}
