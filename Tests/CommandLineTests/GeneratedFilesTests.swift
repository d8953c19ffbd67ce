import ArgumentParser
import Corpora
import Foundation
import Generation
import TestSupport
import Testing

@testable import pastiche

@Suite("Files of long runs")
struct GeneratedFilesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func layout(_ name: String) throws -> GeneratedFiles.Layout {
    var layout = GeneratedFiles.Layout(
      path: folder.file(name), format: .jsonl,
      splits: try #require(SplitPlan([("train", 0.7), ("test", 0.3)])))
    layout.shardLength = RunJournal.interval
    layout.compression = ".gz"
    return layout
  }

  private static let report = Generator.Report(asked: [1], made: [1])

  private static var settings: RunSettings {
    var settings = RunSettings()
    settings.add("documents", 4 * RunJournal.interval)
    return settings
  }

  /// Writes steps of a run, each a journal's line long.
  private func write(_ steps: Range<Int>, _ files: inout GeneratedFiles) throws {
    for step in steps {
      let line = Array("step \(step) of the run\n".utf8)
      try files.write(line, 0, RunJournal.interval * 7 / 10)
      try files.write(line, 1, RunJournal.interval * 3 / 10)
      var progress = Generator.Progress()
      progress.attempts = Array(repeating: UInt16(step + 1), count: RunJournal.interval)
      progress.bytes = step
      #expect(try files.note(progress))
    }
  }

  private func open(_ name: String, resumes: Bool) throws -> GeneratedFiles {
    try GeneratedFiles(
      layout(name), documents: 0..<(4 * RunJournal.interval), settings: Self.settings,
      resumes: resumes)
  }

  private func commit(_ files: GeneratedFiles) throws {
    try files.commit(
      manifest: RunManifest(settings: Self.settings, report: Self.report, labels: ["x"]),
      card: { _ in DatasetCard(name: "x") })
  }

