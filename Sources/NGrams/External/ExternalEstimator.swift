import Corpora

/// Estimates a model whose n-grams memory does not hold, the same one byte for byte as ``NGramEstimator``.
///
/// Every order is a set of columns on disk that are written and read from front to back; where an n-gram's suffix is needed, its
/// records are sorted by their suffixes, in the order of which the shorter n-grams lie (Heafield et al. 2013 sort between the
/// same steps).
struct ExternalEstimator {
  let estimator: NGramEstimator
  let folder: String
  /// How many bytes may be taken.
  let memory: Int
  /// Words that no n-gram of the model may have; nil where all may be there.
  let isAllowed: [Bool]?

  private var order: Int { estimator.order }
  private var isKneserNey: Bool { estimator.smoothing == .kneserNey }

  /// Estimates a model.
  ///
  /// - Returns: The model's file form, and the discounts.
  func estimate(_ ngrams: SortedNGrams) throws(CorpusError) -> (WordFile, [Discount]) {
    var sorters: [RecordSorter] = []
    for length in 2..<max(2, order + 1) {
      sorters.append(
        RecordSorter(
          width: length, keyWidth: length - 1, folder: folder, memory: memory / 2 / (order - 1)))
    }
    var levels: [DiskLevel] = []
    for _ in 0..<order { levels.append(try DiskLevel(in: folder)) }
    try cut(ngrams, into: levels, sorters)
    var places: [WordFile] = []
    for (index, sorter) in sorters.enumerated() {
      places.append(try suffixOrder(sorter, shorter: levels[index]))
    }
    sorters = []
    for level in levels { try level.flush() }
    var discounts: [Discount] = []
    for index in levels.indices { discounts.append(try discount(levels[index], index)) }
    var packing = StreamedPacking(order: order)
    for index in levels.indices {
      try weigh(
        levels, index, discounts[index], index == 0 ? nil : places[index - 1], &packing)
      try levels[index].flush()
    }
    for level in levels { try level.flush() }
    return (try packing.pack(levels, folder: folder), discounts)
  }

  // MARK: N-grams

  /// Writes the levels of the trie that the sorted n-grams are, and hands each n-gram to be sorted by its suffix.
  private func cut(
    _ ngrams: SortedNGrams, into levels: [DiskLevel], _ sorters: [RecordSorter]
  ) throws(CorpusError) {
    var path: [UInt32] = []
    var open = 0
    var counts = [UInt32](repeating: 0, count: order + 1)
    var children = [UInt32](repeating: 0, count: order + 1)
    /// Ends all n-grams that are longer than `length`.
    func close(to length: Int) throws(CorpusError) {
      while open > length {
        let level = levels[open - 1]
        if open > 1 {
          var record = Array(path[1..<open])
          record.append(UInt32(level.count))
          try sorters[open - 2].append(record)
        }
        if path[0] == Vocabulary.start {
          level.fromStart =
            level.fromStart.isEmpty
            ? level.count..<(level.count + 1) : level.fromStart.lowerBound..<(level.count + 1)
        }
        try level.append(
          path[open - 1], count: counts[open],
          isPruned: Int(counts[open]) <= estimator.pruning[open - 1]
            || isAllowed.map { isAllowed in
              path[..<open].contains { $0 > Vocabulary.end && !isAllowed[Int($0)] }
            } ?? false, children: children[open])
        counts[open - 1] =
          counts[open - 1].addingReportingOverflow(counts[open]).overflow
          ? .max : counts[open - 1] + counts[open]
        (counts[open], children[open]) = (0, 0)
        open -= 1
      }
    }
    try ngrams.forEach(memory: memory / 4) { words throws(CorpusError) in
      var length = 0
      while length < order, length == 0 || words[length - 1] != Vocabulary.end { length += 1 }
      var same = 0
      while same < min(open, length), path[same] == words[same] { same += 1 }
      try close(to: same)
      if path.isEmpty, words[0] != Vocabulary.unknown {
        // It has a unigram, seen or not.
        try levels[0].append(Vocabulary.unknown, count: 0, isPruned: false, children: 0)
        levels[0].lacksUnknown = true
      }
      path = Array(words[..<length])
      for depth in same..<length where depth > 0 { children[depth] += 1 }
      open = length
      counts[length] = words[order]
    }
    try close(to: 0)
    for level in levels { try level.flush() }
  }

