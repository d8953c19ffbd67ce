/// A line of JSONL as it stood in its file, with the places of what may change in it.
struct PassedLine {
  private struct Member {
    let key: String
    let name: Range<Int>
    let value: Range<Int>
  }

  private let bytes: [UInt8]
  private var members: [Member] = []
  /// Fields that other tools have spans in.
  private let otherSpans: [String]
  /// Where the document's text stands; nil where it is made of several strings.
  private var text: Range<Int>?
  private var drops: [Range<Int>] = []
  private(set) var values: [RecordValue] = []
  /// The fields that are here and were asked about.
  private(set) var names: Set<String> = []

  /// Finds the places; nil where the document's text does not stand there.
  ///
  /// - Parameters:
  ///   - bytes: The line, which was read as the document.
  ///   - reading: What is done with a field, beside the text; nil for one that nothing is asked about.
  init?(
    _ bytes: [UInt8], _ document: Document, fields: CorpusFields,
    _ reading: (String) -> FieldReading?
  ) {
    self.bytes = bytes
    otherSpans = ["entities", "labels", fields.label]
    do {
      members = try Self.members(bytes, at: 0)
      if let own = members.last(where: { $0.key == fields.text })?.value {
        guard try string(at: own) ?? "" == document.text else { return nil }
        text = own
      } else {
        for member in members where fields.textPath.leads(through: member.key) {
          var scanner = Self.scanner(bytes, at: member.value.lowerBound)
          try Self.collect(&scanner, on: fields.textPath.rest[...], of: fields.text, &values)
        }
        if values.isEmpty { return nil }
      }
      try read(members, reading, isInner: false)
    } catch {
      return nil
    }
  }

  /// Whether the text is made of several strings, which are the first of the values.
  var hasTextParts: Bool { text == nil }

  /// What was read before is read again, with the same left to be desired.
  private static func scanner(_ bytes: [UInt8], at offset: Int) -> JSONScanner {
    JSONScanner(bytes, at: offset, isLossy: true)
  }

  private static func members(
    _ bytes: [UInt8], at offset: Int
  ) throws(JSONScanner.Failure) -> [Member] {
    var members: [Member] = []
    var scanner = Self.scanner(bytes, at: offset)
    try scanner.object { scanner, key throws(JSONScanner.Failure) in
      let name = scanner.name
      members.append(Member(key: key, name: name, value: try scanner.skipValue()))
    }
    return members
  }

  /// Gathers the strings at the end of a way through objects and arrays, as ``FieldPath`` goes it.
  private static func collect(
    _ scanner: inout JSONScanner, on way: ArraySlice<String>, of field: String,
    _ found: inout [RecordValue]
  ) throws(JSONScanner.Failure) {
    var own: [RecordValue] = []
    switch scanner.peek() {
    case UInt8(ascii: "["):
      let wanted = way.first.flatMap { Int($0) }
      var place = 0
      try scanner.array { scanner throws(JSONScanner.Failure) in
        if wanted ?? place == place {
          try collect(&scanner, on: wanted == nil ? way : way.dropFirst(), of: field, &own)
        } else {
          _ = try scanner.skipValue()
        }
        place += 1
      }
    case UInt8(ascii: "{"):
      try scanner.object { scanner, key throws(JSONScanner.Failure) in
        if key == way.first {
          try collect(&scanner, on: way.dropFirst(), of: field, &own)
        } else {
          _ = try scanner.skipValue()
        }
      }
    case UInt8(ascii: "\"") where way.isEmpty:
      let start = scanner.offset
      let content = try scanner.string()
      own.append(RecordValue(field: field, content: content, place: start..<scanner.offset))
    default: _ = try scanner.skipValue()
    }
    found += own
  }

  /// The text at a place; nil where there is none.
  private func string(at place: Range<Int>) throws(JSONScanner.Failure) -> String? {
    guard bytes[place.lowerBound] == UInt8(ascii: "\"") else { return nil }
    var scanner = Self.scanner(bytes, at: place.lowerBound)
    return try scanner.string()
  }

  // MARK: Fields

