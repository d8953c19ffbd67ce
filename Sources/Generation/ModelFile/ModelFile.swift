import Corpora

/// The container of a model file: named sections, versioned and checksummed, read by mapping.
///
/// Little-endian. A head of 32 bytes: the magic `PASTICHE`, the version (32 bits), the number of sections (32 bits), the
/// whole length in bytes (64 bits), the CRC-32 of all that follows the head (32 bits), 4 bytes of zeros. Then for each
/// section 24 bytes: its kind (32 bits), its number among its kind (32 bits), offset and length in bytes (64 bits each).
/// Sections start at multiples of 8.
enum ModelFile {
  static let magic = Array("PASTICHE".utf8)
  static let version: UInt32 = 5
  static let headLength = 32
  static let entryLength = 24

  /// What a section holds.
  enum Kind: UInt32 {
    case manifest = 1
    case vocabulary = 2
    case background = 3
    case classModel = 4
    case fingerprints = 5
    case takenValues = 6
    /// The classifier's features: their keys, then their weights as 32-bit floats.
    case features = 7
    /// The classifier's weights: a 32-bit factor for each feature, then a byte for each feature and class.
    case classifier = 8
    /// What unlabelled text says of a class, as n-grams.
    case reading = 9
    /// The templates of all classes, each by its origin, as 32-bit words.
    case templates = 10
    /// What MinHash keeps of the seeds: five 64-bit words each.
    case sketches = 11
    /// Keyed hashes of the runs of tokens that too few groups wrote, 32 bits each.
    case runs = 12
    /// Which words may stand in place of which, as 32-bit words.
    case neighbours = 13
    /// The model file that may be published in place of this one.
    case published = 14
    /// The documents of all classes that are written anew, each with whether its slots are marked, as 32-bit words.
    case bases = 15
    /// How the values of these documents were written: a word for each token, document after document.
    case hints = 16
  }

  /// One section to be written.
  struct Section {
    let kind: Kind
    let number: Int
    let bytes: [UInt8]
  }

  /// Writes a model file; it appears under its name only when it is whole.
  static func write(_ sections: [Section], to path: String) throws(CorpusError) {
    let output = try OutputFile(path: path)
    try output.write(bytes(of: sections))
    try output.commit()
  }

  /// The bytes of a model file.
  static func bytes(of sections: [Section]) -> [UInt8] {
    var body: [UInt8] = []
    var offset = headLength + entryLength * sections.count
    for section in sections {
      offset = aligned(offset)
      append(section.kind.rawValue, to: &body)
      append(UInt32(section.number), to: &body)
      append(UInt64(offset), to: &body)
      append(UInt64(section.bytes.count), to: &body)
      offset += section.bytes.count
    }
    for section in sections {
      body += Array(repeating: 0, count: aligned(headLength + body.count) - headLength - body.count)
      body += section.bytes
    }
    var head = magic
    append(version, to: &head)
    append(UInt32(sections.count), to: &head)
    append(UInt64(headLength + body.count), to: &head)
    append(unsafe body.withUnsafeBytes { unsafe Checksum.crc32($0) }, to: &head)
    append(UInt32(0), to: &head)
    return head + body
  }

  static func append(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
    for shift in stride(from: 0, to: value.bitWidth, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: value >> shift))
    }
  }

  private static func aligned(_ offset: Int) -> Int { (offset + 7) & ~7 }
}
