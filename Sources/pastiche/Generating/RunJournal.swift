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
/// A line of JSON each: first the run's settings, then every so many documents how far each file has come, and which draws
/// were taken since. Lines are on the disk before anything is built upon them. Each ends with a checksum of all lines up to it:
/// what follows the last line that has the right one counts for nothing.
final class RunJournal {
  /// How far one split's files have come.
  struct FileState: Equatable {
    /// Which shard is being written.
    var shard = 0
    /// How much of it is on the disk.
    var extent = OutputFile.Extent()
    /// How many documents the split has.
    var documents = 0
    /// How many bytes they were before compression.
    var bytes = 0
  }

  /// A shard that is complete.
  struct FinishedShard: Equatable {
    let split: Int
    let shard: Int
    let extent: OutputFile.Extent
  }

  /// Where a stopped run can be gone on with.
  struct Past {
    var progress = Generator.Progress()
    var files: [FileState] = []
    var finished: [FinishedShard] = []
  }

  /// So many documents lie between two lines.
  static let interval = 100 * Generator.batchLength

  private let path: String
  private let isKept: Bool
  private let descriptor: FileDescriptor
  /// Of all lines that count.
  private var checksum: UInt32 = 0
  /// Where a stopped run of the same settings can be gone on with; nil where there is none.
  private(set) var past: Past?

  /// Where a run that writes to some path has its journal.
  static func path(of output: String) -> String { "\(output).journal" }

