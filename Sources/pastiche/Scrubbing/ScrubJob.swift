import Corpora
import NGrams
import PersonalData

/// What is done with the documents of an input, by several threads at once.
struct ScrubJob {
  let scrubber: Scrubber
  /// What turns values back, where that is asked.
  let decryption: EncryptOperator?
  /// What writes documents anew.
  let writer: DocumentWriter
  /// How records are passed on; nil where documents are written anew.
  let form: RecordForm?
  /// Whether lines of text are passed on.
  let passesLines: Bool
  let isDetecting: Bool
  /// What the policy says of fields beside the text.
  let rules: [String: ScrubbingPolicy.FieldRule]
  /// What the fields are called that documents have a place of their own for.
  let fields: CorpusFields
  let explains: Bool

  /// What a piece is made of.
  enum Input {
    case documents([Document])
    /// Documents with the bytes that they stood in.
    case records([RawDocument])
    /// Lines of text, each a document but for blank ones.
    case lines(RawDocumentReader.Lines)

    var count: Int {
      switch self {
      case .documents(let documents): documents.count
      case .records(let records): records.count
      case .lines(let lines): lines.documents
      }
    }
  }

  /// What became of some documents.
  struct Piece {
    var output: [UInt8] = []
    var explanations: [UInt8] = []
    var counts: [EntityType: Int] = [:]
    var documents = 0
    /// The fields that the policy names and that were there.
    var names: Set<String> = []
  }

  /// Scrubs a batch of pieces.
  ///
  /// - Parameters:
  ///   - batch: The pieces; they are taken out.
  ///   - workers: One for each thread.
  ///   - first: The place of the first document in its corpus.
  func scrubbed(
    _ batch: inout [Input], _ workers: inout [Scrubber.Worker], first: Int
  ) -> [Piece] {
    let firsts = batch.reduce(into: [first]) { $0.append(($0.last ?? 0) + $1.count) }
    if workers.count == 1 || batch.count < 2 {
      return batch.indices.map { piece(&batch[$0], &workers[0], first: firsts[$0]) }
    }
    var pieces = [Piece](repeating: Piece(), count: batch.count)
    unsafe pieces.withUnsafeMutableBufferPointer { pieces in
      unsafe batch.withUnsafeMutableBufferPointer { batch in
        unsafe workers.withUnsafeMutableBufferPointer { workers in
          // Each piece is changed and written by one thread alone, with a worker of its own.
          nonisolated(unsafe) let (pieces, batch, workers) = unsafe (pieces, batch, workers)
          let threads = min(unsafe workers.count, unsafe pieces.count)
          Parallel.forEach(threads) { thread in
            for number in stride(from: thread, to: firsts.count - 1, by: threads) {
              unsafe pieces[number] = piece(
                &batch[number], &workers[thread], first: firsts[number])
            }
          }
        }
      }
    }
    return pieces
  }

  private func piece(
    _ input: inout Input, _ worker: inout Scrubber.Worker, first: Int
  ) -> Piece {
    let taken = input
    input = .documents([])
    var piece = Piece()
    piece.documents = taken.count
    switch taken {
    case .documents(var documents):
      for place in documents.indices {
        change(&documents[place], &worker, first + place, &piece)
      }
      writer.append(documents, isFirst: first == 0, to: &piece.output)
    case .records(let records):
      for (place, record) in records.enumerated() {
        pass(record, &worker, first + place, &piece)
      }
    case .lines(let lines): write(lines, &worker, first, &piece)
    }
    return piece
  }

  // MARK: Documents that are written anew

  private func change(
    _ document: inout Document, _ worker: inout Scrubber.Worker, _ index: Int,
    _ piece: inout Piece
  ) {
    if let decryption {
      document = decryption.restored(document)
      return
    }
    if !isDetecting { lendFields(of: &document) }
    note(document.meta.map(\.key), &piece)
    // A text from within a field stands in that, too.
    if !isDetecting, let outer = fields.text.split(separator: ".").first, outer != fields.text[...]
    {
      document.meta.removeAll { $0.key == outer }
    }
    let original = explains ? document.text : ""
    let found = worker.scrub(&document, index: UInt64(index))
    if !isDetecting { takeFieldsBack(of: &document) }
    tell(found, worker, original, document.id, index, &piece)
  }

