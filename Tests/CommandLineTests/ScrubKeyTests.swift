import Foundation
import TestSupport
import Testing

@Suite("Keys of the scrub command")
struct ScrubKeyTests {
  private let program: Program

  init() throws {
    program = try Program()
    _ = try write("in.txt", "Ask Sarah Armstrong at sarah@mail.com.\n")
  }

  private func write(_ name: String, _ text: String, mode: Int = 0o600) throws -> String {
    let path = program.folder.file(name)
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    return name
  }

  @Test(
    "A key that is short, or a few bytes over and over, is refused, and no message tells it",
    arguments: [
      "abcdefghijklmno", "  fifteen bytes!  \n", "aaaaaaaaaaaaaaaaaaaaaaaa", "xyxyxyxyxyxyxyxyxyxy",
      "",
    ], ["hash", "encrypt", "decrypt", "surrogate"])
  func weakKeys(secret: String, mode: String) throws {
    let key = try write("secret.key", secret)
    let run = try program.run("scrub", "in.txt", "--mode", mode, "--key-file", key, "-o", "out.txt")
    #expect(run.status == 64 && run.error.split(separator: "\n").count == 2, "\(run.error)")
    let trimmed = secret.trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(trimmed.isEmpty || !run.error.contains(trimmed))
    #expect(!program.folder.names.contains("out.txt"))
  }

  @Test("A key of the least length will do, and a policy's key is looked at, too")
  func goodKeys() throws {
    let key = try write("secret.key", "sixteen bytes ok\n")
    #expect(try program.run("scrub", "in.txt", "--mode", "hash", "--key-file", key).status == 0)
    let policy = try write("p.yaml", "version: 1\noperator: hash\n")
    let weak = try write("weak.key", "0000000000000000")
    let run = try program.run("scrub", "in.txt", "--policy", policy, "--key-file", weak)
    #expect(run.status == 64 && !run.error.contains("0000000000000000"), "\(run.error)")
  }

  @Test("A key file that others may read is warned about, unless --quiet, and used")
  func openKeyFiles() throws {
    for (mode, isOpen) in [(0o600, false), (0o400, false), (0o640, true), (0o604, true)] {
      let key = try write("\(mode).key", "a key that is long enough", mode: mode)
      let told = try program.run("scrub", "in.txt", "--mode", "surrogate", "--key-file", key)
      #expect(told.status == 0 && told.error.contains("chmod 600") == isOpen, "\(told.error)")
      let quiet = try program.run(
        "scrub", "in.txt", "--mode", "surrogate", "--key-file", key, "--quiet")
      #expect(quiet.status == 0 && quiet.error.isEmpty, "\(quiet.error)")
    }
  }
}
