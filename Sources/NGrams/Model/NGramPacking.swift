/// Packs a model's columns into its file form.
///
/// Little-endian 32-bit words: magic, version, order, a zero; for each order the four words of its
/// ``NGramRecordLayout``. Then each order's records, bases and sums.
struct NGramPacking {
  static let magic: UInt32 = 0x4D_4C_47_4E  // "NGLM"
  static let version: UInt32 = 4

  private let columns: [NGramColumns]

  /// Packs columns.
  init(_ columns: [NGramColumns]) { self.columns = columns }

  /// How many 32-bit words stand before the first record.
  static func headLength(order: Int) -> Int { 4 + NGramRecordLayout.headLength * order }

  /// What stands before the first record.
  static func head(_ layouts: [NGramRecordLayout]) -> [UInt32] {
    [magic, version, UInt32(layouts.count), 0] + layouts.flatMap(\.head)
  }

  /// The file form.
  var stored: NGramStorage {
    let layouts = columns.map { NGramRecordLayout($0) }
    let head = Self.head(layouts)
    let headBytes = head.count * 4
    let length = headBytes + layouts.reduce(0) { $0 + $1.byteCount }
    return unsafe NGramStorage(byteCount: length) { bytes in
      for (index, word) in head.enumerated() {
        unsafe bytes.storeBytes(of: word, toByteOffset: 4 * index, as: UInt32.self)
      }
      var start = headBytes
      for (layout, columns) in zip(layouts, columns) {
        let part = unsafe UnsafeMutableRawBufferPointer(
          rebasing: bytes[start..<(start + layout.byteCount)])
        unsafe Self.pack(columns, layout, into: part)
        start += layout.byteCount
      }
    }
  }

  private static func pack(
    _ columns: NGramColumns, _ layout: NGramRecordLayout, into bytes: UnsafeMutableRawBufferPointer
  ) {
    let block = NGramRecordLayout.blockLength
    // Eight records fill whole bytes, but a field is written as eight bytes at once, beyond them: so pieces are packed apart.
    let pieceLength = 1 << 14
    Parallel.forEachRange(of: layout.count + 1, length: pieceLength) { range in
      let byteCount = (range.count * layout.recordBits + 7) / 8
      var piece = [UInt8](repeating: 0, count: byteCount + 8)
      unsafe piece.withUnsafeMutableBytes { piece in
        for place in range {
          var bit = (place - range.lowerBound) * layout.recordBits
          func write(_ value: UInt32, _ width: Int) {
            let shifted = UInt64(value) << UInt64(bit & 7)
            let old = unsafe piece.loadUnaligned(fromByteOffset: bit >> 3, as: UInt64.self)
            unsafe piece.storeBytes(of: old | shifted, toByteOffset: bit >> 3, as: UInt64.self)
            bit += width
          }
          let isEnd = place == layout.count
          write(isEnd ? 0 : columns.words[place], layout.wordBits)
          write(isEnd || columns.suffixes.isEmpty ? 0 : columns.suffixes[place], layout.suffixBits)
          write(
            isEnd ? 0 : ShortFloat.bits(columns.probabilities[place]), layout.probabilityBits)
          if layout.hasLonger {
            write(isEnd ? 0 : ShortFloat.bits(columns.backoffs[place]), layout.backoffBits)
            let base = columns.firstChildren[place / block * block]
            write(columns.firstChildren[place] - base, layout.childBits)
          }
        }
        let start = range.lowerBound * layout.recordBits / 8
        unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[start...])
          .copyMemory(from: UnsafeRawBufferPointer(rebasing: piece[..<byteCount]))
      }
    }
    if layout.hasLonger {
      for index in 0...(layout.count / block) {
        unsafe bytes.storeBytes(
          of: columns.firstChildren[index * block],
          toByteOffset: layout.recordBytes + 4 * index, as: UInt32.self)
      }
    }
    var sum = 0.0
    let sums = layout.recordBytes + layout.baseBytes
    for place in 0...layout.count {
      if place % NGramRecordLayout.sumInterval == 0 {
        unsafe bytes.storeBytes(
          of: sum, toByteOffset: sums + place / NGramRecordLayout.sumInterval * 8, as: Double.self)
      }
      if place < layout.count {
        sum += Double(ShortFloat.value(ShortFloat.bits(columns.probabilities[place])))
      }
    }
  }
}
