import Foundation
import Morphology

/// Sentences of a CoNLL-U file, with the words that the treebank splits.
struct TreebankSentence {
  struct Piece {
    let form: String
    let lemma: String
    let penn: String
    let universal: String
    let isFollowedBySpace: Bool
  }

  var pieces: [Piece] = []
  /// Pieces that are written as one word, in order.
  var joined: [(pieces: Range<Int>, form: String)] = []

  static func read(_ path: String) throws -> [TreebankSentence] {
    var sentences: [TreebankSentence] = []
    var sentence = TreebankSentence()
    var range: (end: Int, start: Int, form: String)?
    for line in try String(contentsOfFile: path, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      if line.isEmpty {
        if !sentence.pieces.isEmpty { sentences.append(sentence) }
        sentence = TreebankSentence()
        continue
      }
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard !line.hasPrefix("#"), fields.count == 10, !fields[0].contains(".") else { continue }
      let ids = fields[0].split(separator: "-").compactMap { Int($0) }
      if ids.count == 2 {
        range = (ids[1], sentence.pieces.count, fields[1])
        continue
      }
      sentence.pieces.append(
        Piece(
          form: fields[1], lemma: fields[2], penn: fields[4], universal: fields[3],
          isFollowedBySpace: !fields[9].contains("SpaceAfter=No")))
      if let open = range, ids.first == open.end {
        sentence.joined.append((open.start..<sentence.pieces.count, open.form))
        range = nil
      }
    }
    if !sentence.pieces.isEmpty { sentences.append(sentence) }
    return sentences
  }

  /// The words as the treebank splits them.
  var split: TaggedSentence {
    TaggedSentence(
      words: pieces.map(\.form), tags: pieces.map { Self.tag($0.penn, $0.universal) })
  }

  /// The words as they are written: contractions are one word, and so are words with hyphens if wanted.
  func whole(joinsHyphens: Bool) -> TaggedSentence {
    var words: [String] = []
    var tags: [PartOfSpeech] = []
    var place = 0
    while place < pieces.count {
      if let word = joined.first(where: { $0.pieces.lowerBound == place }) {
        let parts = pieces[word.pieces]
        words.append(word.form)
        tags.append(
          Self.tag(
            parts.map(\.penn).joined(separator: "+"),
            parts.map(\.universal).joined(separator: "+")))
        place = word.pieces.upperBound
      } else if joinsHyphens, let end = hyphenated(place) {
        words.append(pieces[place..<end].map(\.form).joined())
        tags.append(compound(place..<end))
        place = end
      } else {
        words.append(pieces[place].form)
        tags.append(Self.tag(pieces[place].penn, pieces[place].universal))
        place += 1
      }
    }
    return TaggedSentence(words: words, tags: tags)
  }

  /// The end of words that hyphens join from a place; nil where there is no hyphen.
  private func hyphenated(_ start: Int) -> Int? {
    var end = start + 1
    while end + 1 < pieces.count, pieces[end].penn == "HYPH", pieces[end].form == "-",
      !pieces[end - 1].isFollowedBySpace, !pieces[end].isFollowedBySpace,
      !joined.contains(where: { $0.pieces.contains(end + 1) })
    {
      end += 2
    }
    return end > start + 1 ? end : nil
  }

  /// The tag of a word of several by its last part: participles are adjectives in it, particles nouns.
  private func compound(_ range: Range<Int>) -> PartOfSpeech {
    let (first, last) = (pieces[range.lowerBound], pieces[range.upperBound - 1])
    switch last.penn {
    case "VBN", "VBG": return Self.tag("JJ", "ADJ")
    case "RP", "IN": return Self.tag("NN", "NOUN")
    case "NN" where first.penn == "CD": return Self.tag("JJ", "ADJ")
    default: return Self.tag(last.penn, last.universal)
    }
  }

  /// A tag of ours; pairs that are rare have the most frequent one of their Penn tag, rare contractions their first part's.
  static func tag(_ penn: String, _ universal: String) -> PartOfSpeech {
    if let tag = PartOfSpeech(penn: penn, universal: universal) ?? PartOfSpeech(penn: penn) {
      return tag
    }
    let first = String(penn.prefix { $0 != "+" })
    return PartOfSpeech(penn: first) ?? PartOfSpeech(known: "NN")
  }
}

extension PartOfSpeech {
  /// A tag that every inventory has.
  fileprivate init(known penn: String) {
    guard let tag = PartOfSpeech(penn: penn) else { preconditionFailure("No tag \(penn).") }
    self = tag
  }
}
