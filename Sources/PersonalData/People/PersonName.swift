/// A person's name taken apart: how the person is addressed, given and family names, and how all of it is written.
struct PersonName {
  /// The given name by which people are told apart, or its first letter; nil where there is none.
  private(set) var given: String?
  /// Whether of the given name there is the first letter alone.
  private(set) var isInitial = false
  /// The words of the family name without those that link them.
  private(set) var family: [String] = []
  /// The first letter of the family name, where there is no more of it.
  private(set) var familyInitial: String?
  /// Names in quotes, such as that of `Robert "Bob" Miller`.
  private(set) var nicknames: [String] = []
  /// The words as they are written, without titles.
  private(set) var words: [String] = []
  /// Whether a title is a woman's.
  private(set) var isFemale: Bool?
  private(set) var isTitled = false
  /// The pieces of its form, but for the role of a word alone.
  private var pieces: [Piece] = []
  private var caseMark = ""

  /// A word or words that are one part of a form.
  private struct Piece {
    enum Role { case literal(String), given, family }
    var role: Role
    var isInitial = false
    var hasPoint = true
    var isUpper = false
    /// What stands behind it: a comma, `'s`.
    var tail = ""
  }

  /// Whether there is one name, of which only other names may tell what it is.
  var isLone: Bool { words.count == 1 && familyInitial == nil && !isInitial }

  /// A name in the letters by which names are compared: small, without accents.
  static func key(_ word: some StringProtocol) -> String {
    let letters = word.count(where: \.isLetter)
    if letters == 0 || word.contains(where: \.isNumber) { return word.lowercased() }
    let ascii = Persona.ascii(String(word))
    // What has no letters in ASCII is compared as it is.
    return ascii.count >= letters ? ascii : word.lowercased()
  }

  // MARK: Parsing

  /// How many words of a name are looked at.
  private static let mostWords = 16

  /// A word of a name and what it is.
  private struct Token {
    var text: Substring
    var hasComma = false
    var letters: Int
    var isUpper: Bool
    var key: String
    /// One letter, or several with points.
    var isInitial: Bool

    init(_ word: Substring) {
      text = word
      while let last = text.last, last == "," || last == ";" {
        hasComma = true
        text.removeLast()
      }
      letters = text.count(where: \.isLetter)
      isUpper = letters > 1 && text.allSatisfy { !$0.isLetter || $0.isUppercase }
      key = PersonName.key(text)
      let parts = text.split(separator: ".")
      isInitial =
        letters > 0 && parts.allSatisfy { $0.count == 1 && $0.first?.isCased == true }
        && (letters == 1 || text.contains("."))
    }

    var isParticle: Bool { NameWords.particles.contains(text.lowercased()) }
  }

  /// Takes a name apart.
  ///
  /// - Parameters:
  ///   - value: Such as `Dr. Anna M. Miller`, `MILLER, Anna` or `van Dijk`.
  ///   - isTitled: Whether a title stands before it, which is not part of it.
  ///   - isFemale: Whether that title is a woman's.
  init(_ value: String, isTitled: Bool = false, isFemale: Bool? = nil) {
    (self.isTitled, self.isFemale) = (isTitled, isFemale)
    var tokens = value.split(maxSplits: Self.mostWords, whereSeparator: \.isWhitespace).map(
      Token.init)
    takeTitles(&tokens)
    takeNicknames(&tokens)
    let tail = Self.takePossessive(&tokens)
    let suffixes = Self.takeSuffixes(&tokens)
    words = tokens.map { String($0.text) }
    if !tokens.isEmpty { takeNames(tokens) }
    for suffix in suffixes { pieces.append(Piece(role: .literal(suffix))) }
    if !tail.isEmpty, !pieces.isEmpty { pieces[pieces.count - 1].tail = tail }
    let letters = value.filter(\.isLetter)
    if letters.allSatisfy(\.isLowercase) {
      caseMark = "/l"
    } else if letters.count > 1, letters.allSatisfy(\.isUppercase) {
      caseMark = "/u"
      for place in pieces.indices { pieces[place].isUpper = false }
    }
  }

