package import Corpora
import Sampling

/// Trains the entity tagger: an averaged structured perceptron.
package struct TaggerTrainer {
  private var weights: [Float]
  private var totals: [Float]
  private var transitions: [Float]
  private var transitionTotals: [Float]
  private var step: Float = 1
  private let gazetteer: Gazetteer
  /// The lists with a part left out, so that names are learned that no list has.
  let partial: Gazetteer
  private var sentences: [(rows: [UInt32], tags: [Int])] = []
  private static let width = 16

  /// Begins with lists of names.
  ///
  /// - Parameter lists: The names in `given`, `family`, `city`, `region`, `country`, `nationality`, `organization` and `common`.
  package init(lists: [(name: String, entries: [String])]) {
    let kinds: [String: Gazetteer.Lists] = [
      "given": .given, "family": .family, "city": .city, "region": .region, "country": .country,
      "nationality": .nationality, "organization": .organization, "common": .common,
    ]
    var entries: [(name: String, list: Gazetteer.Lists)] = []
    for (name, values) in lists {
      if let list = kinds[name] { entries += values.map { ($0, list) } }
    }
    gazetteer = Gazetteer(entries)
    partial = Gazetteer(
      entries.enumerated().filter { Self.isClosed($0.element.list) || $0.offset % 10 < 6 }.map(
        \.element))
    weights = Array(repeating: 0, count: TaggerFeatures.rowCount * Self.width)
    totals = weights
    transitions = Array(repeating: 0, count: (EntityTag.count + 1) * Self.width)
    transitionTotals = transitions
  }

  /// Whether a list is as good as complete.
  private static func isClosed(_ list: Gazetteer.Lists) -> Bool {
    [.common, .nationality, .country].contains(list)
  }

  /// How many texts were taken.
  package var count: Int { sentences.count }

  /// Takes a text with its spans; those of other types are none.
  package mutating func add(_ document: Document) {
    let bytes = Array(document.text.utf8)
    let scan = WordScan(bytes)
    if scan.words.isEmpty { return }
    sentences.append((rows(scan), Self.tags(document, scan)))
    // Chat has no capitals, and forms have nothing else.
    if sentences.count % 8 == 0 { addStyled(document, scan, isUpper: false) }
    if sentences.count % 17 == 0 { addStyled(document, scan, isUpper: true) }
  }

  private mutating func addStyled(_ document: Document, _ scan: WordScan, isUpper: Bool) {
    // Only where no character becomes two, so that words keep their places.
    let text = isUpper ? document.text.uppercased() : document.text.lowercased()
    let styled = WordScan(Array(text.utf8))
    guard styled.words.count == scan.words.count else { return }
    sentences.append((rows(styled), Self.tags(document, scan)))
  }

  private func rows(_ scan: WordScan) -> [UInt32] {
    var rows: [UInt32] = []
    rows.reserveCapacity(scan.words.count * TaggerFeatures.perWord)
    TaggerFeatures(scan, partial).forEachRow(of: scan.words.indices) { rows.append(UInt32($0)) }
    return rows
  }

  static func tags(_ document: Document, _ scan: WordScan) -> [Int] {
    let offsets = CodePointOffsets(scan.text)
    var tags = [Int](repeating: 0, count: scan.words.count)
    for span in document.spans {
      guard let type = EntityTag.types.firstIndex(of: EntityType(rawValue: span.type)) else {
        continue
      }
      let range = offsets[span.start]..<offsets[span.end]
      var isFirst = true
      for word in scan.words.indices
      where scan.words[word].start < range.upperBound && scan.words[word].end > range.lowerBound {
        tags[word] = isFirst ? EntityTag.begin(type) : EntityTag.inside(type)
        isFirst = false
      }
    }
    return tags
  }

  /// Goes over the texts so many times, in an order that the seed gives.
  ///
  /// - Parameter told: Is called behind each round with the share of words that had the wrong tag.
  package mutating func train(rounds: Int, seed: UInt64, told: (Int, Double) -> Void) {
    var order = Array(sentences.indices)
    for round in 0..<rounds {
      var stream = RandomStream(seed: seed, index: UInt64(round))
      for place in stride(from: order.count - 1, to: 0, by: -1) {
        order.swapAt(place, stream.below(place + 1))
      }
      var (wrong, words) = (0, 0)
      for sentence in order {
        wrong += learn(sentences[sentence].rows, sentences[sentence].tags)
        words += sentences[sentence].tags.count
      }
      told(round, Double(wrong) / Double(max(1, words)))
    }
  }

  /// Moves the weights where the best chain is a wrong one; returns how many tags were.
  private mutating func learn(_ rows: [UInt32], _ gold: [Int]) -> Int {
    let tags = best(rows, gold.count)
    step += 1
    if tags == gold { return 0 }
    var wrong = 0
    for word in gold.indices {
      if tags[word] != gold[word] {
        wrong += 1
        for place in (word * TaggerFeatures.perWord)..<((word + 1) * TaggerFeatures.perWord) {
          let row = Int(rows[place]) * Self.width
          move(row + gold[word], by: 1)
          move(row + tags[word], by: -1)
        }
      }
      let before = (
        word == 0 ? EntityTag.count : gold[word - 1], word == 0 ? EntityTag.count : tags[word - 1]
      )
      if before.0 != before.1 || tags[word] != gold[word] {
        moveTransition(before.0 * Self.width + gold[word], by: 1)
        moveTransition(before.1 * Self.width + tags[word], by: -1)
      }
    }
    return wrong
  }

  private mutating func move(_ place: Int, by change: Float) {
    weights[place] += change
    totals[place] += change * step
  }

  private mutating func moveTransition(_ place: Int, by change: Float) {
    transitions[place] += change
    transitionTotals[place] += change * step
  }

  private func best(_ rows: [UInt32], _ count: Int) -> [Int] {
    let tags = EntityTag.count
    var emissions = [Float](repeating: 0, count: count * tags)
    for word in 0..<count {
      for place in (word * TaggerFeatures.perWord)..<((word + 1) * TaggerFeatures.perWord) {
        let row = Int(rows[place]) * Self.width
        for tag in 0..<tags { emissions[word * tags + tag] += weights[row + tag] }
      }
    }
    var scores = [Float](repeating: -1e9, count: tags)
    for tag in 0..<tags where tag == 0 || EntityTag.begins(tag) {
      scores[tag] = transitions[tags * Self.width + tag] + emissions[tag]
    }
    var origins = [Int](repeating: 0, count: count * tags)
    for word in 1..<max(1, count) {
      var next = [Float](repeating: -1e9, count: tags)
      for tag in 0..<tags {
        for before in 0..<tags where EntityTag.mayFollow(tag, before) {
          let score = scores[before] + transitions[before * Self.width + tag]
          if score > next[tag] { (next[tag], origins[word * tags + tag]) = (score, before) }
        }
        next[tag] += emissions[word * tags + tag]
      }
      scores = next
    }
    var tag = scores.indices.max { scores[$0] < scores[$1] } ?? 0
    var result = [Int](repeating: 0, count: count)
    for word in result.indices.reversed() {
      result[word] = tag
      tag = origins[word * tags + tag]
    }
    return result
  }

  /// The model as a file: averaged weights in whole numbers, the largest 127.
  package func model() -> [UInt8] {
    let averaged = zip(weights, totals).map { $0 - $1 / step }
    let averagedTransitions = zip(transitions, transitionTotals).map { $0 - $1 / step }
    // Few weights are large; those are cut so that the many small ones keep their differences.
    let sizes = averaged.map(\.magnitude).filter { $0 > 0 }.sorted()
    let most = sizes.isEmpty ? 1 : sizes[min(sizes.count - 1, sizes.count * 9_995 / 10_000)]
    let scale = 127 / most
    return EntityModelFile.bytes(
      weights: averaged.map { Int8(max(-127, min(127, ($0 * scale).rounded()))) },
      transitions: averagedTransitions.map {
        Int16(max(-30_000, min(30_000, ($0 * scale).rounded())))
      },
      gazetteer: gazetteer)
  }
}
