/// The JSONL form of a document.
enum DocumentJSON {
  /// Reads one object.
  ///
  /// Fields other than `text`, `label`, `spans`, `group`, `id` (or the names that `fields` gives) and `meta` join the
  /// members of `meta`. A text of `null` is an empty one, as an empty cell of a table is.
  static func read(
    _ line: [UInt8], fields: CorpusFields, isLossy: Bool = false
  ) throws(JSONScanner.Failure) -> Document {
    var scanner = JSONScanner(line, isLossy: isLossy)
    var found = Found()
    try scanner.object { scanner, key throws(JSONScanner.Failure) in
      switch key {
      case fields.text: found.text = try scanner.skipNull() ? "" : scanner.string()
      case fields.label:
        found.hasLabel = true
        try readLabels(&scanner, into: &found)
      case fields.group:
        found.hasGroup = true
        found.document.group = try scalar(&scanner)
      case "spans":
        found.note(spansAt: &scanner)
        if try !scanner.skipNull() { found.document.spans = try SpanJSON.read(&scanner) }
        found.hasSpans = true
      case "id" where found.document.id == nil: found.document.id = try scalar(&scanner)
      case "weight" where found.document.weight == nil:
        let value = try scanner.raw()
        found.document.weight = Double(value)
        if found.document.weight == nil { found.keep(key, value) }
      case "meta" where scanner.peek() == UInt8(ascii: "{") && !fields.lead(through: key):
        try readMeta(&scanner, without: nil, into: &found)
      case "entities" where found.takesSpans, "labels" where found.takesSpans:
        if SpanJSON.follow(scanner) {
          found.note(spansAt: &scanner)
          var copy = scanner
          found.document.spans = try SpanJSON.read(&scanner)
          found.entities = JSONMember(key: key, value: try copy.raw())
        } else {
          found.keep(key, try scanner.raw())
        }
      default: try readOther(key, &scanner, fields, isLossy, into: &found)
      }
    }
    try scanner.end()
    return try found.document(fields)
  }

  /// What an object has shown so far.
  private struct Found {
    var text: String?
    var document = Document(text: "")
    var (hasLabel, hasGroup, hasSpans) = (false, false, false)
    /// Spans that are no longer those of the document where `spans` follow.
    var entities: JSONMember?
    var spansOffset = 0

    /// Whether no spans were found.
    var takesSpans: Bool { !hasSpans && entities == nil }

    mutating func keep(_ key: String, _ value: String) {
      document.meta.append(JSONMember(key: key, value: value))
    }

    mutating func note(spansAt scanner: inout JSONScanner) {
      _ = scanner.peek()
      spansOffset = scanner.offset
    }

    func document(_ fields: CorpusFields) throws(JSONScanner.Failure) -> Document {
      guard let text else { throw Self.missing(fields.text) }
      if fields.labelIsRequired && !hasLabel { throw Self.missing(fields.label) }
      if fields.groupIsRequired && !hasGroup { throw Self.missing(fields.group) }
      var document = document
      document.text = text
      if hasSpans, let entities { document.meta.append(entities) }
      if let last = document.spans.map(\.end).max(), last > text.unicodeScalars.count {
        throw JSONScanner.Failure(
          offset: spansOffset,
          problem:
            "a span ends at \(last), past the text's \(text.unicodeScalars.count) code points",
          remedy: "Offsets of spans count Unicode code points, from 0.")
      }
      return document
    }

    private static func missing(_ field: String) -> JSONScanner.Failure {
      JSONScanner.Failure(
        offset: 0, problem: "there is no field “\(field)”",
        remedy: "Name the fields with --text-field, --label-field and --group-field.")
    }
  }

  /// Reads the members of `meta`, but for one of a name.
  private static func readMeta(
    _ scanner: inout JSONScanner, without name: String?, into found: inout Found
  ) throws(JSONScanner.Failure) {
    try scanner.object { scanner, key throws(JSONScanner.Failure) in
      let value = try scanner.raw()
      if key != name { found.keep(key, value) }
    }
  }

  /// Reads a field that no name is of; one of the names may lead into it.
  private static func readOther(
    _ key: String, _ scanner: inout JSONScanner, _ fields: CorpusFields, _ isLossy: Bool,
    into found: inout Found
  ) throws(JSONScanner.Failure) {
    _ = scanner.peek()
    let start = scanner.offset
    let value = try scanner.raw()
    // A copy of the text would stay as it was where the text is changed.
    let holdsText = fields.textPath.leads(through: key)
    if key == "meta", value.utf8.first == UInt8(ascii: "{") {
      var members = JSONScanner(Array(value.utf8))
      try readMeta(&members, without: holdsText ? fields.textPath.rest.first : nil, into: &found)
    } else if !holdsText {
      found.keep(key, value)
    }
    do {
      if holdsText,
        let texts = try fields.textPath.strings(in: value, takesNumbers: false, isLossy: isLossy)
      {
        found.text = texts.joined(separator: "\n")
      }
      if fields.labelPath.leads(through: key),
        let labels = try fields.labelPath.strings(in: value, takesNumbers: true, isLossy: isLossy)
      {
        (found.document.labels, found.hasLabel) = (labels, true)
        found.document.labelsAreList = labels.count > 1
      }
      if fields.groupPath.leads(through: key),
        let groups = try fields.groupPath.strings(in: value, takesNumbers: true, isLossy: isLossy)
      {
        (found.document.group, found.hasGroup) = (groups.first, true)
      }
    } catch {
      throw JSONScanner.Failure(
        offset: start + error.offset, problem: error.problem, remedy: error.remedy)
    }
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
  private static func appendLabels(of document: Document, to output: inout [UInt8]) {
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

  /// Reads a label, a list of labels or, as doccano has them, a list of spans.
  private static func readLabels(
    _ scanner: inout JSONScanner, into found: inout Found
  ) throws(JSONScanner.Failure) {
    found.document.labels = []
    found.document.labelsAreList = scanner.peek() == UInt8(ascii: "[")
    guard found.document.labelsAreList else {
      if let label = try scalar(&scanner) { found.document.labels = [label] }
      return
    }
    found.note(spansAt: &scanner)
    var labels: [String] = []
    var spans: [Span] = []
    try scanner.array { scanner throws(JSONScanner.Failure) in
      if scanner.peek() == UInt8(ascii: "[") {
        spans.append(try SpanJSON.readOne(&scanner))
      } else if let label = try scalar(&scanner) {
        labels.append(label)
      }
    }
    found.document.labels = labels
    if !spans.isEmpty {
      found.document.labelsAreList = !labels.isEmpty
      if !found.hasSpans { found.document.spans = spans }
      found.hasSpans = true
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
}
