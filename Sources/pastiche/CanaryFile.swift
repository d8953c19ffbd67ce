import Corpora
import Privacy

/// The sentences that were planted in a seed, as JSONL beside the model.
enum CanaryFile {
  /// Where they lie.
  static func path(for model: String) -> String { model + ".canaries.jsonl" }

  static func exists(for model: String) -> Bool { Folder.hasFile(path(for: model)) }

  static func write(_ canaries: [Canary], for model: String) throws(CorpusError) {
    let file = try OutputFile(path: path(for: model))
    for canary in canaries {
      var line = Array("{\"text\": ".utf8)
      JSONText.append(canary.text, to: &line)
      line += ", \"groups\": \(canary.groups)}\n".utf8
      try file.write(line)
    }
    try file.commit()
  }

  static func read(_ path: String) throws(CorpusError) -> [Canary] {
    let reader = try openDocuments(path: path, options: ReadingOptions())
    var canaries: [Canary] = []
    while let document = try reader.next() {
      guard let member = document.meta.first(where: { $0.key == "groups" }),
        let groups = Int(member.value), groups > 0
      else {
        throw CorpusError(
          .badData, file: path, line: canaries.count + 1,
          problem: "a canary does not say how many groups wrote it",
          remedy: "Give the file that “pastiche train --canaries” wrote.")
      }
      canaries.append(Canary(text: document.text, groups: groups))
    }
    return canaries
  }
}
