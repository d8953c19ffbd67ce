/// “a” or “an”: the article goes by how the next word sounds, not by its first letter.
package enum EnglishArticle {
  /// “a ” or “an ”, as a text takes it.
  static func before(_ text: [UInt8]) -> String { startsWithVowel(text) ? "an " : "a " }

  /// Whether a text begins with the sound of a vowel.
  package static func startsWithVowel(_ text: [UInt8]) -> Bool {
    // Only what comes first is read, however long the text is.
    var scalars = String(decoding: text.prefix(200), as: UTF8.self).unicodeScalars[...]
    while let first = scalars.first, !isLetter(first), first.properties.numericType == nil {
      scalars.removeFirst()
      let isSign = scalars.first?.properties.numericType != nil
      // An @ sign, an & b; a −8, a +8 and a #8, but an $8 note.
      if first == "@" || first == "&" { return true }
      if isSign, first == "-" || first == "−" || first == "+" || first == "#" { return false }
    }
    guard let first = scalars.first else { return false }
    if first.properties.numericType != nil { return numberStartsWithVowel(scalars) }
    let word = scalars.prefix { isLetter($0) || $0 == "." || $0 == "'" || $0 == "’" }
    return wordStartsWithVowel(word)
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isAlphabetic }

  /// 8, 11, 18 and what begins with them in thousands and millions; 18 hundred, as years are read, too.
  private static func numberStartsWithVowel(_ text: Substring.UnicodeScalarView) -> Bool {
    var digits = ""
    var hasComma = false
    for (place, scalar) in text.enumerated() {
      if ("0"..."9").contains(scalar) {
        digits.unicodeScalars.append(scalar)
      } else if scalar == ",", let next = text.dropFirst(place + 1).first,
        ("0"..."9").contains(next)
      {
        hasComma = true
      } else {
        break
      }
    }
    if digits.hasPrefix("8") { return true }
    guard digits.hasPrefix("11") || digits.hasPrefix("18") else { return false }
    return digits.count % 3 == 2 || digits.count == 4 && !hasComma
  }

  private static func wordStartsWithVowel(_ word: Substring.UnicodeScalarView) -> Bool {
    let letters = word.filter(isLetter)
    guard let first = letters.first else { return false }
    let lower = String(String.UnicodeScalarView(letters)).lowercased()
    // A letter is read by its name: an F, an x-ray, a U-turn, an F.B.I. agent.
    let isSpelled =
      letters.count == 1 || word.dropLast().contains(".")
      || spelledWords.contains(lower) || EnglishInitials.areSpelled(letters)
    if isSpelled {
      return "aefhilmnorsx".unicodeScalars.contains(lower.unicodeScalars.first ?? first)
    }
    return soundsLikeVowel(lower)
  }

  private static func soundsLikeVowel(_ word: String) -> Bool {
    func begins(_ beginnings: [String]) -> Bool { beginnings.contains(where: word.hasPrefix) }
    switch word.unicodeScalars.first {
    case "a", "i", "á", "à", "â", "ä", "å", "æ", "é", "è", "ê", "ë", "í", "î", "ï", "ó", "ô", "ö",
      "ø", "œ", "ú", "ü":
      return true
    case "e": return !begins(["eu", "ewe"])
    case "o": return !begins(["one", "once", "oui", "ouag", "oaxa"]) || begins(vowelOne)
    case "u": return !begins(longU) || begins(negatedI)
    case "h": return begins(silentH) && !begins(["honol", "houri"]) || word == "hors"
    case "y": return begins(["yt", "yv", "ypr", "ylang", "yggd"])
    default: return false
    }
  }

  /// Begin with one- and are not read like the number.
  private static let vowelOne = ["oneir", "onerous", "onega", "onegin", "oneida"]

  /// The u of use and unit, not that of up, uncle and urgent.
  private static let longU = [
    "ubi", "ufo", "ugand", "uig", "uk", "ulysse", "unanim", "unary", "unesco", "uni", "ura", "ure",
    "uri",
    "uro", "uru", "usa", "usb", "use", "usi", "usu", "uta", "ute", "uti", "uto", "utr", "uv", "uyg",
  ]

  /// Begin with uni- and are negations of words with i-: unimportant, but unimodal.
  private static let negatedI = [
    "unideal", "unident", "unidio", "unignor", "unill", "unimag", "unimm", "unimp", "uninc",
    "unind", "uninf", "uninh", "unini", "uninj", "unins", "unint", "uninv", "unirri", "uniron",
    "unisol", "unissu",
  ]

  private static let silentH = ["hour", "honest", "honor", "honour", "heir"]

  /// Read letter by letter though they are written in small letters, or mixed ones.
  private static let spelledWords: Set<String> = [
    "html", "http", "https", "ftp", "xml", "sql", "sms", "mms", "mri", "mrna", "rrna", "mp", "mph",
    "rpm", "nth", "lcd", "rss", "ssh", "ssl", "sdk", "sso", "nda", "ngo", "mba", "msc", "faq",
    "fyi",
    "xbox", "nvidia", "url", "usb", "uk", "hdmi", "hdtv", "rfid", "ssd", "hdd", "nfc", "mvp", "nft",
    "npc", "lgbt", "lgbtq",
  ]
}

