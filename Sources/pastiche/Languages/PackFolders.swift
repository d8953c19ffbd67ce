import Corpora
import Languages

/// The language packs that are there: English, which is part of the program, and files.
///
/// Files are looked for in the folder that `PASTICHE_LANGUAGES` names, beside the program, and in `../share/pastiche`.
enum PackFolders {
  /// A pack, and where it lies; no path for that of the program.
  typealias Found = (pack: LanguagePack, path: String?)

  /// Every pack, the first one found of each language.
  ///
  /// - Throws: `CorpusError` where a file of the name `*.pack` is no whole pack.
  static func all() throws(CorpusError) -> [Found] {
    var found: [Found] = [(.english, nil)]
    for folder in folders {
      // Most of the folders are not there.
      let names = (try? FolderListing.names(in: folder)) ?? []
      for name in names.sorted() where name.hasSuffix(".pack") {
        let path = "\(folder)/\(name)"
        let pack = try open(path)
        if !found.contains(where: { $0.pack.language == pack.language }) {
          found.append((pack, path))
        }
      }
    }
    return found.sorted { $0.pack.language < $1.pack.language }
  }

  /// The pack of a language; nil where there is none.
  static func pack(of language: String) throws(CorpusError) -> LanguagePack? {
    if language == "en" { return .english }
    return try all().first { $0.pack.language == language }?.pack
  }

  /// Opens a pack's file.
  static func open(_ path: String) throws(CorpusError) -> LanguagePack {
    let file = try MappedFile(path: path)
    guard let pack = unsafe LanguagePack(bytes: file.bytes, owner: file) else {
      throw CorpusError(
        .badData, file: path, problem: "is no language pack, or is damaged",
        remedy: "Build it again with “pastiche languages build”, or move it away.")
    }
    return pack
  }

  private static var folders: [String] {
    var folders: [String] = []
    if let folder = ProcessEnvironment.value(of: "PASTICHE_LANGUAGES") { folders.append(folder) }
    if let program = ProcessEnvironment.programFolder {
      folders += [program, "\(program)/../share/pastiche"]
    }
    return folders
  }
}
