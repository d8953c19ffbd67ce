import Tokenization

/// Names of invented people, written as the name that they replace was.
package enum PersonSurrogate {
  private static let titles: Set<Substring> = [
    "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Dr", "Dr.", "Prof.", "Professor", "Herr",
    "Frau", "Herrn",
    "Mme", "Mme.", "M.", "Señor", "Señora", "Sr.", "Sra.", "Signora", "Signor", "Mevrouw",
    "mevrouw", "meneer", "Pani", "Pan", "Madame", "Monsieur", "Don", "Doña", "Nurse", "Sister",
    "Constable", "PC",
  ]

  /// Whether a word is how people are addressed.
  static func isTitle(_ word: Substring) -> Bool { titles.contains(word) }

  /// The words of a name behind the title, where it has one.
  package static func withoutTitle(_ name: String) -> [Substring] {
    let words = name.split(separator: " ")
    return words.first.map(isTitle) ?? false ? Array(words.dropFirst()) : words
  }

  /// The form of a name: its words as `title`, `G` given or `F` family name, lower-cased where the name was.
  static func form(of value: String) -> String {
    var words = value.split(separator: " ")
    var parts: [String] = []
    if let title = words.first, titles.contains(title) {
      parts.append(String(title))
      words.removeFirst()
      if words.count == 1 { return (parts + ["F"]).joined(separator: " ") }
    }
    switch words.count {
    case 0: break
    case 1: parts.append("G")
    default:
      let isInitial = words[0].count <= 2 && words[0].hasSuffix(".") || words[0].count == 1
      parts += [isInitial ? "I" : "G", "F"]
    }
    let form = parts.joined(separator: " ")
    let letters = value.filter({ $0.isLetter })
    return letters.allSatisfy({ $0.isLowercase })
      ? form + "/l"
      : letters.count > 1 && letters.allSatisfy({ $0.isUppercase }) ? form + "/u" : form
  }

  static func value(_ persona: Persona, form: String?) -> String {
    let pieces = (form ?? "G F").split(separator: "/")
    let name = (pieces.first ?? "").split(separator: " ").map { part in
      switch part {
      case "G": persona.given
      case "F": persona.family
      case "I": persona.given.prefix(1) + "."
      default: String(part)
      }
    }.joined(separator: " ")
    switch pieces.dropFirst().first {
    case "l": return name.lowercased()
    case "u": return name.uppercased()
    default: return name
    }
  }
}
