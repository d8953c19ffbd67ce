import Tokenization

/// Words that stand beside names or in them, and what they tell of the person.
enum NameWords {
  /// Behind these a word alone is a family name, and a capitalised word is a name whatever else it may be.
  static let addressingWords = Set(
    LocaleNames.words(
      """
      mr mister mrs ms miss mx dr prof professor doctor doktor herr herrn frau mme madame mlle mademoiselle monsieur señor señora \
      señorita sr sra srta signora signor signore mevrouw meneer dhr mw mevr pani fru senhor senhora
      """))
  static let addressing = WordList(Array(addressingWords))

  /// How people are addressed, in small letters and without a point: whether it is a woman, or nil where it does not tell.
  private static let titles: [String: Bool?] = {
    var titles: [String: Bool?] = [:]
    func add(_ words: String, _ isFemale: Bool?) {
      for word in LocaleNames.words(words) { titles[word] = .some(isFemale) }
    }
    add(
      """
      mrs ms miss madam frau mme madame mlle mademoiselle señora sra señorita srta doña signora mevrouw mw mevr pani paní fru \
      rouva hanım senhora
      """, true)
    add(
      "mr mister sir herr herrn monsieur señor sr signor signore meneer dhr pan herra senhor", false
    )
    add("dr prof professor doctor doktor dra mx nurse sister constable pc", nil)
    return titles
  }()

  /// Titles that are words or names without their point.
  private static let pointed: [String: Bool?] = [
    "med.": nil, "jur.": nil, "phil.": nil, "rer.": nil, "nat.": nil, "ing.": nil, "dipl.": nil,
    "sig.": false, "hr.": false,
  ]

  /// Whether a word, in any case and with a point or without, is how people are addressed; of what gender they are then, nil for
  /// either.
  static func title(_ word: some StringProtocol) -> Bool?? {
    if let known = pointed[word.lowercased()] { return known }
    return titles[bare(word)]
  }

  static func isTitle(_ word: some StringProtocol) -> Bool { title(word) != nil }

  /// A title in small letters and without its point.
  static func bare(_ word: some StringProtocol) -> String {
    let lower = word.lowercased()
    return lower.hasSuffix(".") ? String(lower.dropLast()) : lower
  }

  /// Words that link the parts of a name and are nobody's own.
  static let particles = Set(LocaleNames.words(linking + " y e"))
  /// The same, but for those that are more often an “and”.
  static let particleHashes = WordList(linking)
  private static let linking = """
    van de der den het te ter ten von vom zu zum zur du des la le les da das do dos di del della dello dalla degli al el bin ibn \
    binti bint abu ap af av
    """

  /// What may stand behind a name, in small letters and without a point.
  static let suffixes: Set<String> = [
    "jr", "sr", "ii", "iii", "iv", "phd", "md", "esq", "jnr", "snr",
  ]

  /// Words that say who a person is to somebody, and with that whether it is a woman.
  static let kinship: [String: Bool] = {
    var words: [String: Bool] = [:]
    for word in LocaleNames.words(
      """
      wife daughter sister mother aunt girlfriend mum mom mommy grandmother grandma niece widow fiancée actress waitress woman \
      lady girl frau ehefrau tochter schwester mutter tante großmutter oma nichte freundin witwe zeugin klägerin beklagte \
      patientin esposa mujer hija hermana madre tía abuela sobrina novia femme épouse fille sœur soeur mère grand-mère vrouw \
      dochter zus zuster moeder nicht vriendin moglie figlia sorella madre zia
      """)
    { words[word] = true }
    for word in LocaleNames.words(
      """
      husband son brother father uncle boyfriend dad daddy grandfather grandpa nephew widower fiancé actor waiter man guy boy \
      mann ehemann sohn bruder vater onkel großvater opa neffe freund witwer zeuge kläger beklagter \
      marido esposo hijo hermano padre tío abuelo sobrino novio mari époux fils frère père oncle zoon broer vader oom neef \
      vriend marito figlio fratello padre zio
      """)
    { words[word] = false }
    return words
  }()

