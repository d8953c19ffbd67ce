/// A field of documents' `meta` that a table has a column for.
public struct MetaColumn: Sendable {
  /// What its values are, as Hugging Face calls them.
  public enum Kind: String, Sendable {
    case text = "string"
    case number = "float64"
    /// A list of texts.
    case texts
  }

  /// The field's name.
  public let name: String
  /// What its values are.
  public let kind: Kind

  /// A column of a name.
  public init(_ name: String, _ kind: Kind = .text) { (self.name, self.kind) = (name, kind) }

  /// A document's value as JSON text; null where it has none.
  func json(of document: Document) -> String {
    guard let value = document.meta.first(where: { $0.key == name })?.value else {
      return kind == .texts ? "[]" : "null"
    }
    switch kind {
    case .number, .texts: return value
    case .text:
      if value == "null" || value.hasPrefix("\"") { return value }
      var text: [UInt8] = []
      JSONText.append(value, to: &text)
      return String(decoding: text, as: UTF8.self)
    }
  }
}

/// What rows say of labels, the same for every document of a corpus.
public enum LabelColumn: Sendable {
  /// Nothing: no document has any.
  case none
  /// One label, or null.
  case one
  /// A list of labels.
  case list
}

/// The card of a data set in a Hugging Face folder: its front matter, which `load_dataset` reads, and a page for people.
public struct DatasetCard: Sendable {
  /// The data set's name.
  public var name: String
  /// An identifier of Hugging Face's list, such as `cc0-1.0`.
  public var license = "unknown"
  /// A language code, such as `en`.
  public var language = "en"
  /// The labels, in the order of their numbers; empty where documents have none.
  public var labels: [String] = []
  /// Whether a document may have several labels.
  public var labelsAreList = false
  /// The types that spans may have; empty where there are none.
  public var spanTypes: [String] = []
  /// What rows say beside their text, labels, spans and weight.
  public var columns: [MetaColumn] = []
  /// The splits, their numbers of documents and of bytes before compression.
  public var splits: [(name: String, documents: Int, bytes: Int)] = []
  /// What the files' names end in behind `.jsonl`: empty, `.gz` or `.zst`.
  public var compression = ".gz"
  /// How the documents were made: facts, one a line.
  public var facts: [(name: String, value: String)] = []

  /// A card without contents.
  public init(name: String) { self.name = name }

  /// The card as Markdown.
  public var markdown: String {
    let total = splits.reduce(0) { $0 + $1.documents }
    var text = """
      ---
      license: \(license)
      language: [\(language)]
      pretty_name: \(Self.quoted(name))
      task_categories: [\(tasks.joined(separator: ", "))]
      tags: [synthetic]
      size_categories: ["\(Self.sizeCategory(total))"]
      configs:
      - config_name: default
        data_files:

      """
    for split in splits {
      text += "  - split: \(split.name)\n    path: data/\(split.name)-*.jsonl\(compression)\n"
    }
    text += "dataset_info:\n  features:\n"
    for name in ["id", "text"] { text += "  - name: \(name)\n    dtype: string\n" }
    if !labels.isEmpty {
      let indent = labelsAreList ? "  " : ""
      text += "  - name: label\n"
      if labelsAreList { text += "    list:\n" }
      text += "\(indent)    dtype:\n\(indent)      class_label:\n\(indent)        names:\n"
      for (number, label) in labels.enumerated() {
        text += "\(indent)          '\(number)': \(Self.quoted(label))\n"
      }
    }
    text += "  - name: spans\n    list:\n"
    for (name, type) in [("start", "int64"), ("end", "int64"), ("type", "string")] {
      text += "    - name: \(name)\n      dtype: \(type)\n"
    }
    text += "  - name: weight\n    dtype: float64\n"
    for column in columns {
      text += "  - name: \(Self.quoted(column.name))\n"
      text += column.kind == .texts ? "    list: string\n" : "    dtype: \(column.kind.rawValue)\n"
    }
    text += "  splits:\n"
    for split in splits {
      text += "  - name: \(split.name)\n    num_bytes: \(split.bytes)\n"
      text += "    num_examples: \(split.documents)\n"
    }
    return text + "---\n" + page
  }

  private var page: String {
    var text = """

      # \(name)

      Every document of this set is synthetic: written by a program, collected from nobody.

      | split | documents |
      | --- | ---: |

      """
    for split in splits { text += "| \(split.name) | \(split.documents) |\n" }
    text += """

      ## Fields

      * `text`, `label`: the document and what it is about\(labelText).
      * `spans`: typed stretches of the text; `start` and `end` count Unicode code points, half-open.
      * `weight`: what the document should count in training beside a real one of weight 1.
      \(columnsText)
      ## How it was made

      | | |
      | --- | --- |

      """
    for fact in facts { text += "| \(Self.cell(fact.name)) | \(Self.cell(fact.value)) |\n" }
    if splits.count > 1 {
      text += """

        Splits are by wording: documents that differ only in the values of their slots are in one split, and of a type with \
        twenty values or more each value is in one split.

        """
    }
    return text
  }

  private var labelText: String {
    labelsAreList
      ? "; `label` is a list for every document, since some may have several labels" : ""
  }

  private var columnsText: String {
    columns.map { column in
      switch column.name {
      case "origin":
        """
        * `origin`: how it came about: `grammar`, `template` (a wording with other values), `n-gram` (word by word), `frame` \
        (a label's own words in a frame).

        """
      case "noise": "* `noise`: what was done to it so that a classifier learns to bear it.\n"
      case "margin":
        "* `margin`: by how much a classifier's probability of its label leads over the next label's.\n"
      default: "* `\(column.name)`: as the grammar says.\n"
      }
    }.joined()
  }

  private var tasks: [String] {
    (labels.isEmpty ? [] : ["text-classification"])
      + (spanTypes.isEmpty ? [] : ["token-classification"])
      + (labels.isEmpty && spanTypes.isEmpty ? ["text-generation"] : [])
  }

  private static func sizeCategory(_ total: Int) -> String {
    var (low, name) = (1_000, "n<1K")
    for (next, range) in [
      (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"),
      (10_000_000, "1M<n<10M"), (100_000_000, "10M<n<100M"), (1_000_000_000, "100M<n<1B"),
    ] {
      if total < low { return name }
      (low, name) = (next, range)
    }
    return total < low ? name : "n>1T"
  }

  /// A YAML scalar in double quotes, which takes JSON's escapes.
  private static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    JSONText.append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A table cell's text.
  private static func cell(_ text: String) -> String {
    text.replacing("|", with: "\\|").replacing("\n", with: " ")
  }
}