  @Test("A run that is stopped anywhere and gone on with leaves the same files", arguments: 1...3)
  func resuming(steps: Int) throws {
    var whole = try open("whole/", resumes: false)
    try write(0..<4, &whole)
    try commit(whole)
    do {
      var stopped = try open("parts/", resumes: false)
      try write(0..<steps, &stopped)
      // What follows the journal's last line is written again.
      try stopped.write(Array("lost".utf8), 0, 1)
    }
    var rest = try open("parts/", resumes: true)
    #expect(rest.past.attempts.count == steps * RunJournal.interval)
    #expect(Set(rest.past.attempts) == Set((1...steps).map(UInt16.init)))
    try write(steps..<4, &rest)
    try commit(rest)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.file("whole")).sorted()
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.file("parts")).sorted() == names)
    #expect(names.count == 6 && names.contains("manifest.json"))
    for name in names {
      #expect(try folder.bytes(of: "whole/\(name)") == folder.bytes(of: "parts/\(name)"), "\(name)")
    }
  }

  @Test("Other settings, another run at the same time and a damaged last line are told apart")
  func refusals() throws {
    var stopped = try open("parts/", resumes: false)
    try write(0..<2, &stopped)
    #expect(throws: CorpusError.self) { _ = try open("parts/", resumes: true) }
    stopped = try open("elsewhere/", resumes: false)
    let journal = "parts/run.journal"
    let bytes = try folder.bytes(of: journal)
    try Data(bytes.dropLast(20)).write(to: URL(fileURLWithPath: folder.file(journal)))
    #expect(try open("parts/", resumes: true).past.attempts.count == RunJournal.interval)
    try Data(bytes.dropFirst(2)).write(to: URL(fileURLWithPath: folder.file(journal)))
    #expect(throws: Refusal.self) { _ = try open("parts/", resumes: true) }
  }

  /// The bytes of all files of a folder of this test's.
  private func contents(_ name: String) throws -> [String: [UInt8]] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.file(name))
    return try Dictionary(
      uniqueKeysWithValues: names.map { ($0, try folder.bytes(of: "\(name)/\($0)")) })
  }

  /// Copies a run that was stopped, has something done to it, and goes on with it.
  ///
  /// - Returns: What the run leaves; nil where it is refused.
  private func resumed(_ stopped: String, _ damage: (String) throws -> Void) throws -> [String:
    [UInt8]]?
  {
    let copy = "copy-\(UUID().uuidString)"
    try FileManager.default.copyItem(atPath: folder.file(stopped), toPath: folder.file(copy))
    try damage(folder.file(copy))
    do {
      var rest = try open("\(copy)/", resumes: true)
      try write((rest.past.attempts.count / RunJournal.interval)..<4, &rest)
      try commit(rest)
      return try contents(copy)
    } catch is Refusal { return nil } catch is CorpusError { return nil }
  }

  /// A run of four steps that was stopped after three.
  private func stopped() throws -> (whole: [String: [UInt8]], parts: String) {
    var whole = try open("whole/", resumes: false)
    try write(0..<4, &whole)
    try commit(whole)
    do {
      var stopped = try open("parts/", resumes: false)
      try write(0..<3, &stopped)
    }
    return (try contents("whole"), "parts")
  }

  @Test(
    "Whatever happened to its journal, a run that is gone on with writes the same bytes or is refused"
  )
  func damagedJournals() throws {
    let (whole, parts) = try stopped()
    let journal = try folder.bytes(of: "\(parts)/run.journal")
    let lines = journal.split(separator: UInt8(ascii: "\n")).map {
      Array($0) + [UInt8(ascii: "\n")]
    }
    #expect(lines.count == 4)
    var edits: [[UInt8]] = [
      // A line that is there twice, one that is missing, two that changed places, none, the last cut short.
      lines[0] + lines[1] + lines[1] + lines[2] + lines[3], lines[0] + lines[1] + lines[3],
      lines[0] + lines[2] + lines[1] + lines[3], lines[0], [], Array(journal.dropLast(5)),
      journal + journal, journal + lines[3].dropLast(30),
    ]
    for place in stride(from: 0, to: journal.count, by: journal.count / 12) {
      var cut = journal
      cut.removeSubrange(place..<min(place + 5, cut.count))
      var flipped = journal
      flipped[place] ^= 1
      edits += [cut, flipped]
    }
    var refused = 0
    for edit in edits {
      let result = try resumed(parts) { copy in
        try Data(edit).write(to: URL(fileURLWithPath: "\(copy)/run.journal"))
      }
      if result == nil { refused += 1 } else { #expect(result == whole) }
    }
    // Only what stands in the first line, the settings, cannot be done without.
    #expect(refused < edits.count / 4)
  }

  @Test("Files that were changed while the run was stopped are found out", arguments: [1, 3])
  func damagedFiles(steps: Int) throws {
    var undisturbed = try open("whole/", resumes: false)
    try write(0..<4, &undisturbed)
    try commit(undisturbed)
    do {
      var stopped = try open("parts/", resumes: false)
      try write(0..<steps, &stopped)
    }
    let whole = try contents("whole")
    #expect(try resumed("parts") { _ in } == whole)
    // What was begun and holds nothing yet cannot be damaged.
    let names = try contents("parts").filter { $0.key != "run.journal" && !$0.value.isEmpty }.keys
    #expect(names.count >= 2)
    for name in names {
      for damage in 0..<3 {
        let result = try resumed("parts") { copy in
          let path = "\(copy)/\(name)"
          var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
          switch damage {
          case 0: bytes[bytes.count / 2] ^= 1
          case 1: bytes.removeLast()
          default: bytes = []
          }
          try Data(bytes).write(to: URL(fileURLWithPath: path))
        }
        // Bytes behind the last that were noted are written again.
        #expect(result == nil || result == whole && damage == 1, "\(name) \(damage)")
      }
    }
  }

  @Test("A forged manifest removes nothing that a run did not write")
  func forgedManifests() throws {
    var files = try open("f/", resumes: false)
    try write(0..<4, &files)
    try commit(files)
    try folder.write("mine", to: "f/notes.txt")
    try folder.write("mine", to: "outside-00000-of-00001.jsonl")
    try folder.write("mine", to: "f/extra-00000-of-00001.jsonl")
    try folder.write("mine", to: "f/deep/part-00000-of-00001.jsonl")
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("f/link-00000-of-00001.jsonl"),
      withDestinationPath: folder.file("f/notes.txt"))
    let forged = [
      "notes.txt", "../outside-00000-of-00001.jsonl", folder.file("outside-00000-of-00001.jsonl"),
      "extra-00000-of-00001.jsonl", "deep/part-00000-of-00001.jsonl", "link-00000-of-00001.jsonl",
      "./notes.txt", "data/../notes.txt",
    ].map { "{\"name\": \"\($0)\", \"bytes\": 4, \"sha256\": \"00\"}" }
    try folder.write("{\"files\": [\(forged.joined(separator: ", "))]}", to: "f/manifest.json")
    let small = try GeneratedFiles(
      layout("f/"), documents: 0..<10, settings: Self.settings, resumes: false)
    try commit(small)
    let names = try contentsNames("f")
    for name in ["notes.txt", "extra-00000-of-00001.jsonl", "deep", "link-00000-of-00001.jsonl"] {
      #expect(names.contains(name), "\(name)")
    }
    #expect(folder.names.contains("outside-00000-of-00001.jsonl"))
  }

  private func contentsNames(_ name: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.file(name))
  }

  @Test(
    "Files of a folder are called by their format and compression, and the card says so",
    arguments: ["", ".gz", ".zst"])
  func names(compression: String) throws {
    var layout = try layout("set/")
    layout.compression = compression
    #expect(layout.name(split: 0, shard: 1, of: 3) == "train-00001-of-00003.jsonl\(compression)")
    layout = GeneratedFiles.Layout(path: "set", format: .hf, splits: layout.splits)
    layout.compression = compression
    #expect(layout.isFolder)
    #expect(
      layout.name(split: 1, shard: 0, of: 1) == "data/test-00000-of-00001.jsonl\(compression)")
    var card = DatasetCard(name: "set")
    (card.compression, card.splits) = (compression, [(name: "test", documents: 1, bytes: 9)])
    #expect(card.markdown.contains("    path: data/test-*.jsonl\(compression)\n"))
  }

  @Test("--compression is for folders: a single file's name tells how it is written")
  func compressionOfSingleFiles() throws {
    let arguments = ["\(PackageRoot.path)/Grammars/order-records.grammar", "-n", "3", "--quiet"]
    let single = folder.file("new.jsonl")
    let refused = try Generate.parse(arguments + ["-o", single, "--compression", "gz"])
    #expect(throws: Refusal.self) { try refused.run() }
    #expect(!FileManager.default.fileExists(atPath: single))
    try Generate.parse(arguments + ["-o", "\(single).gz"]).run()
    #expect(try folder.bytes(of: "new.jsonl.gz").starts(with: [0x1F, 0x8B]))
  }

  @Test("A later run into a folder removes the earlier one's files, and no others")
  func earlierFiles() throws {
    var files = try open("f/", resumes: false)
    try write(0..<4, &files)
    try commit(files)
    try folder.write("mine", to: "f/notes.txt")
    var small = try layout("f/")
    small.compression = ".zst"
    try commit(
      GeneratedFiles(small, documents: 0..<10, settings: Self.settings, resumes: false))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.file("f")).sorted()
    #expect(
      names == [
        "manifest.json", "notes.txt", "test-00000-of-00001.jsonl.zst",
        "train-00000-of-00001.jsonl.zst",
      ])
  }
}
