import Corpora
import Sampling
import Testing

@testable import PersonalData

@Suite("Surrogates of people")
struct PersonSurrogateTests {
  private static let key = PseudonymKey(Array("a key of sixteen bytes or more".utf8))
  private static let women = LocaleNames.all.reduce(into: Set<String>()) { $0.formUnion($1.female) }
  private static let men = LocaleNames.all.reduce(into: Set<String>()) { $0.formUnion($1.male) }

  private func scrubbed(_ text: String, index: UInt64 = 0, key: PseudonymKey? = nil) -> String {
    var policy = ScrubbingPolicy()
    policy.action = .surrogate
    return Scrubber(policy: policy, key: key).scrub(Document(text: text), index: index).document
      .text
  }

  /// The surrogates of names that are marked with brackets.
  private func surrogates(
    _ text: String, index: UInt64 = 0, key: PseudonymKey? = nil
  ) -> [String] {
    var plain = ""
    var spans: [Span] = []
    var start = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "[": start = plain.unicodeScalars.count
      case "]": spans.append(Span(start: start, end: plain.unicodeScalars.count, type: "PERSON"))
      default: plain.unicodeScalars.append(scalar)
      }
    }
    var policy = ScrubbingPolicy()
    policy.action = .surrogate
    policy.recognizers = []
    let document = Document(text: plain, spans: spans)
    let result = Scrubber(policy: policy, key: key).scrub(document, index: index).document
    let scalars = Array(result.text.unicodeScalars)
    return result.spans.map { span in
      String(String.UnicodeScalarView(scalars[span.start..<span.end]))
    }
  }

  @Test("Two people of one document are two, whatever names they share", arguments: [false, true])
  func apart(isKeyed: Bool) {
    for index in 0..<40 {
      let names = surrogates(
        "[Anna Miller] spoke first. [Peter Miller] spoke second. [Peter Schmidt] spoke third.",
        index: UInt64(index), key: isKeyed ? Self.key : nil
      ).map { $0.split(separator: " ") }
      #expect(Set(names).count == 3, "\(names)")
      #expect(names[0][1] == names[1][1] && names[0][0] != names[1][0], "\(names)")
      #expect(isKeyed || names[1][1] != names[2][1], "\(names)")
    }
    for text in [
      "[Jan van Dijk] met [Piet van Berg] and [Klaas van der Berg].",
      "[Maria de la Cruz], [Juan de la Vega], [Pedro de la Fuente]",
      "[Ahmed bin Rashid] [Omar bin Khalid] [Said al Amin] [Nour al Hadi]",
      "[Otto von Hagen] und [Karl von Stein], [Mr Jones] and [Mrs Jones]",
      "[李小龙] [王芳] [Li Wu] [Bo Li] [Agent 1] [Agent 2] [agent_07] [agent_08]",
    ] {
      let names = surrogates(text, key: isKeyed ? Self.key : nil)
      #expect(Set(names).count == text.count { $0 == "[" }, "\(names)")
    }
  }

  @Test("Every mention of a person is that person's new name, in its own form")
  func together() {
    for index in 0..<40 {
      let names = surrogates(
        """
        [Anna Miller] and [John Q. Smith Jr.]: [Anna], [Ms. Miller], [A. Miller], [Anna M.], [MILLER, ANNA], [Miller, Anna], \
        [MILLER Anna], [anna miller], [Anna's], [Mr Smith], [Smith], [SMITH]
        """, index: UInt64(index))
      let whole = names[0].split(separator: " ").map(String.init)
      let (given, family) = (whole[0], whole[1])
      let other = names[1].split(separator: " ")[1]
      #expect(
        Array(names[2...]) == [
          given, "Ms. \(family)", "\(given.prefix(1)). \(family)", "\(given) \(family.prefix(1)).",
          "\(family), \(given)".uppercased(), "\(family), \(given)",
          "\(family.uppercased()) \(given)", "\(given) \(family)".lowercased(), "\(given)'s",
          "Mr \(other)", String(other), other.uppercased(),
        ], "\(names)")
      #expect(names[1].hasSuffix(" Jr."))
    }
  }

  @Test("A name by itself is that of whom was named last, and first of all that of whom it can be")
  func nearest() {
    let names = surrogates(
      "[Kim Wilson] came. [Kim] left. [Kim Nguyen] came. [Kim] slept. [Mr Brown], [Eva Brown], [Brown]"
    )
    let words = names.map { $0.split(separator: " ") }
    #expect(words[1][0] == words[0][0] && words[3][0] == words[2][0] && words[0][0] != words[2][0])
    // A man's title is not Eva's.
    #expect(words[4].last == words[5].last && words[6] == [words[5][1]])
  }

  @Test("A genitive keeps its ending", arguments: [false, true])
  func genitives(isKeyed: Bool) {
    let names = surrogates(
      "[Annes] Vertrag. [Anne] schrieb. [Peter] sagt, [Peters] Haus. [Millers] und [Eva Miller].",
      key: isKeyed ? Self.key : nil)
    func genitive(_ name: Substring) -> String {
      "sxzß".contains(name.last ?? "-") ? name + "’" : name + "s"
    }
    #expect(names[0] == genitive(names[1][...]) && names[3] == genitive(names[2][...]), "\(names)")
    #expect(names[4] == genitive(names[5].split(separator: " ")[1]), "\(names)")
  }

  @Test(
    "A name that tells nothing is a woman's beside a word that does",
    arguments: [
      ("[Robin] called. She wants her money back.", true),
      ("[Okonma Tesfu] lost his card.", false),
      ("His wife [Jordan] came.", true), ("Ihr Mann [Kim] kam.", false),
      ("[Camille] a dit qu’elle viendrait.", true),
      ("[Deniz] sagte, dass sie das nicht mag.", true),
      ("Mrs [Robin Blake] and Ben.", true), ("[Mr Kim Lee] came.", false),
    ])
  func genders(text: String, isFemale: Bool) {
    for index in 0..<30 {
      let words = surrogates(text, index: UInt64(index))[0].split(separator: " ").map(String.init)
      let given = words.first == "Mr" ? words[1] : words[0]
      #expect((isFemale ? Self.women : Self.men).contains(given), "\(given)")
    }
  }

  @Test(
    "Of generated documents each person is one other person, and no two are the same",
    arguments: [false, true])
  func manyDocuments(isKeyed: Bool) {
    var stream = RandomStream(seed: 7, index: 1)
    var everywhere: [String: String] = [:]
    for index in 0..<150 {
      var planted: [(given: String, family: String)] = []
      let names = stream.pick(LocaleNames.all)
      while planted.count < 6 {
        let person = (
          stream.pick(stream.chance(0.5) ? names.female : names.male), stream.pick(names.family)
        )
        if !planted.contains(where: { $0.0 == person.0 || $0.1 == person.1 }) {
          planted.append(person)
        }
      }
      // A relative, so that one family name is there twice.
      planted[5].family = planted[0].family
      var people: [Int] = []
      var text = ""
      for turn in 0..<18 {
        let person = turn < 6 ? turn : stream.below(6)
        people.append(person)
        text += "[\(planted[person].given) \(planted[person].family)] x "
      }
      let found = surrogates(text, index: UInt64(index), key: isKeyed ? Self.key : nil)
      var byPerson: [Int: String] = [:]
      for (person, surrogate) in zip(people, found) {
        #expect(byPerson[person, default: surrogate] == surrogate)
        byPerson[person] = surrogate
        let real = planted[person]
        #expect(surrogate.lowercased() != "\(real.given) \(real.family)".lowercased())
        if isKeyed {
          let name = "\(real.given) \(real.family)"
          #expect(everywhere[name, default: surrogate] == surrogate)
          everywhere[name] = surrogate
        }
      }
      #expect(Set(byPerson.values).count == 6, "\(byPerson)")
    }
  }

  @Test("Names end at commas, semicolons, slashes and line ends, and eat no word beside them")
  func spans() {
    func people(_ text: String) -> [String] {
      let bytes = Array(text.utf8)
      return RecognizerRegistry(types: [.person]).detect(in: bytes).map {
        String(decoding: bytes[$0.range], as: UTF8.self)
      }
    }
    #expect(people("Dear Anna, Peter, please find the report attached.") == ["Anna", "Peter"])
    #expect(people("Please invite Anna/Peter/Julia to it.") == ["Anna", "Peter", "Julia"])
    #expect(
      people("I met Patrick's brother Jorge Hughes; Patrick Hughes was away.")
        == ["Patrick", "Jorge Hughes", "Patrick Hughes"])
    #expect(people("Ihr Mann Klaus hat den Vertrag unterschrieben.") == ["Klaus"])
    #expect(
      people("Dear Dr. Katarzyna Wójcik, Katarzyna's husband Piotr called us.")
        == ["Katarzyna Wójcik", "Katarzyna", "Piotr"])
    #expect(
      people("Contact: Schmidt, Peter; Müller, Anna; Weber, Julia")
        == ["Schmidt, Peter", "Müller, Anna", "Weber, Julia"])
    #expect(people("Herr Klein rief an, Frau Doktor Weiß war nicht da.") == ["Klein", "Weiß"])
    #expect(
      people("Anna Müller kam. Annes Bruder auch. Frau Lehmann schwieg. Müllers Haus.")
        == ["Anna Müller", "Annes", "Lehmann", "Müllers"])
  }

  @Test("A title and a family name are a person, and no firm")
  func titles() {
    for text in [
      "Mrs Jones called about it.", "Dr Okafor saw the patient.", "Prof. Lee is away.",
      "Elle veut parler à Monsieur Fontaine.", "Sr. García llegó tarde.", "Ms. Lee called.",
      "Ask Mr Baker about it.", "Mevrouw De Vries heeft gebeld.", "Herr Wolf ist da.",
    ] {
      let found = RecognizerRegistry().detect(in: Array(text.utf8))
      #expect(found.map(\.type) == [.person], "\(text) \(found)")
    }
  }

  @Test("An address bears the new name of its own person")
  func addresses() {
    for index in 0..<30 {
      let text = scrubbed(
        "Sarah Armstrong (sarah.armstrong@mail.com) and Tom Armstrong (tom.armstrong@mail.com) came.",
        index: UInt64(index))
      let found = text.firstMatch(of: #/^(\S+) (\S+) \((\S+)@\S+\) and (\S+) (\S+) \((\S+)@/#)
      guard let found else {
        Issue.record("\(text)")
        continue
      }
      #expect(found.2 == found.5 && found.1 != found.4 && found.3 != found.6, "\(text)")
      for (given, family, local) in [(found.1, found.2, found.3), (found.4, found.5, found.6)] {
        #expect(
          local.contains(Persona.ascii(String(given)))
            || local.contains(Persona.ascii(String(family))), "\(text)")
      }
    }
  }
}
