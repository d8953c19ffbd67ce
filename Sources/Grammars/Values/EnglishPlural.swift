/// The plural of English nouns: rules of spelling, and what they do not cover.
enum EnglishPlural {
  /// The text with its noun in the plural: its last word, or the one before “of”.
  static func of(_ text: [UInt8]) -> [UInt8] {
    var end = text.count
    while end > 0, text[end - 1].isASCIISpace { end -= 1 }
    if let of = firstOf(text[..<end]) { end = of }
    var start = end
    while start > 0, !text[start - 1].isASCIISpace { start -= 1 }
    guard start < end else { return text }
    let word = String(decoding: text[start..<end], as: UTF8.self)
    return Array(text[..<start]) + Array(plural(of: word).utf8) + text[end...]
  }

  /// Where the first “ of ” stands; it is the word before that is counted: cups of tea.
  private static func firstOf(_ text: ArraySlice<UInt8>) -> Int? {
    guard text.count > 5 else { return nil }
    return (1..<text.count - 4).first { text[$0..<$0 + 4].elementsEqual(" of ".utf8) }
  }

  private static func plural(of word: String) -> String {
    if let parts = compound(word) { return plural(of: parts.noun) + parts.rest }
    let lower = word.lowercased()
    let letters = word.unicodeScalars.filter(\.properties.isAlphabetic)
    let form = lowercasePlural(of: lower)
    guard letters.count > 1, letters.allSatisfy(\.properties.isUppercase) else {
      return cased(form, as: word, lower)
    }
    // CPUs, but ORDERS.
    return EnglishInitials.areSpelled(letters) ? cased(form, as: word, lower) : form.uppercased()
  }

  /// A form with the letters of the word as far as they are the same.
  private static func cased(_ form: String, as word: String, _ lower: String) -> String {
    if form == lower { return word }
    if word == lower { return form }
    let common = zip(form, lower).prefix { $0 == $1 }.count
    if common == 0 { return form.prefix(1).uppercased() + form.dropFirst() }
    return String(word.prefix(common)) + form.dropFirst(common)
  }

  /// mother-in-law: its noun comes first.
  private static func compound(_ word: String) -> (noun: String, rest: String)? {
    let lower = word.lowercased()
    guard let rest = laterParts.first(where: lower.hasSuffix), lower.utf8.count > rest.utf8.count
    else { return nil }
    let length = word.count - rest.count
    return (String(word.prefix(length)), String(word.dropFirst(length)))
  }

  private static func lowercasePlural(of word: String) -> String {
    if unchanged.contains(word) || word.hasSuffix("nese") || word.hasSuffix("guese") { return word }
    if let form = irregular[word] { return form }
    for (ending, form) in irregularEndings
    where word.hasSuffix(ending) && !regular.contains(word) {
      return word.dropLast(ending.count) + form
    }
    func ends(_ endings: String...) -> Bool { endings.contains(where: word.hasSuffix) }
    if word.hasSuffix("sis"), word.utf8.count > 4 { return word.dropLast(2) + "es" }
    if word.hasSuffix("ch"), hardCH.contains(where: word.hasSuffix) { return word + "s" }
    if ends("s", "x", "z", "ch", "sh") { return word + "es" }
    if word.hasSuffix("y"), let before = word.dropLast().last,
      !"aeiou".contains(before) || word.hasSuffix("quy")
    {
      return word.dropLast() + "ies"
    }
    return word + (longO.contains(word) ? "es" : "s")
  }

  private static let laterParts = [
    "-in-law", "-in-chief", "-in-waiting", "-in-residence", "-at-arms", "-at-law", "-of-war",
    "-de-sac", "-de-camp", "-to-be", "-of-honor", "-of-honour",
  ]

  /// The same in the plural, or never counted.
  private static let unchanged: Set<String> = [
    "advice", "aircraft", "alms", "amends", "baggage", "baht", "barracks", "binoculars", "bison",
    "chassis", "clothes", "cod", "corps", "crossroads", "cutlery", "data", "deer", "dice", "elk",
    "equipment", "feedback", "fish", "furniture", "gallows", "glasses", "goggles", "hardware",
    "headphones", "headquarters", "hertz", "homework", "hovercraft", "information", "innings",
    "jeans", "jewellery", "jewelry", "kudos", "luggage", "machinery", "means", "merchandise",
    "moose", "news", "offspring", "pajamas", "pants", "plankton", "pliers", "pyjamas", "rendezvous",
    "rice", "salmon", "scissors", "series", "shambles", "sheep", "shorts", "shrimp", "software",
    "spacecraft", "species", "squid", "staff", "sunglasses", "sweepstakes", "swine", "swiss",
    "tights", "tongs", "traffic", "trousers", "trout", "tweezers", "watercraft", "wildlife", "yen",
    "yuan",
  ]

