import CMemory

/// How one order's n-grams lie in the file: records of as many bits as they need, side by side.
///
/// A record is the n-gram's last word, its suffix (the place in the order before of the n-gram without its first word), its
/// probability p(w|h), and below the highest order its back-off weight b and where its continuations start, counted from the
/// base of its block of 16. Probabilities and weights are ``ShortFloat`` without the leading bits that all of them have as zeros:
/// 28 bits where none is above 1. One more record ends the last n-gram's continuations. Then come the bases, and running sums
/// of the probabilities at every 32nd record as 64-bit floats, so that a draw from a context of many continuations need not add
/// up all of them.
/// Numbers are little-endian.
struct NGramRecordLayout: Equatable {
  static var blockLength: Int { 16 }
  static var sumInterval: Int { 32 }

  let count: Int
  let wordBits: Int
  let suffixBits: Int
  let childBits: Int
  let probabilityBits: Int
  let backoffBits: Int
  /// Whether longer n-grams follow, so that the records have back-off weights and continuations.
  let hasLonger: Bool

  /// The places of the fields within a record, in bits.
  var probabilityStart: Int { wordBits + suffixBits }
  var backoffStart: Int { probabilityStart + probabilityBits }
  var childStart: Int { backoffStart + backoffBits }
  var recordBits: Int { childStart + childBits }

  /// The lengths of the three parts in bytes, each a multiple of 8.
  var recordBytes: Int { ((count + 1) * recordBits + 7 + 64) / 64 * 8 + 8 }
  var baseBytes: Int { hasLonger ? (count / Self.blockLength + 2) / 2 * 8 : 0 }
  var sumBytes: Int { (count / Self.sumInterval + 2) * 8 }
  var byteCount: Int { recordBytes + baseBytes + sumBytes }

  /// How many words of the head say it.
  static var headLength: Int { 4 }

  /// The words of the head that say it.
  var head: [UInt32] {
    [
      UInt32(count),
      UInt32(wordBits) | UInt32(suffixBits) << 8 | UInt32(childBits) << 16
        | (hasLonger ? 1 << 24 : 0),
      UInt32(probabilityBits) | UInt32(backoffBits) << 8, 0,
    ]
  }

  /// Reads those words; nil where a width is none.
  init?(head: [UInt32]) {
    let (widths, floatWidths) = (head[1], head[2])
    (count, hasLonger) = (Int(head[0]), widths >> 24 == 1)
    (probabilityBits, backoffBits) = (Int(floatWidths & 0xFF), Int(floatWidths >> 8))
    (wordBits, suffixBits) = (Int(widths & 0xFF), Int(widths >> 8 & 0xFF))
    childBits = Int(widths >> 16 & 0xFF)
    guard wordBits <= 32, suffixBits <= 32, childBits <= 32, widths >> 25 == 0,
      probabilityBits <= ShortFloat.width, backoffBits <= ShortFloat.width,
      hasLonger || childBits + backoffBits == 0
    else { return nil }
  }

  /// The narrowest layout for columns of which the greatest values are known, floats as the bits of a ``ShortFloat``.
  init(
    count: Int, hasLonger: Bool, word: UInt32, suffix: UInt32, probability: UInt32, backoff: UInt32,
    offset: UInt32
  ) {
    (self.count, self.hasLonger) = (count, hasLonger)
    (wordBits, suffixBits) = (Self.bits(for: word), Self.bits(for: suffix))
    (probabilityBits, backoffBits) = (Self.bits(for: probability), Self.bits(for: backoff))
    childBits = Self.bits(for: offset)
  }

  /// The narrowest layout for a column.
  init(_ columns: NGramColumns) {
    var widest: UInt32 = 0
    for place in columns.firstChildren.indices {
      let base = columns.firstChildren[place / Self.blockLength * Self.blockLength]
      widest = max(widest, columns.firstChildren[place] - base)
    }
    self.init(
      count: columns.words.count, hasLonger: !columns.firstChildren.isEmpty,
      word: columns.words.max() ?? 0, suffix: columns.suffixes.max() ?? 0,
      probability: columns.probabilities.reduce(0) { max($0, ShortFloat.bits($1)) },
      backoff: columns.backoffs.reduce(0) { max($0, ShortFloat.bits($1)) }, offset: widest)
  }

  private static func bits(for number: UInt32) -> Int {
    UInt32.bitWidth - number.leadingZeroBitCount
  }
}

/// One order's n-grams, read in place.
///
/// Nothing is trapped on: a place outside or a link that leads outside, which only a damaged file has, gives some other n-gram.
/// Safe as long as the memory's owner lives, which ``NGramModel`` sees to. `@unchecked Sendable`: the memory is never written.
@safe
struct NGramRecords: @unchecked Sendable {
  /// How many n-grams there are.
  let count: Int
  private let records: UnsafeRawPointer
  private let bases: UnsafeRawPointer
  private let sums: UnsafeRawPointer
  private let recordBits: Int
  private let wordMask: UInt64
  private let suffixStart: Int
  private let suffixMask: UInt64
  private let probabilityStart: Int
  private let probabilityMask: UInt64
  private let backoffStart: Int
  private let backoffMask: UInt64
  private let childStart: Int
  private let childMask: UInt64
  /// How many n-grams the order before has, and the next one.
  private let shorterCount: Int
  private let longerCount: Int

