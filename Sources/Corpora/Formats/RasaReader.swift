/// Rasa's NLU training data, YAML: the examples of intents, each a document with its intent as its label.
///
/// Reads the block form that Rasa's documentation and ``DocumentWriter`` use: `examples: |` and a line `- text` for each.
/// Synonyms, lookup tables and regular expressions are passed over, and so is all outside `nlu`.
final class RasaReader: DocumentReader {
  private let records: RecordSource
  private let options: ReadingOptions
  private var tally: DocumentTally
  private var isNLU = false
  /// How far the items of the list under `nlu` are indented.
  private var itemIndent: Int?
  private var labels: [String]?
  /// How far the key is indented whose block this is; nil outside a block.
  private var blockIndent: Int?

  init(_ records: RecordSource, options: ReadingOptions) {
    self.records = records
    self.options = options
    tally = DocumentTally(options)
  }

  var bytesRead: Int { records.bytesTaken }

  func next() throws(CorpusError) -> Document? {
    while let (bytes, number) = try records.nextLine() {
      let valid = try UTF8Validation.validated(
        bytes, file: records.name, line: number, isLossy: options.isLossy)
      let indent = valid.prefix { $0 == UInt8(ascii: " ") }.count
      let line = String(decoding: valid[indent...], as: UTF8.self)
      if line.isEmpty { continue }
      if let blockIndent, indent > blockIndent {
        guard let labels else { continue }
        // By code points: a mark that combines would hide the blank before it.
        var example = line.unicodeScalars[...]
        guard example.popFirst() == "-" else {
          throw failure(number, "an example does not begin with “- ”")
        }
        if example.first == " " { example.removeFirst() }
        var document = RasaExample.document(Substring(example))
        (document.labels, document.labelsAreList) = (labels, labels.count > 1)
        return try tally.counted(document, line: number, of: records.name)
      }
      blockIndent = nil
      if !line.utf8.starts(with: "#".utf8) { try readKey(line, indent, number) }
    }
    try tally.end(of: records.name)
    return nil
  }

  private func readKey(_ line: String, _ indent: Int, _ number: Int) throws(CorpusError) {
    let isItem = line.utf8.starts(with: "- ".utf8)
    if indent == 0, !isItem {
      (isNLU, itemIndent, labels) = (line.utf8.starts(with: "nlu:".utf8), nil, nil)
      return
    }
    guard isNLU else { return }
    var (key, keyIndent) = (Substring(line), indent)
    if isItem, indent == itemIndent ?? indent {
      (itemIndent, labels) = (indent, nil)
      key = line.dropFirst(2).drop { $0 == " " }
      keyIndent = indent + line.count - key.count
    }
    if key.utf8.starts(with: "intent:".utf8) {
      let value = String(key.dropFirst(7)).trimmed
      guard let name = YAMLScalar.value(value), !name.isEmpty else {
        throw failure(number, "the intent has no name on its line")
      }
      labels = RasaExample.labels(ofIntent: name)
    } else if key.utf8.starts(with: "examples:".utf8) {
      let style = String(key.dropFirst(9)).trimmed
      if style.hasPrefix("|") || style.hasPrefix(">") {
        blockIndent = keyIndent
      } else if labels != nil {
        throw failure(number, "the examples are no block of lines")
      }
    }
  }

  private func failure(_ line: Int, _ problem: String) -> CorpusError {
    CorpusError(
      .badData, file: records.name, line: line, problem: problem,
      remedy:
        "Write “- intent: NAME”, below it “examples: |”, and below that a line “- text” for each example."
    )
  }
}

/// A scalar of YAML that stands on one line.
enum YAMLScalar {
  /// What a scalar says; nil where a quote is not closed.
  static func value(_ text: String) -> String? {
    switch text.first {
    case "\"":
      var scanner = JSONScanner(Array(text.utf8))
      return try? scanner.string()
    case "'":
      guard text.count > 1, text.last == "'" else { return nil }
      return String(text.dropFirst().dropLast()).replacing("''", with: "'")
    default:
      return text.split(separator: " #", maxSplits: 1).first.map { String($0).trimmed } ?? text
    }
  }

  /// Appends a text in double quotes, with all escaped that YAML does not let stand or takes for a line end.
  static func append(_ text: String, to output: inout [UInt8]) {
    var plain: [UInt8] = []
    JSONText.append(text, to: &plain)
    for scalar in String(decoding: plain, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF:
        let digits = String(scalar.value, radix: 16)
        output += "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8
      default: output += String(scalar).utf8
      }
    }
  }
}

extension String {
  fileprivate var trimmed: String {
    guard let last = lastIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
    return String(self[...last].drop { $0 == " " || $0 == "\t" })
  }
}
