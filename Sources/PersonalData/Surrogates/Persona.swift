import Tokenization

import Sampling

/// An invented person: what one document says of them agrees.
struct Persona: Sendable {
  let given: String
  let family: String

  init(given: String, family: String) { (self.given, self.family) = (given, family) }

  /// The family name in lower-case ASCII letters.
  var asciiFamily: String { Self.ascii(family) }

  /// Draws a person.
  ///
  /// - Parameter model: Whose name is replaced; nil where nothing is known.
  init(from stream: inout RandomStream, names: LocaleNames, like model: PersonModel? = nil) {
    let isFemale = model?.isFemale ?? stream.chance(0.5)
    given = Self.pick(
      isFemale ? names.female : names.male, length: model?.givenLength, model, from: &stream)
    family = Self.pick(names.family, length: model?.familyLength, model, from: &stream)
  }

  /// The one of a few draws whose length, in characters, is nearest; none that the person is really called.
  private static func pick(
    _ names: [String], length: Int?, _ model: PersonModel?, from stream: inout RandomStream
  ) -> String {
    func draw() -> String {
      for _ in 0..<16 {
        let name = stream.pick(names)
        if model?.words.contains(name.lowercased()) != true { return name }
      }
      return stream.pick(names)
    }
    let first = draw()
    guard let length else { return first }
    return (0..<3).reduce(first) { best, _ in
      let other = draw()
      return abs(other.count - length) < abs(best.count - length) ? other : best
    }
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

/// What a text shows of a person whose name is replaced: gender, lengths, and what nobody may be called in their place.
struct PersonModel: Sendable {
  /// Whether the name or a title is a woman's; nil where the text does not show it.
  var isFemale: Bool?
  /// How long the names are, in characters.
  var givenLength: Int?
  var familyLength: Int?
  /// The words of the names, in small letters.
  private(set) var words: Set<String> = []

  /// Gathers what one person's names show, such as `Frau Anna Keller` and `Anna`.
  init(_ names: [String]) {
    for name in names {
      let words = name.split(whereSeparator: { !$0.isLetter && $0 != "-" && $0 != "'" }).map(
        String.init)
      guard let first = words.first else { continue }
      self.words.formUnion(words.map { $0.lowercased() })
      if isFemale == nil { isFemale = words.lazy.compactMap(Self.gender).first }
      let isTitled = Self.titles[first.lowercased()] != nil
      if words.count > 1 {
        familyLength = familyLength ?? words[words.count - 1].count
        if !isTitled { givenLength = givenLength ?? first.count }
      } else if !isTitled {
        givenLength = givenLength ?? first.count
      }
    }
  }

  /// Whether a word is a woman's title or given name; nil where it is nobody's or both.
  private static func gender(_ word: String) -> Bool? {
    let word = word.lowercased()
    return titles[word] ?? givenNames[word] ?? nil
  }

  private static let titles: [String: Bool] = [
    "mrs": true, "ms": true, "miss": true, "madam": true, "frau": true, "mme": true,
    "madame": true, "mlle": true, "señora": true, "sra": true, "doña": true, "signora": true,
    "mevrouw": true, "pani": true, "paní": true, "fru": true, "rouva": true, "hanım": true,
    "mr": false, "sir": false, "herr": false, "herrn": false, "monsieur": false, "señor": false,
    "sr": false, "don": false, "signor": false, "signore": false, "meneer": false, "pan": false,
    "herra": false, "bey": false,
  ]

  /// By given name in small letters, whether it is a woman's; nil for those of both.
  private static let givenNames: [String: Bool?] = {
    var result: [String: Bool?] = [:]
    for names in LocaleNames.all {
      for (list, isFemale) in [(names.female, true), (names.male, false)] {
        for name in list {
          let name = name.lowercased()
          if let known = result[name], known != isFemale {
            result[name] = .some(nil)
          } else {
            result[name] = isFemale
          }
        }
      }
    }
    return result
  }()
}
