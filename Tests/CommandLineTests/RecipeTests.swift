import Foundation
import TestSupport
import Testing

@Suite("Recipes")
struct RecipeTests {
  private let program: Program

  init() throws { program = try Program() }

  private static let shipped = [
    "support-tickets", "rare-incidents", "voice-assistant", "hr-anfragen", "order-records",
  ]

  @Test("Those that ship run, to the same bytes each time", arguments: shipped)
  func run(name: String) throws {
    let recipe = "\(PackageRoot.path)/Corpora/recipes/\(name).yaml"
    for folder in ["one", "two"] {
      let outcome = try program.run("run", recipe, "--into", folder, "--threads", "2")
      #expect(outcome.status == 0 && outcome.error.isEmpty, "\(outcome.error)")
    }
    let files = try FileManager.default.subpathsOfDirectory(atPath: program.folder.file("one"))
    #expect(files.count > 1)
    for file in files where file.contains(".") && !file.hasSuffix("manifest.json") {
      #expect(
        try program.folder.bytes(of: "one/\(file)") == program.folder.bytes(of: "two/\(file)"),
        "\(file)")
    }
    let checked = try program.run("run", recipe, "--into", "three", "--check")
    #expect(checked.output.contains("pastiche generate"))
    #expect(!program.folder.names.contains("three"))
  }

  @Test(
    "What is wrong is told with its line",
    arguments: [
      ("version: 2\noutputs: []\n", ":1:10", "version must be 1"),
      ("version: 1\n", ":1:1", "makes nothing"),
      ("version: 1\noutputs:\n  - from: x.grammar\n    too: y\n", ":4:5", "“too” is no key"),
      ("version: 1\noutputs:\n  - from: tickets\n    to: y\n", ":3:11", "no model “tickets”"),
      ("version: 1\noutputs:\n  - to: y\n", ":3:5", "needs “from” and “to”"),
      (
        "version: 1\noutputs:\n  - from: x.grammar\n    to: y\n    documents: many\n", ":5:16",
        "expected a whole number"
      ),
      (
        "version: 1\noutputs:\n  - from: x.grammar\n    to: y\n    documents: 5\n    noise: {typo: 1}\n",
        ":3:5", "noise"
      ),
      ("version: 1\nmodels:\n  a: {order: 3}\noutputs: []\n", ":3:6", "has no seeds"),
      ("version: [1\n", ":2:", "YAML"),
    ])
  func mistakes(text: String, place: String, problem: String) throws {
    try program.folder.write(text, to: "r.yaml")
    let outcome = try program.run("run", "r.yaml")
    #expect(outcome.status == 65)
    #expect(outcome.error.hasPrefix("pastiche: r.yaml\(place)"), "\(outcome.error)")
    #expect(outcome.error.contains(problem), "\(outcome.error)")
    #expect(outcome.error.split(separator: "\n").count == 2)
  }

  @Test("A recipe that is not there, and a seed that is not")
  func missing() throws {
    #expect(try program.run("run", "none.yaml").status == 66)
    let text = "version: 1\nmodels:\n  a: {seeds: none.jsonl}\noutputs: [{from: a, to: b}]\n"
    try program.folder.write(text, to: "r.yaml")
    #expect(try program.run("run", "r.yaml").status == 65, "an output without a number")
    try program.folder.write(
      text.replacingOccurrences(of: "to: b", with: "to: b, documents: 3"), to: "r.yaml")
    #expect(try program.run("run", "r.yaml").status == 66)
  }
}
