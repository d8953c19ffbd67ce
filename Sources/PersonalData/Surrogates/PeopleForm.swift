import Sampling

/// Which kind of word names a people, a belief or a party.
///
/// That is its language, whether it is a language's name, too, and its ending. A word of the same kind may stand in its place.
///
/// Stored as the list's name, the column and how it is written, such as `de.language:en_`.
struct PeopleForm: Hashable, Sendable {
  /// Words of one kind in a language, each with the same endings.
  private struct List {
    let name: String
    /// Words by column: as its endings are, or a form of its own.
    let columns: [(ending: String, words: [String])]

    /// Takes words and the endings that all of them take.
    init(_ name: String, _ words: String, endings: [String] = [""]) {
      self.name = name
      let stems = words.split(separator: " ").map(String.init)
      columns = endings.map { ending in (ending, stems.map { $0 + ending }) }
    }

    /// Takes words whose last letters change with gender and number.
    init(_ name: String, _ words: String, changes: [(ending: String, forms: [String])]) {
      self.name = name
      let stems = words.split(separator: " ").map(String.init)
      columns = ["m", "f", "mp", "fp"].enumerated().map { place, column in
        (
          column,
          stems.map { word in
            guard let change = changes.first(where: { word.hasSuffix($0.ending) }) else {
              return word
            }
            return word.dropLast(change.ending.count) + change.forms[place]
          }
        )
      }
    }
  }

  private let list: String
  private let column: String
  private let style: DateForm.Style?

  /// The kind of a word; nil where it is unknown.
  ///
  /// - Parameter language: That of the text around it; nil where it is not known.
  init?(of value: String, language: String?) {
    let word = value.lowercased()
    let own = Self.lists.filter { $0.name.hasPrefix(language ?? "en") }
    let others = Self.lists.filter { !$0.name.hasPrefix(language ?? "en") }
    for list in own + others {
      guard
        let column = list.columns.first(where: { $0.words.contains { $0.lowercased() == word } })
      else { continue }
      (self.list, self.column) = (list.name, column.ending)
      let isUpper = value.count > 1 && value == value.uppercased()
      style = isUpper ? .upper : value == word ? .lower : nil
      return
    }
    return nil
  }

  /// Reads ``stored``; nil where it is no kind that is known.
  init?(stored: String) {
    var rest = stored[...]
    style = rest.last.flatMap(DateForm.Style.init)
    if style != nil { rest.removeLast() }
    let parts = rest.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let list = Self.lists.first(where: { $0.name == parts[0] }),
      list.columns.contains(where: { $0.ending == parts[1] })
    else { return nil }
    (self.list, column) = (parts[0], parts[1])
  }

  var stored: String { "\(list):\(column)\(style.map { String($0.rawValue) } ?? "")" }

  /// Another word of the kind.
  func value(from stream: inout RandomStream) -> String? {
    let columns = Self.lists.first { $0.name == list }?.columns
    guard let words = columns?.first(where: { $0.ending == column })?.words else { return nil }
    let word = stream.pick(words)
    return switch style {
    case .upper: word.uppercased()
    case .lower: word.lowercased()
    case .padded, nil: word.prefix(1).uppercased() + word.dropFirst()
    }
  }

  /// A people in the words of a language, where nothing is known of the word that is replaced.
  static func usual(in language: String, from stream: inout RandomStream) -> String {
    let list = lists.first { $0.name == "\(language).people" } ?? lists[0]
    return stream.pick(list.columns[0].words)
  }

  // MARK: Lists

