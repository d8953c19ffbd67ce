/// Common names of people, places, streets and firms of a language, put together at random for invented people.
///
/// The lists are facts of everyday life, written down for this project; no entry names a certain person.
struct LocaleNames: Sendable {
  let female: [String]
  let male: [String]
  let family: [String]
  let cities: [String]
  /// Streets with `#` where the house number stands.
  let streets: [String]
  /// A postal code as a pattern of digits and letters.
  let postalCode: String
  /// What firms are called, `@` standing for a family name.
  let firms: [String]
  /// How one is addressed: a woman, a man.
  let titles: (female: String, male: String)
  /// Telephone numbers that nobody can own, `#` standing for a digit; in what is kept for fiction.
  let phones: [String]

  /// Those of a locale such as `de_AT`, by its language; English ones where there are none.
  static func of(_ locale: String) -> LocaleNames {
    switch locale.prefix(2) {
    case "cs", "sk": czech
    case "da": danish
    case "de": german
    case "es": spanish
    case "fi": finnish
    case "fr": french
    case "it": italian
    case "nb", "nn", "no": norwegian
    case "nl": dutch
    case "pl": polish
    case "pt": portuguese
    case "sv": swedish
    case "tr": turkish
    default: english
    }
  }

  /// Those of all languages.
  static let all = [
    english, german, french, spanish, italian, dutch, portuguese, polish, swedish, danish,
    norwegian, finnish, czech, turkish,
  ]

  /// The language that most words of a value are of; English where none is.
  ///
  /// A word's languages are those whose lists of people, towns and streets have it.
  static func home(of value: String) -> String {
    var counts = [Int](repeating: 0, count: all.count)
    for word in value.lowercased().split(whereSeparator: { !$0.isLetter }) {
      guard let mask = homes[String(word)] else { continue }
      for place in counts.indices where mask >> UInt32(place) & 1 == 1 { counts[place] += 1 }
    }
    // The first of those that have the most, which is English where none has any.
    return languages[counts.firstIndex(of: counts.max() ?? 0) ?? 0]
  }

  /// The languages of ``all``.
  private static let languages = [
    "en", "de", "fr", "es", "it", "nl", "pt", "pl", "sv", "da", "nb", "fi", "cs", "tr",
  ]

  /// By word in small letters, and as names are compared, the languages whose lists have it, as bits.
  private static let homes: [String: UInt32] = {
    var homes: [String: UInt32] = [:]
    for (place, names) in all.enumerated() {
      let entries = names.female + names.male + names.family + names.cities + names.streets
      for entry in entries {
        for word in entry.split(whereSeparator: { !$0.isLetter }) where word.count > 2 {
          for form in Set([word.lowercased(), PersonName.key(word)]) {
            homes[form, default: 0] |= 1 << UInt32(place)
          }
        }
      }
    }
    return homes
  }()

  static func words(_ list: String) -> [String] {
    list.split(separator: " ").map(String.init)
  }
  static func lines(_ list: String) -> [String] {
    list.split(separator: "\n").map(String.init)
  }
}
