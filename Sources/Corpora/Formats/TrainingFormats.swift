/// A document as the tools that train on it read it, one format each.
enum TrainingFormats {
  // MARK: CoNLL

  /// A token and its BIO tag a line, a space between, and an empty line behind each document (Ramshaw and Marcus 1995).
  ///
  /// White space and control characters are no tokens here; in types they are escaped as ``EscapedLabel`` does it.
  static func appendCoNLL(_ document: Document, to output: inout [UInt8]) {
    for token in TaggedTokens(document).tokens where !token.isWhiteSpace {
      output += token.text.utf8
      output += " \(token.bio)\n".utf8
    }
    output.append(UInt8(ascii: "\n"))
  }

  // MARK: spaCy

  /// An object of the array that `spacy convert --converter json` reads: tokens with BILUO tags, labels as categories.
  ///
  /// A blank behind a token belongs to it, and other white space is a token, as in spaCy's own tokens. Where there is such a
  /// token, all say whether a blank follows, which spaCy cannot tell then.
  static func appendSpaCy(_ document: Document, isFirst: Bool, to output: inout [UInt8]) {
    let tokens = TaggedTokens(document).tokens
    let saysBlanks = tokens.contains(where: \.isWhiteSpace)
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
    JSONText.appendArray(tokens, to: &output) { token, output in
      output.append(UInt8(ascii: "{"))
      JSONText.appendFixedKey("orth", to: &output)
      JSONText.append(token.text, to: &output)
      JSONText.appendFixedKey("ner", to: &output)
      JSONText.append(token.biluo, to: &output)
      if saysBlanks {
        JSONText.appendFixedKey("space", to: &output)
        JSONText.append(token.hasBlank ? " " : "", to: &output)
      }
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

  /// Rasa's NLU training data, YAML: the documents of each label under its intent, one a line.
  static func appendRasa(_ documents: [Document], to output: inout [UInt8]) {
    var intents: [String] = []
    var byIntent: [String: [Document]] = [:]
    for document in documents {
      let intent = RasaExample.intent(of: document.labels)
      if byIntent[intent] == nil { intents.append(intent) }
      byIntent[intent, default: []].append(document)
    }
    for intent in intents {
      output += "- intent: ".utf8
      YAMLScalar.append(intent, to: &output)
      output += "\n  examples: |\n".utf8
      for document in byIntent[intent] ?? [] {
        output += "    - ".utf8
        RasaExample.append(document, to: &output)
        output.append(UInt8(ascii: "\n"))
      }
    }
  }

  // MARK: Hugging Face

  /// A row that has the same fields as every other, flat, as Arrow's JSON reader needs it; what is missing is null.
  static func appendRow(
    _ document: Document, _ labels: LabelColumn, _ columns: [MetaColumn], to output: inout [UInt8]
  ) {
    output.append(UInt8(ascii: "{"))
    JSONText.appendFixedKey("id", to: &output)
    append(document.id, to: &output)
    JSONText.appendFixedKey("text", to: &output)
    JSONText.append(document.text, to: &output)
    switch labels {
    case .none: break
    case .one:
      JSONText.appendFixedKey("label", to: &output)
      append(document.labels.first, to: &output)
    case .list:
      JSONText.appendFixedKey("label", to: &output)
      JSONText.appendArray(document.labels, to: &output) { JSONText.append($0, to: &$1) }
    }
    JSONText.appendFixedKey("spans", to: &output)
    DocumentJSON.append(
      document.spans.map { Span(start: $0.start, end: $0.end, type: $0.type) }, to: &output)
    JSONText.appendFixedKey("weight", to: &output)
    output += (document.weight ?? 1).description.utf8
    for column in columns {
      JSONText.appendKey(column.name, to: &output)
      output += column.json(of: document).utf8
    }
    output += "}\n".utf8
  }

  private static func append(_ text: String?, to output: inout [UInt8]) {
    if let text { JSONText.append(text, to: &output) } else { output += "null".utf8 }
  }
}
