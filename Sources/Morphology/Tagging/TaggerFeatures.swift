/// The features of a word in its sentence as places in a table of weights.
///
/// They are those of Ratnaparkhi (1996, *A maximum entropy model for part-of-speech tagging*) with the classes of the words
/// around, which tell what may come before it is tagged.
struct TaggerFeatures {
  let rowCount: UInt64

  /// Features that don't depend on the tags before.
  static let fixedCount = 29
  /// Features with the tags before.
  static let movingCount = 9

  /// A feature's number: its row of weights above seven bits that order the tags in it.
  @inline(__always)
  private func place(_ template: UInt64, _ first: UInt64, _ second: UInt64 = 0) -> UInt32 {
    let hash = WordHash.mix(template, first, second)
    let row = ((hash &>> 32) &* rowCount) &>> 32
    return UInt32(truncatingIfNeeded: row &<< 7 | hash & 127)
  }

  /// Writes the features of a word that don't depend on tags.
  ///
  /// - Parameters:
  ///   - words: The words of a sentence, with two more before the first and behind the last.
  ///   - word: The place of the word among them.
  ///   - style: How the sentence is written, 0 to 2.
  @inline(__always)
  func writeFixed(
    _ words: UnsafePointer<WordSignature>, _ word: Int, style: UInt64,
    to features: UnsafeMutablePointer<UInt32>
  ) {
    // Two words stand on either side of each.
    let own = unsafe words[word]
    let (before, before2) = unsafe (words[word &- 1], words[word &- 2])
    let (next, next2) = unsafe (words[word &+ 1], words[word &+ 2])
    let isFirst: UInt64 = before.form == .none ? 1 : 0
    let form = own.form.rawValue &<< 3 | isFirst &<< 2 | style
    let known = own.wordClass.all

    var count = 0
    func add(_ first: UInt64, _ second: UInt64 = 0) {
      // There is room for `fixedCount`.
      unsafe features[count] = place(UInt64(count), first, second)
      count &+= 1
    }
    add(own.hash)
    add(own.hash, form)
    add(own.suffix & 0xFF, own.length)
    add(own.suffix & 0xFFFF, form)
    add(own.suffix & 0xFF_FFFF)
    add(own.suffix & 0xFFFF_FFFF)
    add(own.suffix & 0xFF_FFFF_FFFF)
    add(own.prefix & 0xFFFF)
    add(own.prefix & 0xFF_FFFF)
    add(own.prefix & 0xFFFF_FFFF, own.suffix & 0xFF)
    add(form, own.signs)
    add(known, form)
    add(before.hash)
    add(next.hash)
    add(before2.hash)
    add(next2.hash)
    add(own.hash, next.hash)
    add(before.hash, own.hash)
    add(known, next.wordClass.all)
    add(next.wordClass.tags &<< 16 | next2.wordClass.tags, own.wordClass.tags)
    add(next.suffix & 0xFF_FFFF)
    add(before.suffix & 0xFF_FFFF)
    add(before.form.rawValue &<< 8 | next.form.rawValue, form)
    add(before.hash, next.hash)
    add(own.hash, next.wordClass.all)
    add(before.wordClass.tags, known)
    add(own.suffix & 0xFF_FFFF, next.wordClass.tags)
    add(own.wordClass.tags &<< 16 | before.wordClass.tags, before2.wordClass.tags)
    add(own.suffix & 0xFFFF, own.wordClass.all &<< 6 ^ own.prefix & 0xFFFF)
  }

  /// Writes the features of a word with the two tags before it.
  @inline(__always)
  func writeMoving(
    _ words: UnsafePointer<WordSignature>, _ word: Int, _ tag: UInt8, _ tag2: UInt8,
    to features: UnsafeMutablePointer<UInt32>
  ) {
    let own = unsafe words[word]
    let before = unsafe words[word &- 1]
    let next = unsafe words[word &+ 1]
    let last = UInt64(tag)
    let both = last &<< 8 | UInt64(tag2)
    var count = 0
    func add(_ first: UInt64, _ second: UInt64 = 0) {
      // There is room for `movingCount`.
      unsafe features[count] = place(UInt64(64 &+ count), first, second)
      count &+= 1
    }
    add(last)
    add(both)
    add(last, own.hash)
    add(both, own.wordClass.all)
    add(last &<< 40 | next.wordClass.all, own.wordClass.all)
    add(last, own.suffix & 0xFF_FFFF)
    add(last, next.hash)
    add(both, before.hash)
    add(both &<< 16 | next.wordClass.tags, own.wordClass.tags)
  }
}
