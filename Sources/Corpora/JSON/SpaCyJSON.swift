/// spaCy's training data as JSON: an object with paragraphs, each a text with tokens, tags and categories.
enum SpaCyJSON {
  /// The documents of an object, one for each paragraph; nil where it has no paragraphs.
  static func documents(
    in bytes: [UInt8], isLossy: Bool
  ) throws(JSONScanner.Failure) -> [Document]? {
    var scanner = JSONScanner(bytes, isLossy: isLossy)
    var documents: [Document]?
    var id: String?
    try scanner.object { scanner, key throws(JSONScanner.Failure) in
      switch key {
      case "paragraphs" where scanner.peek() == UInt8(ascii: "["):
        var found: [Document] = []
        try scanner.array { scanner throws(JSONScanner.Failure) in
          found.append(try paragraph(&scanner))
        }
        documents = found
      case "id":
        let isString = scanner.peek() == UInt8(ascii: "\"")
        id = try isString ? scanner.string() : scanner.raw()
      default: _ = try scanner.raw()
      }
    }
    guard var documents else { return nil }
    if let id, !id.isEmpty, documents.count == 1 { documents[0].id = id }
    return documents
  }

  private struct Token {
    var text = ""
    var tag = "O"
    var space: String?
  }

  private static func paragraph(
    _ scanner: inout JSONScanner
  ) throws(JSONScanner.Failure) -> Document {
    _ = scanner.peek()
    let offset = scanner.offset
    var raw: String?
    var tokens: [Token] = []
    var labels: [String] = []
    try scanner.object { scanner, key throws(JSONScanner.Failure) in
      switch key {
      case "raw": raw = try scanner.skipNull() ? nil : scanner.string()
      case "sentences":
        try scanner.array { scanner throws(JSONScanner.Failure) in
          try scanner.object { scanner, key throws(JSONScanner.Failure) in
            guard key == "tokens" else { return _ = try scanner.raw() }
            try scanner.array { scanner throws(JSONScanner.Failure) in
              tokens.append(try token(&scanner))
            }
          }
        }
      case "cats": labels = try categories(&scanner)
      default: _ = try scanner.raw()
      }
    }
    let text =
      raw
      ?? tokens.enumerated().map { place, token in
        token.text + (token.space ?? (place < tokens.count - 1 ? " " : ""))
      }.joined()
    var document = Document(text: text, labels: labels, labelsAreList: labels.count > 1)
    guard let spans = spans(of: tokens, in: Array(text.unicodeScalars)) else {
      throw JSONScanner.Failure(
        offset: offset, problem: "a token of this paragraph is not in its “raw” text",
        remedy: "The “orth” of the tokens must be stretches of “raw”, in their order.")
    }
    document.spans = spans
    return document
  }

  private static func token(_ scanner: inout JSONScanner) throws(JSONScanner.Failure) -> Token {
    var token = Token()
    try scanner.object { scanner, key throws(JSONScanner.Failure) in
      switch key {
      case "orth": token.text = try scanner.string()
      case "ner": token.tag = try scanner.skipNull() ? "O" : scanner.string()
      case "space": token.space = try scanner.skipNull() ? nil : scanner.string()
      default: _ = try scanner.raw()
      }
    }
    return token
  }

  /// The categories that a text has, from `[{"label": …, "value": …}]` or `{label: value}`.
  private static func categories(
    _ scanner: inout JSONScanner
  ) throws(JSONScanner.Failure) -> [String] {
    var labels: [String] = []
    func holds(_ value: String) -> Bool {
      value == "true" || Double(value).map { $0 >= 0.5 } == true
    }
    if scanner.peek() == UInt8(ascii: "{") {
      try scanner.object { scanner, key throws(JSONScanner.Failure) in
        if holds(try scanner.raw()) { labels.append(key) }
      }
      return labels
    }
    try scanner.array { scanner throws(JSONScanner.Failure) in
      var (label, value) = ("", "1")
      try scanner.object { scanner, key throws(JSONScanner.Failure) in
        switch key {
        case "label": label = try scanner.string()
        case "value": value = try scanner.raw()
        default: _ = try scanner.raw()
        }
      }
      if holds(value) { labels.append(label) }
    }
    return labels
  }

  /// The spans that the tags mark; nil where a token is not in the text.
  private static func spans(of tokens: [Token], in text: [Unicode.Scalar]) -> [Span]? {
    var tags = TagSequence()
    var place = 0
    for token in tokens {
      let scalars = Array(token.text.unicodeScalars)
      while !text[place...].starts(with: scalars) {
        // Only white space lies between tokens.
        guard place < text.count, text[place].properties.isWhitespace else { return nil }
        place += 1
      }
      tags.add(token.tag, start: place, end: place + scalars.count)
      place += scalars.count
    }
    return tags.spans
  }
}
