import CICUShims

/// The character encoding of an input.
public enum TextEncoding: Equatable, Sendable {
  /// UTF-8; what begins with the byte order mark of UTF-16 or UTF-32 is read as that.
  case utf8
  /// What a byte order mark says, UTF-8 where the first mebibyte is valid, else what ICU's detector takes it for.
  case detected
  /// An encoding by its usual name, as ICU knows it.
  case named(String)

  /// The encoding of a name or an alias, such as `latin1`, or `auto`; nil where ICU has none of the name.
  public init?(name: String) {
    if name == "auto" {
      self = .detected
      return
    }
    guard let known = unsafe cicu_encoding_name(name) else { return nil }
    let canonical = unsafe String(cString: known)
    self = canonical == "UTF-8" ? .utf8 : .named(canonical)
  }

  /// The name that ``init(name:)`` reads.
  public var name: String {
    switch self {
    case .utf8: "UTF-8"
    case .detected: "auto"
    case .named(let name): name
    }
  }

  /// How many bytes of an input are looked at before its encoding is guessed.
  static let sampleLength = 1 << 20

  /// The encoding that a byte order mark says and the mark's length; nil where there is no mark.
  static func ofByteOrderMark(in bytes: [UInt8]) -> (encoding: TextEncoding, length: Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return (.named("UTF-32LE"), 4) }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return (.named("UTF-32BE"), 4) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.named("UTF-16LE"), 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.named("UTF-16BE"), 2) }
    return nil
  }

  /// What the first bytes of an input look like; the last character may be cut.
  static func guess(_ sample: [UInt8]) -> TextEncoding {
    if let invalid = UTF8Validation.firstInvalid(in: sample) {
      // Only a character that the end of the sample cuts may be incomplete; its lead is then within three bytes.
      let tail = sample[invalid...]
      let isCut =
        sample.count >= sampleLength && tail.count < 4 && tail.first.map { $0 >= 0xC2 } == true
        && tail.dropFirst().allSatisfy { 0x80...0xBF ~= $0 }
      return isCut ? .utf8 : detect(sample).map { .named($0) } ?? .utf8
    }
    // UTF-16 of ASCII, with its zeros, is valid UTF-8 too, and so are the encodings that shift by escapes.
    guard sample.contains(where: { $0 == 0 || $0 == 0x1B }), let name = detect(sample),
      ["UTF-16", "UTF-32", "ISO-2022"].contains(where: { name.hasPrefix($0) })
    else { return .utf8 }
    return .named(name)
  }

  /// The encoding, other than UTF-8, that ICU's detector takes bytes for; nil where it is at a loss.
  static func detect(_ bytes: [UInt8], leastConfidence: Int32 = 1) -> String? {
    var name = [CChar](repeating: 0, count: 64)
    let confidence = unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe name.withUnsafeMutableBufferPointer { name in
        guard let start = bytes.baseAddress, let result = name.baseAddress else { return Int32(0) }
        return unsafe cicu_detect_encoding(
          start, Int32(min(bytes.count, sampleLength)), result, Int32(name.count))
      }
    }
    if confidence < leastConfidence { return nil }
    let found = String(
      decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    return found == "UTF-8" ? nil : found
  }
}

/// Opens an input as UTF-8 without a byte order mark, decompressed and converted; its bytes are not validated unless they
/// had to be converted.
func openText(path: String, options: ReadingOptions) throws(CorpusError) -> any ByteSource {
  try openMarkedText(path: path, options: options).source
}

/// The same, and whether a byte order mark of UTF-8 was taken off.
func openMarkedText(
  path: String, options: ReadingOptions
) throws(CorpusError) -> (source: any ByteSource, hadMark: Bool) {
  let source = try openBytes(path: path)
  var head: [UInt8] = []
  let wanted = options.encoding == .detected ? TextEncoding.sampleLength : 4
  while head.count < wanted, try source.read(appendingTo: &head) {}
  let mark = TextEncoding.ofByteOrderMark(in: head)
  let encoding: TextEncoding
  switch options.encoding {
  case .utf8: encoding = mark?.encoding ?? .utf8
  case .detected: encoding = mark?.encoding ?? .guess(head)
  case .named: encoding = options.encoding
  }
  if let mark, mark.encoding == encoding { head.removeFirst(mark.length) }
  let rest = PrefixedSource(head, source)
  guard case .named(let name) = encoding else { return (rest, mark?.encoding == .utf8) }
  return (
    try ConvertedSource(rest, encoding: name, file: path, isLossy: options.isLossy), false
  )
}

/// Bytes that were already taken from a source, then the source.
private final class PrefixedSource: ByteSource {
  private var head: [UInt8]
  private let source: any ByteSource

  init(_ head: [UInt8], _ source: any ByteSource) {
    self.head = head
    self.source = source
  }

  func read(appendingTo buffer: inout [UInt8]) throws(CorpusError) -> Bool {
    if head.isEmpty { return try source.read(appendingTo: &buffer) }
    buffer.append(contentsOf: head)
    head = []
    return true
  }
}
