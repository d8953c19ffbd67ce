/// The JSON forms of spans that tools write.
///
/// An object with `start`, `end` and `type`; `label` stands for `type`, and doccano's `start_offset` and `end_offset` for the
/// others. Or an array: start, end and type, as spaCy and doccano have it.
enum SpanJSON {
  /// Reads an array of spans.
  static func read(_ scanner: inout JSONScanner) throws(JSONScanner.Failure) -> [Span] {
    var spans: [Span] = []
    try scanner.array { scanner throws(JSONScanner.Failure) in
      spans.append(try readOne(&scanner))
    }
    return spans
  }

  /// Whether an array comes next whose first element has places in a text; other tools keep other things under the same names.
  static func follow(_ scanner: JSONScanner) -> Bool {
    var scanner = scanner
    guard scanner.skip("[") else { return false }
    switch scanner.peek() {
    case UInt8(ascii: "["): return scanner.skip("[") && (try? scanner.integer()) != nil
    case UInt8(ascii: "{"):
      let parts = try? object(&scanner)
      return parts?.start != nil || parts?.end != nil
    default: return false
    }
  }

  /// Reads one span.
  static func readOne(_ scanner: inout JSONScanner) throws(JSONScanner.Failure) -> Span {
    let isArray = scanner.peek() == UInt8(ascii: "[")
    let offset = scanner.offset
    let parts = isArray ? try array(&scanner) : try object(&scanner)
    guard let start = parts.start, let end = parts.end, let type = parts.type, 0 <= start,
      start <= end
    else {
      throw JSONScanner.Failure(
        offset: offset,
        problem: "a span needs “start”, “end” and “type” (or “label”), with 0 ≤ start ≤ end",
        remedy: "Write {\"start\": 0, \"end\": 4, \"type\": \"PERSON\"} or [0, 4, \"PERSON\"].")
    }
    return Span(start: start, end: end, type: type, attributes: parts.attributes)
  }

  private struct Parts {
    var start: Int?
    var end: Int?
    var type: String?
    var attributes: [JSONMember] = []
  }

  private static func array(_ scanner: inout JSONScanner) throws(JSONScanner.Failure) -> Parts {
    var parts = Parts()
    var place = 0
    try scanner.array { scanner throws(JSONScanner.Failure) in
      switch place {
      case 0: parts.start = try scanner.integer()
      case 1: parts.end = try scanner.integer()
      case 2: parts.type = try scanner.string()
      default: _ = try scanner.raw()
      }
      place += 1
    }
    return parts
  }

  private static func object(_ scanner: inout JSONScanner) throws(JSONScanner.Failure) -> Parts {
    var parts = Parts()
    var label: JSONMember?
    try scanner.object { scanner, key throws(JSONScanner.Failure) in
      switch key {
      case "start", "start_offset": parts.start = try scanner.integer()
      case "end", "end_offset": parts.end = try scanner.integer()
      case "type": parts.type = try scanner.string()
      case "label": label = JSONMember(key: key, value: try scanner.raw())
      default: parts.attributes.append(JSONMember(key: key, value: try scanner.raw()))
      }
    }
    guard let label else { return parts }
    if parts.type == nil {
      var scanner = JSONScanner(Array(label.value.utf8))
      parts.type = try? scanner.string()
    } else {
      parts.attributes.append(label)
    }
    return parts
  }
}
