import Corpora
import Sampling
import TestSupport
import Testing

@testable import Evaluation

@Suite("Examples of each label")
struct ExampleTests {
  private static func documents(_ count: Int, label: (Int) -> [String]) -> [Document] {
    let things = ["order", "parcel", "invoice", "lamp", "refund", "account", "card"]
    let states = ["late", "early", "broken", "wrong", "missing"]
    return (0..<count).map { number in
      Document(
        text: "my \(things[number % 7]) number \(number) is \(states[number % 5]) again",
        labels: label(number))
    }
  }

  private static func audit(
    _ synthetic: [Document], drawing seed: UInt64 = 0
  ) throws -> AuditResult {
    var options = Audit.Options()
    options.seed = seed
    var audit = try Audit(options: options)
    for number in 0..<40 {
      try audit.add(
        seed: Document(text: "the train number \(number) did not come", labels: ["delivery"]))
    }
    try audit.add(synthetic: synthetic)
    return try #require(try audit.finish())
  }

  @Test(
    "They are different synthetic documents that bear the label, as many as there are, up to three")
  func bearTheLabel() throws {
    let labels = [["bill"], ["bill", "refund"], ["delivery"]]
    var synthetic = Self.documents(90) { labels[$0 % 3] }
    synthetic.append(Document(text: "what a day", labels: ["rare"]))
    let groups = try Self.audit(synthetic).examples.byLabel
    #expect(groups.map(\.label) == ["bill", "bill+refund", "delivery", "rare"])
    #expect(groups.map(\.synthetic) == [30, 30, 30, 1])
    #expect(groups.map(\.texts.count) == [3, 3, 3, 1])
    for group in groups {
      #expect(Set(group.texts).count == group.texts.count)
      for text in group.texts {
        let source = synthetic.first { $0.text == text }
        #expect(source?.labels.joined(separator: "+") == group.label)
      }
    }
  }

  @Test("Each document of a label is as likely as another")
  func areUniform() {
    let (runs, size) = (2_000, 10)
    var drawn = Array(repeating: 0, count: size)
    var pairs: [Set<Int>: Int] = [:]
    for seed in 0..<runs {
      var samples = LabelSamples(seed: UInt64(seed))
      for number in 0..<size { samples.offer("\(number)", label: "x") }
      let numbers = samples.mostFrequent[0].texts.compactMap { Int($0) }
      for number in numbers { drawn[number] += 1 }
      for first in numbers {
        for second in numbers where first < second { pairs[[first, second], default: 0] += 1 }
      }
    }
    // 600 each, with a standard deviation of 20; of each pair 133, with one of 11.
    #expect(drawn.reduce(0, +) == 3 * runs)
    #expect(drawn.allSatisfy { abs($0 - 600) < 100 }, "\(drawn)")
    #expect(pairs.count == 45 && pairs.values.allSatisfy { abs($0 - 133) < 55 }, "\(pairs)")
  }

  @Test("Other labels do not change which documents of a label are drawn")
  func areIndependent() {
    var (alone, among) = (LabelSamples(seed: 7), LabelSamples(seed: 7))
    for number in 0..<200 {
      alone.offer("\(number)", label: "x")
      among.offer("\(number)", label: "x")
      among.offer("other \(number)", label: "y\(number % 3)")
    }
    #expect(alone.mostFrequent[0] == among.mostFrequent[0])
    #expect(among.mostFrequent.count == 4)
  }

  @Test("Of more labels than can be shown, the most frequent are, wherever they stand")
  func areBounded() {
    var samples = LabelSamples(seed: 1)
    for number in 0..<200 { samples.offer("first \(number)", label: "first") }
    for number in 0..<10_000 { samples.offer("once", label: "once \(number)") }
    for number in 0..<300 { samples.offer("last \(number)", label: "last") }
    let shown = samples.mostFrequent
    #expect(shown.count == LabelSamples.mostShown && samples.counts.count == 10_002)
    #expect(shown.prefix(2).map(\.label) == ["last", "first"])
    #expect(shown[1].texts.allSatisfy { $0.hasPrefix("first") } && shown[1].synthetic == 200)
  }

  @Test("Without labels there is one group")
  func withoutLabels() throws {
    let result = try Self.audit(Self.documents(20) { _ in [] })
    #expect(result.examples.byLabel.map(\.label) == [""])
    #expect(result.examples.byLabel[0].texts.count == 3)
    #expect(String(decoding: result.html, as: UTF8.self).contains("<summary>no label "))
  }

  @Test("The report has a closed part for each of 77 labels, and shows no text as HTML")
  func standInTheReport() throws {
    var synthetic = Self.documents(154) { ["<i>intent \($0 % 77)</i>"] }
    for place in synthetic.indices {
      synthetic[place].text += " <script>alert('\(place)')</script>"
    }
    let page = String(decoding: try Self.audit(synthetic).html, as: UTF8.self)
    #expect(page.split(separator: "<details><summary>&lt;i&gt;intent ").count == 78)
    #expect(page.contains("&lt;script&gt;alert('0')&lt;/script&gt;"))
    #expect(!page.contains("<script") && !page.contains("<i>"))
    #expect(page.split(separator: "<details").count == page.split(separator: "</details>").count)
  }

  @Test("The same seed draws the same examples, another seed others; they stand in the JSON")
  func standInTheJSON() throws {
    let synthetic = Self.documents(60) { [$0 % 2 == 0 ? "bill" : "delivery"] }
    let (first, second) = (
      try Self.audit(synthetic, drawing: 3), try Self.audit(synthetic, drawing: 3)
    )
    #expect(first.json == second.json)
    let groups = try JSONValue.parse(first.json)["examples"]?["by_label"]?.array ?? []
    #expect(groups.map { $0["label"]?.string } == ["bill", "delivery"])
    #expect(groups.map { $0["synthetic"]?.number } == [30, 30])
    #expect(
      groups.map { $0["texts"]?.array?.map(\.string) } == first.examples.byLabel.map(\.texts))
    let other = try Self.audit(synthetic, drawing: 4)
    #expect(other.examples.byLabel != first.examples.byLabel)
  }
}
