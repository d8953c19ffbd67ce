import Foundation
import Morphology

/// A tagger's accuracy on a part of a treebank in the forms that texts have, and its speed.
struct TaggerReport {
  private var lines: [String] = []
  private var confusions: [String] = []

  init(_ tagger: PartOfSpeechTagger, _ part: [TreebankSentence], seen: Set<String>) {
    let split = part.map(\.split)
    let pieces = part.map { $0.pieces.map { ($0.penn, $0.universal) } }
    let whole = part.map { $0.whole(joinsHyphens: false) }
    let lower = whole.map {
      TaggedSentence(words: $0.words.map { $0.lowercased() }, tags: $0.tags)
    }
    let joined = part.map { $0.whole(joinsHyphens: true) }
    func tell(_ name: String, _ sentences: [TaggedSentence], _ gold: [[(String, String)]]) {
      let accuracy = TaggerAccuracy(tagger, sentences, gold: gold, seen: seen)
      lines.append("  \(name): \(accuracy.description)")
    }
    func names(_ sentences: [TaggedSentence]) -> [[(String, String)]] {
      sentences.map { $0.tags.map { ($0.penn, $0.universal) } }
    }
    tell("split words", split, pieces)
    tell("whole words", whole, names(whole))
    tell("whole words, hyphens joined", joined, names(joined))
    tell("whole words in lower case", lower, names(lower))
    lines.append("  " + Self.speed(tagger, whole))
    confusions = Self.confusions(tagger, split, pieces)
  }

  func print(part: String, showsErrors: Bool) {
    Swift.print("\(part):")
    for line in lines { Swift.print(line) }
    if showsErrors { for line in confusions.prefix(60) { Swift.print("  " + line) } }
  }

  /// The tags that are taken for each other, the most frequent first, with words.
  private static func confusions(
    _ tagger: PartOfSpeechTagger, _ sentences: [TaggedSentence], _ gold: [[(String, String)]]
  ) -> [String] {
    var words: [String: [String]] = [:]
    for (sentence, gold) in zip(sentences, gold) {
      for (word, (tag, right)) in zip(sentence.words, zip(tagger.tag(sentence.words), gold))
      where tag.penn != right.0 {
        words["\(right.0) as \(tag.penn)", default: []].append(word)
      }
    }
    return words.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
      .map { "\($0.value.count) \($0.key): " + $0.value.prefix(12).joined(separator: " ") }
  }

  private static func speed(_ tagger: PartOfSpeechTagger, _ sentences: [TaggedSentence]) -> String {
    var text: [UInt8] = []
    let words = sentences.map { sentence in
      sentence.words.map { word in
        let start = text.count
        text.append(contentsOf: word.utf8)
        return start..<text.count
      }
    }
    var scratch = TaggerScratch()
    var tags: [PartOfSpeech] = []
    var (count, sum) = (0, 0)
    // Processor time, as other programs may run.
    let start = clock()
    for _ in 0..<10 {
      for sentence in words {
        tagger.tag(sentence.span, of: text.span, with: &scratch, into: &tags)
        count += tags.count
        sum &+= Int(tags.last?.rawValue ?? 0)
      }
    }
    let seconds = Double(clock() - start) / 1e6
    return "\(Int(Double(count) / seconds)) words a second (\(sum))"
  }
}
