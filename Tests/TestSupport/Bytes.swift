import Foundation

/// A whole file; `.gz` through the system's `gzip`.
func openedBytes(_ file: String) throws -> [UInt8] {
  if !file.hasSuffix(".gz") {
    return Array(try Data(contentsOf: URL(fileURLWithPath: file)))
  }
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = ["gzip", "-dc", file]
  let pipe = Pipe()
  process.standardOutput = pipe
  try process.run()
  let data = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return Array(data)
}
