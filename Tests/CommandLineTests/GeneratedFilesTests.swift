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