  /// Writes how many longer n-grams each n-gram ends; returns the longer ones' places in the order of these.
  private func suffixOrder(
    _ sorter: RecordSorter, shorter: DiskLevel
  ) throws(CorpusError) -> WordFile {
    let places = try WordFile(in: folder)
    var last: [UInt32] = []
    var size: UInt32 = 0
    var node = 0
    // What begins with the start ends nothing, and neither does a word that is not there.
    func skip() throws(CorpusError) {
      while node < shorter.count, Self.endsNothing(node, shorter) {
        try shorter.endings.append(0)
        node += 1
      }
    }
    try skip()
    try sorter.forEach { record throws(CorpusError) in
      if size > 0, !record.dropLast().elementsEqual(last.dropLast()) {
        try shorter.endings.append(size)
        (node, size) = (node + 1, 0)
        try skip()
      }
      last = record
      size += 1
      try places.append(record[record.count - 1])
    }
    if size > 0 {
      try shorter.endings.append(size)
      node += 1
    }
    try skip()
    try places.flush()
    return places
  }

  private static func endsNothing(_ node: Int, _ level: DiskLevel) -> Bool {
    level.fromStart.contains(node) || node == 0 && level.lacksUnknown
  }

  private func discount(_ level: DiskLevel, _ index: Int) throws(CorpusError) -> Discount {
    var ofCounts = CountsOfCounts()
    try level.forEachCount(isAdjusted: isKneserNey && index + 1 < order) {
      node, count, _ throws(CorpusError) in
      // The start is never predicted.
      if index > 0 || !level.fromStart.contains(node) { ofCounts.add(count) }
    }
    return Discount(ofCounts, for: estimator.smoothing)
  }

  // MARK: Probabilities

  /// Writes the probabilities of an order, what is kept of it, and the back-off weights of the order before.
  private func weigh(
    _ levels: [DiskLevel], _ index: Int, _ discount: Discount, _ places: WordFile?,
    _ packing: inout StreamedPacking
  ) throws(CorpusError) {
    let level = levels[index]
    let shorter = index == 0 ? nil : levels[index - 1]
    var siblings = Siblings(
      weights: ContextWeights(
        discount: discount, isWittenBell: estimator.smoothing == .wittenBell),
      prunes: estimator.pruning[index] > 0 || isAllowed != nil)
    let (words, childCounts) = (WordReader(level.words), shorter.map { WordReader($0.children) })
    let parentCounts = shorter.map { WordReader($0.counts) }
    /// Ends a context: writes what is known of its continuations.
    func finish() throws(CorpusError) {
      let backoff = siblings.weigh()
      var kept: UInt32 = 0
      if index == 0 {
        siblings.addUniform(backoff, interpolates: estimator.interpolatesUnigrams)
      } else {
        siblings.addShorter(backoff)
      }
      for child in siblings.counts.indices {
        let probability = siblings.masses[child]
        try level.probabilities.append(probability.bitPattern)
        let word = try words.next() ?? 0
        if siblings.isPruned[child] { continue }
        kept += 1
        try level.keptWords.append(word)
        if index > 0 { try level.keptSuffixes.append(siblings.suffixes[child]) }
        try level.keptProbabilities.append(probability.bitPattern)
        packing.note(index, word, siblings.suffixes[child], probability)
      }
      if let shorter, let parent = try parentCounts?.next(), parent & DiskLevel.prunedBit == 0 {
        try shorter.keptBackoffs.append(backoff.bitPattern)
        try shorter.keptChildren.append(kept)
        packing.note(index - 1, backoff: backoff, children: kept)
      }
      siblings.removeAll()
    }
    /// Ends the contexts that nothing was seen after, up to the next that something was.
    var expected = index == 0 ? level.count : 0
    func openContext() throws(CorpusError) {
      guard let childCounts else { return }
      while expected == 0, let count = try childCounts.next() {
        if count > 0 { expected = Int(count) } else { try finish() }
      }
    }
    let links = try places.map { places throws(CorpusError) in
      try suffixes(places, shorter: levels[index - 1], count: level.count)
    }
    let linkReader = links.map { WordReader($0) }
    try openContext()
    try level.forEachCount(isAdjusted: isKneserNey && index + 1 < order) {
      node, count, isPruned throws(CorpusError) in
      let isStart = index == 0 && level.fromStart.contains(node)
      siblings.append(
        count: isStart ? 0 : count, isPruned: isPruned, isStart: isStart,
        suffix: try linkReader?.next() ?? 0, shorter: try linkReader?.next() ?? 0)
      expected -= 1
      if expected == 0 {
        try finish()
        if index > 0 { try openContext() }
      }
    }
  }

