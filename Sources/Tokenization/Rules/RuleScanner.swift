/// Finds what the rules make one token, from left to right; the rule that is named first wins.
struct RuleScanner {
  /// A stretch that is one token.
  struct Match: Equatable {
    let range: Range<Int>
    let kind: TokenKind
  }

  private let rules: TokenRules
  /// By byte: whether a rule may have something to look at there.
  private let triggers: [Bool]

  init(_ rules: TokenRules) {
    self.rules = rules
    triggers = (UInt8.min...UInt8.max).map { byte in
      (rules.contains(.url) && "hHfFsSwW".utf8.contains(byte))
        || (rules.contains(.email) || rules.contains(.mention)) && byte == UInt8(ascii: "@")
        || rules.contains(.hashtag) && byte == UInt8(ascii: "#")
        || rules.contains(.identifier) && byte.isAlphanumeric
        || rules.contains(.measure) && (byte.isDigit || [0x24, 0xC2, 0xE2].contains(byte))
        || rules.contains(.emoticon) && Emoticon.opens(byte)
    }
  }

  /// Returns the matches within a range, sorted and disjoint.
  ///
  /// - Complexity: O(*n*) in bytes but for runs that look like an address or an identifier over and over.
  func matches(in text: [UInt8], _ range: Range<Int>) -> [Match] {
    if !rules.joins { return [] }
    var matches: [Match] = []
    var index = range.lowerBound
    var first = index
    while index < range.upperBound {
      guard triggers[Int(text[index])],
        let match = match(in: text, at: index, first: first),
        match.range.upperBound <= range.upperBound
      else {
        index += 1
        continue
      }
      matches.append(match)
      index = match.range.upperBound
      first = index
    }
    return matches
  }

  private func match(in text: [UInt8], at index: Int, first: Int) -> Match? {
    let byte = text[index]
    if rules.contains(.url), let end = WebAddress.end(in: text, from: index) {
      return Match(range: index..<end, kind: .url)
    }
    if byte == UInt8(ascii: "@") {
      if rules.contains(.email),
        let range = MailAddress.range(in: text, around: index, first: first)
      {
        return Match(range: range, kind: .email)
      }
      if rules.contains(.mention), let end = Handle.mentionEnd(in: text, from: index) {
        return Match(range: index..<end, kind: .mention)
      }
      return nil
    }
    if byte == UInt8(ascii: "#"), rules.contains(.hashtag),
      let end = Handle.hashtagEnd(in: text, from: index)
    {
      return Match(range: index..<end, kind: .hashtag)
    }
    if rules.contains(.identifier), byte.isAlphanumeric,
      let end = Identifier.end(in: text, from: index)
    {
      return Match(range: index..<end, kind: .identifier)
    }
    if rules.contains(.measure), !byte.isLetter,
      let range = Measure.range(in: text, at: index, first: first)
    {
      return Match(range: range, kind: .number)
    }
    if rules.contains(.emoticon), Emoticon.opens(byte),
      let end = Emoticon.end(in: text, from: index)
    {
      return Match(range: index..<end, kind: .emoticon)
    }
    return nil
  }
}
