extension AuditResult {
  /// A document with its label.
  static func quote(_ example: Example) -> String {
    let tag =
      example.label.isEmpty ? "" : "<span class=\"tag\">\(HTML.escaped(example.label))</span>"
    return "<blockquote>\(tag)\(HTML.escaped(example.text))</blockquote>"
  }

  /// The report's part with examples.
  var examplePart: String {
    let pairs = examples.nearest.map { pair in
      """
      <div class="pair">\(Self.quote(pair.synthetic))<blockquote><span class="tag">nearest seed document, likeness \
      \(Self.short(pair.likeness))</span>\(HTML.escaped(pair.seed))</blockquote></div>
      """
    }
    let note =
      options.showsSeed
      ? "<b>The seed’s texts are shown: keep this report as you keep the seed.</b>"
      : "Of the seed only words are shown that the synthetic document has, too."
    return """
      <h3>At random</h3>\(examples.random.map(Self.quote).joined())
      <h3>At random, by label</h3>\(labelPart)
      <h3>Nearest to a seed document</h3><p class="soft">\(note)</p>\(pairs.joined())
      <h3>Least like the seed</h3>\(examples.surprising.map(Self.quote).joined())
      """
  }

  private var labelPart: String {
    let isCut = examples.byLabel.count < examples.labelCount
    let extent =
      isCut
      ? "the \(examples.byLabel.count) most frequent of \(examples.labelCount) labels"
      : "each label"
    let groups = examples.byLabel.map { group in
      let name = group.label.isEmpty ? "no label" : HTML.escaped(group.label)
      let quotes = group.texts.map { "<blockquote>\(HTML.escaped($0))</blockquote>" }
      return """
        <details\(examples.byLabel.count <= 12 ? " open" : "")><summary>\(name) <small>\(group.synthetic) \(group.synthetic == 1 ? "document" : "documents")</small></summary>\
        \(quotes.joined())</details>
        """
    }
    return """
      <p class="soft">Up to \(LabelSamples.sampleSize) documents of \(extent).</p>
      \(groups.joined(separator: "\n"))
      """
  }

  /// The examples as JSON.
  var examplesTree: JSONTree {
    func tree(_ example: Example) -> JSONTree {
      .object([("text", .text(example.text)), ("label", .text(example.label))])
    }
    return .object([
      ("random", .array(examples.random.map(tree))),
      (
        "nearest",
        .array(
          examples.nearest.map { pair in
            .object([
              ("text", .text(pair.synthetic.text)), ("label", .text(pair.synthetic.label)),
              ("seed", .text(pair.seed)), ("likeness", .number(pair.likeness)),
            ])
          })
      ),
      ("surprising", .array(examples.surprising.map(tree))),
      ("worst", .array(examples.worst.map(tree))),
      (
        "by_label",
        .array(
          examples.byLabel.map { group in
            .object([
              ("label", .text(group.label)), ("synthetic", .integer(group.synthetic)),
              ("texts", .array(group.texts.map { .text($0) })),
            ])
          })
      ),
    ])
  }
}
