import Corpora
import Testing

@testable import Evaluation

@Suite("What an audit says of where it comes from")
struct AuditProvenanceTests {
  private static func audit() throws -> AuditResult {
    var audit = try Audit(options: Audit.Options())
    for number in 0..<40 {
      try audit.add(seed: Document(text: "the train number \(number) did not come"))
    }
    try audit.add(synthetic: (0..<20).map { Document(text: "my lamp number \($0) is broken") })
    return try #require(try audit.finish())
  }

  @Test("The time and the program are in the report and not in the JSON")
  func time() throws {
    var (first, second) = (try Self.audit(), try Self.audit())
    (first.provenance.time, first.provenance.program) = ("2001-09-09T01:46:40Z", "pastiche 1")
    (second.provenance.time, second.provenance.program) = ("2033-05-18T03:33:20Z", "pastiche 2")
    #expect(first.json == second.json)
    let page = String(decoding: first.html, as: UTF8.self)
    #expect(page.contains("2001-09-09T01:46:40Z") && page.contains("by pastiche 1"))
    #expect(first.html != second.html)
  }

  @Test("Inputs are named with their digests where they have one, and escaped")
  func inputs() throws {
    var result = try Self.audit()
    // FIPS 180-2, appendix B.1: the digest of “abc”.
    let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    result.provenance.inputs = [
      AuditProvenance.Input(role: "seed", file: "a<b>.jsonl", content: (3, digest)),
      AuditProvenance.Input(role: "synthetic", file: "-"),
    ]
    let json = String(decoding: result.json, as: UTF8.self)
    #expect(
      json.contains(
        """
        "inputs": [{"role": "seed", "file": "a<b>.jsonl", "bytes": 3, "sha256": "\(digest)"}, \
        {"role": "synthetic", "file": "-"}]
        """))
    let page = String(decoding: result.html, as: UTF8.self)
    #expect(page.contains("a&lt;b&gt;.jsonl") && page.contains(digest))
  }
}
