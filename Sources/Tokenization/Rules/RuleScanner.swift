/// Finds what the rules make one token, from left to right; the rule that is named first wins.
struct RuleScanner {
  /// A stretch that is one token.
  struct Match: Equatable {
    let range: Range<Int>
    let kind: TokenKind
  }

  private let rules: TokenRules
  /// By byte: the rules that may have something to look at there.
  private let triggers: [Triggers]

  private struct Triggers: OptionSet {
    let rawValue: UInt8
    static var url: Triggers { Triggers(rawValue: 1) }
    static var sign: Triggers { Triggers(rawValue: 2) }
    static var identifier: Triggers { Triggers(rawValue: 4) }
    static var measure: Triggers { Triggers(rawValue: 8) }
    static var emoticon: Triggers { Triggers(rawValue: 16) }
  }

  init(_ rules: TokenRules) {
    self.rules = rules
    triggers = (UInt8.min...UInt8.max).map { byte in
      var triggers: Triggers = []
      func add(_ trigger: Triggers, _ rule: TokenRule, if opens: Bool) {
        if opens, rules.contains(rule) { triggers.insert(trigger) }
      }
      add(.url, .url, if: "hHfFsSwW".utf8.contains(byte))
      add(.sign, .email, if: byte == UInt8(ascii: "@"))
      add(.sign, .mention, if: byte == UInt8(ascii: "@"))
      add(.sign, .hashtag, if: byte == UInt8(ascii: "#"))
      add(.identifier, .identifier, if: byte.isAlphanumeric)
      add(.measure, .measure, if: byte.isDigit || [0x24, 0xC2, 0xE2].contains(byte))
      add(.emoticon, .emoticon, if: Emoticon.opens(byte))
      return triggers
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
      let byte = text[index]
      let triggers = triggers[Int(byte)]
      if !triggers.isEmpty, let match = match(triggers, in: text, at: index, first: first),
        match.range.upperBound <= range.upperBound
      {
        matches.append(match)
        index = match.range.upperBound
        first = index
        continue
      }
      index += 1
      // Nothing begins within a word.
      if byte.isAlphanumeric {
        while index < range.upperBound, text[index].isAlphanumeric { index += 1 }
      }
    }
    return matches
  }

  private func match(
    _ triggers: Triggers, in text: [UInt8], at index: Int, first: Int
  ) -> Match? {
    if triggers.contains(.url), let end = WebAddress.end(in: text, from: index) {
      return Match(range: index..<end, kind: .url)
    }
    if triggers.contains(.sign), text[index] == UInt8(ascii: "@") {
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
    if triggers.contains(.sign),
      let end = Handle.hashtagEnd(in: text, from: index)
    {
      return Match(range: index..<end, kind: .hashtag)
    }
    if triggers.contains(.identifier),
      let end = Identifier.end(in: text, from: index)
    {
      return Match(range: index..<end, kind: .identifier)
    }
    if triggers.contains(.measure),
      let range = Measure.range(in: text, at: index, first: first)
    {
      return Match(range: range, kind: .number)
    }
    if triggers.contains(.emoticon),
      let end = Emoticon.end(in: text, from: index)
    {
      return Match(range: index..<end, kind: .emoticon)
    }
    return nil
  }
}
