import Corpora

/// Reads a grammar and what it imports.
public struct GrammarLoader {
  /// For grammars that ask for no values of people and the like.
  public static let noValues: @Sendable (_ locale: String) -> any ValueProvider = { _ in NoValues()
  }
  /// A grammar file larger than this is refused.
  public static let mostBytes = 256 << 20
  private static let mostFiles = 1_000

  private var sources: [GrammarSource] = []
  private var files: [GrammarFile] = []
  private var messages: [GrammarMessage] = []
  private var numbers: [String: Int] = [:]

  /// Reads a grammar file.
  ///
  /// - Parameter provider: Makes what draws the values of a locale, such as `de_DE`.
  /// - Returns: The grammar, and warnings.
  /// - Throws: `CorpusError` where the file cannot be read, ``GrammarErrors`` where it is wrong.
  public static func load(
    _ path: String,
    provider: @escaping (_ locale: String) -> any ValueProvider = GrammarLoader.noValues
  ) throws -> (Grammar, [GrammarMessage]) {
    try parse(WholeFile.read(path, most: mostBytes), path: path, provider: provider)
  }

  /// Reads a grammar from a text that would stand at a path.
  public static func parse(
    _ bytes: [UInt8], path: String,
    provider: @escaping (_ locale: String) -> any ValueProvider = GrammarLoader.noValues
  ) throws -> (Grammar, [GrammarMessage]) {
    var loader = GrammarLoader()
    let folder = Self.folder(of: path)
    loader.numbers[Self.normalized(path)] = 0
    try loader.add(bytes, path: path, within: folder, importing: [Self.normalized(path)])
    if loader.messages.contains(where: { $0.severity == .error }) {
      throw GrammarErrors(messages: loader.messages)
    }
    var builder = GrammarBuilder(loader.files, loader.sources, provider: provider)
    let grammar = try builder.build()
    return (grammar, loader.messages + builder.messages)
  }

  /// nil where there is no such file.
  private static func contentsIfThere(of path: String) throws(CorpusError) -> [UInt8]? {
    do {
      return try WholeFile.read(path, most: mostBytes)
    } catch {
      if error.cause == .noInput { return nil }
      throw error
    }
  }

  private mutating func add(
    _ bytes: [UInt8], path: String, within root: String, importing chain: [String]
  ) throws {
    let file = sources.count
    let source = try GrammarSource(bytes, path: path)
    sources.append(source)
    let parser = GrammarSyntaxParser(source, file: file)
    messages += parser.messages
    files.append(GrammarFile(syntax: parser.syntax))
    for declared in parser.syntax.imports {
      if files[file].imports[declared.name] != nil {
        refuse(at: declared.place, "“\(declared.name)” names two imports", "Choose another name.")
        continue
      }
      guard let target = Self.resolved(declared.path, from: path, within: root) else {
        refuse(
          at: declared.place, "an import leads out of the folder of the grammar",
          "Put the file beside the grammar or below.")
        continue
      }
      if chain.contains(target) {
        refuse(
          at: declared.place,
          "the import leads back to itself: \((chain + [target]).joined(separator: " → "))",
          "Move what both need into a third file.")
        continue
      }
      if let known = numbers[target] {
        files[file].imports[declared.name] = known
        continue
      }
      if sources.count >= Self.mostFiles {
        refuse(
          at: declared.place, "there are more than \(Self.mostFiles) files", "Join some of them.")
        continue
      }
      guard let bytes = try Self.contentsIfThere(of: target) else {
        refuse(
          at: declared.place, "there is no file “\(target)”",
          "Paths are relative to the file that imports.")
        continue
      }
      numbers[target] = sources.count
      files[file].imports[declared.name] = sources.count
      try add(bytes, path: target, within: root, importing: chain + [target])
    }
    for index in files[file].syntax.rules.indices {
      guard let list = files[file].syntax.rules[index].list else { continue }
      guard let target = Self.resolved(list.path, from: path, within: root) else {
        refuse(
          at: list.place, "the list leads out of the folder of the grammar",
          "Put the file beside the grammar or below.")
        continue
      }
      guard let bytes = try Self.contentsIfThere(of: target) else {
        refuse(
          at: list.place, "there is no file “\(target)”",
          "Paths are relative to the file that names them.")
        continue
      }
      files[file].lists[index] = try ValueList(GrammarSource(bytes, path: target))
    }
  }

  private mutating func refuse(at place: SourcePlace, _ problem: String, _ remedy: String) {
    messages.append(sources[place.file].message(at: place.range, problem, remedy))
  }

  // MARK: Paths

  /// The folder of a file with a slash behind it; nothing where that is the working folder.
  public static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  /// A path without `.` and, where it can be, without `..`.
  static func normalized(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/", omittingEmptySubsequences: true) where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }

  /// Where a path leads that stands in a file; nil where that is outside of a folder.
  static func resolved(_ path: String, from file: String, within root: String) -> String? {
    guard !path.hasPrefix("/"), !path.isEmpty else { return nil }
    let target = normalized(folder(of: file) + path)
    let root = normalized(root)
    let isInside =
      root.isEmpty
      ? target != ".." && !target.hasPrefix("../")
      : target.hasPrefix(root == "/" ? "/" : root + "/")
    // A link may lead out of the folder though its name does not.
    let isLink =
      FilePlace.resolved(target) != nil
      && !FilePlace.isInside(target, of: root.isEmpty ? "." : root)
    return isInside && !isLink ? target : nil
  }
}

/// A file of a grammar with what its names lead to.
struct GrammarFile {
  var syntax: GrammarSyntax
  /// The files that names of imports stand for.
  var imports: [String: Int] = [:]
  /// The lists of rules that have one, by rule.
  var lists: [Int: ValueList] = [:]
}

/// The lines of a file as values; behind a tab stands a weight.
struct ValueList {
  let values: [(text: ArraySlice<UInt8>, weight: Double)]

  init(_ source: GrammarSource) throws(CorpusError) {
    var values: [(text: ArraySlice<UInt8>, weight: Double)] = []
    for content in source.bytes.split(separator: UInt8(ascii: "\n")) {
      guard let first = content.first, first != UInt8(ascii: "#") else { continue }
      guard let tab = content.firstIndex(of: UInt8(ascii: "\t")) else {
        values.append((content, 1))
        continue
      }
      guard let weight = Double(String(decoding: content[(tab + 1)...], as: UTF8.self)),
        weight >= 0, weight.isFinite
      else {
        throw source.failure(
          at: tab + 1..<tab + 2, "what stands behind the tab is no weight",
          "Write a number of 0 or more.")
      }
      values.append((content[..<tab], weight))
    }
    self.values = values
  }
}
