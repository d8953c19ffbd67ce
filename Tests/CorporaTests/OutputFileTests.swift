import Foundation
import TestSupport
import Testing

@testable import Corpora

@Suite("Output files")
struct OutputFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(
    "A partial file is gone on with where its first bytes are the ones that were noted, and only there"
  )
  func resuming() throws {
    let path = folder.file("out.jsonl")
    var noted = OutputFile.Extent()
    do {
      let file = try OutputFile(path: path, remains: .partial(isKept: true))
      try file.write(Array("one\ntwo\n".utf8))
      noted = try file.checkpoint()
      try file.write(Array("lost\n".utf8))
      _ = try file.checkpoint()
    }
    #expect(noted.length == 8 && folder.names == ["out.jsonl.partial"])
    for other in [
      OutputFile.Extent(length: 8, checksum: noted.checksum ^ 1),
      OutputFile.Extent(length: 7, checksum: noted.checksum),
      OutputFile.Extent(length: 100, checksum: noted.checksum),
    ] {
      let error = try #require(throws: CorpusError.self) {
        _ = try OutputFile(path: path, remains: .partial(isKept: true), keeping: other)
      }
      #expect(error.cause == .badData)
    }
    let file = try OutputFile(path: path, remains: .partial(isKept: true), keeping: noted)
    try file.write(Array("three\n".utf8))
    try file.commit()
    #expect(try folder.bytes(of: "out.jsonl") == Array("one\ntwo\nthree\n".utf8))
  }

  @Test(
    "What is no file of one's own is not taken for a partial file",
    arguments: ["ln -s", "ln", "mkfifo"])
  func foreignPartials(kind: String) throws {
    try folder.write("precious", to: "victim")
    let partial = folder.file("out.jsonl.partial")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c",
      kind == "mkfifo" ? "mkfifo '\(partial)'" : "\(kind) '\(folder.file("victim"))' '\(partial)'",
    ]
    try process.run()
    process.waitUntilExit()
    for length in [0, 3] {
      #expect(throws: CorpusError.self) {
        _ = try OutputFile(
          path: folder.file("out.jsonl"), remains: .partial(isKept: true),
          keeping: OutputFile.Extent(length: length))
      }
    }
    #expect(try folder.bytes(of: "victim") == Array("precious".utf8))
  }

  @Test("A path is inside of a folder where all links on it lead there")
  func inside() throws {
    try folder.write("", to: "a/b/file")
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("a/up"), withDestinationPath: "..")
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("a/new"), withDestinationPath: "../c")
    let root = folder.file("a")
    for path in ["a", "a/b", "a/b/file", "a/b/../b/file", "a/none/yet", "a/up/a/b/file"] {
      #expect(FilePlace.isInside(folder.file(path), of: root), "\(path)")
    }
    for path in ["", "ab", "a/..", "a/up", "a/up/c", "a/new", "a/none/../../c", "a/b/../../c"] {
      #expect(!FilePlace.isInside(folder.file(path), of: root), "\(path)")
    }
  }
}
