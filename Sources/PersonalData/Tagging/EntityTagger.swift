import CMemory

/// Finds names of people, places, organisations and peoples, and addresses, by a linear chain over words.
///
/// Each word's tag is scored by its features and by the tag before it, and the best chain is found by Viterbi's algorithm. The
/// weights are those of an averaged structured perceptron (Collins 2002, *Discriminative training methods for hidden Markov
/// models*), rounded to whole numbers.
struct EntityTagger: Sendable {
  /// By row, a weight for each tag, two in a lane and each plus 128: sums of bytes in lanes of their own cost two operations a
  /// row on any processor.
  let weights: [SIMD8<UInt16>]
  /// By tag before, a weight for each tag; the last row is for the beginning.
  let transitions: [SIMD16<Int16>]
  let gazetteer: Gazetteer
  /// The transitions, with a price on those that may not be that no chain pays.
  private let steps: [SIMD16<Int16>]
  /// The same by tag behind.
  private let stepsTo: [SIMD16<Int32>]
  /// The transitions from no name, and from the beginning of a text.
  private let starts: [SIMD16<Int16>]

  init(weights: [SIMD8<UInt16>], transitions: [SIMD16<Int16>], gazetteer: Gazetteer) {
    precondition(weights.count == TaggerFeatures.rowCount)
    // Then 16 bits hold all: scores 9,000 behind, a transition and 34 weights of at most 127 differ by no more than 22,000.
    precondition(
      transitions.allSatisfy { row in (0..<16).allSatisfy { abs(Int(row[$0])) < 4_000 } })
    (self.weights, self.transitions, self.gazetteer) = (weights, transitions, gazetteer)
    let table = (0...EntityTag.count).map { before in
      (0..<16).map { tag -> Int32? in
        let isBeginning = before == EntityTag.count
        let mayStand =
          tag < EntityTag.count && EntityTag.mayFollow(tag, isBeginning ? 0 : before)
        return mayStand ? Int32(transitions[before][tag]) : nil
      }
    }
    let rows = table.map { row in
      SIMD16(row.map { Int16(max(Int32(Self.farBehind), $0 ?? Int32(Self.farBehind))) })
    }
    steps = Array(rows.dropLast())
    stepsTo = (0..<EntityTag.count).map { tag in
      SIMD16((0..<16).map { ($0 < EntityTag.count ? table[$0][tag] : nil) ?? -2_000_000 })
    }
    starts = [rows[0], rows[EntityTag.count]]
  }

  /// A name that was found: words, its type, and how much better the chain with it is than none, in weights a word.
  struct Entity {
    let words: Range<Int>
    let type: Int
    let margin: Float
    /// Whether a list of names of its kind has one of its words.
    var isListed = false
    /// Whether it is one common word at the beginning of a sentence, where any word has a capital.
    var mayBePlain = false
  }

