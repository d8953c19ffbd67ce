import Foundation
import TestSupport
import Testing

@Suite("The audit command and levels of privacy")
struct AuditCommandTests {
  private let program: Program

  init() throws {
    program = try Program()
    let things = ["order", "parcel", "invoice", "lamp", "refund"]
    let states = ["is late", "is wrong", "has not come", "is broken", "came twice"]
    func lines(_ places: Range<Int>) -> String {
      places.map { place in
        let text =
          "My \(things[place % 5]) \(states[place / 5 % 5]) since \(["May", "June", "July"][place / 3 % 3]), \(["please help", "what now", "can you check"][place / 7 % 3]) \(["today", "soon", "again"][place / 11 % 3])"
        return
          "{\"text\": \"\(text)\", \"label\": \"\(place % 2 == 0 ? "a" : "b")\", \"group\": \"g\(place)\"}\n"
      }.joined()
    }
    try lines(0..<160).write(
      toFile: program.folder.file("seed.jsonl"), atomically: true, encoding: .utf8)
    try lines(160..<240).write(
      toFile: program.folder.file("test.jsonl"), atomically: true, encoding: .utf8)
  }

  private func json(_ file: String) throws -> [String: Any] {
    let data = try Data(contentsOf: URL(fileURLWithPath: program.folder.file(file)))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test("Trains by a level, repeats it, audits to files, and fails on limits that are not kept to")
  func endToEnd() throws {
    let trained = try program.run(
      "train", "seed.jsonl", "-o", "m.pastiche", "--canaries", "8", "--verbose")
    #expect(trained.status == 0 && trained.error.contains("privacy: standard"))
    #expect(trained.error.contains("canaries"))
    let generated = try program.run(
      "generate", "m.pastiche", "-n", "60", "-o", "new.jsonl", "--verbose")
    #expect(generated.error.contains("privacy: standard"))
    let audit = try program.run(
      "audit", "--seed-data", "seed.jsonl", "--synthetic", "new.jsonl", "--test", "test.jsonl",
      "--model", "m.pastiche", "--json", "a.json", "--report", "a.html", "--fail-on",
      "trace_rate=0",
      "--fail-on", "whole_copies=0")
    #expect(audit.status == 0, "\(audit.error)")
    #expect(audit.output.contains("Trace rate: 0 %"))
    let result = try json("a.json")
    let privacy = try #require(result["private"] as? [String: Any])
    #expect((privacy["canaries"] as? [[String: Any]])?.count == 4)
    #expect((privacy["guarantee"] as? String)?.hasPrefix("standard") == true)
    #expect((result["documents"] as? [String: Any])?["test"] as? Int == 80)
    let page = try String(contentsOfFile: program.folder.file("a.html"), encoding: .utf8)
    #expect(page.hasPrefix("<!doctype html>"))
    // The seed itself keeps to no limit.
    let leak = try program.run(
      "audit", "--seed-data", "seed.jsonl", "--synthetic", "seed.jsonl", "--fail-on", "usual")
    #expect(leak.status == 1 && leak.error.contains("whole_copies is"))
    for (limit, status) in [
      ("near_duplicates<0", 0), ("near_duplicates<0.99", 1), ("self_bleu>0", 1),
    ] {
      let run = try program.run(
        "audit", "--seed-data", "seed.jsonl", "--synthetic", "new.jsonl", "--fail-on", limit)
      #expect(run.status == Int32(status), "\(limit)")
    }
    let unmeasured = try program.run(
      "audit", "--seed-data", "seed.jsonl", "--synthetic", "new.jsonl", "--fail-on",
      "membership_by_output=0.6")
    #expect(unmeasured.status == 1 && unmeasured.error.contains("was not measured"))
    #expect(
      try program.run(
        "audit", "--seed-data", "seed.jsonl", "--synthetic", "new.jsonl", "--json", "-"
      ).output.hasPrefix("{\n"))
  }

  @Test(
    "Inputs stand in the JSON with their digests, the report says when it was made, and runs agree")
  func provenance() throws {
    // FIPS 180-2, appendix B.1: the digest of “abc”.
    let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    try "abc".write(toFile: program.folder.file("abc.txt"), atomically: true, encoding: .utf8)
    func audit(_ name: String, at time: Int) throws -> Program.Outcome {
      try program.shell(
        """
        [ -p pipe.jsonl ] || mkfifo pipe.jsonl; cat test.jsonl > pipe.jsonl &
        SOURCE_DATE_EPOCH=\(time) pastiche audit --seed-data seed.jsonl --synthetic abc.txt \
        --test pipe.jsonl --json \(name).json --report \(name).html && sha256sum seed.jsonl
        """)
    }
    let first = try audit("first", at: 1_700_000_000)
    #expect(first.status == 0, "\(first.error)")
    let inputs = try #require(try json("first.json")["inputs"] as? [[String: Any]])
    #expect(inputs.map { $0["role"] as? String } == ["seed", "synthetic", "test"])
    let summed = try #require(inputs[0]["sha256"] as? String)
    #expect(first.output.hasSuffix("\(summed)  seed.jsonl\n"))
    #expect(inputs[1]["file"] as? String == "abc.txt" && inputs[1]["bytes"] as? Int == 3)
    #expect(inputs[1]["sha256"] as? String == digest)
    // A pipe can be read but once.
    #expect(Set(inputs[2].keys) == ["role", "file"])
    let page = String(decoding: try program.folder.bytes(of: "first.html"), as: UTF8.self)
    #expect(page.contains("2023-11-14T22:13:20Z") && page.contains(digest))
    #expect(page.contains("pastiche \(try program.run("--version").output.dropLast())"))
    _ = try audit("second", at: 1_700_000_001)
    #expect(try program.folder.bytes(of: "first.json") == program.folder.bytes(of: "second.json"))
    #expect(try program.folder.bytes(of: "first.html") != program.folder.bytes(of: "second.html"))
  }

  @Test("What is wrong is said with the status of its kind")
  func refusals() throws {
    let base = ["audit", "--seed-data", "seed.jsonl", "--synthetic"]
    #expect(try program.run(base + ["no.jsonl"]).status == 66)
    try "{\"text\": 3".write(
      toFile: program.folder.file("bad.jsonl"), atomically: true, encoding: .utf8)
    let bad = try program.run(base + ["bad.jsonl", "--report", "r.html"])
    #expect(bad.status == 65 && bad.error.contains("bad.jsonl:1:"))
    #expect(!program.folder.names.contains("r.html"))
    try "".write(toFile: program.folder.file("empty.jsonl"), atomically: true, encoding: .utf8)
    #expect(try program.run(base + ["empty.jsonl"]).status == 65)
    #expect(try program.run(base + ["seed.jsonl", "--fail-on", "nonsense=1"]).status == 64)
    #expect(try program.run(base + ["seed.jsonl", "--model", "seed.jsonl"]).status == 65)
    #expect(try program.run(base + ["seed.jsonl", "--json", "no/such/folder/a.json"]).status == 73)
    let train = ["train", "seed.jsonl", "-o", "m.pastiche"]
    let few = try program.run(train + ["--privacy", "dp", "--epsilon", "0.1"])
    #expect(few.status == 1 && few.error.contains("too small"))
    #expect(!program.folder.names.contains("m.pastiche"))
    #expect(try program.run(train + ["--epsilon", "1"]).status == 64)
    #expect(try program.run(train + ["--privacy", "dp", "--epsilon", "0"]).status == 64)
    #expect(try program.run(train + ["--privacy", "none"]).status == 64)
  }
}
