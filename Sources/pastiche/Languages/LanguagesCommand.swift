import ArgumentParser
import Corpora
import Languages

/// `pastiche languages`.
struct LanguagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "languages",
    abstract: "List the languages that the program knows, or build a language's pack.",
    discussion: """
      A language pack holds what a seed lacks: phrases that mean the same, parts of speech, forms of words, a model of general text. \
      English is part of the program. Other packs are files named LANGUAGE.pack; they are looked for in the folder that \
      PASTICHE_LANGUAGES names, beside the program, and in ../share/pastiche.

      Example:
        pastiche languages
        pastiche languages build Languages/xx -o xx.pack
      """,
    subcommands: [List.self, Build.self], defaultSubcommand: List.self)

  /// `pastiche languages list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the packs: language, version, size, sections and licence.")

    func run() throws {
      let output = try OutputFile(path: "-")
      for (pack, path) in try PackFolders.all() {
        let size = Console.fixed(Double(pack.size) / 1e6)
        let sections = pack.sections.map(\.name).filter { $0 != "manifest" }
        let lines = """
          \(pack.language)  version \(pack.version)  \(size) MB  \(path ?? "in the program")
            sections: \(sections.joined(separator: ", "))
            licence: \(pack.licence)

          """
        try output.write(Array(lines.utf8))
      }
      try output.commit()
    }
  }

  /// `pastiche languages build`.
  struct Build: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Build a pack of a folder's files: the same files give the same bytes.",
      discussion: """
        The file manifest.txt says what the pack is: lines “language: xx”, “version: 1” and “licence: …”. Each other file becomes a \
        section that is named as the file is, without its suffix.
        """)

    @Argument(help: "The folder with the language's sources, such as Languages/xx.")
    var folder: String

    @Option(name: .shortAndLong, help: "The pack to write.")
    var output: String

    func run() throws {
      try FileRoles.claim(output)
      let bytes = PackFile.bytes(of: try sections())
      guard unsafe bytes.withUnsafeBytes({ unsafe LanguagePack(bytes: $0, owner: nil) }) != nil
      else {
        throw CorpusError(
          .badData, file: "\(folder)/manifest.txt",
          problem: "is missing, or lacks a line “language: xx”, “version: 1” or “licence: …”",
          remedy: "Write the three lines; they say what the pack is.")
      }
      let file = try OutputFile(path: output)
      try file.write(bytes)
      try file.commit()
    }

    /// The folder's files by their names without suffix, sorted.
    private func sections() throws -> [(name: String, bytes: [UInt8])] {
      var sections: [(name: String, bytes: [UInt8])] = []
      for name in try FolderListing.names(in: folder).sorted() {
        let path = "\(folder)/\(name)"
        let section = String(name.prefix { $0 != "." })
        guard section.utf8.count < PackFile.nameLength,
          !sections.contains(where: { $0.name == section })
        else {
          throw CorpusError(
            .badData, file: path,
            problem:
              "has the name of another section, or one of \(PackFile.nameLength) bytes or more",
            remedy: "Give it another name.")
        }
        sections.append((section, try WholeFile.read(path, most: Self.largestFile)))
      }
      return sections
    }

    private static let largestFile = 1 << 30
  }
}
