/// The bytes of a model, read where they lie: a lexicon of words, their classes, and a table of weights.
///
/// | bytes | what |
/// | --- | --- |
/// | 4 | `PMT1` |
/// | 4 × 4 | counts: tags, rows of weights, slots of the lexicon (a power of two), classes |
/// | 12 | nothing |
/// | 24 a class | candidates (two words of 64 bits), first tag, second tag, dictionary (16 bits), fixed (8 bits), nothing (24 bits) |
/// | 4 a slot | 20 bits of a word's hash above 12 bits of its class; 0 is free |
/// | 128 a row | weights, one signed byte each |
///
/// All numbers have the lowest byte first. A weight's place is its feature's number, exclusive-or its tag: features that share a
/// row have their tags in different orders, so the table is as full as one of single weights and as near as one of rows.
@safe struct TaggerModel: @unchecked Sendable {
  // The memory is only read, and its owner keeps it unchanged for as long as the model is in use.
  private let bytes: UnsafeRawBufferPointer
  private let weights: UnsafePointer<Int8>
  let rowCount: UInt64
  private let slotMask: Int
  private let slotOffset: Int
  private let classes: [WordClass]

  static let headerSize = 32
  static let classSize = 24
  static let rowWidth = 128
  static let magic: UInt32 = 0x3154_4D50
  static let classBits = 12
  /// How far a word is looked for behind its own slot.
  static let maxProbes = 64

  /// Takes bytes that outlive the model; returns nil where their sizes or tags are none of a model's.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count >= Self.headerSize, unsafe Self.word(bytes, 0) == Self.magic else {
      return nil
    }
    let tags = unsafe Int(Self.word(bytes, 4))
    let rows = unsafe Int(Self.word(bytes, 8))
    let slots = unsafe Int(Self.word(bytes, 12))
    let classCount = unsafe Int(Self.word(bytes, 16))
    guard tags == PartOfSpeech.inventory.count, (1...(1 << 24)).contains(rows),
      (1...(1 << 24)).contains(slots), slots & (slots - 1) == 0,
      (1...(1 << Self.classBits)).contains(classCount)
    else { return nil }
    let slotOffset = Self.headerSize + classCount * Self.classSize
    let weightOffset = slotOffset + slots * 4
    guard bytes.count == weightOffset + rows * Self.rowWidth, let base = bytes.baseAddress else {
      return nil
    }
    var classes: [WordClass] = []
    for place in 0..<classCount {
      let read = unsafe Self.wordClass(bytes, Self.headerSize + place * Self.classSize)
      guard let read else { return nil }
      classes.append(read)
    }
    unsafe self.bytes = bytes
    // In bounds by the guard above; bytes have no alignment.
    unsafe weights = (base + weightOffset).assumingMemoryBound(to: Int8.self)
    rowCount = UInt64(rows)
    (slotMask, self.slotOffset, self.classes) = (slots - 1, slotOffset, classes)
  }

  private static func word(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> UInt32 {
    UInt32(littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))
  }

  private static func wordClass(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> WordClass? {
    let low = unsafe UInt64(word(bytes, place)) | UInt64(word(bytes, place + 4)) << 32
    let high = unsafe UInt64(word(bytes, place + 8)) | UInt64(word(bytes, place + 12)) << 32
    var read = WordClass(candidates: [low, high] & TagSet.all)
    unsafe (read.first, read.second) = (bytes[place + 16], bytes[place + 17])
    read.dictionary = unsafe UInt16(truncatingIfNeeded: word(bytes, place + 16) >> 16)
    read.isFixed = unsafe bytes[place + 20] == 1
    let count = PartOfSpeech.inventory.count
    let hasTags = [read.first, read.second].allSatisfy { $0 == WordClass.noTag || $0 < count }
    guard hasTags, read.candidates != .zero, !read.isFixed || read.first < count else { return nil }
    return read
  }

  /// The class of a word by its hash; class 0 where the lexicon hasn't the word.
  @inline(__always)
  func wordClass(_ hash: UInt64) -> WordClass {
    let print = UInt32(truncatingIfNeeded: hash &>> 44)
    var slot = Int(truncatingIfNeeded: hash &>> 12) & slotMask
    for _ in 0..<Self.maxProbes {
      // The slot is masked to their number.
      let entry = unsafe Self.word(bytes, slotOffset &+ slot &* 4)
      if entry == 0 { break }
      if entry &>> 12 == print {
        let place = Int(entry & 0xFFF)
        return place < classes.count ? classes[place] : classes[0]
      }
      slot = (slot &+ 1) & slotMask
    }
    return classes[0]
  }

  /// The weight of a feature for a tag, which must be below 128.
  @inline(__always)
  func weight(_ feature: UInt32, _ tag: UInt8) -> Int32 {
    // A feature's row is below the number of rows, and its low seven bits and the tag stay in the row.
    Int32(unsafe weights[Int(feature ^ UInt32(tag))])
  }
}
