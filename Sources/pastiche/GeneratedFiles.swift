import Corpora
import Generation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Where a run writes: one file, one for each split, or a folder of shards with a card.
struct GeneratedFiles {
  /// About so many documents go into one shard of a folder.
  private static let shardLength = 200_000

  private let path: String
  private let format: OutputFormat
  private let splits: SplitPlan
  private var files: [OutputFile?]
  /// How many documents each split has so far, and how many shards are begun.
  private var written: [Int]
  private var shards: [Int]
  private var bytes: [Int]
  private let shardCounts: [Int]

  /// Opens the files.
  ///
  /// - Throws: `CorpusError` where a file cannot be created; a refusal for splits on standard output.
  init(path: String, format: OutputFormat, splits: SplitPlan, documents: Int) throws {
    (self.path, self.format, self.splits) = (path, format, splits)
    if path == "-", splits.names.count > 1 || format == .hf {
      throw Refusal(
        status: .usage,
        message: "standard output takes one file\nName a file or folder with -o.")
    }
    written = splits.names.map { _ in 0 }
    shards = written
    bytes = written
    files = splits.names.map { _ in nil }
    shardCounts = splits.counts(of: documents).map {
      max(1, ($0 + Self.shardLength - 1) / Self.shardLength)
    }
    if format == .hf {
      for folder in [path, "\(path)/data"] {
        guard unsafe mkdir(folder, 0o777) == 0 || errno == EEXIST else {
          throw CorpusError(
            .cannotCreate, file: folder,
            problem: "cannot be created: \(unsafe String(cString: strerror(errno)))",
            remedy: "Check that the folder above exists and that you may write there.")
        }
      }
    }
    for split in files.indices { files[split] = try OutputFile(path: name(of: split)) }
  }

  private func name(of split: Int) -> String {
    let name = splits.names[split]
    if format == .hf {
      return
        "\(path)/data/\(name)-\(Self.padded(shards[split]))-of-\(Self.padded(shardCounts[split])).jsonl.gz"
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

  /// Writes the next bytes of a split.
  mutating func write(_ bytes: [UInt8], _ split: Int, _ documents: Int) throws(CorpusError) {
    if format == .hf, written[split] >= Self.shardLength * (shards[split] + 1),
      shards[split] + 1 < shardCounts[split]
    {
      try files[split]?.commit()
      shards[split] += 1
      files[split] = try OutputFile(path: name(of: split))
    }
    try files[split]?.write(bytes)
    written[split] += documents
    self.bytes[split] += bytes.count
  }

  /// Puts everything under its name, the card last.
  func commit(
    card: (_ splits: [(name: String, documents: Int, bytes: Int)]) -> DatasetCard
  ) throws(CorpusError) {
    for file in files { try file?.commit() }
    if format == .hf {
      let file = try OutputFile(path: "\(path)/README.md")
      try file.write(
        Array(
          card(splits.names.indices.map { (splits.names[$0], written[$0], bytes[$0]) }).markdown
            .utf8))
      try file.commit()
    }
  }
}
