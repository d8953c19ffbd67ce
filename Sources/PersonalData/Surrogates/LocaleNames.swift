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

  static func words(_ list: String) -> [String] {
    list.split(separator: " ").map(String.init)
  }
  static func lines(_ list: String) -> [String] {
    list.split(separator: "\n").map(String.init)
  }
}