  /// Finds names.
  ///
  /// - Complexity: O(*n*) in words.
  func entities(in scan: WordScan) -> [Entity] {
    let room = scan.room
    if !room.space.mark(scan, gazetteer) { return [] }
    let features = TaggerFeatures(marked: scan)
    var entities: [Entity] = []
    var word = 0
    while word < scan.words.count {
      if features.isPlain(word) {
        word += 1
        continue
      }
      // Plain words are part of nothing, so what stands between them is a chain of its own.
      let start = word
      while word < scan.words.count, !features.isPlain(word) { word += 1 }
      if findBest(features, start..<word, &room.space) {
        append(room.space, first: start, to: &entities)
      }
    }
    if entities.isEmpty { return [] }
    let isForeign = TextLanguage.isForeign(scan)
    for place in entities.indices {
      entities[place].isListed = isListed(entities[place], scan, features)
      entities[place].mayBePlain = features.isCommonOpening(entities[place].words)
    }
    entities.removeAll { isDoubtful($0, scan, features) || isForeign && !$0.isListed }
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
    if entity.words.contains(where: { !features.lists($0).isDisjoint(with: lists) }) { return true }
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
      return features.lists(words[0]).isDisjoint(with: names)
        || features.lists(words[0]).contains(.common)
    }
    return words.allSatisfy {
      features.lists($0).contains(.common)
        && features.lists($0).isDisjoint(with: [.given, .family, .country, .nationality])
    }
  }

  /// Finds the best chain of tags of words; returns false where it names nothing.
  private func findBest(
    _ features: TaggerFeatures, _ words: Range<Int>, _ space: inout TaggerSpace
  ) -> Bool {
    emit(features, words, &space.rows, &space.emissions)
    return best(&space, before: words.lowerBound == 0 ? EntityTag.count : 0)
  }

  /// How many words' rows are asked for before they are summed.
  static let wordsTogether = 16

  /// The weights of each word's tags.
  ///
  /// The rows lie anywhere in a table that no processor's nearest memory holds: those of several words are on their way at once.
  private func emit(
    _ features: TaggerFeatures, _ words: Range<Int>, _ rows: inout [UInt32],
    _ emissions: inout [SIMD16<Int16>]
  ) {
    emissions.removeAll(keepingCapacity: true)
    if rows.isEmpty {
      rows = Array(repeating: 0, count: Self.wordsTogether * TaggerFeatures.perWord)
    }
    for start in stride(from: words.lowerBound, to: words.upperBound, by: Self.wordsTogether) {
      let together = start..<min(words.upperBound, start + Self.wordsTogether)
      unsafe weights.withUnsafeBufferPointer { weights in
        unsafe rows.withUnsafeMutableBufferPointer { rows in
          var place = 0
          features.forEachRow(of: together) { row in
            // There are as many rows as a row's bits number, and room for those of the words together.
            unsafe pastiche_prefetch(weights.baseAddress.unsafelyUnwrapped + row)
            unsafe rows[place] = UInt32(truncatingIfNeeded: row)
            place &+= 1
          }
        }
      }
      sum(together.count, rows.span, &emissions)
    }
  }

  /// Sums the rows of words.
  private func sum(_ words: Int, _ rows: Span<UInt32>, _ emissions: inout [SIMD16<Int16>]) {
    let low = SIMD8<UInt16>(repeating: 0xFF)
    let weights = weights.span
    for word in 0..<words {
      var (even, odd) = (SIMD8<UInt16>.zero, SIMD8<UInt16>.zero)
      let first = word &* TaggerFeatures.perWord
      for place in first..<(first &+ TaggerFeatures.perWord) {
        let pair = unsafe weights[unchecked: Int(rows[unchecked: place])]
        even &+= pair & low
        odd &+= pair &>> 8
      }
      emissions.append(Self.emission(even, odd))
    }
  }

  /// Sums of biased weights as weights of tags.
  private static func emission(
    _ even: SIMD8<UInt16>, _ odd: SIMD8<UInt16>
  ) -> SIMD16<Int16> {
    let bias = UInt16(128 * TaggerFeatures.perWord)
    var emission = SIMD16<Int16>()
    for lane in 0..<8 {
      emission[2 * lane] = Int16(bitPattern: even[lane] &- bias)
      emission[2 * lane + 1] = Int16(bitPattern: odd[lane] &- bias)
    }
    return emission
  }

  /// How far behind the best a chain may be and still be told from others that are.
  ///
  /// No word's weights make up for it: 34 of at most 127 each, and few of a word's are large.
  private static let farBehind: Int16 = -9_000

  /// Finds the best chain of tags; returns false where it names nothing.
  ///
  /// - Parameter start: The tag before the first, or the number of tags for the beginning of a text.
  private func best(_ space: inout TaggerSpace, before start: Int) -> Bool {
    let tags = EntityTag.count
    let emissions = space.emissions
    let none = SIMD16(repeating: Self.farBehind)
    var last = Self.larger(starts[start == tags ? 1 : 0], none) &+ emissions[0]
    space.scores.removeAll(keepingCapacity: true)
    space.scores.append(last)
    for place in 1..<max(1, emissions.count) {
      // Scores are kept beside the best one, so that they do not run over.
      last = Self.larger(last &- SIMD16(repeating: last[Self.best(last)]), none)
      var best = none
      for before in 0..<tags {
        best = Self.larger(best, SIMD16(repeating: last[before]) &+ steps[before])
      }
      last = best &+ emissions[place]
      space.scores.append(last)
    }
    // The best tag before each is found again on the way back, for one tag rather than for all.
    space.tags.removeAll(keepingCapacity: true)
    space.tags.append(contentsOf: repeatElement(0, count: emissions.count))
    var tag = Self.best(last)
    var names = false
    for word in stride(from: emissions.count - 1, through: 0, by: -1) {
      space.tags[word] = tag
      names = names || tag != 0
      if word > 0 {
        let scores = SIMD16<Int32>(truncatingIfNeeded: space.scores[word - 1])
        tag = Self.best(scores &+ stepsTo[tag])
      }
    }
    return names
  }

  /// The larger of each two, which may be no more than 32,767 apart.
  @inline(__always)
  private static func larger(_ first: SIMD16<Int16>, _ second: SIMD16<Int16>) -> SIMD16<Int16> {
    let difference = first &- second
    return first &- (difference & (difference &>> 15))
  }

  /// The first of the tags that have the highest score.
  private static func best<Score: SIMDScalar & Comparable>(_ scores: SIMD16<Score>) -> Int {
    var best = 0
    for tag in 1..<EntityTag.count where scores[tag] > scores[best] { best = tag }
    return best
  }

  private func append(_ space: TaggerSpace, first: Int, to entities: inout [Entity]) {
    let (tags, emissions) = (space.tags, space.emissions)
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