  private static let lists = [
    List(
      "en.people",
      """
      British Irish Scottish Canadian American Australian Brazilian Mexican Chilean Argentinian Kenyan Nigerian Egyptian Moroccan \
      Indian Indonesian Austrian Belgian Swiss Peruvian
      """),
    List(
      "en.language",
      """
      English French German Spanish Italian Portuguese Polish Danish Swedish Norwegian Finnish Dutch Greek Turkish Czech \
      Hungarian Romanian Bulgarian Croatian Ukrainian Russian Japanese Korean Chinese Vietnamese Thai Arabic Icelandic
      """),
    List(
      "en.peoples",
      """
      Germans Italians Russians Canadians Americans Australians Brazilians Mexicans Chileans Kenyans Nigerians Egyptians Indians \
      Austrians Belgians Norwegians Swedes Danes Poles Finns Turks Greeks Czechs Hungarians Romanians Spaniards
      """),
    List(
      "en.belief",
      "Catholic Protestant Christian Muslim Jewish Hindu Buddhist Sikh Lutheran Methodist Baptist Anglican Quaker"
    ),
    List(
      "en.believers",
      "Catholics Protestants Christians Muslims Jews Hindus Buddhists Sikhs Lutherans Methodists Baptists Anglicans Quakers"
    ),
    List("en.party", "Republican Democrat Conservative Liberal Socialist"),
    List("en.parties", "Republicans Democrats Conservatives Liberals Socialists"),
    List(
      "de.people",
      """
      britisch irisch schottisch kanadisch amerikanisch mexikanisch brasilianisch österreichisch belgisch indisch ägyptisch \
      kenianisch chilenisch australisch marokkanisch
      """, endings: ["", "e", "en", "er", "es", "em"]),
    List(
      "de.language",
      """
      englisch französisch spanisch italienisch portugiesisch polnisch dänisch schwedisch norwegisch finnisch niederländisch \
      griechisch türkisch tschechisch ungarisch rumänisch kroatisch ukrainisch russisch japanisch koreanisch chinesisch deutsch
      """, endings: ["", "e", "en", "er", "es", "em"]),
    List(
      "de.nouns",
      """
      Engländer Italiener Spanier Norweger Niederländer Österreicher Belgier Kanadier Amerikaner Mexikaner Brasilianer Japaner \
      Koreaner Inder Ägypter Kenianer Schweizer
      """, endings: ["", "n", "s", "in", "innen"]),
    List(
      "de.weak", "Franzos Pol Dän Schwed Finn Griech Türk Tschech Russ Chines Ir Brit Portugies",
      endings: ["e", "en"]),
    List(
      "de.belief", "katholisch evangelisch muslimisch jüdisch buddhistisch",
      endings: ["", "e", "en", "er", "es", "em"]),
    List(
      "fr.people",
      "britannique irlandais canadien américain mexicain brésilien chilien égyptien indien autrichien belge suisse marocain",
      changes: frenchChanges),
    List(
      "fr.language",
      """
      anglais français espagnol italien portugais polonais danois suédois norvégien finlandais néerlandais hongrois tchèque \
      roumain ukrainien russe japonais coréen chinois allemand
      """, changes: frenchChanges),
    List(
      "es.people",
      "británico irlandés mexicano brasileño chileno egipcio indio austriaco belga suizo australiano argentino keniano",
      changes: spanishChanges),
    List(
      "es.language",
      """
      inglés francés italiano portugués polaco danés sueco noruego finlandés neerlandés húngaro checo turco griego rumano \
      ucraniano ruso japonés coreano chino alemán
      """, changes: spanishChanges),
    List(
      "it.people",
      "britannico irlandese canadese americano messicano brasiliano cileno egiziano indiano austriaco svizzero",
      changes: italianChanges),
    List(
      "it.language",
      "inglese francese spagnolo portoghese polacco danese svedese norvegese finlandese olandese ungherese turco greco russo giapponese cinese italiano",
      changes: italianChanges),
    List(
      "pt.people",
      "britânico irlandês canadiano americano mexicano brasileiro chileno egípcio indiano austríaco suíço",
      changes: portugueseChanges),
    List(
      "pt.language",
      "inglês francês italiano polaco dinamarquês sueco norueguês finlandês holandês húngaro checo turco grego romeno russo japonês chinês alemão português",
      changes: portugueseChanges),
    List(
      "nl.people",
      "Brits Iers Canadees Amerikaans Mexicaans Braziliaans Egyptisch Oostenrijks Belgisch Zwitsers",
      changes: dutchChanges),
    List(
      "nl.language",
      "Engels Frans Duits Spaans Italiaans Portugees Pools Deens Zweeds Noors Fins Grieks Turks Tsjechisch Hongaars Russisch Japans Chinees Nederlands",
      changes: dutchChanges),
  ]

  private static let frenchChanges: [(ending: String, forms: [String])] = [
    ("ais", ["ais", "aise", "ais", "aises"]), ("ois", ["ois", "oise", "ois", "oises"]),
    ("ien", ["ien", "ienne", "iens", "iennes"]), ("éen", ["éen", "éenne", "éens", "éennes"]),
    ("ain", ["ain", "aine", "ains", "aines"]), ("ol", ["ol", "ole", "ols", "oles"]),
    ("and", ["and", "ande", "ands", "andes"]), ("e", ["e", "e", "es", "es"]),
  ]
  private static let spanishChanges: [(ending: String, forms: [String])] = [
    ("és", ["és", "esa", "eses", "esas"]), ("án", ["án", "ana", "anes", "anas"]),
    ("o", ["o", "a", "os", "as"]), ("a", ["a", "a", "as", "as"]),
  ]
  private static let italianChanges: [(ending: String, forms: [String])] = [
    ("co", ["co", "ca", "chi", "che"]), ("o", ["o", "a", "i", "e"]), ("e", ["e", "e", "i", "i"]),
  ]
  private static let portugueseChanges: [(ending: String, forms: [String])] = [
    ("ês", ["ês", "esa", "eses", "esas"]), ("ão", ["ão", "ã", "ães", "ãs"]),
    ("o", ["o", "a", "os", "as"]),
  ]
  private static let dutchChanges: [(ending: String, forms: [String])] = [
    ("ees", ["ees", "ese", "ezen", "ese"]), ("aans", ["aans", "aanse", "aans", "aanse"]),
    ("ns", ["ns", "nse", "ns", "nse"]), ("ts", ["ts", "tse", "ts", "tse"]),
    ("s", ["s", "se", "s", "se"]), ("h", ["h", "he", "h", "he"]),
  ]
}
