import Sampling
import Testing

@testable import Classifiers

@Suite("Learning labels")
struct LabelLearnerTests {
  @Test("Words are folded runs of letters and digits, with the signs of questions and exclamations")
  func words() {
    var words = FoldedWords()
    let cases: [(String, [String])] = [
      ("Where's my CARD?", ["where", "s", "my", "card", "?"]),
      ("Größe 12,5 ÄÖÜ!", ["größe", "12", "5", "äöü", "!"]),
      ("“Ciao” — ¿qué?", ["ciao", "¿", "qué", "?"]), ("  ", []), ("snake_case", ["snake_case"]),
    ]
    for (text, expected) in cases {
      words.read(Array(text.utf8))
      #expect(words.ranges.map { String(decoding: words.bytes[$0], as: UTF8.self) } == expected)
    }
  }

  @Test("Keys are numbered in the order in which they first come")
  func keyPlaces() {
    var stream = RandomStream(seed: 4, index: 0)
    var places = KeyPlaces(capacity: 3)
    var expected: [UInt64: UInt32] = [:]
    for round in 0..<2 {
      for _ in 0..<3_000 {
        // Keys that are 0, that come again, and that end up in one slot.
        let key = stream.chance(0.5) ? UInt64(stream.below(500)) << 48 : stream.next()
        places.append(key)
        expected[key] = expected[key] ?? UInt32(expected.count)
      }
      #expect(places.count == expected.count)
      #expect(expected.allSatisfy { places[$0.key] == $0.value })
      #expect((0..<500).allSatisfy { places[stream.next() &+ $0] == nil })
      if round == 0 {
        places.removeAll()
        expected = [:]
      }
    }
  }

  /// Texts of two subjects that share hardly a word within a subject: what joins them is in other texts only.
  private static func texts(_ count: Int, seed: UInt64) -> [(text: [UInt8], label: Int)] {
    let subjects = [
      ["rain", "snow", "storm", "cloud", "wind", "frost", "sun", "fog"],
      ["song", "album", "band", "tune", "chorus", "drum", "guitar", "melody"],
    ]
    let fillers = ["please", "now", "today", "me", "the", "a", "some", "again"]
    var stream = RandomStream(seed: seed, index: 0)
    return (0..<count).map { _ in
      let label = stream.below(2)
      let words = (0..<4).map { _ in stream.pick(subjects[label]) } + [stream.pick(fillers)]
      return (Array(words.joined(separator: " ").utf8), label)
    }
  }

  @Test("Unlabelled text teaches words that one seed a class does not have")
  func unlabelledText() {
    let seeds = [("rain please", 0), ("song please", 1)].map {
      LabelLearner.Example(text: Array($0.0.utf8), label: $0.1)
    }
    let learner = LabelLearner(
      known: seeds, unlabelled: Self.texts(2_000, seed: 1).map { ($0.text, 0) }, classCount: 2)
    let test = Self.texts(500, seed: 2)
    func accuracy(_ learned: LabelLearner.Learned) -> Double {
      var reader = TextClassifier.Reader(learned.classifier)
      return Double(test.filter { reader.best($0.text).label == $0.label }.count) / 500
    }
    let before = accuracy(learner.learn(usesUnlabelled: false))
    let after = accuracy(learner.learn())
    #expect(before < 0.85)
    #expect(after > 0.97, "\(before) to \(after)")
  }

  @Test("Labels of unlabelled texts are balanced, and the unsure ones are left out")
  func assignments() {
    let seeds = [("rain snow", 0), ("song album", 1)].map {
      LabelLearner.Example(text: Array($0.0.utf8), label: $0.1)
    }
    let texts = Self.texts(1_000, seed: 3)
    let learned = LabelLearner(known: seeds, unlabelled: texts.map { ($0.text, 0) }, classCount: 2)
      .learn()
    let labels = learned.assignments.compactMap { $0?.label }
    let ones = labels.filter { $0 == 1 }.count
    #expect(labels.count <= 700 && labels.count > 500)
    #expect(abs(2 * ones - labels.count) < labels.count / 5)
  }

  @Test("The regression's gradient vanishes where it ends")
  func optimum() {
    let texts = Self.texts(60, seed: 4)
    var counter = FeatureCounter()
    for item in texts { counter.add(item.text) }
    let table = counter.table()
    var vectors = TextVectors(table)
    for item in texts { vectors.append(item.text) }
    let examples = texts.enumerated().map {
      SoftmaxRegression.Example(row: $0.offset, label: $0.element.label, weight: 10)
    }
    var regression = SoftmaxRegression(features: table.count, classes: 2)
    regression.fit(examples, vectors)
    let probabilities = regression.probabilities(vectors)
    // ∇ = W − Σ κ (y̅ − p) xᵀ, beside the size of W itself.
    var gradient = regression.weights
    for example in examples {
      for place in vectors.range(of: example.row) {
        let start = Int(vectors.features[place]) * regression.width
        for item in 0..<2 {
          let target: Float = example.label == item ? 1 : 0
          gradient[start + item] -=
            10 * (target - probabilities[example.row * regression.width + item])
            * vectors.values[place]
        }
      }
    }
    let length = { (values: [Float]) in values.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    #expect(length(gradient) < 0.1 * length(regression.weights))
  }

  private static func learned(from texts: [(text: [UInt8], label: Int)]) -> LabelLearner.Learned {
    let known = texts.map { LabelLearner.Example(text: $0.text, label: $0.label) }
    return LabelLearner(known: known, unlabelled: [], classCount: 2).learn()
  }

  @Test("Eight-bit weights score as the trained ones do")
  func quantization() {
    let texts = Self.texts(200, seed: 5)
    let learned = Self.learned(from: texts)
    var reader = TextClassifier.Reader(learned.classifier)
    for (index, item) in texts.enumerated() {
      let probabilities = Array(learned.probabilities(ofKnown: index))
      let best = reader.best(item.text)
      #expect(best.label == (probabilities[1] > probabilities[0] ? 1 : 0))
      #expect(abs(best.margin - abs(probabilities[1] - probabilities[0])) < 0.05)
    }
  }

  @Test("What a text scores does not depend on where it is cut into pieces to be looked up")
  func pieces() {
    let texts = Self.texts(200, seed: 6)
    var reader = TextClassifier.Reader(Self.learned(from: texts).classifier)
    // Nothing is known of the numbers in front, so they add nothing.
    for text in texts.prefix(20).map(\.text) {
      let expected = reader.scores(text)
      for count in 1_014...1_026 {
        let padding = Array(String(repeating: "7777 ", count: count).utf8)
        #expect(reader.scores(padding + text) == expected)
      }
    }
  }
}
