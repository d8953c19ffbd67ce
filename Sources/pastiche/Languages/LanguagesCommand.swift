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
      let names = Folder.names(in: folder).filter { !$0.hasPrefix(".") }
      guard names.contains("manifest.txt") else {
        throw CorpusError(
          .badData, file: folder, problem: "has no file manifest.txt",
          remedy: "Write one with the lines “language: xx”, “version: 1” and “licence: …”.")
      }
      let sections = try names.map { name in
        let file = try MappedFile(path: "\(folder)/\(name)")
        let section = name.prefix { $0 != "." }
        return (name: String(section), bytes: unsafe Array(file.bytes))
      }
      let bytes = PackFile.bytes(of: sections)
      let file = try OutputFile(path: output)
      try file.write(bytes)
      try file.commit()
      _ = try PackFolders.open(output)
    }
  }
}
