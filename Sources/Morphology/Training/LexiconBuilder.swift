/// Builds the lexicon of a tagger: for each frequent word the tags that it had, and what a dictionary says of it.
package struct LexiconBuilder {
  /// What is known of a word, by its hash.
  private var counts: [UInt64: [UInt8: Int]] = [:]
  private var dictionary: [UInt64: DictionaryForms] = [:]

  /// The tags of rarer words are not in the lexicon, so that their features are learned as those of unknown words.
  static let minCount = 3
  /// A word with one tag always is not scored from this many occurrences on.
  static let fixedCount = 40
  /// The share of a word's occurrences that a second tag needs to be part of its class.
  static let secondShare = 0.03

  package init() {}

  /// Counts the words of a sentence.
  package mutating func add(_ sentence: TaggedSentence) {
    for (word, tag) in zip(sentence.words, sentence.tags) {
      counts[Self.hash(word), default: [:]][tag.rawValue, default: 0] += 1
    }
  }

  /// Takes a word of a dictionary.
  package mutating func add(_ word: String, _ forms: DictionaryForms) {
    dictionary[Self.hash(word), default: []].formUnion(forms)
  }

  private static func hash(_ word: String) -> UInt64 { WordSignature(Array(word.utf8).span).hash }

  /// The bytes of a model whose weights are 0.
  package func model(rows: Int) -> [UInt8] {
    let open = openTags()
    var unknown = WordClass(candidates: open)
    unknown.dictionary = 0
    var classes = [unknown]
    var places: [WordClass: Int] = [unknown: 0]
    var entries: [(hash: UInt64, place: Int)] = []
    // Ordered, so that the same data give the same bytes.
    for hash in Set(counts.keys).union(dictionary.keys).sorted() {
      let found = wordClass(hash, open)
      if found == unknown { continue }
      let place = places[found] ?? classes.count
      if place == classes.count {
        if classes.count == 1 << TaggerModel.classBits { continue }
        classes.append(found)
        places[found] = place
      }
      entries.append((hash, place))
    }
    return Self.bytes(classes, entries, rows: rows)
  }

  /// The tags of rare words, which an unknown word may have.
  private func openTags() -> SIMD2<UInt64> {
    var seen: [UInt8: Int] = [:]
    for counts in counts.values where counts.values.reduce(0, +) <= 2 {
      for tag in counts.keys { seen[tag, default: 0] += 1 }
    }
    let open = TagSet.of(seen.filter { $0.value >= 4 }.keys)
    return open == .zero ? TagSet.of(counts.values.flatMap(\.keys)) : open
  }

  private func wordClass(_ hash: UInt64, _ open: SIMD2<UInt64>) -> WordClass {
    let tags = counts[hash] ?? [:]
    let total = tags.values.reduce(0, +)
    var found = WordClass(candidates: open)
    found.dictionary = dictionary[hash]?.rawValue ?? 0
    if total < Self.minCount { return found }
    let ranked = tags.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    found.first = ranked[0].key
    if ranked.count > 1, Double(ranked[1].value) >= Self.secondShare * Double(total) {
      found.second = ranked[1].key
    }
    found.candidates = TagSet.of(tags.keys)
    // A word seen a few times may yet have other tags.
    if total < 20 { found.candidates |= open }
    found.isFixed = ranked.count == 1 && total >= Self.fixedCount
    return found
  }

  private static func bytes(
    _ classes: [WordClass], _ entries: [(hash: UInt64, place: Int)], rows: Int
  ) -> [UInt8] {
    var slots = 1
    while slots * 9 < entries.count * 10 { slots *= 2 }
    var table = [UInt32](repeating: 0, count: slots)
    for (hash, place) in entries where place > 0 {
      var slot = Int(truncatingIfNeeded: hash >> 12) & (slots - 1)
      var probes = 1
      while table[slot] != 0, probes < TaggerModel.maxProbes {
        slot = (slot + 1) & (slots - 1)
        probes += 1
      }
      // A word that finds no room is unknown.
      if table[slot] == 0 {
        table[slot] = UInt32(truncatingIfNeeded: hash >> 44) << 12 | UInt32(place)
      }
    }
    var bytes: [UInt8] = []
    func add<Number: FixedWidthInteger>(_ number: Number) {
      for place in 0..<(Number.bitWidth / 8) {
        bytes.append(UInt8(truncatingIfNeeded: number >> Number(8 * place)))
      }
    }
    add(TaggerModel.magic)
    for count in [PartOfSpeech.inventory.count, rows, slots, classes.count, 0, 0, 0] {
      add(UInt32(count))
    }
    for known in classes {
      add(known.candidates[0])
      add(known.candidates[1])
      add(known.first)
      add(known.second)
      add(known.dictionary)
      add(UInt32(known.isFixed ? 1 : 0))
    }
    for entry in table { add(entry) }
    bytes.append(contentsOf: repeatElement(0, count: rows * TaggerModel.rowWidth))
    return bytes
  }
}
