/// A part of speech of the Penn Treebank (Santorini 1990), as far as guards ask for it.
enum PennTag: String, Sendable {
  case coordinator = "CC"
  case number = "CD"
  case determiner = "DT"
  case existential = "EX"
  case foreign = "FW"
  case preposition = "IN"
  case adjective = "JJ"
  case comparative = "JJR"
  case superlative = "JJS"
  case listMark = "LS"
  case modal = "MD"
  case noun = "NN"
  case nouns = "NNS"
  case name = "NNP"
  case names = "NNPS"
  case predeterminer = "PDT"
  case possessiveEnding = "POS"
  case pronoun = "PRP"
  case possessive = "PRP$"
  case adverb = "RB"
  case comparativeAdverb = "RBR"
  case superlativeAdverb = "RBS"
  case particle = "RP"
  case symbol = "SYM"
  case to = "TO"
  case interjection = "UH"
  case verb = "VB"
  case past = "VBD"
  case gerund = "VBG"
  case participle = "VBN"
  case present = "VBP"
  case presentOfThird = "VBZ"
  case whDeterminer = "WDT"
  case whPronoun = "WP"
  case whPossessive = "WP$"
  case whAdverb = "WRB"
  /// A punctuation mark, or a tag that no guard asks for.
  case other = ""

  init(named name: some StringProtocol) { self = PennTag(rawValue: String(name)) ?? .other }

  var isVerb: Bool {
    switch self {
    case .verb, .past, .gerund, .participle, .present, .presentOfThird: true
    default: false
    }
  }

  /// Whether it is a verb that agrees with a subject, or a modal.
  var isFinite: Bool {
    switch self {
    case .past, .present, .presentOfThird, .modal: true
    default: false
    }
  }

  var isNoun: Bool {
    switch self {
    case .noun, .nouns, .name, .names: true
    default: false
    }
  }

  var isPlural: Bool { self == .nouns || self == .names }

  var isAdjective: Bool {
    switch self {
    case .adjective, .comparative, .superlative: true
    default: false
    }
  }

  var isAdverb: Bool {
    switch self {
    case .adverb, .comparativeAdverb, .superlativeAdverb: true
    default: false
    }
  }

  /// Whether it may begin a noun phrase.
  var opensNounPhrase: Bool {
    switch self {
    case .determiner, .possessive, .predeterminer, .number, .pronoun: true
    default: isNoun || isAdjective
    }
  }
}