  /// Words that a name does not begin with, although they may have a capital before one.
  static let leading = Set(kinship.keys).union(
    LocaleNames.words(
      """
      dear hi hello hey thanks thank regards best sincerely cheers from to cc attn re the a an my your his her our their with by \
      for and or when while if but so as der die das den dem ein eine mein meine dein deine sein seine ihr ihre ihren ihrem unser \
      unsere liebe lieber hallo sehr geehrte geehrter gruß grüße grüßen danke mit für von und oder wenn als patient zeugen man \
      kläger klägerin beklagte beklagter richter richterin kollege kollegin nachbar nachbarin kunde kundin hola querido querida \
      estimado estimada gracias el los las un una mi su con para por bonjour cher chère merci mon ma mes son sa ses avec pour \
      beste geachte hoi dag met voor mijn zijn haar ons onze
      """))

  static let leadingHashes = WordList(Array(leading))
  static let kinshipHashes = WordList(Array(kinship.keys))

  /// Names that are more often something else.
  static let ambiguousHashes = WordList(
    """
    will may rose mark bill art grace hope faith joy april june august dawn frank grant rich pat drew max miles summer autumn \
    jack olive ivy daisy lily violet iris ruby pearl amber jade crystal chase chance hunter mason carter rob sue don ray guy \
    dean earl duke king prince bishop christian case gene dale glen heath brook river sky star storm angel destiny melody carol \
    charity constance patience chuck dick rusty sandy penny ginger basil herb norm van wade ward lance pierce skip trip victor \
    major judge hill stone long short young mai alba mar sol luz rosa
    """)

  /// Words that stand for people and are no names.
  static let pronouns = Set(
    LocaleNames.words(
      "i you he she it we they him her them his hers elle il ils elles ella ellos ellas él lui lei er sie wir ihr ich hij zij wij"
    ))

  static let pronounHashes = WordList(Array(pronouns))
  static let quotes: Set<Character> = ["\"", "“", "”", "„", "'", "‘", "’"]
  static let suffixHashes = WordList(Array(suffixes))

  private static let pronounGenders: [String: [String: Bool]] = {
    var table: [String: [String: Bool]] = [:]
    func add(_ language: String, _ women: String, _ men: String) {
      for word in LocaleNames.words(women) { table[language, default: [:]][word] = true }
      for word in LocaleNames.words(men) { table[language, default: [:]][word] = false }
    }
    add("en", "she her hers herself", "he him his himself")
    add("de", "sie ihr ihre ihren ihrem ihrer", "er ihn ihm sein seine seinen seinem seiner")
    add("fr", "elle", "il lui")
    add("es", "ella", "él")
    add("it", "lei ella", "lui egli")
    add("nl", "zij haar", "hij hem zijn")
    add("pt", "ela", "ele")
    add("sv", "hon henne hennes", "han honom hans")
    add("da", "hun hende hendes", "han ham hans")
    add("nb", "hun henne hennes", "han ham hans")
    add("pl", "ona jej", "on jego jemu")
    add("cs", "ona její", "on jeho jemu")
    return table
  }()

  /// By pronoun of a language, in small letters, whether it is a woman's.
  static func pronouns(of language: String) -> [String: Bool] { pronounGenders[language] ?? [:] }
}

/// What the lists of names say of a word.
enum NameLists {
  private static let families = LocaleNames.all.reduce(into: Set<String>()) { families, names in
    for name in names.family { families.insert(name.lowercased()) }
  }

  private static func lists(_ word: String) -> Gazetteer.Lists {
    guard let gazetteer = NameRecognizer.shared?.gazetteer else { return [] }
    return gazetteer.lists(WordHash.joined(WordHash.start, WordHash.of(Array(word.utf8).span)))
  }

  /// Whether a word in small letters is a given name, and of those that are a family name too, one that is mostly the former.
  static func isGiven(_ word: String) -> Bool {
    if GivenNames.isKnown(word) { return true }
    // Registers of first names have most family names, too.
    return !families.contains(word) && lists(word).intersection([.given, .family]) == .given
  }

  /// The same for family names.
  static func isFamily(_ word: String) -> Bool {
    if families.contains(word) { return true }
    return !GivenNames.isKnown(word) && lists(word).contains(.family)
  }
}
