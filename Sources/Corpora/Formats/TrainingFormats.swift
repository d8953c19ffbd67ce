/// A document as the tools that train on it read it, one format each.
enum TrainingFormats {
  // MARK: fastText

  /// `__label__LABEL text`, a line each; white space in a label becomes `-`, line ends in the text spaces.
  static func appendFastText(_ document: Document, to output: inout [UInt8]) {
    for label in document.labels {
      output += "__label__".utf8
      output += label.utf8.lazy.map { $0 <= 0x20 ? UInt8(ascii: "-") : $0 }
      output.append(UInt8(ascii: " "))
    }
    appendLine(document.text, to: &output)
    output.append(UInt8(ascii: "\n"))
  }

  // MARK: CoNLL

  /// A token and its BIO tag a line, a space between, and an empty line behind each document (Ramshaw and Marcus 1995).
  static func appendCoNLL(_ document: Document, to output: inout [UInt8]) {
    for token in TaggedTokens(document).tokens {
      output += token.text.utf8
      output += " \(token.bio)\n".utf8
    }
    output.append(UInt8(ascii: "\n"))
  }

  // MARK: spaCy

  /// An object of the array that `spacy convert --converter json` reads: tokens with BILUO tags, labels as categories.
  static func appendSpaCy(_ document: Document, isFirst: Bool, to output: inout [UInt8]) {
    output += (isFirst ? "" : ",\n").utf8
    output.append(UInt8(ascii: "{"))
    JSONText.appendFixedKey("id", to: &output)
    JSONText.append(document.id ?? "", to: &output)
    JSONText.appendFixedKey("paragraphs", to: &output)
    output += "[{".utf8
    JSONText.appendFixedKey("raw", to: &output)
    JSONText.append(document.text, to: &output)
    JSONText.appendFixedKey("sentences", to: &output)
    output += "[{".utf8
    JSONText.appendFixedKey("tokens", to: &output)
    JSONText.appendArray(TaggedTokens(document).tokens, to: &output) { token, output in
      output.append(UInt8(ascii: "{"))
      JSONText.appendFixedKey("orth", to: &output)
      JSONText.append(token.text, to: &output)
      JSONText.appendFixedKey("ner", to: &output)
      JSONText.append(token.biluo, to: &output)
      output.append(UInt8(ascii: "}"))
    }
    output += "}]".utf8
    JSONText.appendFixedKey("cats", to: &output)
    JSONText.appendArray(document.labels, to: &output) { label, output in
      output.append(UInt8(ascii: "{"))
      JSONText.appendFixedKey("label", to: &output)
      JSONText.append(label, to: &output)
      JSONText.appendFixedKey("value", to: &output)
      output += "1.0}".utf8
    }
    output += "}]}".utf8
  }

  // MARK: Rasa

  /// Rasa's NLU training data, YAML: the documents of each label under its intent, values as `[value](type)`.
  ///
  /// Brackets of the text itself become parentheses, since Rasa has no way to escape them.
  static func appendRasa(_ documents: [Document], to output: inout [UInt8]) {
    var intents: [String] = []
    var byIntent: [String: [Document]] = [:]
    for document in documents {
      let intent = document.labels.joined(separator: "+")
      if byIntent[intent] == nil { intents.append(intent) }
      byIntent[intent, default: []].append(document)
    }
    for intent in intents {
      output += "- intent: ".utf8
      JSONText.append(intent, to: &output)
      output += "\n  examples: |\n".utf8
      for document in byIntent[intent] ?? [] {
        output += "    - ".utf8
        appendRasaText(document, to: &output)
        output.append(UInt8(ascii: "\n"))
      }
    }
  }

  private static func appendRasaText(_ document: Document, to output: inout [UInt8]) {
    let scalars = Array(document.text.unicodeScalars)
    func append(_ range: Range<Int>) {
      let text = String(String.UnicodeScalarView(scalars[range]))
      appendLine(
        text.replacing("[", with: "(").replacing("]", with: ")"), to: &output)
    }
    var place = 0
    for span in document.spans.sorted(by: { $0.start < $1.start }) where span.start >= place {
      append(place..<span.start)
      output.append(UInt8(ascii: "["))
      append(span.start..<span.end)
      output += "](\(span.type))".utf8
      place = span.end
    }
    append(place..<scalars.count)
  }

  /// Text on one line.
  private static func appendLine(_ text: String, to output: inout [UInt8]) {
    output += text.utf8.lazy.map { $0 < 0x20 ? 0x20 : $0 }
  }

  // MARK: Hugging Face

  /// A row that has the same fields as every other, flat, as Arrow's JSON reader needs it.
  static func appendRow(
    _ document: Document, _ columns: [MetaColumn], to output: inout [UInt8]
  ) {
    output.append(UInt8(ascii: "{"))
    JSONText.appendFixedKey("id", to: &output)
    JSONText.append(document.id ?? "", to: &output)
    JSONText.appendFixedKey("text", to: &output)
    JSONText.append(document.text, to: &output)
    DocumentJSON.appendLabels(of: document, to: &output)
    JSONText.appendFixedKey("spans", to: &output)
    DocumentJSON.append(document.spans, to: &output)
    JSONText.appendFixedKey("weight", to: &output)
    output += (document.weight ?? 1).description.utf8
    for column in columns {
      JSONText.appendKey(column.name, to: &output)
      output += column.json(of: document).utf8
    }
    output += "}\n".utf8
  }
}
