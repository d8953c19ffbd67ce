/// The JSONL form of a document.
enum DocumentJSON {
  /// Reads one line.
  ///
  /// Fields other than `text`, `label`, `spans`, `group`, `id` (or the names that `fields` gives) and `meta` join the
  /// members of `meta`.
  static func read(_ line: [UInt8], fields: CorpusFields) throws(JSONScanner.Failure) -> Document {
    var scanner = JSONScanner(line)
    var text: String?
    var document = Document(text: "")
    var seen: (label: Bool, group: Bool) = (false, false)
    var spansOffset = 0
    try scanner.object { scanner, key throws(JSONScanner.Failure) in
      switch key {
      case fields.text: text = try scanner.string()
      case fields.label:
        seen.label = true
        try readLabels(&scanner, into: &document)
      case fields.group:
        seen.group = true
        document.group = try scalar(&scanner)
      case "spans":
        _ = scanner.peek()
        spansOffset = scanner.offset
        if try !scanner.skipNull() { document.spans = try readSpans(&scanner) }
      case "id" where document.id == nil: document.id = try scalar(&scanner)
      case "weight" where document.weight == nil:
        let value = try scanner.raw()
        document.weight = Double(value)
        if document.weight == nil { document.meta.append(JSONMember(key: key, value: value)) }
      case "meta" where scanner.peek() == UInt8(ascii: "{"):
        try scanner.object { scanner, key throws(JSONScanner.Failure) in
          document.meta.append(JSONMember(key: key, value: try scanner.raw()))
        }
      default: document.meta.append(JSONMember(key: key, value: try scanner.raw()))
      }
    }
    try scanner.end()
    guard let text else {
      throw JSONScanner.Failure(offset: 0, problem: "there is no field “\(fields.text)”")
    }
    if fields.labelIsRequired && !seen.label {
      throw JSONScanner.Failure(offset: 0, problem: "there is no field “\(fields.label)”")
    }
    if fields.groupIsRequired && !seen.group {
      throw JSONScanner.Failure(offset: 0, problem: "there is no field “\(fields.group)”")
    }
    document.text = text
    if let last = document.spans.map(\.end).max(), last > text.unicodeScalars.count {
      throw JSONScanner.Failure(
        offset: spansOffset,
        problem: "a span ends at \(last), past the text's \(text.unicodeScalars.count) code points")
    }
    return document
  }

  /// Appends one line, with its line end.
  static func append(
    _ document: Document, alwaysWritesSpans: Bool, to output: inout [UInt8]
  ) {
    if let id = document.id {
      JSONText.appendLiteral("{\"id\": ", to: &output)
      JSONText.append(id, to: &output)
      JSONText.appendLiteral(", \"text\": ", to: &output)
    } else {
      JSONText.appendLiteral("{\"text\": ", to: &output)
    }
    JSONText.append(document.text, to: &output)
    appendLabels(of: document, to: &output)
    if !document.spans.isEmpty {
      JSONText.appendLiteral(", \"spans\": ", to: &output)
      append(document.spans, to: &output)
    } else if alwaysWritesSpans {
      JSONText.appendLiteral(", \"spans\": []", to: &output)
    }
    if let weight = document.weight {
      JSONText.appendFixedKey("weight", to: &output)
      output.append(contentsOf: weight.description.utf8)
    }
    if let group = document.group {
      JSONText.appendFixedKey("group", to: &output)
      JSONText.append(group, to: &output)
    }
    if !document.meta.isEmpty {
      JSONText.appendFixedKey("meta", to: &output)
      output.append(UInt8(ascii: "{"))
      append(document.meta, to: &output)
      output.append(UInt8(ascii: "}"))
    }
    JSONText.appendLiteral("}\n", to: &output)
  }

  /// Appends the line of a document that has nothing but its text.
  static func append(
    _ text: ArraySlice<UInt8>, alwaysWritesSpans: Bool, to output: inout [UInt8]
  ) {
    JSONText.appendLiteral("{\"text\": \"", to: &output)
    JSONText.append(escaping: text, to: &output)
    JSONText.appendLiteral(alwaysWritesSpans ? "\", \"spans\": []}\n" : "\"}\n", to: &output)
  }

  /// Appends the labels' field, where there are any.
  static func appendLabels(of document: Document, to output: inout [UInt8]) {
    if document.labelsAreList {
      JSONText.appendFixedKey("label", to: &output)
      JSONText.appendArray(document.labels, to: &output) { JSONText.append($0, to: &$1) }
    } else if let label = document.labels.first {
      JSONText.appendFixedKey("label", to: &output)
      JSONText.append(label, to: &output)
    }
  }

  static func append(_ spans: [Span], to output: inout [UInt8]) {
    JSONText.appendArray(spans, to: &output) { span, output in
      JSONText.appendLiteral("{\"start\": ", to: &output)
      JSONText.append(span.start, to: &output)
      JSONText.appendLiteral(", \"end\": ", to: &output)
      JSONText.append(span.end, to: &output)
      JSONText.appendLiteral(", \"type\": ", to: &output)
      JSONText.append(span.type, to: &output)
      append(span.attributes, to: &output)
      output.append(UInt8(ascii: "}"))
    }
  }

  private static func append(_ members: [JSONMember], to output: inout [UInt8]) {
    for member in members {
      JSONText.appendKey(member.key, to: &output)
      output.append(contentsOf: member.value.utf8)
    }
  }

  private static func readLabels(
    _ scanner: inout JSONScanner, into document: inout Document
  ) throws(JSONScanner.Failure) {
    document.labels = []
    document.labelsAreList = scanner.peek() == UInt8(ascii: "[")
    if document.labelsAreList {
      var labels: [String] = []
      try scanner.array { scanner throws(JSONScanner.Failure) in
        if let label = try scalar(&scanner) { labels.append(label) }
      }
      document.labels = labels
    } else if let label = try scalar(&scanner) {
      document.labels = [label]
    }
  }

  /// A string as it is, a number or a truth value as its JSON text, null as nil: class numbers are common labels.
  private static func scalar(_ scanner: inout JSONScanner) throws(JSONScanner.Failure) -> String? {
    switch scanner.peek() {
    case UInt8(ascii: "\""): return try scanner.string()
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      throw JSONScanner.Failure(
        offset: scanner.offset, problem: "expected a string, a number or null")
    default:
      let raw = try scanner.raw()
      return raw == "null" ? nil : raw
    }
  }

  private static func readSpans(_ scanner: inout JSONScanner) throws(JSONScanner.Failure) -> [Span]
  {
    var spans: [Span] = []
    try scanner.array { scanner throws(JSONScanner.Failure) in
      let offset = scanner.offset
      var start: Int?
      var end: Int?
      var type: String?
      var attributes: [JSONMember] = []
      try scanner.object { scanner, key throws(JSONScanner.Failure) in
        switch key {
        case "start": start = try scanner.integer()
        case "end": end = try scanner.integer()
        case "type": type = try scanner.string()
        default: attributes.append(JSONMember(key: key, value: try scanner.raw()))
        }
      }
      guard let start, let end, let type, 0 <= start, start <= end else {
        throw JSONScanner.Failure(
          offset: offset, problem: "a span needs “start”, “end” and “type”, with 0 ≤ start ≤ end")
      }
      spans.append(Span(start: start, end: end, type: type, attributes: attributes))
    }
    return spans
  }
}
