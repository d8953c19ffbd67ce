/// Lines as fastText trains on: words that begin with `__label__` are labels, the rest is the text.
final class FastTextReader: DocumentReader {
  private let records: RecordSource
  private let options: ReadingOptions
  private var tally: DocumentTally

  init(_ records: RecordSource, options: ReadingOptions) {
    self.records = records
    self.options = options
    tally = DocumentTally(options)
  }

  var bytesRead: Int { records.bytesTaken }

  func next() throws(CorpusError) -> Document? {
    while let (line, number) = try records.nextLine() {
      if line.allSatisfy({ $0 <= 0x20 }) { continue }
      let bytes = try UTF8Validation.validated(
        line, file: records.name, line: number, isLossy: options.isLossy)
      return try tally.counted(FastTextLine.document(bytes), line: number, of: records.name)
    }
    try tally.end(of: records.name)
    return nil
  }
}

/// A document as a line that fastText reads.
enum FastTextLine {
  private static let prefix = Array("__label__".utf8)
  private static let escape = UInt8(ascii: "\\")

  /// Appends `__label__LABEL text`: white space in a label is escaped as ``EscapedLabel`` does it, line ends in the text become
  /// blanks, and a word of the text that would be a label gets a backslash.
  static func append(_ document: Document, to output: inout [UInt8]) {
    for label in document.labels {
      output += prefix
      output += EscapedLabel.word(label).utf8
      output.append(UInt8(ascii: " "))
    }
    var line: [UInt8] = []
    OneLine.append(document.text, keepsTabs: false, to: &line)
    for (place, byte) in line.enumerated() {
      if byte == prefix[0] || byte == escape, place == 0 || line[place - 1] == UInt8(ascii: " "),
        escapes(before: prefix, in: line[place...]) != nil
      {
        output.append(escape)
      }
      output.append(byte)
    }
    output.append(UInt8(ascii: "\n"))
  }

  /// The document of a line.
  static func document(_ line: [UInt8]) -> Document {
    var document = Document(text: "")
    var text: [UInt8] = []
    var place = 0
    while place < line.count {
      let end = line[place...].firstIndex { $0 <= 0x20 } ?? line.count
      let word = line[place..<end]
      if word.starts(with: prefix) {
        let label = String(decoding: word.dropFirst(prefix.count), as: UTF8.self)
        document.labels.append(EscapedLabel.decoded(label))
        // The blank that parts the label from what follows, or at the line's end from what came before.
        place = end + 1
        if place > line.count, text.last == UInt8(ascii: " ") { text.removeLast() }
        continue
      }
      text += (escapes(before: prefix, in: word) ?? 0) > 0 ? word.dropFirst() : word
      if end < line.count { text.append(line[end]) }
      place = end + 1
    }
    document.text = String(decoding: text, as: UTF8.self)
    document.labelsAreList = document.labels.count > 1
    return document
  }

  /// How many backslashes stand before a word; nil where it is another word.
  private static func escapes(before word: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    let rest = bytes.drop { $0 == escape }
    return rest.starts(with: word) ? bytes.count - rest.count : nil
  }
}

/// A text on one line, for formats that end documents by line ends.
enum OneLine {
  /// Appends a text with each character that any reader takes for a line end as a blank: the controls, U+0085, U+2028 and
  /// U+2029.
  static func append(_ text: String, keepsTabs: Bool, to output: inout [UInt8]) {
    let isPlain = text.utf8.allSatisfy {
      // The leading bytes of U+0080 to U+00BF and of U+2000 to U+2FFF.
      $0 >= 0x20 && $0 != 0x7F && $0 != 0xC2 && $0 != 0xE2
    }
    if isPlain {
      output += text.utf8
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09 where keepsTabs: output.append(0x09)
      case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: output.append(0x20)
      default: output += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
      }
    }
  }
}
