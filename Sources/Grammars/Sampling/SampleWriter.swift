import Corpora

/// Writes drawn documents as JSONL, text by text without a `Document` between. Not for several threads at once.
@safe
public final class SampleWriter {
  private let sampler: GrammarSampler
  private var bytes: UnsafeMutablePointer<UInt8>
  private var capacity = 1 << 16
  /// How many bytes wait to be taken.
  public private(set) var count = 0
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
    unsafe bytes = .allocate(capacity: capacity)
  }

  deinit { unsafe bytes.deallocate() }

  /// Calls `body` with the bytes that wait, and forgets them.
  public func take<Failure>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    try unsafe body(UnsafeBufferPointer(start: bytes, count: count))
    count = 0
  }

  /// Appends the document that was drawn last.
  public func append(id: UInt64) {
    // An escaped byte takes six.
    reserve(6 * sampler.textCount + 64 * sampler.spans.count + 256)
    put("{\"id\": \"")
    put(number: Int(truncatingIfNeeded: id))
    put("\", \"text\": \"")
    putText()
    put("\"")
    let ending = ending
    put(ending.labels)
    if sampler.spans.contains(where: { $0.end > $0.start }) {
      put(", \"spans\": [")
      var isFirst = true
      for span in sampler.spans where span.end > span.start {
        put(isFirst ? "{\"start\": " : ", {\"start\": ")
        isFirst = false
        put(number: span.start)
        put(", \"end\": ")
        put(number: span.end)
        put(spanEndings[Int(span.type)])
      }
      put("]")
    }
    put(ending.meta)
  }

  /// Appends the document's text alone, line ends as spaces.
  public func appendLine() {
    reserve(sampler.textCount + 1)
    for place in 0..<sampler.textCount {
      let byte = unsafe sampler.text[place]
      unsafe bytes[count] = byte == 0x0A || byte == 0x0D ? 0x20 : byte
      count &+= 1
    }
    unsafe bytes[count] = 0x0A
    count &+= 1
  }

  private var ending: (labels: [UInt8], meta: [UInt8]) {
    if let known = endings[sampler.attributes] { return known }
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
    endings[sampler.attributes] = (labels, meta)
    return (labels, meta)
  }

  private func reserve(_ more: Int) {
    if count &+ more <= capacity { return }
    let larger = max(2 * capacity, count + more)
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    unsafe memory.update(from: bytes, count: count)
    unsafe bytes.deallocate()
    unsafe (bytes, capacity) = (memory, larger)
  }

  @inline(__always)
  private func put(_ text: StaticString) {
    unsafe (bytes + count).update(from: text.utf8Start, count: text.utf8CodeUnitCount)
    count &+= text.utf8CodeUnitCount
  }

  private func put(_ text: [UInt8]) {
    reserve(text.count + 256)
    unsafe text.withUnsafeBufferPointer {
      if let address = $0.baseAddress {
        unsafe (bytes + count).update(from: address, count: text.count)
      }
    }
    count &+= text.count
  }

  private func put(number: Int) {
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

  private func putText() {
    let text = unsafe UnsafeRawPointer(sampler.text)
    let target = unsafe UnsafeMutableRawPointer(bytes)
    let length = sampler.textCount
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
  private func putEscaped(_ byte: UInt8) {
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
