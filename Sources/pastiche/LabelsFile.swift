import Corpora
import Generation

/// What `--labels` names: a table of labels with their names, descriptions and key words, or `auto`.
enum LabelsFile {
  /// What `--labels` asks for.
  static func knowledge(_ path: String) throws(CorpusError) -> LabelKnowledge {
    path == "auto" ? .ownWords : .described(try read(path))
  }

  /// Reads a table of labels.
  ///
  /// Its columns are `label`, `name`, `description` and `keywords`, parted by `;`; only the first must be there.
  private static func read(_ path: String) throws(CorpusError) -> [LabelDescription] {
    var options = ReadingOptions()
    options.fields = CorpusFields(text: "label", label: "\u{0}label", group: nil)
    options.fields.labelIsRequired = false
    options.requiresDocuments = true
    var descriptions: [LabelDescription] = []
    let reader = try worded { () throws(CorpusError) in
      try openDocuments(path: path, options: options)
    }
    while let row = try worded(reader.next) {
      func field(_ name: String) -> String {
        guard let value = row.meta.first(where: { $0.key == name })?.value else { return "" }
        var scanner = JSONScanner(Array(value.utf8))
        return (try? scanner.string()) ?? ""
      }
      if descriptions.contains(where: { $0.label == row.text }) {
        throw CorpusError(
          .badData, file: path,
          problem: "the label of row \(descriptions.count + 1) was there before",
          remedy: "Leave one line for each label.")
      }
      descriptions.append(
        LabelDescription(
          label: row.text, name: field("name"), description: field("description"),
          keywords: field("keywords").split(separator: ";").map { words in
            String(words.drop { $0 == " " })
          }))
    }
    return descriptions
  }

  /// Says of a table without labels what such a table needs.
  private static func worded<Result>(
    _ body: () throws(CorpusError) -> Result
  ) throws(CorpusError) -> Result {
    do {
      return try body()
    } catch {
      var error = error
      if error.problem.hasPrefix("there is no") {
        error.remedy =
          "A table of labels needs the column “label”; “name”, “description” and “keywords” may follow."
      }
      throw error
    }
  }
}
