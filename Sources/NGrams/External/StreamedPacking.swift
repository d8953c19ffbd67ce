import Corpora

/// Packs columns on disk into a model's file form, as ``NGramPacking`` packs those in memory.
struct StreamedPacking {
  /// What the widths of an order's fields depend on.
  private struct Extent {
    var count = 0
    var word: UInt32 = 0
    var suffix: UInt32 = 0
    var probability: UInt32 = 0
    var backoff: UInt32 = 0
    /// The widest place of a first child behind the base of its block.
    var offset: UInt32 = 0
    var contexts = 0
    var base: UInt32 = 0
    var firstChild: UInt32 = 0

    mutating func noteFirstChild() {
      if contexts % NGramRecordLayout.blockLength == 0 { base = firstChild }
      offset = max(offset, firstChild - base)
      contexts += 1
    }
  }

  private var extents: [Extent]

  init(order: Int) { extents = [Extent](repeating: Extent(), count: order) }

  /// Notes an n-gram that is kept.
  mutating func note(_ index: Int, _ word: UInt32, _ suffix: UInt32, _ probability: Float) {
    extents[index].count += 1
    extents[index].word = max(extents[index].word, word)
    extents[index].suffix = max(extents[index].suffix, index == 0 ? 0 : suffix)
    extents[index].probability = max(extents[index].probability, ShortFloat.bits(probability))
  }

  /// Notes an n-gram as a context.
  mutating func note(_ index: Int, backoff: Float, children: UInt32) {
    extents[index].noteFirstChild()
    extents[index].firstChild += children
    extents[index].backoff = max(extents[index].backoff, ShortFloat.bits(backoff))
  }

  /// Writes the file form.
  mutating func pack(_ levels: [DiskLevel], folder: String) throws(CorpusError) -> WordFile {
    for index in extents.indices.dropLast() { extents[index].noteFirstChild() }
    let layouts = extents.enumerated().map { index, extent in
      NGramRecordLayout(
        count: extent.count, hasLonger: index + 1 < extents.count, word: extent.word,
        suffix: extent.suffix, probability: extent.probability, backoff: extent.backoff,
        offset: extent.offset)
    }
    let file = try WordFile(in: folder)
    for word in NGramPacking.head(layouts) { try file.append(word) }
    for (level, layout) in zip(levels, layouts) { try pack(level, layout, to: file) }
    try file.flush()
    return file
  }

  private func pack(
    _ level: DiskLevel, _ layout: NGramRecordLayout, to file: WordFile
  ) throws(CorpusError) {
    let (words, suffixes) = (WordReader(level.keptWords), WordReader(level.keptSuffixes))
    let probabilities = WordReader(level.keptProbabilities)
    let (backoffs, children) = (WordReader(level.keptBackoffs), WordReader(level.keptChildren))
    var bits = BitWriter(file: file)
    let (bases, sums) = (BitWriter.Words(), BitWriter.Words())
    var (firstChild, base): (UInt32, UInt32) = (0, 0)
    var sum = 0.0
    for place in 0...layout.count {
      let isEnd = place == layout.count
      if place % NGramRecordLayout.sumInterval == 0 {
        sums.append(UInt32(truncatingIfNeeded: sum.bitPattern))
        sums.append(UInt32(truncatingIfNeeded: sum.bitPattern >> 32))
      }
      if layout.hasLonger, place % NGramRecordLayout.blockLength == 0 {
        base = firstChild
        bases.append(base)
      }
      let probability =
        isEnd ? 0 : ShortFloat.bits(Float(bitPattern: try probabilities.next() ?? 0))
      try bits.append(isEnd ? 0 : try words.next() ?? 0, layout.wordBits)
      try bits.append(isEnd ? 0 : try suffixes.next() ?? 0, layout.suffixBits)
      try bits.append(probability, layout.probabilityBits)
      if layout.hasLonger {
        let backoff = isEnd ? 0 : ShortFloat.bits(Float(bitPattern: try backoffs.next() ?? 0))
        try bits.append(backoff, layout.backoffBits)
        try bits.append(firstChild - base, layout.childBits)
        firstChild += isEnd ? 0 : try children.next() ?? 0
      }
      sum += Double(ShortFloat.value(probability))
    }
    try bits.finish(byteCount: layout.recordBytes)
    try bases.write(to: file, byteCount: layout.baseBytes)
    try sums.write(to: file, byteCount: layout.sumBytes)
  }
}

/// Writes fields of so many bits, the lowest first.
private struct BitWriter {
  /// Words that are kept until their place in the file comes: one for every sixteen or thirty-two n-grams.
  final class Words {
    private var words: [UInt32] = []

    func append(_ word: UInt32) { words.append(word) }

    /// Writes them, and zeros up to a length.
    func write(to file: WordFile, byteCount: Int) throws(CorpusError) {
      for word in words { try file.append(word) }
      for _ in words.count..<(byteCount / 4) { try file.append(0) }
    }
  }

  let file: WordFile
  private var pending: UInt64 = 0
  private var pendingBits = 0
  private var written = 0

  init(file: WordFile) { self.file = file }

  @inline(__always)
  mutating func append(_ value: UInt32, _ width: Int) throws(CorpusError) {
    pending |= UInt64(value) << UInt64(pendingBits)
    pendingBits += width
    if pendingBits >= 32 {
      try file.append(UInt32(truncatingIfNeeded: pending))
      pending >>= 32
      pendingBits -= 32
      written += 4
    }
  }

  /// Writes what is pending, and zeros up to a length.
  mutating func finish(byteCount: Int) throws(CorpusError) {
    while written < byteCount {
      try file.append(UInt32(truncatingIfNeeded: pending))
      pending = 0
      written += 4
    }
  }
}
