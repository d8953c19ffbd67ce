import Tokenization

import Sampling

/// An invented person: what one document says of them agrees.
struct Persona: Sendable {
  let given: String
  let family: String

  init(given: String, family: String) { (self.given, self.family) = (given, family) }

  /// The family name in lower-case ASCII letters.
  var asciiFamily: String { Self.ascii(family) }

  /// Draws a person; a woman or a man where that is asked for.
  init(from stream: inout RandomStream, names: LocaleNames, isFemale: Bool? = nil) {
    let isFemale = isFemale ?? stream.chance(0.5)
    given = stream.pick(isFemale ? names.female : names.male)
    family = stream.pick(names.family)
  }

  /// A mail address at a domain that RFC 2606 and RFC 6761 set aside for examples.
  func emailAddress(from stream: inout RandomStream) -> String {
    let given = Self.ascii(given)
    let family = Self.ascii(family)
    let local =
      switch stream.below(6) {
      case 0: "\(given).\(family)"
      case 1: "\(given)\(family)"
      case 2: "\(given.prefix(1)).\(family)"
      case 3: "\(given)_\(family)"
      case 4: "\(given)\(10 + stream.below(90))"
      default: "\(family).\(given)"
      }
    let domain = stream.pick([
      "example.com", "example.com", "example.org", "example.net", "mail.example", "post.example",
    ])
    return "\(local)@\(domain)"
  }

  /// The name in lower-case ASCII letters, as mail addresses are written.
  static func ascii(_ name: String) -> String {
    String(
      name.lowercased().flatMap { character -> String in
        transliterations[character]
          ?? (character.isASCII && character.isLetter ? String(character) : "")
      })
  }

  private static let transliterations: [Character: String] = [
    "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e", "è": "e", "ë": "e", "ê": "e", "á": "a",
    "à": "a", "â": "a", "ã": "a", "å": "a", "ą": "a", "ç": "c", "ć": "c", "č": "c", "ñ": "n",
    "ń": "n", "ó": "o", "ò": "o", "ô": "o", "õ": "o", "ø": "o", "ő": "o", "í": "i", "ï": "i",
    "ı": "i", "ú": "u", "ů": "u", "ş": "s", "ś": "s", "š": "s", "ž": "z", "ż": "z", "ź": "z",
    "ł": "l", "ý": "y", "ę": "e", "ě": "e", "ř": "r", "ğ": "g", "æ": "ae", "ň": "n", "ď": "d",
    "ť": "t", "î": "i", "û": "u", "œ": "oe", "ì": "i", "ù": "u", "i̇": "i",
  ]
}
