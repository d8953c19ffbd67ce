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
      let outcome = try program.run("run", recipe, "--into", folder, "--threads", "2", "--quiet")
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

  @Test(
    "A recipe reads and writes nothing outside of its folders, be it by a link, unless it is trusted"
  )
  func outside() throws {
    let grammar = "start =\n  | a\n  | b\n"
    for path in ["secret/x.grammar", "p/x.grammar", "p/sub/x.grammar"] {
      try program.folder.write(grammar, to: path)
    }
    _ = try program.shell(
      "ln -s ../secret/x.grammar p/link.grammar; ln -s ../secret p/linked; mkdir -p sets; ln -s ../secret sets/out"
    )
    let secret = program.folder.file("secret/x.grammar")
    let cases: [(output: String, isFine: Bool)] = [
      ("{from: x.grammar, to: y.jsonl, documents: 2}", true),
      ("{from: sub/../x.grammar, to: a/b/y.jsonl, documents: 2}", true),
      ("{from: sub/x.grammar, to: y.jsonl, documents: 2}", true),
      ("{from: ../secret/x.grammar, to: y.jsonl, documents: 2}", false),
      ("{from: \(secret), to: y.jsonl, documents: 2}", false),
      ("{from: link.grammar, to: y.jsonl, documents: 2}", false),
      ("{from: linked/x.grammar, to: y.jsonl, documents: 2}", false),
      ("{from: x.grammar, avoid: ../secret/x.grammar, to: y.jsonl, documents: 2}", false),
      ("{from: x.grammar, to: ../y.jsonl, documents: 2}", false),
      ("{from: x.grammar, to: a/../../y.jsonl, documents: 2}", false),
      ("{from: x.grammar, to: \(program.folder.file("y.jsonl")), documents: 2}", false),
      ("{from: x.grammar, to: out/y.jsonl, documents: 2}", false),
    ]
    for (output, isFine) in cases {
      try program.folder.write("version: 1\noutputs:\n  - \(output)\n", to: "p/r.yaml")
      let outcome = try program.run("run", "p/r.yaml", "--into", "sets")
      #expect((outcome.status == 0) == isFine, "\(output): \(outcome.error)")
      if isFine { continue }
      #expect(
        outcome.status == 65 && outcome.error.hasPrefix("pastiche: p/r.yaml:3:"), "\(outcome.error)"
      )
      #expect(outcome.error.split(separator: "\n").count == 2)
      #expect(!program.folder.names.contains("y.jsonl"))
      #expect(!FileManager.default.fileExists(atPath: program.folder.file("secret/y.jsonl")))
      if !output.contains("avoid") {
        #expect(
          try program.run("run", "p/r.yaml", "--into", "sets", "--allow-outside", "--check").status
            == 0)
      }
    }
    // A folder above may be marked as the project.
    try program.folder.write("", to: ".pastiche-project")
    try program.folder.write(
      "version: 1\noutputs:\n  - \(cases[3].output)\n", to: "p/r.yaml")
    #expect(try program.run("run", "p/r.yaml", "--into", "sets").status == 0)
    try program.folder.write(
      "version: 1\noutputs:\n  - \(cases[0].output)\n  - \(cases[0].output)\n", to: "p/r.yaml")
    #expect(try program.run("run", "p/r.yaml", "--into", "sets").status == 65, "two to one file")
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
