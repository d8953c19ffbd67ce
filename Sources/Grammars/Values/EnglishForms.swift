/// Articles and plurals of English.
enum EnglishForms {
  /// “a ” or “an ”, by how the first word sounds.
  static func article(before text: [UInt8]) -> String {
    let word = String(
      decoding: text.prefix { !$0.isASCIISpace && $0 != UInt8(ascii: "-") }, as: UTF8.self)
    let lower = word.lowercased()
    guard let first = lower.unicodeScalars.first else { return "a " }
    let vowels: Set<Unicode.Scalar> = ["a", "e", "i", "o", "u"]
    // 8, 11, 18 and what begins with them in thousands and millions begin with a vowel.
    if ("0"..."9").contains(first) {
      let digits = lower.prefix { $0.isNumber || $0 == "," || $0 == "." }.filter(\.isNumber)
      let isEleven = (digits.hasPrefix("11") || digits.hasPrefix("18")) && digits.count % 3 == 2
      return first == "8" || isEleven ? "an " : "a "
    }
    // Initials are read letter by letter.
    if word.count > 1, word.allSatisfy({ $0.isUppercase || $0.isNumber }) {
      let spelled: Set<Unicode.Scalar> = [
        "a", "e", "f", "h", "i", "l", "m", "n", "o", "r", "s", "x",
      ]
      if ["ram", "rom", "sim", "nasa", "nato", "lan"].contains(lower) { return "a " }
      return spelled.contains(first) ? "an " : "a "
    }
    if word.count == 1, let scalar = word.unicodeScalars.first, ("A"..."Z").contains(scalar) {
      return "AEFHILMNORSX".unicodeScalars.contains(scalar) ? "an " : "a "
    }
    if silentH.contains(where: lower.hasPrefix) { return "an " }
    if consonantal.contains(where: lower.hasPrefix) { return "a " }
    return vowels.contains(first) ? "an " : "a "
  }

  private static let silentH = ["hour", "honest", "honor", "honour", "heir"]
  /// Begin with the letter of a vowel and the sound of a consonant.
  private static let consonantal = [
    "uni", "use", "usu", "util", "eu", "one", "once", "ukr", "ubi", "uto", "ewe",
  ]

  /// The text with its last word in the plural.
  static func plural(of text: [UInt8]) -> [UInt8] {
    let start = (text.lastIndex { $0.isASCIISpace } ?? -1) + 1
    let word = String(decoding: text[start...], as: UTF8.self)
    return Array(text[..<start]) + Array(plural(of: word).utf8)
  }

  private static func plural(of word: String) -> String {
    let lower = word.lowercased()
    if unchanged.contains(lower) { return word }
    if let form = irregular[lower] {
      guard let first = word.first, first.isUppercase else { return form }
      return first.uppercased() + form.dropFirst()
    }
    func ends(_ endings: String...) -> Bool { endings.contains(where: lower.hasSuffix) }
    if ends("s", "x", "z", "ch", "sh") { return word + "es" }
    if lower.hasSuffix("y"), let before = lower.dropLast().last, !"aeiou".contains(before) {
      return word.dropLast() + "ies"
    }
    if ends("fe") { return word.dropLast(2) + "ves" }
    if ["shelf", "half", "leaf", "wolf", "loaf", "thief", "self", "calf"].contains(lower) {
      return word.dropLast() + "ves"
    }
    if ["potato", "tomato", "hero", "echo", "veto"].contains(lower) { return word + "es" }
    return word + "s"
  }

  private static let unchanged: Set<String> = [
    "sheep", "fish", "series", "species", "aircraft", "equipment", "information", "software",
    "hardware",
    "luggage", "furniture", "news", "staff", "feedback", "data", "headphones", "trousers",
    "glasses",
  ]
  private static let irregular = [
    "man": "men", "woman": "women", "child": "children", "person": "people", "foot": "feet",
    "tooth": "teeth", "mouse": "mice", "goose": "geese", "analysis": "analyses", "crisis": "crises",
    "criterion": "criteria", "index": "indices", "quiz": "quizzes", "bus": "buses",
  ]
}
