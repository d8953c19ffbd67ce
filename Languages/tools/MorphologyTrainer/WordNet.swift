import Foundation
import Morphology

/// The single words of WordNet 3.0 by part of speech, and its lists of irregular forms.
struct WordNet {
  /// Lemmas in small letters with how often WordNet's tagged texts have them.
  private(set) var nouns: [String: Int] = [:]
  private(set) var verbs: [String: Int] = [:]
  private(set) var adjectives: [String: Int] = [:]
  private(set) var adverbs: [String: Int] = [:]
  /// Words that are written with a capital, in small letters.
  private(set) var names: Set<String> = []
  /// Forms with their lemmas, by part of speech.
  private(set) var exceptions: [String: [(form: String, lemma: String)]] = [:]

  init(_ folder: String) throws {
    for part in ["noun", "verb", "adj", "adv"] {
      let lines = try Self.lines(folder + "/\(part).exc")
      exceptions[part] = lines.compactMap { line in
        let fields = line.split(separator: " ").map(String.init)
        return fields.count >= 2 && Self.isWord(fields[0]) && Self.isWord(fields[1])
          ? (fields[0], fields[1]) : nil
      }
    }
    let common = try Self.spellings(folder + "/data.noun")
    names = common.names
    nouns = try Self.index(folder + "/index.noun").filter { common.plain.contains($0.key) }
    verbs = try Self.index(folder + "/index.verb")
    adjectives = try Self.index(folder + "/index.adj")
    adverbs = try Self.index(folder + "/index.adv")
  }

  private static func lines(_ path: String) throws -> [Substring] {
    try String(contentsOfFile: path, encoding: .isoLatin1).split(separator: "\n")
      .filter { !$0.hasPrefix(" ") }
  }

  static func isWord(_ word: String) -> Bool {
    word.utf8.allSatisfy { (97...122).contains($0) || $0 == 45 } && word.utf8.count > 1
  }

  private static func index(_ path: String) throws -> [String: Int] {
    var counts: [String: Int] = [:]
    for line in try lines(path) {
      let fields = line.split(separator: " ").map(String.init)
      guard fields.count > 5, isWord(fields[0]), let pointers = Int(fields[3]) else { continue }
      counts[fields[0]] = Int(fields[5 + pointers]) ?? 0
    }
    return counts
  }

  /// The words of synonym sets as they are written.
  private static func spellings(_ path: String) throws -> (plain: Set<String>, names: Set<String>) {
    var (plain, names) = (Set<String>(), Set<String>())
    for line in try lines(path) {
      let fields = line.split(separator: " ", maxSplits: 60).map(String.init)
      guard fields.count > 4, let count = Int(fields[3], radix: 16) else { continue }
      for place in stride(from: 4, to: min(fields.count, 4 + 2 * count), by: 2) {
        let word = fields[place]
        if isWord(word) {
          plain.insert(word)
        } else if word.first?.isUppercase == true, isWord(word.lowercased()) {
          names.insert(word.lowercased())
        }
      }
    }
    return (plain, names)
  }
}

extension WordNet {
  /// Every word and its regular and irregular forms with what they are.
  func forms(_ inflection: EnglishInflection) -> [(word: String, forms: DictionaryForms)] {
    var found: [(String, DictionaryForms)] = []
    for noun in nouns.keys.sorted() {
      found.append((noun, .noun))
      // Plurals of nouns that WordNet's own texts lack are left out, as they are many and end in `s`.
      if let count = nouns[noun], count > 0 {
        found.append((inflection.inflect(noun, to: "NNS"), .pluralNoun))
      }
    }
    for verb in verbs.keys.sorted() {
      found.append((verb, .verb))
      found.append((inflection.inflect(verb, to: "VBZ"), .thirdPerson))
      found.append((inflection.inflect(verb, to: "VBG"), .gerund))
      found.append((inflection.inflect(verb, to: "VBD"), .past))
      found.append((inflection.inflect(verb, to: "VBN"), .participle))
    }
    found += adjectives.keys.sorted().map { ($0, .adjective) }
    found += adverbs.keys.sorted().map { ($0, .adverb) }
    found += names.sorted().map { ($0, .properNoun) }
    // Long words are told by their endings, and words with hyphens by their parts.
    return found.filter { $0.0.utf8.count <= 13 && !$0.0.contains("-") }
  }
}