  @unsafe init(
    _ layout: NGramRecordLayout, at start: UnsafeRawPointer, shorterCount: Int, longerCount: Int
  ) {
    self.shorterCount = shorterCount
    count = layout.count
    unsafe records = start
    unsafe bases = start + layout.recordBytes
    unsafe sums = start + layout.recordBytes + layout.baseBytes
    recordBits = layout.recordBits
    func mask(_ bits: Int) -> UInt64 { (1 << UInt64(bits)) - 1 }
    wordMask = mask(layout.wordBits)
    suffixStart = layout.wordBits
    suffixMask = mask(layout.suffixBits)
    probabilityStart = layout.probabilityStart
    probabilityMask = mask(layout.probabilityBits)
    backoffStart = layout.backoffStart
    backoffMask = mask(layout.backoffBits)
    childStart = layout.childStart
    childMask = mask(layout.childBits)
    self.longerCount = layout.hasLonger ? longerCount : 0
  }

  @inline(__always)
  private func field(_ place: Int, _ start: Int, _ mask: UInt64) -> UInt32 {
    let place = Int(bitPattern: min(UInt(bitPattern: place), UInt(bitPattern: count)))
    let bit = place &* recordBits &+ start
    let bits = unsafe records.loadUnaligned(fromByteOffset: bit >> 3, as: UInt64.self)
    return UInt32(truncatingIfNeeded: bits >> UInt64(bit & 7) & mask)
  }

  /// Asks for the memory of a record.
  @inline(__always)
  func fetch(_ place: Int) {
    unsafe pastiche_prefetch(records + (place &* recordBits) >> 3)
    if longerCount > 0 {
      unsafe pastiche_prefetch(bases + place / NGramRecordLayout.blockLength &* 4)
    }
  }

  /// The last word.
  @inline(__always) func word(_ place: Int) -> UInt32 { field(place, 0, wordMask) }
  /// The place, in the order before, of the n-gram without its first word.
  @inline(__always) func suffix(_ place: Int) -> Int {
    max(0, min(Int(field(place, suffixStart, suffixMask)), shorterCount &- 1))
  }
  /// p(w|h).
  @inline(__always) func probability(_ place: Int) -> Float {
    ShortFloat.value(field(place, probabilityStart, probabilityMask))
  }
  /// b(h); not of the highest order.
  @inline(__always) func backoff(_ place: Int) -> Float {
    ShortFloat.value(field(place, backoffStart, backoffMask))
  }
  /// The places of the continuations in the next order; none of the highest order.
  @inline(__always) func children(_ place: Int) -> Range<Int> {
    if longerCount == 0 { return 0..<0 }
    let (start, end) = (firstChild(place), firstChild(place &+ 1))
    return start..<max(start, end)
  }

  @inline(__always)
  private func firstChild(_ place: Int) -> Int {
    let place = min(place, count)
    let base = unsafe bases.load(
      fromByteOffset: place / NGramRecordLayout.blockLength &* 4, as: UInt32.self)
    return min(Int(base) &+ Int(field(place, childStart, childMask)), longerCount)
  }

  /// The first place in a range of ascending words whose word is `word`; nil where there is none.
  ///
  /// - Complexity: O(log *n*).
  @inline(__always)
  func find(_ word: UInt32, in range: Range<Int>) -> Int? {
    var (low, length) = (range.lowerBound, range.count)
    // Where no number is missing among the unigrams, a word's number is its place.
    if low == 0, Int(word) < length, self.word(Int(word)) == word { return Int(word) }
    // Frequent words have low numbers, so look from the front in growing steps first.
    var step = 16
    while step < length, self.word(low &+ step) <= word {
      low &+= step
      length &-= step
      step &*= 4
    }
    length = min(length, step)
    while length > 1 {
      let half = length / 2
      if self.word(low &+ half) <= word { low &+= half }
      length &-= half
    }
    return length == 1 && self.word(low) == word ? low : nil
  }

  /// The first place in a range at which the running sum of probabilities is above `point`; nil where it never is.
  ///
  /// - Complexity: O(log *n*) and the sum of at most 64 probabilities.
  func firstPlace(above point: Double, in range: Range<Int>) -> Int? {
    let interval = NGramRecordLayout.sumInterval
    var start = range.lowerBound
    var rest = point
    if range.count > 2 * interval {
      // The point from the beginning of the order, among the sums at the blocks within the range.
      let firstBlock = (start + interval - 1) / interval
      let lastBlock = (range.upperBound - 1) / interval
      var before = 0.0
      for place in start..<(firstBlock * interval) { before += Double(probability(place)) }
      if point >= before {
        let target = sum(before: firstBlock) - before + point
        var (low, high) = (firstBlock, lastBlock)
        while low < high {
          let middle = (low + high + 1) / 2
          if sum(before: middle) > target { high = middle - 1 } else { low = middle }
        }
        start = low * interval
        rest = target - sum(before: low)
      }
    }
    for place in start..<range.upperBound {
      rest -= Double(probability(place))
      if rest < 0 { return place }
    }
    return nil
  }

  /// The sum of the probabilities in a range.
  ///
  /// - Complexity: O(1) and the sum of at most 64 probabilities.
  func probabilitySum(in range: Range<Int>) -> Double {
    let interval = NGramRecordLayout.sumInterval
    let firstBlock = (range.lowerBound + interval - 1) / interval
    let lastBlock = range.upperBound / interval
    if firstBlock >= lastBlock { return plainSum(in: range) }
    return plainSum(in: range.lowerBound..<(firstBlock * interval))
      + (sum(before: lastBlock) - sum(before: firstBlock))
      + plainSum(in: (lastBlock * interval)..<range.upperBound)
  }

  private func plainSum(in range: Range<Int>) -> Double {
    range.reduce(0) { $0 + Double(probability($1)) }
  }

  /// The sum of the probabilities before a block of 32.
  @inline(__always)
  func sum(before block: Int) -> Double {
    let block = min(block, count / NGramRecordLayout.sumInterval)
    return unsafe sums.load(fromByteOffset: block &* 8, as: Double.self)
  }
}