  private mutating func takeTitles(_ tokens: inout [Token]) {
    while tokens.count > 0, let first = tokens.first, !first.hasComma,
      let gender = NameWords.title(first.text)
    {
      // A title alone is a name after all.
      if tokens.count == 1, pieces.isEmpty, !isTitled { return }
      isFemale = isFemale ?? gender
      isTitled = isTitled || NameWords.addressingWords.contains(NameWords.bare(first.text))
      pieces.append(Piece(role: .literal(String(first.text))))
      tokens.removeFirst()
    }
  }

  /// Takes away what stands in quotes between two names, and a `Don` before them.
  private mutating func takeNicknames(_ tokens: inout [Token]) {
    guard tokens.count > 2 else { return }
    if tokens[0].text.lowercased() == "don" { tokens.removeFirst() }
    for place in tokens.indices.dropFirst().dropLast().reversed() {
      let text = tokens[place].text
      guard let first = text.first, let last = text.last, text.count > 2,
        NameWords.quotes.contains(first), NameWords.quotes.contains(last)
      else { continue }
      nicknames.append(Self.key(text.dropFirst().dropLast()))
      tokens.remove(at: place)
    }
  }

  /// Takes `'s` or an apostrophe away from the last word.
  private static func takePossessive(_ tokens: inout [Token]) -> String {
    guard let last = tokens.last, last.letters > 1 else { return "" }
    for tail in ["'s", "’s", "'S", "’S", "'", "’"] where last.text.hasSuffix(tail) {
      tokens[tokens.count - 1] = Token(last.text.dropLast(tail.count))
      return tail
    }
    return ""
  }

  private static func takeSuffixes(_ tokens: inout [Token]) -> [String] {
    var suffixes: [String] = []
    while tokens.count > 1, let last = tokens.last,
      NameWords.suffixes.contains(NameWords.bare(last.text))
    {
      suffixes.insert(String(last.text), at: 0)
      tokens.removeLast()
    }
    return suffixes
  }

  private mutating func takeNames(_ tokens: [Token]) {
    if let comma = tokens.firstIndex(where: \.hasComma), comma + 1 < tokens.count {
      takeFamily(tokens[...comma], tail: ",")
      takeGiven(tokens[(comma + 1)...])
    } else if let capitals = Self.capitals(tokens) {
      if capitals.lowerBound == 0 {
        takeFamily(tokens[capitals])
        takeGiven(tokens[capitals.upperBound...])
      } else {
        takeGiven(tokens[..<capitals.lowerBound])
        takeFamily(tokens[capitals])
      }
    } else if tokens.count == 1 {
      // What it is, others may tell: see `form(isFamily:)`.
      let isFamily = isTitled || isMostlyFamily(tokens[0])
      if isFamily { takeFamily(tokens[...]) } else { takeGiven(tokens[...]) }
    } else if isTitled, tokens.allSatisfy(isMostlyFamily) {
      takeFamily(tokens[...])
    } else if tokens.count == 2, Self.isFamilyFirst(tokens[0], tokens[1]) {
      takeFamily(tokens[..<1])
      takeGiven(tokens[1...])
    } else {
      let start = Self.familyStart(tokens)
      if start > 0 { takeGiven(tokens[..<start]) }
      if start < tokens.count { takeFamily(tokens[start...]) }
    }
  }

  private func isMostlyFamily(_ token: Token) -> Bool {
    let word = token.text.lowercased()
    return NameLists.isFamily(word) && !NameLists.isGiven(word)
  }

  /// The words in capitals at one end, where others are not: `SMITH John`.
  private static func capitals(_ tokens: [Token]) -> Range<Int>? {
    func isFamily(_ token: Token) -> Bool { token.isUpper && token.letters > 2 }
    guard let first = tokens.firstIndex(where: isFamily),
      tokens.contains(where: { !$0.isUpper && $0.letters > 1 && !$0.isParticle })
    else { return nil }
    var (start, end) = (first, first + 1)
    while end < tokens.count, isFamily(tokens[end]) || tokens[end].isUpper { end += 1 }
    while start > 0, tokens[start - 1].isParticle { start -= 1 }
    let isWhole = !tokens[end...].contains(where: isFamily)
    return isWhole && (start == 0) != (end == tokens.count) ? start..<end : nil
  }