  private static let irregular = [
    // Old forms.
    "ox": "oxen", "musk-ox": "musk-oxen", "goose": "geese", "louse": "lice",
    "woodlouse": "woodlice",
    "die": "dice", "foot": "feet", "forefoot": "forefeet", "passerby": "passersby",
    "passer-by": "passers-by", "runner-up": "runners-up", "hanger-on": "hangers-on",
    // -f.
    "elf": "elves", "self": "selves", "shelf": "shelves", "bookshelf": "bookshelves",
    "half": "halves", "calf": "calves", "leaf": "leaves", "loaf": "loaves",
    "meatloaf": "meatloaves",
    "sheaf": "sheaves", "thief": "thieves", "wolf": "wolves", "werewolf": "werewolves",
    "hoof": "hooves", "scarf": "scarves", "wharf": "wharves", "dwarf": "dwarves",
    "cloverleaf": "cloverleaves", "knife": "knives", "life": "lives", "wife": "wives",
    // Doubled consonants.
    "quiz": "quizzes", "whiz": "whizzes", "fez": "fezzes", "biz": "bizzes", "bus": "buses",
    // Latin and Greek.
    "addendum": "addenda", "alga": "algae", "alumna": "alumnae", "alumnus": "alumni",
    "appendix": "appendices", "automaton": "automata", "axis": "axes", "bacillus": "bacilli",
    "bacterium": "bacteria", "cactus": "cacti", "calyx": "calyces", "codex": "codices",
    "consortium": "consortia", "corpus": "corpora", "cortex": "cortices", "criterion": "criteria",
    "curriculum": "curricula", "datum": "data", "desideratum": "desiderata",
    "equilibrium": "equilibria", "erratum": "errata", "fungus": "fungi", "ganglion": "ganglia",
    "genus": "genera", "helix": "helices", "honorarium": "honoraria", "index": "indices",
    "larva": "larvae", "locus": "loci", "matrix": "matrices", "medium": "media",
    "memorandum": "memoranda", "millennium": "millennia", "minutia": "minutiae",
    "nebula": "nebulae",
    "nucleus": "nuclei", "ovum": "ova", "phenomenon": "phenomena", "polyhedron": "polyhedra",
    "pupa": "pupae", "quantum": "quanta", "radius": "radii", "radix": "radices",
    "spectrum": "spectra", "stimulus": "stimuli", "stratum": "strata", "syllabus": "syllabi",
    "symposium": "symposia", "terminus": "termini", "testis": "testes", "vertebra": "vertebrae",
    "vertex": "vertices", "vortex": "vortices",
    // French and Italian.
    "bureau": "bureaux", "chateau": "chateaux", "château": "châteaux", "gateau": "gateaux",
    "plateau": "plateaus", "tableau": "tableaux", "trousseau": "trousseaux",
    "paparazzo": "paparazzi", "graffito": "graffiti", "libretto": "librettos",
  ]

  /// How compounds of irregular nouns end: policewoman, salesperson, grandchild, eyetooth, dormouse, penknife.
  private static let irregularEndings = [
    ("woman", "women"), ("man", "men"), ("person", "people"), ("child", "children"),
    ("tooth", "teeth"), ("mouse", "mice"), ("knife", "knives"), ("wife", "wives"),
    ("afterlife", "afterlives"), ("half-life", "half-lives"), ("nightlife", "nightlives"),
    ("shelf", "shelves"), ("wolf", "wolves"),
  ]

  /// End like those by chance.
  private static let regular: Set<String> = [
    "human", "superhuman", "german", "roman", "norman", "ottoman", "shaman", "talisman", "caiman",
    "cayman", "brahman", "mussulman", "walkman", "toman", "hetman", "desman", "dolman", "ataman",
    "bluetooth", "fairchild",
  ]

  /// A ch that is a k or breathed.
  private static let hardCH = [
    "stomach", "monarch", "patriarch", "matriarch", "oligarch", "tetrarch", "exarch", "epoch",
    "loch", "eunuch", "tech", "czech", "triptych", "diptych", "polyptych", "psych", "moloch",
    "cromlech", "pibroch", "mach", "bach",
  ]

  /// Take -oes.
  private static let longO: Set<String> = [
    "antihero", "buffalo", "cargo", "desperado", "dingo", "domino", "echo", "embargo", "fresco",
    "go",
    "hero", "innuendo", "mango", "mosquito", "motto", "no", "portico", "potato", "superhero",
    "tomato", "tornado", "torpedo", "veto", "volcano",
  ]
}
