import Corpora
import Generation
import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What a run notes as it goes, so that one that was stopped can be gone on with.
///
/// A line of JSON each: first the run's settings, then every so many documents how long each file is, and which draws were
/// taken since. Lines are on the disk before anything is built upon them; one that was cut short counts for nothing.
final class RunJournal {
  /// How far one split's files have come.
  struct FileState: Equatable {
    /// Which shard is being written.
    var shard = 0
    /// How many bytes of it are on the disk.
    var length = 0
    /// How many documents the split has.
    var documents = 0
    /// How many bytes they were before compression.
    var bytes = 0
  }

  /// Where a stopped run can be gone on with.
  struct Past {
    var progress = Generator.Progress()
    var files: [FileState] = []
  }

  /// So many documents lie between two lines.
  static let interval = 100 * Generator.batchLength

  private let path: String
  private let isKept: Bool
  private let descriptor: FileDescriptor

  /// Where a run that writes to some path has its journal.
  static func path(of output: String) -> String { "\(output).journal" }

  /// Begins or continues a journal.
  ///
  /// - Parameter isKept: Whether it stays where the program is told to stop.
  init(path: String, settings: RunSettings, continues: Bool, isKept: Bool) throws(CorpusError) {
    (self.path, self.isKept) = (path, isKept)
    do {
      descriptor = try .open(
        FilePath(path), .writeOnly, options: [.create, .append],
        permissions: FilePermissions(rawValue: 0o666))
    } catch {
      throw CorpusError(
        .cannotCreate, file: path, problem: "cannot be created: \(error)",
        remedy: "Check that the folder exists and that you may write there.")
    }
    guard flock(descriptor.rawValue, LOCK_EX | LOCK_NB) == 0 else {
      throw CorpusError(
        .cannotCreate, file: path, problem: "another run is writing here",
        remedy: "Wait for it to end, or choose another output.")
    }
    if !isKept { TemporaryFiles.insert(path) }
    if !continues { _ = ftruncate(descriptor.rawValue, 0) }
    if !continues { try write(settings.json + "\n".utf8) }
  }

  deinit {
    try? descriptor.close()
    // What it tells of is gone.
    if !isKept { remove() }
  }

  /// Notes that the run has come to some document.
  func append(
    _ progress: Generator.Progress, since attempts: [UInt16], files: [FileState]
  ) throws(CorpusError) {
    var line = Array("{".utf8)
    JSONText.appendFixedKey("files", to: &line)
    JSONText.appendArray(files, to: &line) { file, line in
      line +=
        "{\"shard\": \(file.shard), \"length\": \(file.length), \"documents\": \(file.documents), \"bytes\": \(file.bytes)}"
        .utf8
    }
    progress.append(since: attempts, to: &line)
    try write(line + "}\n".utf8)
  }

  /// Removes it, as the run is complete.
  func remove() {
    unsafe unlink(path)
    TemporaryFiles.remove(path)
  }

  private func write(_ bytes: [UInt8]) throws(CorpusError) {
    do {
      try descriptor.writeAll(bytes)
      guard fsync(descriptor.rawValue) == 0 else { throw Errno(rawValue: errno) }
    } catch {
      throw CorpusError(
        .inputOutput, file: path, problem: "writing failed: \(error)",
        remedy: "Free some space and run it again with --resume.")
    }
  }

  // MARK: Reading

  /// Reads what a stopped run of the same settings noted; nil where there is nothing to go on with.
  ///
  /// - Throws: A refusal where the journal is of other settings.
  static func read(_ path: String, settings: RunSettings) throws -> Past? {
    guard unsafe access(path, F_OK) == 0 else { return nil }
    let lines = try WholeFile.read(path, most: 1 << 34).split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    // The last piece is empty, or a line that was cut short.
    guard let first = lines.first, lines.count > 1 else { return nil }
    guard Array(first) == settings.json else {
      throw Refusal(
        status: .usage,
        message: """
          \(path): the run that was stopped had other settings
          Give the same options and inputs, or remove this file to start anew.
          """)
    }
    var past = Past()
    for line in lines.dropFirst().dropLast() {
      guard let next = past.adding(line) else { break }
      past = next
    }
    return past.files.isEmpty ? nil : past
  }
}

extension RunJournal.Past {
  /// What a further line makes of it; nil where the line is none of a journal.
  fileprivate func adding(_ line: ArraySlice<UInt8>) -> Self? {
    var past = self
    past.files = []
    var scanner = JSONScanner(Array(line))
    do throws(JSONScanner.Failure) {
      try scanner.object { scanner, key throws(JSONScanner.Failure) in
        if key == "files" {
          try scanner.array { scanner throws(JSONScanner.Failure) in
            past.files.append(try Self.readFile(&scanner))
          }
        } else if try !past.progress.read(key, &scanner) {
          _ = try scanner.raw()
        }
      }
      try scanner.end()
    } catch { return nil }
    return past
  }

  private static func readFile(
    _ scanner: inout JSONScanner
  ) throws(JSONScanner.Failure) -> RunJournal.FileState {
    var file = RunJournal.FileState()
    try scanner.object { scanner, key throws(JSONScanner.Failure) in
      let number = try scanner.integer()
      switch key {
      case "shard": file.shard = number
      case "length": file.length = number
      case "documents": file.documents = number
      default: file.bytes = number
      }
    }
    return file
  }
}
