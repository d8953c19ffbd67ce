import Corpora
import Generation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Where a run writes: one file, one for each split, or a folder of shards with a manifest.
///
/// Runs into a folder, and long ones into files, keep a journal, by which one that was stopped is gone on with.
struct GeneratedFiles {
  /// How a run is laid out.
  struct Layout {
    let path: String
    let format: OutputFormat
    let splits: SplitPlan
    /// About so many documents go into one shard of a folder.
    var shardLength = 200_000
    /// What shards are called behind their format's suffix: empty, `.gz` or `.zst`.
    var compression = ""

    /// What names the part of the run that goes into a folder, such as `-2-of-3`; empty for all of it.
    var part = ""

    /// Whether the run goes to a folder: that of Hugging Face, or what a path names that is one or ends in a slash.
    var isFolder: Bool {
      if format == .hf { return true }
      if path.hasSuffix("/") { return true }
      var status = stat()
      return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// The folder, without a slash at its end.
    var folder: String {
      var folder = path
      while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
      return folder
    }

    /// Where the shards of a folder lie within it.
    var shardFolder: String { format == .hf ? "data/" : "" }

    /// The name of a split's shard, from the folder's path on, or of its only file.
    func name(split: Int, shard: Int, of count: Int) -> String {
      let name = splits.names[split]
      if isFolder {
        let range = "\(Self.padded(shard))-of-\(Self.padded(count))"
        let base = splits.names.count == 1 && format != .hf ? "part" : name
        return "\(shardFolder)\(base)\(part)-\(range).\(format.suffix)\(compression)"
      }
      if splits.names.count == 1 { return path }
      // Before the suffixes: new.jsonl.gz becomes new-train.jsonl.gz.
      let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
      let file = path[folder.endIndex...]
      let dot = file.dropFirst().firstIndex(of: ".") ?? file.endIndex
      return "\(folder)\(file[..<dot])-\(name)\(file[dot...])"
    }

    private static func padded(_ number: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    }
  }

  /// A run into files keeps a journal if it is of so many documents.
  private static let longRun = 200_000

  private let layout: Layout
  private let isFolder: Bool
  private let shardCounts: [Int]
  private let remains: OutputFile.Remains
  private var files: [OutputFile] = []
  private var states: [RunJournal.FileState]
  /// By split and shard: what shards that are complete hold.
  private var finished: [[Int: OutputFile.Extent]]
  /// Those that the journal does not know yet.
  private var unnoted: [RunJournal.FinishedShard] = []
  private var journal: RunJournal?
  /// The draws that were taken since the journal's last line.
  private var attempts: [UInt16] = []
  private let documents: Range<Int>
  private var documentsDone = 0
  /// What was written when it was stopped.
  let past: Generator.Progress

  /// Opens the files.
  ///
  /// - Parameters:
  ///   - documents: Which of the run's documents are written.
  ///   - resumes: Whether a run that was stopped is gone on with, and what this one leaves stays.
  /// - Throws: `CorpusError` where a file cannot be created; a refusal for splits on standard output, or where the stopped
  ///   run had other settings.
  init(_ layout: Layout, documents: Range<Int>, settings: RunSettings, resumes: Bool) throws {
    self.layout = layout
    let isFolder = layout.isFolder
    self.isFolder = isFolder
    if layout.path == "-", layout.splits.names.count > 1 || layout.format == .hf || resumes {
      throw Refusal(
        status: .usage,
        message: "standard output takes one file, from its start\nName a file or folder with -o.")
    }
    self.documents = documents
    // Shards begin with batches.
    let most = max(1, documents.count / Generator.batchLength)
    shardCounts = layout.splits.counts(of: documents.count).map {
      isFolder ? min(most, max(1, ($0 + layout.shardLength - 1) / layout.shardLength)) : 1
    }
    if isFolder {
      try Folder.make(layout.folder)
      if !layout.shardFolder.isEmpty { try Folder.make("\(layout.folder)/data") }
    }
    let isKept = resumes || isFolder
    let hasJournal = layout.path != "-" && (isKept || documents.count >= Self.longRun)
    remains = hasJournal ? .partial(isKept: isKept) : .nothing
    let journalPath = RunJournal.path(
      of: isFolder ? "\(layout.folder)/run\(layout.part)" : layout.path)
    let (shardCounts, splits) = (shardCounts, layout.splits.names)
    if isFolder {
      // Before anything is written; beyond so many shards it shows when they are begun.
      for split in splits.indices {
        for shard in 0..<min(shardCounts[split], 10_000) {
          let name = layout.name(split: split, shard: shard, of: shardCounts[split])
          try FileRoles.claim("\(layout.folder)/\(name)")
        }
      }
    }
    if hasJournal {
      journal = try RunJournal(
        path: journalPath, settings: settings, resumes: resumes, isKept: isKept)
    }
    let found = journal?.past
    if let found, !found.fits(shardCounts: shardCounts, documents: documents.upperBound) {
      throw CorpusError(
        .badData, file: journalPath, problem: "contradicts itself",
        remedy: "Remove this file to start anew.")
    }
    past = found?.progress ?? Generator.Progress()
    documentsDone = past.attempts.count
    states = found?.files ?? splits.map { _ in RunJournal.FileState() }
    finished = splits.map { _ in [:] }
    for file in found?.finished ?? [] { finished[file.split][file.shard] = file.extent }
    for (split, state) in states.enumerated() {
      finished[split] = finished[split].filter { $0.key < state.shard }
      for shard in 0..<state.shard { try checkFinished(split, shard) }
    }
    for split in splits.indices {
      files.append(
        try OutputFile(path: path(of: split), remains: remains, keeping: states[split].extent))
    }
    try beginShards()
  }