  /// Whether of two words the lists of names say the first is a family name and the second a given one, and not the reverse.
  private static func isFamilyFirst(_ first: Token, _ second: Token) -> Bool {
    let (first, second) = (first.text.lowercased(), second.text.lowercased())
    return NameLists.isFamily(first) && !NameLists.isGiven(first) && NameLists.isGiven(second)
      && !NameLists.isFamily(second)
  }

  /// Where the family name begins: at the first word that links, behind the first; or with the last word, or the last two where
  /// both are family names, as in Spain.
  private static func familyStart(_ tokens: [Token]) -> Int {
    if let linked = tokens.firstIndex(where: \.isParticle) { return linked }
    let last = tokens.count - 1
    if tokens.count > 2, !tokens[last].isInitial {
      let before = tokens[last - 1].text.lowercased()
      if !tokens[last - 1].isInitial, NameLists.isFamily(before), !NameLists.isGiven(before) {
        return last - 1
      }
    }
    return last
  }

  private mutating func takeGiven(_ tokens: ArraySlice<Token>) {
    guard let first = tokens.first(where: { !$0.isParticle }) ?? tokens.first else { return }
    given = first.key
    isInitial = first.isInitial
    if isInitial { given = String(first.key.prefix(1)) }
    pieces.append(
      Piece(
        role: .given, isInitial: isInitial, hasPoint: first.text.hasSuffix("."),
        isUpper: first.isUpper))
  }

  private mutating func takeFamily(_ tokens: ArraySlice<Token>, tail: String = "") {
    let own = tokens.filter { !$0.isParticle }
    let names = own.isEmpty ? Array(tokens) : own
    guard let first = names.first else { return }
    if names.count == 1, first.isInitial, given != nil {
      familyInitial = String(first.key.prefix(1))
    } else {
      family = names.map(\.key)
    }
    pieces.append(
      Piece(
        role: .family, isInitial: familyInitial != nil, hasPoint: first.text.hasSuffix("."),
        isUpper: names.allSatisfy(\.isUpper), tail: tail))
  }

  // MARK: Forms

  /// Takes a name of one word for the other of given and family name.
  mutating func turn() {
    guard isLone,
      let place = pieces.firstIndex(where: { if case .literal = $0.role { false } else { true } })
    else { return }
    if let name = given {
      (given, family) = (nil, [name])
      pieces[place].role = .family
    } else if let name = family.first {
      (given, family) = (name, [])
      pieces[place].role = .given
    }
  }

  /// Takes the `s` of a genitive, as in `Annes Vertrag`, away from the last name.
  mutating func dropGenitive() {
    guard let place = pieces.indices.last, pieces[place].tail.isEmpty else { return }
    switch pieces[place].role {
    case .given: given = given.map { String($0.dropLast()) }
    case .family: if let last = family.popLast() { family.append(String(last.dropLast())) }
    case .literal: return
    }
    pieces[place].tail = "s"
    if let last = words.popLast() { words.append(String(last.dropLast())) }
  }

  /// The last name's letters, where a genitive's `s` may be at its end.
  var lastKey: String? { family.last ?? given }

  /// How it is written: see ``PersonSurrogate``.
  var form: String {
    pieces.map { piece in
      let name: String
      switch piece.role {
      case .literal(let word): name = word
      case .given: name = piece.isInitial ? "I" : "G"
      case .family: name = piece.isInitial ? "J" : "F"
      }
      let marks =
        (piece.isUpper && !piece.isInitial ? "^" : "")
        + (piece.isInitial && !piece.hasPoint ? "~" : "")
      return name + marks + piece.tail
    }.joined(separator: " ") + caseMark
  }
}
