import Foundation

/// What a command of the system writes to standard output.
public func outputOfCommand(_ arguments: String...) throws -> [UInt8] {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = arguments
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = FileHandle.nullDevice
  try process.run()
  let data = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return Array(data)
}

/// A whole file; `.gz` through the system's `gzip`.
func openedBytes(_ file: String) throws -> [UInt8] {
  if file.hasSuffix(".gz") { return try outputOfCommand("gzip", "-dc", file) }
  return Array(try Data(contentsOf: URL(fileURLWithPath: file)))
}