  /// Puts what documents have a place of their own for among the other fields, so that the policy's rules are for it, too.
  private func lendFields(of document: inout Document) {
    func lend(_ name: String, _ values: [String]) {
      document.meta += values.map { JSONMember(key: name, value: JSONText.of($0)) }
    }
    if rules["id"] != nil { lend("id", document.id.map { [$0] } ?? []) }
    if rules[fields.group] != nil { lend(fields.group, document.group.map { [$0] } ?? []) }
    if rules[fields.label] != nil { lend(fields.label, document.labels) }
  }

  private func takeFieldsBack(of document: inout Document) {
    func taken(_ name: String) -> [String] {
      defer { document.meta.removeAll { $0.key == name } }
      return document.meta.filter { $0.key == name }.map(\.text)
    }
    if rules["id"] != nil { document.id = taken("id").last }
    if rules[fields.group] != nil { document.group = taken(fields.group).last }
    if rules[fields.label] != nil { document.labels = taken(fields.label) }
  }

  private func write(
    _ lines: RawDocumentReader.Lines, _ worker: inout Scrubber.Worker, _ first: Int,
    _ piece: inout Piece
  ) {
    let bytes = lines.bytes
    var index = first
    lines.forEach { text, end in
      let isBlank = text.allSatisfy { $0 <= 0x20 }
      if isBlank {
        if passesLines { piece.output.append(contentsOf: bytes[text.startIndex..<end]) }
        return
      }
      defer { index += 1 }
      if let decryption {
        let restored = decryption.decrypted(Array(text))
        if passesLines {
          append(restored, bytes[text.endIndex..<end], to: &piece)
        } else {
          writer.append(text: restored[...], to: &piece.output)
        }
        return
      }
      guard let result = worker.scrub(text, index: UInt64(index)) else {
        if passesLines {
          piece.output.append(contentsOf: bytes[text.startIndex..<end])
        } else {
          writer.append(text: text, to: &piece.output)
        }
        return
      }
      if passesLines {
        append(Array(result.document.text.utf8), bytes[text.endIndex..<end], to: &piece)
      } else {
        writer.append(result.document, to: &piece.output)
      }
      let original = explains ? String(decoding: text, as: UTF8.self) : ""
      tell(result.detections, worker, original, nil, index, &piece)
    }
  }

  /// Appends a line and its end; what stands in place of a value must not end it.
  private func append(_ line: [UInt8], _ end: ArraySlice<UInt8>, to piece: inout Piece) {
    piece.output.append(
      contentsOf: line.lazy.map {
        $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") ? UInt8(ascii: " ") : $0
      })
    piece.output.append(contentsOf: end)
  }

  // MARK: Records that are passed on

  /// What is done with a field beside the text; nil for one that nothing is asked about.
  func reading(_ name: String) -> FieldReading? {
    if decryption != nil { return name == "spans" ? nil : .values }
    if isDetecting { return rules[name] == nil ? nil : FieldReading.none }
    // What is called as the text is scanned, too: of fields with one name the last is the text, and of columns the first.
    if name == fields.text { return .valuesAndNames }
    return switch rules[name] {
    case nil: nil
    case .keep: FieldReading.none
    case .drop: .drop
    case .scan: .valuesAndNames
    case .value: .values
    }
  }

  private func pass(
    _ raw: RawDocument, _ worker: inout Scrubber.Worker, _ index: Int, _ piece: inout Piece
  ) {
    guard let form, let record = form.record(raw, reading) else {
      var document = raw.document
      change(&document, &worker, index, &piece)
      writer.append(document, to: &piece.output)
      return
    }
    if !rules.isEmpty { note(record.names, &piece) }
    if let decryption {
      record.append(Self.restored(raw.document, record, decryption), to: &piece.output)
      return
    }
    var document = raw.document
    let values = record.values
    document.meta = values.map { JSONMember(key: $0.field, value: JSONText.of($0.content)) }
    let original = document.meta
    // Each of the strings that make up the text is looked into for itself.
    let isInParts = record.hasTextParts && !isDetecting
    if isInParts { (document.text, document.spans) = ("", []) }
    let found = worker.scrub(&document, index: UInt64(index))
    var change = RecordChange()
    if isDetecting {
      change.spans = document.spans
    } else if !found.isEmpty || !worker.fieldFindings.isEmpty {
      if !isInParts, document.text != raw.document.text { change.text = document.text }
      if document.spans != raw.document.spans { change.spans = document.spans }
      for (place, field) in document.meta.enumerated() where field != original[place] {
        change.values[place] = field.text
      }
    }
    record.append(change, to: &piece.output)
    tell(found, worker, raw.document.text, document.id, index, &piece)
  }

