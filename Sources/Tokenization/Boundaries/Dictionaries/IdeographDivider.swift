import CICUShims

/// Divides runs of ideographs and kana into words as ICU does, by ICU's own dictionary.
///
/// The division with the least sum of costs, found by dynamic programming; a character that is no word costs 255, and a
/// run of katakana may be one word at a cost by its length (ICU's `CjkBreakEngine`). Only what normalisation leaves alone
/// is taken; all else is ICU's, as it is with an ICU whose method was not compared with this one.
@safe
struct IdeographDivider: ~Copyable {
  private let trie: IdeographTrie
  private let units: UnsafeMutablePointer<UInt16>
  private let costs: UnsafeMutablePointer<Int>
  private let previous: UnsafeMutablePointer<Int>

  /// The major versions of ICU whose method this is.
  private static let knownVersions = 72...72
  /// The longest run that is taken, in characters.
  private static var longest: Int { 256 }
  private static var unknownCost: Int { 255 }
  /// By the length of a run of katakana; a longer one costs as much as one of none.
  private let katakanaCosts = [8192, 984, 408, 240, 204, 252, 300, 372, 480]
  private static var longestKatakana: Int { 20 }

  init?() {
    guard Self.knownVersions.contains(Int(cicu_major_version())), let trie = IdeographTrie.shared
    else { return nil }
    self.trie = trie
    unsafe units = .allocate(capacity: Self.longest)
    unsafe costs = .allocate(capacity: Self.longest + 1)
    unsafe previous = .allocate(capacity: Self.longest + 1)
  }

  deinit {
    unsafe units.deallocate()
    unsafe costs.deallocate()
    unsafe previous.deallocate()
  }

  /// Calls `visit` with the end, in bytes, of each word of a segment.
  ///
  /// - Returns: false, without a call, where the segment is not for this method.
  func forEachWord(
    in segment: UnsafeBufferPointer<UInt8>, _ visit: (_ end: Int) -> Void
  ) -> Bool {
    guard let count = unsafe decode(segment) else { return false }
    let text = unsafe UnsafeBufferPointer(start: units, count: count)
    unsafe costs.initialize(repeating: .max, count: count + 1)
    unsafe costs[0] = 0
    var followsKatakana = false
    for start in 0..<count {
      let cost = unsafe costs[start]
      if cost == .max { continue }
      var hasSingle = false
      unsafe trie.forEachWord(in: text, from: start) { length, wordCost in
        // The shortest word comes first; behind a longer one a single character is offered last.
        if length == 1 { hasSingle = true }
        offer(cost + wordCost, from: start, to: start + length)
      }
      if !hasSingle { offer(cost + Self.unknownCost, from: start, to: start + 1) }
      let isKatakana = unsafe Self.isKatakana(text[start])
      if isKatakana, !followsKatakana {
        var length = 1
        while start + length < count, length < Self.longestKatakana,
          unsafe Self.isKatakana(text[start + length])
        {
          length += 1
        }
        if length < Self.longestKatakana {
          let runCost = katakanaCosts[length < katakanaCosts.count ? length : 0]
          offer(cost + runCost, from: start, to: start + length)
        }
      }
      followsKatakana = isKatakana
    }
    // Turns the chain of last words around.
    var end = count
    var next = count
    while end > 0 {
      let start = unsafe previous[end]
      unsafe previous[end] = next
      (next, end) = (end, start)
    }
    while true {
      visit(3 * next)
      if next == count { return true }
      next = unsafe previous[next]
    }
  }

  private func offer(_ cost: Int, from start: Int, to end: Int) {
    if unsafe cost < costs[end] {
      unsafe costs[end] = cost
      unsafe previous[end] = start
    }
  }

  /// Decodes a segment; nil where it has another character than ideographs and kana that normalisation leaves alone.
  private func decode(_ segment: UnsafeBufferPointer<UInt8>) -> Int? {
    let count = segment.count / 3
    guard count <= Self.longest, segment.count == 3 * count else { return nil }
    for index in 0..<count {
      let first = unsafe UInt16(segment[3 * index])
      let second = unsafe UInt16(segment[3 * index + 1])
      let third = unsafe UInt16(segment[3 * index + 2])
      guard first & 0xF0 == 0xE0, second & 0xC0 == 0x80, third & 0xC0 == 0x80 else { return nil }
      let unit = (first & 0xF) << 12 | (second & 0x3F) << 6 | third & 0x3F
      guard Self.isPlain(unit) else { return nil }
      unsafe units[index] = unit
    }
    return count
  }

  private static func isPlain(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x4E00...0x9FFF, 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC...0x30FE, 0x3400...0x4DBF,
      0x3005, 0x3007:
      true
    default: false
    }
  }

  private static func isKatakana(_ unit: UInt16) -> Bool {
    0x30A1 <= unit && unit <= 0x30FE && unit != 0x30FB
  }
}