/// Rows of capitals.
enum EnglishInitials {
  /// Whether they are read letter by letter, as FBI and HTML are, rather than as a word, as NASA and ORDER are.
  static func areSpelled(_ letters: some Sequence<Unicode.Scalar>) -> Bool {
    var letters = Array(letters)
    // MRIs, MPs: an ending that is no capital.
    if letters.count > 2, letters.last == "s" { letters.removeLast() }
    guard letters.count > 1, letters.allSatisfy(\.properties.isUppercase) else { return false }
    let word = String(String.UnicodeScalarView(letters)).lowercased()
    if words.contains(word) { return false }
    if initials.contains(word) || letters.count <= 3 { return true }
    return !word.contains(where: "aeiou".contains)
  }

  /// Longer rows with vowels that are spelled nevertheless.
  private static let initials: Set<String> = [
    "fdic", "foia", "hdmi", "hiit", "hvac", "icao", "lapd", "lgbtqia", "mmorpg", "mpeg", "mrsa",
    "naacp", "ncaa", "ncis", "nsaid", "nvidia", "rfid", "rotc", "spca",
  ]

  /// Short rows, and rows without vowels, that are words.
  private static let words: Set<String> = [
    "ram", "rom", "sim", "lan", "nas", "mac", "hud", "sars", "swat", "scuba", "nasa", "nato",
    "raid",
    "box", "bus", "gas", "tax", "wax", "fan", "far", "fax", "fee", "few", "fig", "fin", "fit",
    "fix", "flu", "fly", "fog", "for", "fox",
    "fry", "fun", "fur", "had", "ham", "has", "hat", "hay", "hen", "her", "hey", "him", "hip",
    "his",
    "hit", "hop", "hot", "how", "hub", "hug", "hut", "lab", "lap", "law", "lay", "leg", "let",
    "lid",
    "lie", "lip", "lit", "log", "lot", "low", "mad", "man", "map", "mat", "max", "may", "men",
    "met",
    "mid", "mix", "mob", "mom", "mop", "mud", "mug", "mum", "nap", "net", "new", "nil", "nod",
    "nor",
    "not", "now", "nun", "nut", "rag", "ran", "rap", "rat", "raw", "ray", "red", "rib", "rid",
    "rig",
    "rim", "rip", "rob", "rod", "row", "rub", "rug", "rum", "run", "rye", "sad", "sat", "saw",
    "say",
    "sea", "see", "set", "sew", "she", "shy", "sin", "sip", "sit", "six", "ski", "sky", "sly",
    "son",
    "spa", "spy", "sum", "sun", "ha", "he", "hi", "la", "lo", "ma", "me", "my", "no", "so", "mr",
    "ms", "one", "ewe", "up", "urn", "hymn", "lynx", "myth", "nymph", "rhythm", "sync", "synth",
  ]
}
