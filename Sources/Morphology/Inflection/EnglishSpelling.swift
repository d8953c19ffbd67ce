/// The regular spelling of English inflection; words in small letters.
///
/// The rules are those of Huddleston and Pullum (2002, *The Cambridge Grammar of the English Language*, chapter 18). What they
/// don't tell, such as where the stress of a long word is, an ``IrregularForms`` table has.
enum EnglishSpelling {
  // MARK: Forms

  static func plural(_ noun: String) -> String {
    if noun.hasSuffix("sis"), noun.utf8.count > 4 { return noun.dropLast(2) + "es" }
    if noun.hasSuffix("man"), noun.utf8.count > 4 { return noun.dropLast(2) + "en" }
    if noun.hasSuffix("arch") { return noun + "s" }
    return withS(noun)
  }

  static func thirdPerson(_ verb: String) -> String {
    let word = Letters(verb)
    if word.ends("o"), let before = word[-2], !Letters.isVowel(before) { return verb + "es" }
    return withS(verb)
  }

  private static func withS(_ text: String) -> String {
    let word = Letters(text)
    if word.ends("y"), word.isConsonant(-2) { return text.dropLast() + "ies" }
    if word.ends("quy") { return text.dropLast() + "ies" }
    let hisses = ["s", "x", "z", "ch", "sh"].contains(where: word.ends)
    return text + (hisses ? "es" : "s")
  }

  static func gerund(_ verb: String) -> String {
    let word = Letters(verb)
    if word.ends("ie") { return verb.dropLast(2) + "ying" }
    if word.ends("e"), !["ee", "oe", "ye"].contains(where: word.ends), word.count > 2 {
      return verb.dropLast() + "ing"
    }
    return lengthened(verb) + "ing"
  }

  static func past(_ verb: String) -> String {
    let word = Letters(verb)
    if word.ends("e") { return verb + "d" }
    if word.ends("y"), word.isConsonant(-2) { return verb.dropLast() + "ied" }
    return lengthened(verb) + "ed"
  }

  /// The form with `er` or `est`, whether or not the adjective has one.
  static func compared(_ adjective: String, _ ending: String) -> String {
    let word = Letters(adjective)
    if word.ends("e") { return adjective + ending.dropFirst() }
    if word.ends("y"), word.isConsonant(-2), word.syllables > 1 || adjective == "dry" {
      return adjective.dropLast() + "i" + ending
    }
    return lengthened(adjective) + ending
  }

  /// Whether an adjective or adverb has forms with `er` and `est` rather than with `more` and `most`.
  static func isCompared(_ adjective: String) -> Bool {
    let word = Letters(adjective)
    if word.count > 4, word.ends("ed") || word.ends("ing") { return false }
    switch word.syllables {
    case ...1: return true
    case 2:
      if word.ends("ly") { return comparedInLy.contains(adjective) }
      return word.ends("y") || word.ends("ow") || word.ends("le") && word.isConsonant(-3)
    case 3: return word.ends("y") && !word.ends("ly") && adjective.hasPrefix("un")
    default: return false
    }
  }

  /// Adjectives in `ly`; adverbs in `ly` take `more`.
  private static let comparedInLy: Set<String> = [
    "chilly", "costly", "curly", "deadly", "early", "friendly", "hilly", "holy", "jolly", "likely",
    "lively", "lonely", "lovely", "silly", "ugly",
  ]

  /// The word with its last letter doubled where it is one consonant behind one vowel in a word of one syllable, and with a `k`
  /// behind `ic`.
  private static func lengthened(_ text: String) -> String {
    let word = Letters(text)
    if word.syllables > 1, word.ends("ic") { return text + "k" }
    guard word.syllables == 1, word.endsShort else { return text }
    return text + text.suffix(1)
  }

  // MARK: Lemmas

  static func singular(_ text: String) -> String {
    let word = Letters(text)
    if word.ends("men"), word.count > 4 { return text.dropLast(2) + "an" }
    if word.ends("ies"), word.count > 4 { return text.dropLast(3) + "y" }
    return withoutS(text)
  }

  static func base(thirdPerson text: String) -> String {
    let word = Letters(text)
    if word.ends("ies"), word.count > 4 { return text.dropLast(3) + "y" }
    return withoutS(text)
  }

  private static func withoutS(_ text: String) -> String {
    let word = Letters(text)
    guard word.ends("s"), word.count > 2 else { return text }
    if ["sses", "shes", "ches", "xes", "zzes", "oes"].contains(where: word.ends), word.count > 4 {
      return String(text.dropLast(2))
    }
    if ["ss", "us", "is"].contains(where: word.ends) { return text }
    return String(text.dropLast())
  }

  static func base(gerund text: String) -> String {
    guard text.hasSuffix("ing"), Letters(String(text.dropLast(3))).syllables > 0 else {
      return text
    }
    return restored(String(text.dropLast(3)))
  }

  static func base(past text: String) -> String {
    if text.hasSuffix("ied"), text.utf8.count > 4 { return text.dropLast(3) + "y" }
    guard text.hasSuffix("ed"), Letters(String(text.dropLast(2))).syllables > 0 else { return text }
    return restored(String(text.dropLast(2)))
  }

  /// The positive of a form with `er` or `est`.
  static func positive(_ text: String) -> String {
    var stem = text
    for ending in ["er", "est"] where text.hasSuffix(ending) {
      stem = String(text.dropLast(ending.utf8.count))
    }
    let word = Letters(stem)
    if stem == text || word.syllables == 0 { return text }
    if word.ends("i"), word.count > 2 { return stem.dropLast() + "y" }
    return restored(stem)
  }

  /// The base of a stem that lost its `e` or has its last letter doubled.
  private static func restored(_ stem: String) -> String {
    let word = Letters(stem)
    guard let last = word[-1] else { return stem }
    if word[-2] == last, !Letters.isVowel(last) {
      let keeps = ["ll", "ss", "zz", "ff"].contains(where: word.ends)
      return keeps ? stem : String(stem.dropLast())
    }
    if word.ends("ick"), word.syllables > 1, !word.ends("tick"), !word.ends("rick") {
      return String(stem.dropLast())
    }
    return losesE(word) ? stem + "e" : stem
  }

  /// Whether a stem with a consonant at its end is more often one of a word with an `e`.
  private static func losesE(_ word: Letters) -> Bool {
    if ["v", "c", "u", "dg", "rg", "z"].contains(where: word.ends) { return true }
    if word.ends("e") || word.ends("o") || word.ends("i") || word.ends("y") { return false }
    if word.syllables <= 1, word.endsShort { return true }
    if word.ends("s") { return !word.ends("ss") }
    if word.ends("l"), word.isConsonant(-2) {
      return !(word.ends("rl") || word.ends("wl") || word.ends("ll"))
    }
    if word.ends("ng") { return word.syllables > 1 }
    guard word.endsShort, let vowel = word[-2], let last = word[-1] else { return false }
    let ending = String(decoding: [vowel, last], as: UTF8.self)
    return [
      "at", "ut", "id", "ud", "od", "ad", "ap", "ip", "ak", "ok", "ik", "um", "im", "am", "ag",
      "ir",
      "ur", "in", "ot", "ab", "ib", "ub", "il", "ul",
    ].contains(ending)
  }
}