  /// For each n-gram, in order, its suffix among what is kept of the order before, and the suffix's probability.
  private func suffixes(
    _ places: WordFile, shorter: DiskLevel, count: Int
  ) throws(CorpusError) -> WordFile {
    let sorter = RecordSorter(width: 3, keyWidth: 1, folder: folder, memory: memory / 2)
    let (order, sizes) = (WordReader(places), WordReader(shorter.endings))
    let (counts, probabilities) = (WordReader(shorter.counts), WordReader(shorter.probabilities))
    var kept: UInt32 = 0
    while let size = try sizes.next(), let count = try counts.next(),
      let probability = try probabilities.next()
    {
      for _ in 0..<size { try sorter.append([try order.next() ?? 0, kept, probability]) }
      if count & DiskLevel.prunedBit == 0 { kept += 1 }
    }
    let links = try WordFile(in: folder)
    try sorter.forEach { record throws(CorpusError) in
      try links.append(record[1])
      try links.append(record[2])
    }
    try links.flush()
    return links
  }
}

/// What was seen after one context.
private struct Siblings {
  let weights: ContextWeights
  let prunes: Bool
  private(set) var counts: [UInt32] = []
  private(set) var isPruned: [Bool] = []
  private(set) var suffixes: [UInt32] = []
  private(set) var masses: [Float] = []
  private var shorter: [Float] = []
  private var start: Int?

  init(weights: ContextWeights, prunes: Bool) { (self.weights, self.prunes) = (weights, prunes) }

  mutating func append(
    count: UInt32, isPruned: Bool, isStart: Bool, suffix: UInt32, shorter: UInt32
  ) {
    if isStart { start = counts.count }
    counts.append(count)
    self.isPruned.append(isPruned)
    suffixes.append(suffix)
    self.shorter.append(Float(bitPattern: shorter))
  }

  mutating func removeAll() {
    counts.removeAll(keepingCapacity: true)
    isPruned.removeAll(keepingCapacity: true)
    suffixes.removeAll(keepingCapacity: true)
    shorter.removeAll(keepingCapacity: true)
    masses.removeAll(keepingCapacity: true)
    start = nil
  }

  /// Shares out the counts; returns b(h).
  mutating func weigh() -> Float {
    masses.append(contentsOf: repeatElement(0, count: counts.count))
    return unsafe counts.withUnsafeBufferPointer { counts in
      unsafe isPruned.withUnsafeBufferPointer { pruned in
        unsafe masses.withUnsafeMutableBufferPointer { masses in
          unsafe weights.weigh(
            counts, prunes ? pruned : UnsafeBufferPointer(start: nil, count: 0), masses)
        }
      }
    }
  }

  mutating func addShorter(_ backoff: Float) {
    for child in masses.indices { masses[child] += backoff * shorter[child] }
  }

  mutating func addUniform(_ left: Float, interpolates: Bool) {
    NGramWeights.addUniform(
      &masses, left, among: isPruned.count { !$0 }, interpolates: interpolates)
  }
}
