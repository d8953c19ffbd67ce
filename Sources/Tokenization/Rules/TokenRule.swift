/// A named rule laid over ICU's words; each can be switched off.
///
/// The first two make tokens the same whichever ICU is linked: ICU 72 keeps `@` within words and later ones do not, and
/// versions before 72 keep the colon within words of every language.
public enum TokenRule: String, CaseIterable, Sendable {
  /// `@` stands alone wherever no other rule takes it.
  case atSign = "at_sign"
  /// `:` parts words, but in Finnish and Swedish, whose inflected abbreviations have it inside (`EU:n`).
  case colon
  /// `https://example.org/a?b=1` and `www.example.org` are one token.
  case url
  /// `jo.doe+shop@mail.example.org` is one token.
  case email
  /// `@handle` and `@handle@social.example` are one token.
  case mention
  /// `#release` and `#bug_17` are one token, `#17` is not.
  case hashtag
  /// `INV-2024-00017`, `F-16` and UUIDs are one token; `well-known` and `24-hour` are not.
  case identifier
  /// `$20`, `7.5%`, `21°C`, `5kg`, `110km/h` and `1 299` with a no-break space are one token.
  case measure
  /// `:-)`, `<3` and `¯\_(ツ)_/¯` are one token.
  case emoticon
}

/// The rules in force.
public struct TokenRules: Equatable, Sendable {
  /// One bit for each rule, in the order of their declaration.
  private var bits: UInt16 = 0

  /// Puts these rules in force.
  public init(_ rules: some Sequence<TokenRule>) {
    for rule in rules { bits |= rule.bit }
  }

  /// Every rule.
  public static let all = TokenRules(TokenRule.allCases)
  /// No rule: tokens are the words of the ICU that is linked.
  public static let none = TokenRules([])

  /// Whether a rule is in force.
  public func contains(_ rule: TokenRule) -> Bool { bits & rule.bit != 0 }

  /// The names of the rules in force, in a fixed order.
  public var names: [String] { TokenRule.allCases.filter(contains).map(\.rawValue) }

  /// Reads names; nil where one is no rule's.
  public init?(names: [String]) {
    let rules = names.map { TokenRule(rawValue: $0) }
    if rules.contains(nil) { return nil }
    self.init(rules.compactMap(\.self))
  }

  /// The characters that break as another does, so that every ICU has the same words.
  func pins(locale: String) -> CharacterPins {
    // A character of no class of its own, and one that all versions of Unicode keep within words.
    let (alone, withinWords): (Unicode.Scalar, Unicode.Scalar) = ("=", "\u{B7}")
    var pins: CharacterPins = [:]
    if contains(.atSign) { pins["@"] = alone }
    if contains(.colon) {
      let language = locale.prefix { $0 != "_" && $0 != "-" && $0 != "@" }.lowercased()
      pins[":"] = ["fi", "sv"].contains(language) ? withinWords : alone
    }
    return pins
  }

  /// Whether there is any rule that joins what ICU parts.
  var joins: Bool { bits & ~(TokenRule.atSign.bit | TokenRule.colon.bit) != 0 }
}

extension TokenRule {
  fileprivate var bit: UInt16 {
    switch self {
    case .atSign: 1
    case .colon: 1 << 1
    case .url: 1 << 2
    case .email: 1 << 3
    case .mention: 1 << 4
    case .hashtag: 1 << 5
    case .identifier: 1 << 6
    case .measure: 1 << 7
    case .emoticon: 1 << 8
    }
  }
}
