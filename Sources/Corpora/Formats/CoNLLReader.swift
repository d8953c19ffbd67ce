/// Tokens in columns, the first and the last of which are the token and its tag; empty lines part documents.
///
/// The columns do not say where blanks stood: tokens are joined by blanks, but for closing signs, which follow what stands before
/// them, and opening ones.
final class CoNLLReader: DocumentReader {
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
    var text = JoinedTokens()
    var tags = TagSequence()
    var length = 0
    while let (line, number) = try records.nextLine() {
      length += line.count
      try records.check(length, startLine: number)
      let bytes = try UTF8Validation.validated(
        line, file: records.name, line: number, isLossy: options.isLossy)
      let columns = String(decoding: bytes, as: UTF8.self).split { $0 == " " || $0 == "\t" }
      guard let token = columns.first, let tag = columns.last else {
        if text.isEmpty { continue }
        break
      }
      if token == "-DOCSTART-" { continue }
      if columns.count < 2 || !TagSequence.isTag(tag) {
        // Comments, as CoNLL-U has them.
        if token.utf8.first == UInt8(ascii: "#") { continue }
        throw CorpusError(
          .badData, file: records.name, line: number, problem: "there is no token with a tag",
          remedy: "Each line must be a token, a blank or tab, and O or a tag such as B-PERSON.")
      }
      let start = text.append(token)
      tags.add(tag, start: start, end: text.length)
    }
    if text.isEmpty {
      try tally.end(of: records.name)
      return nil
    }
    return try tally.counted(
      Document(text: text.text, spans: tags.spans), line: records.line, of: records.name)
  }
}

/// Tokens put together to a text.
private struct JoinedTokens {
  private(set) var text = ""
  /// How many code points the text has.
  private(set) var length = 0
  private var takesBlank = false

  private static let closing: Set<String> = [
    ".", ",", ";", ":", "!", "?", ")", "]", "}", "%", "…", "n't",
  ]
  private static let opening: Set<String> = ["(", "[", "{", "$", "€", "£", "¿", "¡"]

  var isEmpty: Bool { length == 0 }

  /// Appends a token; returns where it starts.
  mutating func append(_ token: Substring) -> Int {
    let isClitic = token.count > 1 && (token.first == "'" || token.first == "’")
    if takesBlank, !isClitic, !Self.closing.contains(String(token)) {
      text += " "
      length += 1
    }
    defer { length += token.unicodeScalars.count }
    text += token
    takesBlank = !Self.opening.contains(String(token))
    return length
  }
}
