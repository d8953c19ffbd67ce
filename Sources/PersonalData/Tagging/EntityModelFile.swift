/// The entity tagger as bytes: sizes, the gazetteer's table, the transitions, and the rows that are not all zero.
///
/// Little-endian throughout. A row is 16 weights of one byte.
enum EntityModelFile {
  private static let mark = Array("PSTENT01".utf8)

  static func bytes(weights: [Int8], transitions: [Int16], gazetteer: Gazetteer) -> [UInt8] {
    var bytes = mark
    append(UInt32(weights.count / 16), to: &bytes)
    append(UInt32(transitions.count / 16), to: &bytes)
    append(UInt32(gazetteer.keys.count), to: &bytes)
    for key in gazetteer.keys { append(key, to: &bytes) }
    for list in gazetteer.lists { append(list, to: &bytes) }
    for weight in transitions { append(UInt16(bitPattern: weight), to: &bytes) }
    for weight in weights { bytes.append(UInt8(bitPattern: weight)) }
    return bytes
  }

  private static func append(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
    unsafe withUnsafeBytes(of: value.littleEndian) { unsafe bytes.append(contentsOf: $0) }
  }

  /// Reads a model; nil where the bytes are none.
  static func tagger(_ bytes: UnsafeRawBufferPointer) -> EntityTagger? {
    guard bytes.count > 20, unsafe bytes.prefix(8).elementsEqual(mark) else { return nil }
    func number<Number: FixedWidthInteger>(_ place: Int, as type: Number.Type) -> Number {
      unsafe Number(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: type))
    }
    let rows = Int(number(8, as: UInt32.self))
    let tags = Int(number(12, as: UInt32.self))
    let slots = Int(number(16, as: UInt32.self))
    guard rows == TaggerFeatures.rowCount, tags == EntityTag.count + 1, slots.nonzeroBitCount == 1,
      bytes.count == 20 + slots * 6 + tags * 32 + rows * 16
    else { return nil }
    var place = 20
    let keys = (0..<slots).map { number(place + 4 * $0, as: UInt32.self) }
    place += 4 * slots
    let lists = (0..<slots).map { number(place + 2 * $0, as: UInt16.self) }
    place += 2 * slots
    var transitions: [SIMD16<Int16>] = []
    for row in 0..<tags {
      var weights = SIMD16<Int16>()
      for tag in 0..<16 { weights[tag] = number(place + 32 * row + 2 * tag, as: Int16.self) }
      transitions.append(weights)
    }
    place += 32 * tags
    let weights = (0..<rows).map { row in
      var pairs = SIMD8<UInt16>()
      for lane in 0..<8 {
        pairs[lane] = number(place + 16 * row + 2 * lane, as: UInt16.self) ^ 0x8080
      }
      return pairs
    }
    return EntityTagger(
      weights: weights, transitions: transitions, gazetteer: Gazetteer(keys: keys, lists: lists))
  }
}