  /// Begins or continues a journal.
  ///
  /// - Parameters:
  ///   - resumes: Whether a stopped run is gone on with where there is one.
  ///   - isKept: Whether it stays where the program is told to stop.
  /// - Throws: `CorpusError` where it cannot be written or is damaged from its start, a refusal where it is of other settings.
  init(path: String, settings: RunSettings, resumes: Bool, isKept: Bool) throws {
    (self.path, self.isKept) = (path, isKept)
    do {
      descriptor = try .open(
        FilePath(path), .readWrite,
        options: [.create, .append, .noFollow, .nonBlocking, .closeOnExec],
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
    guard FileStatus.isOwn(descriptor: descriptor.rawValue, path: path) else {
      throw CorpusError(
        .cannotCreate, file: path, problem: "is not a journal that an earlier run of yours left",
        remedy: "Remove it, or choose another output.")
    }
    let length = resumes ? try read(settings) : 0
    guard ftruncate(descriptor.rawValue, off_t(length)) == 0 else {
      throw failure(Errno(rawValue: errno))
    }
    if !isKept { TemporaryFiles.insert(path) }
    if length == 0 { try write(settings.json.dropLast()) }
  }

  deinit {
    try? descriptor.close()
    // What it tells of is gone.
    if !isKept { remove() }
  }

  /// Notes that the run has come to some document.
  func append(
    _ progress: Generator.Progress, since attempts: [UInt16], files: [FileState],
    finished: [FinishedShard]
  ) throws(CorpusError) {
    var line = Array("{".utf8)
    JSONText.appendFixedKey("files", to: &line)
    JSONText.appendArray(files, to: &line) { file, line in
      line +=
        "{\"shard\": \(file.shard), \(Self.members(file.extent)), \"documents\": \(file.documents), \"bytes\": \(file.bytes)}"
        .utf8
    }
    JSONText.appendFixedKey("finished", to: &line)
    JSONText.appendArray(finished, to: &line) { file, line in
      line +=
        "{\"split\": \(file.split), \"shard\": \(file.shard), \(Self.members(file.extent))}".utf8
    }
    progress.append(since: attempts, to: &line)
    try write(line[...])
  }

  private static func members(_ extent: OutputFile.Extent) -> String {
    "\"length\": \(extent.length), \"crc32\": \(extent.checksum)"
  }

  /// Removes it, as the run is complete.
  func remove() {
    unsafe unlink(path)
    TemporaryFiles.remove(path)
  }

  // MARK: Lines

  /// What a line ends with: the checksum of its other bytes, behind those of all lines before.
  private static func seal(_ content: ArraySlice<UInt8>, _ checksum: inout UInt32) -> [UInt8] {
    checksum = unsafe content.withUnsafeBytes { unsafe Checksum.crc32($0, after: checksum) }
    let digits = String(checksum, radix: 16)
    let zeros = String(repeating: "0", count: 8 - digits.count)
    return Array("\(sealStart)\(zeros)\(digits)\"}".utf8)
  }

  private static let sealStart = ", \"checksum\": \""
  private static let sealLength = sealStart.utf8.count + 10

  /// Writes an object without its closing brace as a line.
  private func write(_ content: ArraySlice<UInt8>) throws(CorpusError) {
    let seal = Self.seal(content, &checksum)
    do {
      try descriptor.writeAll(content + seal + "\n".utf8)
      guard fsync(descriptor.rawValue) == 0 else { throw Errno(rawValue: errno) }
    } catch {
      throw failure(error)
    }
  }

  private func failure(_ error: any Error) -> CorpusError {
    CorpusError(
      .inputOutput, file: path, problem: "writing failed: \(error)",
      remedy: "Free some space and run it again with --resume.")
  }

  /// Reads what a stopped run of the same settings noted.
  ///
  /// - Returns: The length of the lines that count; 0 where there is nothing to go on with.
  private func read(_ settings: RunSettings) throws -> Int {
    let bytes = try contents()
    var (place, number) = (0, 0)
    var past = Past()
    while let end = bytes[place...].firstIndex(of: UInt8(ascii: "\n")) {
      let line = bytes[place..<end]
      var sum = checksum
      guard line.count > Self.sealLength, case let content = line.dropLast(Self.sealLength),
        line.suffix(Self.sealLength) == Self.seal(content, &sum)[...]
      else {
        if number > 0 { break }
        throw Refusal(
          status: .badData,
          message: "\(path):1: the run's settings are damaged\nRemove this file to start anew.")
      }
      if number == 0, content != settings.json.dropLast() {
        throw Refusal(
          status: .usage,
          message: """
            \(path): the run that was stopped had other settings
            Give the same options and inputs, or remove this file to start anew.
            """)
      }
      if number > 0 {
        guard let next = past.adding(content + "}".utf8) else { break }
        past = next
      }
      (checksum, place, number) = (sum, end + 1, number + 1)
    }
    if !past.files.isEmpty { self.past = past }
    return place
  }

  private func contents() throws -> [UInt8] {
    var (bytes, piece) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 16))
    do {
      while true {
        let count = unsafe try piece.withUnsafeMutableBytes { unsafe try descriptor.read(into: $0) }
        if count == 0 { return bytes }
        bytes += piece[..<count]
      }
    } catch {
      throw CorpusError(
        .inputOutput, file: path, problem: "reading failed: \(error)",
        remedy: "Check the disk, then run again.")
    }
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
        switch key {
        case "files":
          try scanner.array { scanner throws(JSONScanner.Failure) in
            let members = try Self.members(&scanner)
            past.files.append(
              RunJournal.FileState(
                shard: members["shard"] ?? 0, extent: Self.extent(members),
                documents: members["documents"] ?? 0, bytes: members["bytes"] ?? 0))
          }
        case "finished":
          try scanner.array { scanner throws(JSONScanner.Failure) in
            let members = try Self.members(&scanner)
            past.finished.append(
              RunJournal.FinishedShard(
                split: members["split"] ?? 0, shard: members["shard"] ?? 0,
                extent: Self.extent(members)))
          }
        default: if try !past.progress.read(key, &scanner) { _ = try scanner.raw() }
        }
      }
      try scanner.end()
    } catch { return nil }
    return past
  }

  private static func extent(_ members: [String: Int]) -> OutputFile.Extent {
    OutputFile.Extent(
      length: members["length"] ?? 0, checksum: UInt32(clamping: members["crc32"] ?? 0))
  }

  private static func members(
    _ scanner: inout JSONScanner
  ) throws(JSONScanner.Failure) -> [String: Int] {
    var members: [String: Int] = [:]
    try scanner.object { scanner, key throws(JSONScanner.Failure) in
      members[key] = try scanner.integer()
    }
    return members
  }

  /// Whether a run of so many shards in each split, that notes a line at every interval, can have come here.
  func fits(shardCounts: [Int], documents: Int) -> Bool {
    let done = progress.attempts.count
    return files.count == shardCounts.count && done > 0 && done <= documents
      && done % RunJournal.interval == 0 && progress.bytes >= 0
      && zip(files, shardCounts).allSatisfy { file, count in
        (0..<count).contains(file.shard) && file.extent.length >= 0 && file.documents >= 0
          && file.bytes >= 0
      }
      && finished.allSatisfy {
        shardCounts.indices.contains($0.split) && (0..<shardCounts[$0.split]).contains($0.shard)
      }
  }
}