  /// What changes in a record whose values are turned back; its spans go, for they lie elsewhere then.
  private static func restored(
    _ document: Document, _ record: PassedRecord, _ decryption: EncryptOperator
  ) -> RecordChange {
    func restored(_ text: String) -> String? {
      guard text.utf8.contains(UInt8(ascii: "<")) else { return nil }
      let result = String(decoding: decryption.decrypted(Array(text.utf8)), as: UTF8.self)
      return result == text ? nil : result
    }
    var change = RecordChange()
    if !record.hasTextParts, let text = restored(document.text) {
      (change.text, change.spans) = (text, [])
    }
    for (place, value) in record.values.enumerated() {
      if let content = restored(value.content) { change.values[place] = content }
    }
    return change
  }

  // MARK: Telling

  private func note(_ names: some Sequence<String>, _ piece: inout Piece) {
    for name in names where rules[name] != nil { piece.names.insert(name) }
  }

  private func tell(
    _ found: [Detection], _ worker: Scrubber.Worker, _ text: String, _ id: String?, _ index: Int,
    _ piece: inout Piece
  ) {
    for detection in found {
      piece.counts[detection.type, default: 0] += 1
      if explains {
        explain(detection, Array(text.utf8), nil, id ?? String(index), to: &piece.explanations)
      }
    }
    for finding in worker.fieldFindings {
      piece.counts[finding.detection.type, default: 0] += 1
      if explains {
        explain(
          finding.detection, finding.text, finding.field, id ?? String(index),
          to: &piece.explanations)
      }
    }
  }

  private func explain(
    _ detection: Detection, _ bytes: [UInt8], _ field: String?, _ document: String,
    to text: inout [UInt8]
  ) {
    text += "{\"document\": ".utf8
    JSONText.append(document, to: &text)
    if let field {
      text += ", \"field\": ".utf8
      JSONText.append(field, to: &text)
    }
    text +=
      ", \"start\": \(bytes[..<detection.range.lowerBound].codePointCount), \"end\": \(bytes[..<detection.range.upperBound].codePointCount), \"type\": \"\(detection.type.rawValue)\""
      .utf8
    text += ", \"score\": \(Console.fixed(detection.score)), \"recognizer\": ".utf8
    JSONText.append(detection.recognizer, to: &text)
    text += ", \"evidence\": ".utf8
    JSONText.appendArray(detection.evidence.names, to: &text) { JSONText.append($0, to: &$1) }
    text += ", \"value\": ".utf8
    JSONText.append(String(decoding: bytes[detection.range], as: UTF8.self), to: &text)
    text += "}\n".utf8
  }
}

extension RawDocumentReader.Lines {
  /// Calls `visit` with each line and the place behind its end.
  fileprivate func forEach(_ visit: (ArraySlice<UInt8>, Int) -> Void) {
    var start = 0
    while start < bytes.count {
      let last = bytes[start...].firstIndex(of: self.end) ?? bytes.count
      var end = last
      if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
      let next = min(last + 1, bytes.count)
      visit(bytes[start..<end], next)
      start = next
    }
  }
}

extension JSONText {
  /// A text as a JSON string.
  fileprivate static func of(_ text: String) -> String {
    var bytes: [UInt8] = []
    append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension JSONMember {
  /// The value without quotes and escapes.
  fileprivate var text: String {
    var scanner = JSONScanner(Array(value.utf8))
    return (try? scanner.string()) ?? value
  }
}
