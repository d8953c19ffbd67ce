/// The break category of every code point: blocks of 64, of which those that are all alike are stored once.
struct CategoryTable {
  /// The number of the block of each 64 code points.
  private(set) var blockOf: [UInt16] = []
  /// The blocks, 64 categories each.
  private(set) var categories: [UInt8] = []

  /// Spreads out ranges; nil where a category needs more than seven bits.
  init?(_ ranges: [(last: UInt32, category: Int)]) {
    if ranges.contains(where: { $0.category > 0x7F }) { return nil }
    var uniform: [UInt8: UInt16] = [:]
    var index = 0
    blockOf.reserveCapacity(0x110000 >> 6)
    for first in stride(from: UInt32(0), to: 0x110000, by: 64) {
      while ranges[index].last < first { index += 1 }
      let category = UInt8(ranges[index].category)
      if first + 63 <= ranges[index].last, let known = uniform[category] {
        blockOf.append(known)
        continue
      }
      let block = UInt16(categories.count >> 6)
      if first + 63 <= ranges[index].last { uniform[category] = block }
      var inner = index
      for codePoint in first..<(first + 64) {
        while ranges[inner].last < codePoint { inner += 1 }
        categories.append(UInt8(ranges[inner].category))
      }
      blockOf.append(block)
    }
  }

  subscript(scalar: Unicode.Scalar) -> UInt8 {
    categories[Int(blockOf[Int(scalar.value >> 6)]) << 6 | Int(scalar.value & 63)]
  }

  /// Gives an ASCII character the category of another character.
  mutating func set(_ scalar: Unicode.Scalar, like other: Unicode.Scalar) {
    let block = Int(blockOf[Int(scalar.value >> 6)]) << 6
    let own = categories.count >> 6
    let category = self[other]
    categories += Array(categories[block..<(block + 64)])
    blockOf[Int(scalar.value >> 6)] = UInt16(own)
    categories[own << 6 | Int(scalar.value & 63)] = category
  }
}