  /// Looks whether a shard that was complete still is as it was; its bytes are looked at when the run ends.
  private func checkFinished(_ split: Int, _ shard: Int) throws {
    let path = path(of: split, shard: shard)
    let status = FileStatus(path: path)
    if let status, status.isRegular, status.length == finished[split][shard]?.length { return }
    throw changed(path)
  }

  private func changed(_ path: String) -> CorpusError {
    CorpusError(
      .badData, file: path, problem: "was changed since the run wrote it",
      remedy: "Remove the run's journal, which is beside it, to start anew.")
  }

  /// The path of the shard that a split is at.
  private func path(of split: Int) -> String {
    path(of: split, shard: states[split].shard)
  }

  private func path(of split: Int, shard: Int) -> String {
    let name = layout.name(split: split, shard: shard, of: shardCounts[split])
    return isFolder ? "\(layout.folder)/\(name)" : name
  }

  /// Writes the next bytes of a split.
  mutating func write(_ bytes: [UInt8], _ split: Int, _ documents: Int) throws(CorpusError) {
    try files[split].write(bytes)
    states[split].documents += documents
    states[split].bytes += bytes.count
  }

  /// Notes how far the run has come; returns whether that is on the disk now.
  ///
  /// Files that are compressed are cut into parts at the same documents in every run, whether it is ever stopped or not.
  mutating func note(_ progress: Generator.Progress) throws(CorpusError) -> Bool {
    attempts += progress.attempts
    documentsDone += progress.attempts.count
    let isNoted = layout.path != "-" && documentsDone % RunJournal.interval == 0
    if isNoted {
      for split in files.indices { states[split].extent = try files[split].checkpoint() }
      try journal?.append(progress, since: attempts, files: states, finished: unnoted)
      (attempts, unnoted) = ([], [])
    }
    try beginShards()
    return isNoted
  }

  /// Begins the shards that the next document belongs to.
  private mutating func beginShards() throws(CorpusError) {
    let done = documentsDone - documents.lowerBound
    guard isFolder, 0 < done, done < documents.count else { return }
    for split in files.indices {
      let shard = done * shardCounts[split] / documents.count
      if shard == states[split].shard { continue }
      try files[split].commit()
      let done = RunJournal.FinishedShard(
        split: split, shard: states[split].shard, extent: files[split].extent)
      finished[split][done.shard] = done.extent
      unnoted.append(done)
      states[split].shard = shard
      states[split].extent = OutputFile.Extent()
      files[split] = try OutputFile(path: path(of: split), remains: remains)
    }
  }

  /// How many bytes the disk has left beyond what the rest of the run will need; nil where nobody knows.
  func spaceLeft() -> Int? {
    var status = statvfs()
    let folder = isFolder ? layout.folder : FilePlace.folder(of: layout.path)
    let written = documentsDone - documents.lowerBound
    guard layout.path != "-", written > 0, unsafe statvfs(folder, &status) == 0 else { return nil }
    var used = 0
    for split in files.indices {
      for shard in 0...states[split].shard {
        let path = path(of: split, shard: shard)
        var file = stat()
        if unsafe stat(path, &file) == 0 || stat(OutputFile.partial(of: path), &file) == 0 {
          used += Int(file.st_size)
        }
      }
    }
    let needed = Double(used) / Double(written) * Double(documents.upperBound - documentsDone)
    return Int(Double(status.f_bavail) * Double(status.f_frsize) - needed)
  }

  /// Puts everything under its name; the card and the manifest of a folder come last.
  ///
  /// - Returns: Files of an earlier run into the folder that are no longer as that one left them, and so stay.
  @discardableResult
  func commit(
    manifest: RunManifest,
    card: (_ splits: [(name: String, documents: Int, bytes: Int)]) -> DatasetCard
  ) throws -> [String] {
    var finished = finished
    for split in files.indices {
      try files[split].commit()
      finished[split][states[split].shard] = files[split].extent
    }
    var leftovers: [String] = []
    if isFolder {
      var manifest = manifest
      for split in files.indices {
        for shard in 0...states[split].shard {
          let name = layout.name(split: split, shard: shard, of: shardCounts[split])
          let extent = try manifest.add(name, in: layout.folder)
          if extent != finished[split][shard] { throw changed(path(of: split, shard: shard)) }
        }
      }
      if layout.format == .hf {
        let splits = files.indices.map {
          (layout.splits.names[$0], states[$0].documents, states[$0].bytes)
        }
        try Self.write(Array(card(splits).markdown.utf8), to: "\(layout.folder)/README.md")
      }
      let path = "\(layout.folder)/manifest\(layout.part).json"
      let earlier = RunManifest.files(in: path)
      try Self.write(manifest.json, to: path)
      leftovers = manifest.removeOthers(earlier, in: layout.folder)
    }
    journal?.remove()
    return leftovers
  }

  private static func write(_ bytes: [UInt8], to path: String) throws(CorpusError) {
    let file = try OutputFile(path: path)
    try file.write(bytes)
    try file.commit()
  }
}
