import Corpora

/// Writes drawn documents as JSONL, without making a `Document` of each.
///
/// Not for several threads at once.
@safe
public final class SampleWriter {
  private let sampler: GrammarSampler
  private var buffer = ByteBuffer()
  /// How many bytes wait to be taken.
  public var count: Int { buffer.count }
  /// By the attributes of a document, its labels and the rest of its line.
  private var endings: [[Int]: (labels: [UInt8], meta: [UInt8])] = [:]
  private let spanEndings: [[UInt8]]

  /// Prepares to write what a sampler draws.
  public init(_ sampler: GrammarSampler) {
    self.sampler = sampler
    spanEndings = sampler.grammar.spanTypes.map {
      var ending = Array(", \"type\": ".utf8)
      JSONText.append($0, to: &ending)
      ending.append(UInt8(ascii: "}"))
      return ending
    }
  }

  deinit { buffer.deallocate() }

  /// Calls `body` with the bytes that wait, and forgets them.
  public func take<Failure>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    try unsafe body(UnsafeBufferPointer(start: buffer.bytes, count: buffer.count))
    buffer.removeAll()
  }

  /// Appends the document that was drawn last.
  public func append(id: UInt64) {
    let (spans, attributes, length) = (sampler.spans, sampler.attributes, sampler.textCount)
    let ending =
      sampler.hasFields
      ? newEnding() : endings[attributes] ?? newEnding(attributes)
    var out = buffer
    // An escaped byte takes six.
    out.reserve(6 * length + 64 * spans.count + 256)
    out.put("{\"id\": \"")
    out.put(number: Int(truncatingIfNeeded: id))
    out.put("\", \"text\": \"")
    unsafe out.putText(sampler.text, length)
    out.put("\"")
    out.put(ending.labels)
    var isFirst = true
    for span in spans where span.end > span.start {
      out.put(isFirst ? ", \"spans\": [{\"start\": " : ", {\"start\": ")
      isFirst = false
      out.put(number: span.start)
      out.put(", \"end\": ")
      out.put(number: span.end)
      out.put(spanEndings[Int(span.type)])
    }
    if !isFirst {
      out.put("]")
    } else if !spanEndings.isEmpty {
      // Readers that take their columns from the first lines need every line to have the same.
      out.put(", \"spans\": []")
    }
    out.put(ending.meta)
    buffer = out
  }

  /// Appends the document's text alone, line ends as blanks.
  public func appendLine() { unsafe buffer.putLine(sampler.text, sampler.textCount) }

  private func newEnding(_ attributes: [Int]) -> (labels: [UInt8], meta: [UInt8]) {
    let ending = newEnding()
    endings[attributes] = ending
    return ending
  }

  private func newEnding() -> (labels: [UInt8], meta: [UInt8]) {
    let document = sampler.document
    var (labels, meta) = ([UInt8](), [UInt8]())
    if let label = document.labels.first {
      labels += ", \"label\": ".utf8
      if document.labelsAreList {
        JSONText.appendArray(document.labels, to: &labels) { JSONText.append($0, to: &$1) }
      } else {
        JSONText.append(label, to: &labels)
      }
    }
    if !document.meta.isEmpty {
      meta += ", \"meta\": {".utf8
      for member in document.meta {
        JSONText.appendKey(member.key, to: &meta)
        meta += member.value.utf8
      }
      meta.append(UInt8(ascii: "}"))
    }
    meta += "}\n".utf8
    return (labels, meta)
  }
}

/// Bytes that grow, without the checks of an array.
@safe
struct ByteBuffer {
  private(set) var bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: 1 << 16)
  private var capacity = 1 << 16
  private(set) var count = 0

  /// Frees the memory.
  func deallocate() { unsafe bytes.deallocate() }

  mutating func removeAll() { count = 0 }

  /// Puts a text with its line ends as blanks, and a line end.
  mutating func putLine(_ text: UnsafePointer<UInt8>, _ length: Int) {
    reserve(length + 1)
    for place in 0..<length {
      let byte = unsafe text[place]
      unsafe bytes[count &+ place] = byte == 0x0A || byte == 0x0D ? 0x20 : byte
    }
    count &+= length
    unsafe bytes[count] = 0x0A
    count &+= 1
  }

  mutating func reserve(_ more: Int) {
    if count &+ more <= capacity { return }
    let larger = max(2 * capacity, count + more)
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    unsafe memory.update(from: bytes, count: count)
    unsafe bytes.deallocate()
    unsafe (bytes, capacity) = (memory, larger)
  }

  @inline(__always)
  mutating func put(_ text: StaticString) {
    unsafe (bytes + count).update(from: text.utf8Start, count: text.utf8CodeUnitCount)
    count &+= text.utf8CodeUnitCount
  }

  mutating func put(_ text: [UInt8]) {
    reserve(text.count + 256)
    unsafe text.withUnsafeBufferPointer {
      if let address = $0.baseAddress {
        unsafe (bytes + count).update(from: address, count: text.count)
      }
    }
    count &+= text.count
  }

  mutating func put(number: Int) {
    var number = number
    var length = 1
    var limit = 10
    while number >= limit {
      length &+= 1
      limit &*= 10
    }
    var place = count &+ length
    count = place
    repeat {
      place &-= 1
      unsafe bytes[place] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number % 10)
      number /= 10
    } while number > 0
  }

  /// Whether one of eight bytes has to be escaped: below a blank, a quotation mark or a backslash.
  @inline(__always)
  private static func hasEscape(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    func hasZero(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & highs }
    let control = (word &- ones &* 0x20) & ~word & highs
    return control | hasZero(word ^ (ones &* 0x22)) | hasZero(word ^ (ones &* 0x5C)) != 0
  }

  /// Puts a text with what JSON asks to be escaped; behind it there must be 8 bytes that can be read.
  mutating func putText(_ text: UnsafeRawPointer, _ length: Int) {
    let target = unsafe UnsafeMutableRawPointer(bytes)
    var place = 0
    while place < length {
      // Behind the text there is room to read.
      let word = unsafe text.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      if !Self.hasEscape(word) || place &+ 8 > length {
        if place &+ 8 <= length {
          unsafe target.storeBytes(of: word, toByteOffset: count, as: UInt64.self)
          place &+= 8
          count &+= 8
          continue
        }
      }
      let end = min(place &+ 8, length)
      while place < end {
        putEscaped(unsafe text.load(fromByteOffset: place, as: UInt8.self))
        place &+= 1
      }
    }
  }

  @inline(__always)
  private mutating func putEscaped(_ byte: UInt8) {
    var escaped = byte
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): break
    case 0x0A: escaped = UInt8(ascii: "n")
    case 0x0D: escaped = UInt8(ascii: "r")
    case 0x09: escaped = UInt8(ascii: "t")
    case 0..<0x20:
      put("\\u00")
      unsafe bytes[count] = UInt8(ascii: "0") + byte >> 4
      unsafe bytes[count &+ 1] = "0123456789abcdef".utf8.map(\.self)[Int(byte & 15)]
      count &+= 2
      return
    default:
      unsafe bytes[count] = byte
      count &+= 1
      return
    }
    unsafe bytes[count] = UInt8(ascii: "\\")
    unsafe bytes[count &+ 1] = escaped
    count &+= 2
  }
}
