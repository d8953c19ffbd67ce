/// Lower-case words, to be asked for by the hash of a word.
struct WordList: Sendable {
  let hashes: Set<UInt64>
  /// A bit for the low bits of each hash: most words are not in it, and nothing else is asked of them.
  private var filter = [UInt64](repeating: 0, count: 64)

  init(_ words: some Sequence<String>) {
    hashes = Set(words.map { WordHash.of(Array($0.utf8).span) })
    for hash in hashes { filter[Int(hash >> 6 & 63)] |= 1 << (hash & 63) }
  }

  /// The words of several lists.
  init(_ lists: WordList...) {
    hashes = lists.reduce(into: []) { $0.formUnion($1.hashes) }
    for list in lists { for place in filter.indices { filter[place] |= list.filter[place] } }
  }

  /// Words parted by white space.
  init(_ words: String) { self.init(words.split(whereSeparator: \.isWhitespace).map(String.init)) }

  func contains(_ hash: UInt64) -> Bool {
    filter[Int(hash >> 6 & 63)] & 1 << (hash & 63) != 0 && hashes.contains(hash)
  }
}
