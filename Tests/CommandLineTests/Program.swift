import Foundation
import TestSupport

/// Runs the built program.
struct Program {
  struct Outcome {
    let status: Int32
    let output: String
    let error: String
  }

  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The program that was built with these tests.
  static var path: String {
    let beside = URL(fileURLWithPath: ProcessInfo.processInfo.arguments[0])
      .deletingLastPathComponent().appendingPathComponent("pastiche").path
    return FileManager.default.isExecutableFile(atPath: beside)
      ? beside : "\(PackageRoot.path)/.build/debug/pastiche"
  }

  /// Runs it in the test's folder.
  func run(_ arguments: String..., input: String = "") throws -> Outcome {
    try run(arguments, input: input)
  }

  func run(_ arguments: [String], input: String = "") throws -> Outcome {
    try execute(Self.path, arguments, input: input)
  }

  /// Runs a line of shell in the test's folder, with `pastiche` on the path.
  func shell(_ line: String) throws -> Outcome {
    let folder = Self.path.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" }
    return try execute(
      "/bin/bash", ["-c", "set -o pipefail; export PATH=\"\(folder):$PATH\"; \(line)"])
  }

  private func execute(_ program: String, _ arguments: [String], input: String = "") throws
    -> Outcome
  {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    let inputFile = try folder.write(input, to: ".stdin")
    process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: inputFile))
    // Files rather than pipes: a child that fills a pipe nobody reads would wait for ever.
    let files = [".stdout", ".stderr"]
    for file in files { try folder.write("", to: file) }
    let handles = try files.map {
      try FileHandle(forWritingTo: URL(fileURLWithPath: folder.file($0)))
    }
    process.standardOutput = handles[0]
    process.standardError = handles[1]
    try process.run()
    process.waitUntilExit()
    let texts = try files.map { String(decoding: try folder.bytes(of: $0), as: UTF8.self) }
    return Outcome(status: process.terminationStatus, output: texts[0], error: texts[1])
  }
}
