import Foundation
import Morphology

/// Makes the table of irregular forms from lists of facts and WordNet's exceptions, and adds what the rules alone would not read.
struct IrregularTable {
  private var rows: [String] = []
  private var seen: Set<String> = []
  private var verbs: [String: (past: [String], participle: [String])] = [:]

  /// - Parameter facts: A folder with `english-forms.tsv`, `english-verbs.tsv` and `english-doubling.tsv`.
  init(facts: String, _ wordNet: WordNet) throws {
    for line in try Self.lines(facts + "/english-forms.tsv") { add(line) }
    try addVerbs(facts, wordNet)
    try addDoubling(facts)
    addVerbExceptions(wordNet)
    addNounExceptions(wordNet)
    addAdjectiveExceptions(wordNet)
    addUnreadable(wordNet.verbs, ["VBZ", "VBG", "VBD"])
    addUnreadable(wordNet.nouns, ["NNS"])
    addUnreadable(wordNet.adjectives, ["JJR", "JJS"])
  }

  var text: String {
    "# Irregular forms of English: lemma, Penn tag, form, variety. Made by `train` from Facts and WordNet 3.0.\n"
      + rows.joined(separator: "\n") + "\n"
  }

  private static func lines(_ path: String) throws -> [String] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
      .filter { !$0.hasPrefix("#") }
  }

  private mutating func add(_ row: String) {
    if seen.insert(row).inserted { rows.append(row) }
  }

  private mutating func add(_ lemma: String, _ tag: String, _ form: String, _ variety: String = "")
  {
    add("\(lemma)\t\(tag)\t\(form)" + (variety.isEmpty ? "" : "\t" + variety))
  }

  private var inflection: EnglishInflection { EnglishInflection(irregulars: text.utf8) }

  private func has(_ lemma: String, _ tag: String) -> Bool {
    rows.contains { $0.hasPrefix("\(lemma)\t\(tag)\t") }
  }

  // MARK: Verbs

  private static let prefixes = [
    "re", "over", "under", "out", "un", "mis", "fore", "for", "with", "up", "inter", "pre", "down",
    "proof", "ghost", "sight", "typ", "broad", "hand", "ham", "baby", "house", "side", "test", "in",
  ]

  private mutating func addVerbs(_ facts: String, _ wordNet: WordNet) throws {
    for line in try Self.lines(facts + "/english-verbs.tsv") {
      let fields = line.split(separator: "\t").map(String.init)
      verbs[fields[0]] = (
        fields[1].split(separator: "|").map(String.init),
        fields[2].split(separator: "|").map(String.init)
      )
      addVerb(fields[0])
    }
    for verb in wordNet.verbs.keys.sorted() where verbs[verb] == nil && verb != "relay" {
      for prefix in Self.prefixes where verb.hasPrefix(prefix) {
        guard let base = verbs[String(verb.dropFirst(prefix.count))] else { continue }
        verbs[verb] = (base.past.map { prefix + $0 }, base.participle.map { prefix + $0 })
        addVerb(verb)
        break
      }
    }
  }

  private mutating func addVerb(_ verb: String) {
    guard let (past, participle) = verbs[verb] else { return }
    for form in past { add(verb, "VBD", form) }
    for form in participle { add(verb, "VBN", form) }
  }

  private mutating func addDoubling(_ facts: String) throws {
    for line in try Self.lines(facts + "/english-doubling.tsv") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      for verb in fields[1].split(separator: " ").map(String.init) where verbs[verb] == nil {
        let doubled = verb + verb.suffix(1)
        if fields[0] == "GB" {
          add(verb, "VBD", verb + "ed", "US")
          add(verb, "VBG", verb + "ing", "US")
        }
        add(verb, "VBD", doubled + "ed", fields[0])
        add(verb, "VBG", doubled + "ing", fields[0])
      }
    }
    for (verb, tag) in [("set", "VBG"), ("get", "VBG")] { add(verb, tag, verb + "ting") }
    // Compounds of short verbs double as these do.
    for verb in verbs.keys.sorted() {
      for short in [
        "set", "get", "put", "cut", "let", "run", "win", "sit", "bid", "spin", "hit", "knit", "wed",
        "rid", "swim", "begin", "dig", "shut", "split", "slit", "quit", "fit",
      ]
      where verb.hasSuffix(short) && verb != short
        && Self.prefixes.contains(String(verb.dropLast(short.count)))
      {
        add(verb, "VBG", verb + short.suffix(1) + "ing")
      }
      if ["forget", "beget", "upset", "beset", "offset", "input", "output", "typeset", "begin"]
        .contains(verb)
      {
        add(verb, "VBG", verb + verb.suffix(1) + "ing")
      }
    }
  }

  private mutating func addVerbExceptions(_ wordNet: WordNet) {
    let rules = inflection
    let past = PartOfSpeech(penn: "VBD"), gerund = PartOfSpeech(penn: "VBG")
    guard let past, let gerund else { return }
    for (form, lemma) in wordNet.exceptions["verb"] ?? [] where form != lemma {
      let isGerund = form.hasSuffix("ing")
      let tag = isGerund ? "VBG" : "VBD"
      if ["be", "have", "do"].contains(lemma) || form.hasSuffix("s") { continue }
      if rules.lemma(of: form, as: isGerund ? gerund : past) == lemma,
        rules.inflect(lemma, to: tag) == form || has(lemma, tag)
      {
        continue
      }
      let doubled = lemma + lemma.suffix(1)
      let isDoubled = form == doubled + "ed" || form == doubled + "ing"
      // Old forms are read, but the regular one is written.
      if !has(lemma, tag), !isDoubled || form.hasSuffix("lled") || form.hasSuffix("lling"),
        !form.hasPrefix(lemma + "k")
      {
        add(lemma, tag, rules.inflect(lemma, to: tag))
      }
      add(lemma, tag, form)
    }
  }

  // MARK: Nouns and adjectives

  private mutating func addNounExceptions(_ wordNet: WordNet) {
    let rules = inflection
    guard let plural = PartOfSpeech(penn: "NNS") else { return }
    for (form, lemma) in wordNet.exceptions["noun"] ?? [] {
      if rules.lemma(of: form, as: plural) == lemma, rules.inflect(lemma, to: "NNS") == form {
        continue
      }
      let isUsual = [
        "ves", "men", "feet", "teeth", "mice", "geese", "children", "ses", "oes", "zzes", "people",
      ]
      .contains(where: form.hasSuffix)
      if !isUsual, form != lemma, !has(lemma, "NNS") {
        add(lemma, "NNS", rules.inflect(lemma, to: "NNS"))
      }
      add(lemma, "NNS", form)
    }
  }

  private mutating func addAdjectiveExceptions(_ wordNet: WordNet) {
    let rules = inflection
    for part in ["adj", "adv"] {
      for (form, lemma) in wordNet.exceptions[part] ?? [] where form != lemma {
        let tag = (part == "adj" ? "JJ" : "RB") + (form.hasSuffix("st") ? "S" : "R")
        guard let degree = PartOfSpeech(penn: tag) else { continue }
        if rules.lemma(of: form, as: degree) == lemma || has(lemma, tag) { continue }
        add(lemma, tag, form)
      }
    }
  }

  // MARK: What the rules would not read

  /// Adds forms that the rules make but read as another word's, frequent words first.
  private mutating func addUnreadable(_ lemmas: [String: Int], _ tags: [String]) {
    let rules = inflection
    var taken: Set<String> = []
    let ordered = lemmas.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    for tag in tags {
      guard let partOfSpeech = PartOfSpeech(penn: tag) else { continue }
      for (lemma, count) in ordered where lemma.utf8.count > 2 {
        if tag.hasPrefix("JJ"), count == 0 { continue }
        let form = rules.inflect(lemma, to: tag)
        let read = rules.lemma(of: form, as: partOfSpeech)
        if read == lemma || form.contains(" ") || !taken.insert(tag + form).inserted { continue }
        // Where both are words, the more frequent one is read.
        if let other = lemmas[read], other >= count, rules.inflect(read, to: tag) == form {
          continue
        }
        add(lemma, tag, form)
      }
    }
  }
}
