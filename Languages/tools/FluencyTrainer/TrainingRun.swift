import Fluency
import Foundation
import Languages
import Sampling

/// A judge in the making, and the sentences that it is measured by.
struct TrainingRun {
  private var trainer: OrderTrainer
  private let reader: SentenceReader
  private var stream = RandomStream(seed: 1, index: 0)
  /// By kind, what is not trained on: every tenth line.
  private var held: [String: [SentenceForm]] = [:]

  /// So many of the most frequent words stand for themselves.
  private static let keptCount = 1_500
  private static let signs = [",", ".", "?", "!", ":", ";", "-", "\"", "'", "(", ")"]

  init(keptWordsOf lines: [String]) throws {
    var counts: [String: Int] = [:]
    for line in lines {
      for word in line.lowercased().split(whereSeparator: { !$0.isLetter && $0 != "'" }) {
        counts[String(word), default: 0] += 1
      }
    }
    let kept = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.keptCount)
    trainer = OrderTrainer(keptWords: kept.map(\.key) + Self.signs, bits: 20)
    guard let reader = try trainer.reader(.english) else { fatalError("English has a tagger") }
    self.reader = reader
  }

  /// Takes real lines, and from each sentence makes one that is none.
  mutating func add(real lines: [String]) throws {
    let kinds = Corruption.allCases.flatMap { Array(repeating: $0, count: $0.share) }
    var last: [Substring] = []
    for (number, line) in lines.enumerated() {
      for sentence in try sentences(of: line) {
        try add(sentence, kind: "real", number)
        let words = sentence.split(separator: " ")
        let kind = stream.pick(kinds)
        if let changed = kind.applied(to: words, other: last, &stream), changed != words {
          try add(changed.joined(separator: " "), kind: "\(kind)", number)
        }
        if words.count >= 4 { last = words }
      }
    }
  }

  /// Takes lines that n-gram models drew.
  mutating func add(drawn lines: [String]) throws {
    for (number, line) in lines.enumerated() {
      for sentence in try sentences(of: line) { try add(sentence, kind: "drawn", number) }
    }
  }

  private func sentences(of line: String) throws -> [String] {
    let text = Array(line.utf8)
    return try reader.sentences(of: text).map {
      String(decoding: text[$0], as: UTF8.self).trimmingCharacters(in: .whitespaces)
    }
  }

  private mutating func add(_ sentence: String, kind: String, _ number: Int) throws {
    let form = try reader.form(of: careless(sentence).utf8)
    if number % 10 == 0 {
      held[kind, default: []].append(form)
    } else {
      trainer.add(form, isReal: kind == "real")
    }
  }

  /// One in four is written as people write in a hurry: in small letters, without the last stop.
  private mutating func careless(_ text: String) -> String {
    if !stream.chance(0.25) { return text }
    return String(text.lowercased().reversed().drop { ".!? ".contains($0) }.reversed())
  }

  /// The bytes of the section.
  func train() -> [UInt8] {
    print("\(trainer.count) sentences")
    return trainer.train(epochs: 3, rate: 0.2, penalty: 1e-6)
  }

  /// How often a real sentence scores above one of each kind.
  func printAreas(_ section: NSData) throws {
    let section = unsafe PackSection(
      name: OrderJudge.sectionName,
      bytes: UnsafeRawBufferPointer(start: section.bytes, count: section.length), owner: section)
    guard let judge = OrderJudge(section, pack: .english) else { fatalError("it is whole") }
    var room: [UInt32] = []
    let scores = held.mapValues { forms in
      forms.compactMap { judge.logOdds(of: $0, room: &room) }.sorted()
    }
    let real = scores["real"] ?? []
    for (kind, scores) in scores.sorted(by: { $0.key < $1.key }) {
      var (place, below) = (0, 0)
      for score in real {
        while place < scores.count, scores[place] < score { place += 1 }
        below += place
      }
      let area = Double(below) / Double(max(1, real.count * scores.count))
      print("\(kind): \(scores.count), \((area * 1_000).rounded() / 1_000)")
    }
  }
}
