import ArgumentParser
import Corpora
import PersonalData

/// `TYPE=FILE`: a file of values for the slots of a type, one a line.
struct ValueList: ExpressibleByArgument {
  let type: String
  let path: String

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return nil }
    (type, path) = (parts[0], parts[1])
  }

  /// Reads the values.
  ///
  /// - Throws: A refusal for a type of personal data, which surrogates fill; `CorpusError` for a file that cannot be read.
  func values() throws -> [String] {
    if EntityType(rawValue: type).isPersonal {
      throw Refusal(
        status: .usage,
        message: """
          slots of \(type) are filled with invented values, never with listed ones
          Leave --list \(type)=… out, or name a type of your own.
          """)
    }
    return try ListFile.lines(of: path)
  }
}

/// A file with one item a line.
enum ListFile {
  static func lines(of path: String) throws -> [String] {
    var options = ReadingOptions()
    options.format = .text
    let reader = try openDocuments(path: path, options: options)
    var lines: [String] = []
    while let line = try reader.next() { lines.append(line.text) }
    return lines
  }
}
