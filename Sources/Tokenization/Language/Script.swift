import CICUShims

/// A script, by its ISO 15924 code.
public struct Script: Hashable, Sendable {
  /// The code, such as `Latn`.
  public let code: String

  /// Names a script.
  public init(_ code: String) { self.code = code }

  static let latin = Script("Latn")
  static let cyrillic = Script("Cyrl")
  static let arabic = Script("Arab")
  static let devanagari = Script("Deva")
  static let han = Script("Hani")

  /// The script of a code point; nil for what scripts share, such as digits and marks.
  init?(_ scalar: Unicode.Scalar) {
    if scalar.value < 0x80 {
      guard scalar.properties.isAlphabetic else { return nil }
      self = .latin
      return
    }
    let code = unsafe String(cString: cicu_script(scalar.value))
    if ["Zyyy", "Zinh", "Zzzz"].contains(code) { return nil }
    self.init(code)
  }

  /// Whether one character writes a syllable or a word.
  fileprivate var writesSyllables: Bool { ["Hani", "Hira", "Kana", "Hang", "Bopo"].contains(code) }

  /// The language that nearly all text of the script is written in, where there is one.
  var onlyLanguage: String? {
    switch code {
    case "Hira", "Kana": "ja"
    case "Hani", "Bopo": "zh"
    case "Hang": "ko"
    case "Grek": "el"
    case "Hebr": "he"
    case "Thai": "th"
    case "Laoo": "lo"
    case "Khmr": "km"
    case "Mymr": "my"
    case "Armn": "hy"
    case "Geor": "ka"
    case "Beng": "bn"
    case "Taml": "ta"
    case "Telu": "te"
    case "Knda": "kn"
    case "Mlym": "ml"
    case "Gujr": "gu"
    case "Guru": "pa"
    case "Orya": "or"
    case "Sinh": "si"
    case "Ethi": "am"
    case "Tibt": "bo"
    default: nil
    }
  }
}

/// How many letters of each script a text holds.
public struct ScriptProfile: Equatable, Sendable {
  /// The letters, in code points.
  public private(set) var counts: [Script: Int] = [:]

  /// Counts the letters of a text.
  public init(_ text: String) {
    var known: [Unicode.Scalar: Script?] = [:]
    for scalar in text.unicodeScalars {
      let script = known[scalar] ?? Script(scalar)
      known[scalar] = .some(script)
      if let script { counts[script, default: 0] += 1 }
    }
  }

  /// The script that most is written in; nil where there is no letter.
  ///
  /// An ideograph, a kana or a Hangul syllable counts as three letters, which it takes Latin to write about as much. Kana
  /// count as Japanese beside any Han, as Japanese text has more Han than kana now and then.
  public var dominant: Script? {
    let weights = counts.map { (script: $0, weight: $1 * ($0.writesSyllables ? 3 : 1)) }
    let most = weights.max { ($0.weight, $1.script.code) < ($1.weight, $0.script.code) }?.script
    if most == .han {
      let kana = ["Hira", "Kana"].map { (Script($0), counts[Script($0), default: 0]) }
        .max { $0.1 < $1.1 }
      if let (script, count) = kana, count * 20 >= counts[.han, default: 0] { return script }
    }
    return most
  }
}