  private mutating func read(
    _ members: [Member], _ reading: (String) -> FieldReading?, isInner: Bool
  ) throws(JSONScanner.Failure) {
    var hasKept = false
    for (place, member) in members.enumerated() {
      let own = member.value == text ? nil : reading(member.key)
      if own != nil { names.insert(member.key) }
      switch own {
      case .drop:
        if hasKept {
          drops.append(members[place - 1].value.upperBound..<member.value.upperBound)
        } else {
          let next = place + 1 < members.count ? members[place + 1].name.lowerBound : nil
          drops.append(member.name.lowerBound..<(next ?? member.value.upperBound))
        }
        continue
      case .values: try appendValues(at: member.value, of: member.key, withNames: false)
      case .valuesAndNames: try appendValues(at: member.value, of: member.key, withNames: true)
      case FieldReading.none?: break
      case nil:
        // What is in “meta” is a field as those beside it are.
        if !isInner, member.key == "meta", bytes[member.value.lowerBound] == UInt8(ascii: "{") {
          try read(
            Self.members(bytes, at: member.value.lowerBound), reading, isInner: true)
        }
      }
      hasKept = true
    }
  }

  private mutating func appendValues(
    at place: Range<Int>, of field: String, withNames: Bool
  ) throws(JSONScanner.Failure) {
    var found: [RecordValue] = []
    var scanner = Self.scanner(bytes, at: place.lowerBound)
    try Self.collect(&scanner, bytes, field, withNames: withNames, text, &found)
    values += found
  }

  private static func collect(
    _ scanner: inout JSONScanner, _ bytes: [UInt8], _ field: String, withNames: Bool,
    _ text: Range<Int>?, _ found: inout [RecordValue]
  ) throws(JSONScanner.Failure) {
    var own: [RecordValue] = []
    switch scanner.peek() {
    case UInt8(ascii: "{"):
      try scanner.object { scanner, key throws(JSONScanner.Failure) in
        if withNames { own.append(RecordValue(field: field, content: key, place: scanner.name)) }
        try collect(&scanner, bytes, field, withNames: withNames, text, &own)
      }
    case UInt8(ascii: "["):
      try scanner.array { scanner throws(JSONScanner.Failure) in
        try collect(&scanner, bytes, field, withNames: withNames, text, &own)
      }
    case UInt8(ascii: "\""):
      let start = scanner.offset
      let content = try scanner.string()
      let place = start..<scanner.offset
      if place != text { own.append(RecordValue(field: field, content: content, place: place)) }
    case let first:
      let place = try scanner.skipValue()
      let isWord = [UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "f")].contains(first)
      if !isWord {
        own.append(
          RecordValue(
            field: field, content: String(decoding: bytes[place], as: UTF8.self), place: place))
      }
    }
    found += own
  }

  // MARK: Writing

  /// Appends the record with its changes.
  func append(_ change: RecordChange, to output: inout [UInt8]) {
    var edits = drops.map { ($0, [UInt8]()) }
    func replace(_ place: Range<Int>, by content: String) {
      var value: [UInt8] = []
      JSONText.append(content, to: &value)
      edits.append((place, value))
    }
    if let text, let new = change.text { replace(text, by: new) }
    for (place, content) in change.values { replace(values[place].place, by: content) }
    if let spans = change.spans {
      edits += self.edits(for: spans, movesOthers: change.text != nil)
    }
    if edits.isEmpty {
      output.append(contentsOf: bytes)
      return
    }
    var end = 0
    for (place, value) in edits.sorted(by: {
      ($0.0.lowerBound, $0.0.upperBound) < ($1.0.lowerBound, $1.0.upperBound)
    }) where place.lowerBound >= end {
      output.append(contentsOf: bytes[end..<place.lowerBound])
      output.append(contentsOf: value)
      end = place.upperBound
    }
    output.append(contentsOf: bytes[end...])
  }

  /// - Parameter movesOthers: Whether the text is another, and spans under other names lie elsewhere now.
  private func edits(for spans: [Span], movesOthers: Bool) -> [(Range<Int>, [UInt8])] {
    var value: [UInt8] = []
    DocumentJSON.append(spans, to: &value)
    let own = members.filter { $0.key == "spans" }
    if !own.isEmpty { return own.map { ($0.value, value) } }
    if movesOthers,
      let other = members.first(where: { member in
        otherSpans.contains(member.key)
          && SpanJSON.follow(Self.scanner(bytes, at: member.value.lowerBound))
      })
    {
      return [(other.name, Array("\"spans\"".utf8)), (other.value, value)]
    }
    guard let last = members.last?.value.upperBound else { return [] }
    return [(last..<last, Array(", \"spans\": ".utf8) + value)]
  }
}
