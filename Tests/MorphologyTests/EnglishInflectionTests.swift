import Languages
import Testing

@testable import Morphology

@Suite("Forms of English words")
struct EnglishInflectionTests {
  private let inflection: EnglishInflection

  init() throws {
    let forms = try #require(LanguagePack.english.section("inflections"))
    inflection = unsafe EnglishInflection(irregulars: forms.bytes)
  }

  @Test(
    "A lemma has the form that dictionaries give",
    arguments: [
      ("stop", "VBD", "stopped"), ("visit", "VBD", "visited"), ("try", "VBZ", "tries"),
      ("play", "VBD", "played"), ("make", "VBG", "making"), ("die", "VBG", "dying"),
      ("see", "VBG", "seeing"), ("panic", "VBD", "panicked"), ("quit", "VBG", "quitting"),
      ("go", "VBZ", "goes"), ("go", "VBD", "went"), ("go", "VBN", "gone"),
      ("begin", "VBG", "beginning"),
      ("refer", "VBD", "referred"), ("offer", "VBD", "offered"), ("fix", "VBZ", "fixes"),
      ("have", "VBZ", "has"), ("do", "VBZ", "does"), ("agree", "VBD", "agreed"),
      ("tie", "VBD", "tied"),
      ("undergo", "VBD", "underwent"), ("overtake", "VBN", "overtaken"),
      ("reset", "VBG", "resetting"),
      ("pick up", "VBD", "picked up"), ("Stop", "VBG", "Stopping"), ("put", "VBD", "put"),
      ("city", "NNS", "cities"), ("box", "NNS", "boxes"), ("hero", "NNS", "heroes"),
      ("photo", "NNS", "photos"), ("knife", "NNS", "knives"), ("roof", "NNS", "roofs"),
      ("woman", "NNS", "women"), ("human", "NNS", "humans"), ("analysis", "NNS", "analyses"),
      ("stomach", "NNS", "stomachs"), ("child", "NNS", "children"),
      ("credit card", "NNS", "credit cards"),
      ("mother-in-law", "NNS", "mothers-in-law"), ("series", "NNS", "series"),
      ("day", "NNS", "days"),
      ("big", "JJR", "bigger"), ("happy", "JJS", "happiest"), ("nice", "JJR", "nicer"),
      ("expensive", "JJR", "more expensive"), ("good", "JJS", "best"),
      ("quickly", "RBR", "more quickly"),
      ("fast", "RBR", "faster"), ("tired", "JJR", "more tired"), ("simple", "JJS", "simplest"),
    ])
  func aLemmaHasTheFormThat(lemma: String, tag: String, form: String) {
    #expect(inflection.inflect(lemma, to: tag) == form)
  }

  @Test(
    "A form has the lemma that dictionaries give",
    arguments: [
      ("hoping", "VBG", "hope"), ("hopping", "VBG", "hop"), ("falling", "VBG", "fall"),
      ("controlled", "VBD", "control"), ("ordered", "VBN", "order"), ("used", "VBD", "use"),
      ("cancelled", "VBN", "cancel"), ("canceled", "VBN", "cancel"), ("found", "VBD", "find"),
      ("found", "VB", "found"), ("saw", "VBD", "see"), ("are", "VBP", "be"),
      ("houses", "NNS", "house"),
      ("buses", "NNS", "bus"), ("lenses", "NNS", "lens"), ("movies", "NNS", "movie"),
      ("shoes", "NNS", "shoe"), ("boxes", "NNS", "box"), ("mice", "NNS", "mouse"),
      ("States", "NNPS", "State"), ("Google", "NNP", "Google"), ("bigger", "JJR", "big"),
      ("cheapest", "JJS", "cheap"), ("later", "RBR", "late"), ("worse", "JJR", "bad"),
      ("purchased", "VBD", "purchase"), ("received", "VBD", "receive"), ("tying", "VBG", "tie"),
    ])
  func aFormHasTheLemmaThat(form: String, tag: String, lemma: String)
    throws
  {
    #expect(inflection.lemma(of: form, as: try #require(PartOfSpeech(penn: tag))) == lemma)
  }

  @Test("Varieties differ where dictionaries do")
  func varietiesDifferWhereDictionariesDo() {
    #expect(inflection.inflect("cancel", to: "VBD", variety: .british) == "cancelled")
    #expect(inflection.inflect("cancel", to: "VBD", variety: .american) == "canceled")
    #expect(inflection.inflect("control", to: "VBD", variety: .american) == "controlled")
    #expect(inflection.inflect("get", to: "VBN", variety: .british) == "got")
    #expect(inflection.inflect("get", to: "VBN", variety: .american) == "gotten")
    #expect(inflection.inflect("travel", to: "VBG", variety: .british) == "travelling")
  }

  @Test("Be goes by person")
  func beGoesByPerson() {
    #expect(inflection.inflect("be", to: "VBP", person: .firstSingular) == "am")
    #expect(inflection.inflect("be", to: "VBP", person: .plural) == "are")
    #expect(inflection.inflect("be", to: "VBZ") == "is")
    #expect(inflection.inflect("be", to: "VBD") == "was")
    #expect(inflection.inflect("Be", to: "VBD", person: .plural) == "Were")
    #expect(inflection.inflect("be", to: "VBN") == "been")
    #expect(inflection.inflect("be", to: "VBG") == "being")
  }

  @Test("Third persons of common verbs are read back")
  func thirdPersonsOfCommonVerbsAre() throws {
    let verb = try #require(PartOfSpeech(penn: "VBZ"))
    for word in ["work", "order", "deliver", "charge", "refund", "miss", "watch", "carry", "echo"] {
      #expect(inflection.lemma(of: inflection.inflect(word, to: "VBZ"), as: verb) == word)
    }
  }

  @Test("Odd words neither crash nor change")
  func oddWordsNeitherCrashNorChange() throws {
    for tag in PartOfSpeech.allCases {
      for word in ["", "s", "ed", "ing", "es", "é", "-", "'s", "x-", "ies", "1990s", "日本", "’"] {
        _ = inflection.lemma(of: word, as: tag)
        _ = inflection.inflect(word, to: tag.penn)
      }
    }
  }
}
