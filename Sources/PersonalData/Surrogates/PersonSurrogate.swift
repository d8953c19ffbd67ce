import Tokenization

/// Names of invented people, written as the name that they replace was.
///
/// A form has the words of a name, parted by blanks: `G` for a given and `F` for a family name, `I` and `J` for their first
/// letters, and any other word as it is. Behind a name `^` stands for capitals, `~` for a letter without its point, and then
/// what is joined to it, such as a comma; `s` alone is the ending of a genitive. Behind the words `/l` and `/u` stand for small
/// letters and capitals throughout, and `/f3` for the family name of person 3.
package enum PersonSurrogate {
  /// The words of a name behind the title, where it has one.
  package static func withoutTitle(_ name: String) -> [Substring] {
    let words = name.split(separator: " ")
    return words.first.map { NameWords.isTitle($0) } ?? false ? Array(words.dropFirst()) : words
  }

  /// The form of a name that nothing else is known of.
  static func form(of value: String) -> String { PersonName(value).form }

  /// The person whose family name a form has, where it is not its own person's.
  static func relative(_ form: String) -> Int? {
    for piece in form.split(separator: "/").dropFirst() where piece.first == "f" {
      return Int(piece.dropFirst())
    }
    return nil
  }

  /// What a word of a form stands for: `G`, `F`, `I` or `J`; nil for a word that stays.
  package static func role(of word: some StringProtocol) -> Character? {
    guard let first = word.first, "GFIJ".contains(first) else { return nil }
    let rest = word.dropFirst()
    guard let next = rest.first else { return first }
    return !next.isLetter && next != "." || rest == "s" ? first : nil
  }

  static func value(_ persona: Persona, form: String?) -> String {
    let pieces = (form ?? "G F").split(separator: "/")
    let name = (pieces.first ?? "").split(separator: " ").map { word(persona, $0) }
      .joined(separator: " ")
    if pieces.dropFirst().contains("l") { return name.lowercased() }
    return pieces.dropFirst().contains("u") ? name.uppercased() : name
  }

  private static func word(_ persona: Persona, _ word: Substring) -> String {
    guard let role = role(of: word) else { return String(word) }
    var tail = word.dropFirst()
    func take(_ mark: Character) -> Bool {
      guard tail.first == mark else { return false }
      tail.removeFirst()
      return true
    }
    let (isUpper, isBare) = (take("^"), take("~"))
    var name: String =
      switch role {
      case "G": persona.given
      case "F": persona.family
      case "I": persona.given.prefix(1) + (isBare ? "" : ".")
      default: persona.family.prefix(1) + (isBare ? "" : ".")
      }
    if isUpper { name = name.uppercased() }
    let hisses = ["s", "x", "z", "ß", "S", "X", "Z"].contains(name.suffix(1))
    switch tail {
    case "s" where hisses: return name + "’"
    case "'" where !hisses, "’" where !hisses: return name + tail + "s"
    default: return name + tail
    }
  }
}
