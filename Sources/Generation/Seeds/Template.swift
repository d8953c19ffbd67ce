/// A wording that is drawn as it stands, its slots filled anew.
struct Template: Equatable, Sendable {
  /// ``Origin/template``, ``Origin/frame`` or ``Origin/grammar``.
  let origin: Origin
  /// Vocabulary numbers, without start and end.
  let tokens: [UInt32]
}

/// Lists of tokens of all classes as 32-bit words: for each class how many, and for each list its kind, its length, its tokens.
enum TokenTable {
  /// A list of tokens, and a number that says what it is.
  typealias Entry = (kind: UInt32, tokens: [UInt32])

  static func words(_ classes: [[Entry]]) -> [UInt32] {
    var words: [UInt32] = []
    for entries in classes {
      words.append(UInt32(entries.count))
      for entry in entries { words += [entry.kind, UInt32(entry.tokens.count)] + entry.tokens }
    }
    return words
  }

  /// Reads the lists of so many classes; nil where the words are no such table.
  ///
  /// - Parameter kinds: How many kinds there are.
  static func classes(
    _ words: [UInt32], count: Int, kinds: Int, vocabularySize: Int
  ) -> [[Entry]]? {
    var place = 0
    func next() -> UInt32? {
      guard place < words.count else { return nil }
      defer { place += 1 }
      return words[place]
    }
    var classes: [[Entry]] = []
    for _ in 0..<count {
      guard let number = next(), number <= words.count else { return nil }
      var entries: [Entry] = []
      for _ in 0..<number {
        guard let kind = next(), kind < kinds, let length = next(),
          Int(length) <= words.count - place
        else { return nil }
        let tokens = Array(words[place..<(place + Int(length))])
        place += Int(length)
        guard tokens.allSatisfy({ 3 <= $0 && $0 < vocabularySize }) else { return nil }
        entries.append((kind, tokens))
      }
      classes.append(entries)
    }
    return place == words.count ? classes : nil
  }
}
