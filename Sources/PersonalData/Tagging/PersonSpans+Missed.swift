import Tokenization

/// What the tagger missed.
extension PersonSpans {
  /// Adds names behind titles, in lists with `/`, and those that stand elsewhere in the text.
  mutating func complete() {
    addAddressed()
    if names.isEmpty { return }
    addListed()
    addRepeated()
  }

  /// How many words and points of titles may stand before a name.
  private static let mostTitles = 12

  /// The first of the titles before a place.
  func titleStart(before place: Int) -> Int? {
    var (at, found) = (place - 1, Int?.none)
    while at >= 0, place - at < Self.mostTitles, scan.words[at + 1].isSpaced {
      let word = scan.isSign(at, ".") && scan.isJoined(at) ? at - 1 : at
      guard word >= 0, NameWords.addressing.contains(scan.hash(word)), scan.words[word].isLetters
      else { break }
      // `12 Main Dr` is an address.
      if word == at, scan.has(word, "dr"), word > 0, scan.words[word].isSpaced,
        scan.words[word - 1].isName && !isTitleOrPoint(word - 1) || scan.words[word - 1].hasDigit
      {
        break
      }
      found = word
      at = word - 1
    }
    return found
  }

  /// Adds a name in capitals behind a title.
  private mutating func addAddressed() {
    var added: [Name] = []
    var known = names[...]
    let words = scan.words
    for place in words.indices where words[place].isName && place > 0 {
      var before = place - 1
      // Most words have none of these before them.
      if words[before].kind == .sign {
        if before == 0 || !scan.isSign(before, ".") { continue }
        before -= 1
      }
      while before > 0, place - before <= Self.mostParticles, isParticle(before) { before -= 1 }
      guard NameWords.addressing.contains(words[before].hash) else { continue }
      let first = before + 1 < place && scan.isSign(before + 1, ".") ? before + 2 : before + 1
      while let next = known.first, next.words.upperBound <= first { known.removeFirst() }
      if known.first.map({ $0.words.lowerBound <= place }) ?? false { continue }
      guard titleStart(before: first) != nil, !isTitle(place), mayBeName(place) else { continue }
      if let last = added.last, last.words.upperBound > first { continue }
      added.append(Name(words: first..<nameEnd(place), score: 0.6, evidence: [.context]))
    }
    insert(added)
  }

  /// Whether a word with a capital is no common one, or a name as well.
  private func mayBeName(_ place: Int) -> Bool {
    let lists = features.lists(place)
    return scan.words[place].count > 1
      && (!lists.contains(.common) || !lists.isDisjoint(with: [.given, .family]))
  }

  /// The end of a name of which a word stands at a place.
  private func nameEnd(_ place: Int) -> Int {
    var end = place + 1
    while end < scan.words.count, end - place < 6 {
      if scan.isSign(end, "-") || scan.isSign(end, "'") || scan.isSign(end, "’"),
        scan.isJoined(end),
        scan.isJoined(end + 1), scan.words[end + 1].isName
      {
        end += 2
      } else if scan.words[end].isName, scan.words[end].isSpaced,
        mayBeName(end) && isListed(end..<end + 1) || isParticle(end - 1)
      {
        end += 1
      } else if let linked = linkedName(end) {
        end = linked + 1
      } else {
        break
      }
    }
    return end
  }

  /// The name that words at a place link to the one before them: `de Vries` of `Janneke de Vries`, or of `Jansen-de Boer`.
  private func linkedName(_ place: Int) -> Int? {
    var next = place
    if scan.isSign(next, "-"), scan.isJoined(next), scan.isJoined(next + 1) { next += 1 }
    let first = next
    while next < min(scan.words.count, first + 3), isParticle(next) { next += 1 }
    guard next > first, next < scan.words.count, scan.words[next].isName, scan.words[next].isSpaced
    else { return nil }
    return next
  }

  /// Adds the names of `Anna/Peter/Julia` of which one was found.
  private mutating func addListed() {
    var added: [Name] = []
    for (number, name) in names.enumerated() {
      var end = name.words.upperBound
      let next = number + 1 < names.count ? names[number + 1].words.lowerBound : scan.words.count
      while end + 1 < next, scan.isSign(end, "/"), scan.isJoined(end), scan.isJoined(end + 1),
        scan.words[end + 1].isName, isListed(end + 1..<end + 2)
      {
        added.append(Name(words: end + 1..<end + 2, score: 0.6, evidence: .list))
        end += 2
      }
    }
    insert(added)
  }

  /// Adds words that are names elsewhere in the text.
  private mutating func addRepeated() {
    var known: Set<UInt64> = []
    for name in names {
      let letters = name.words.filter { scan.words[$0].isLetters && scan.words[$0].count > 2 }
      for word in letters where !isParticle(word) && !isTitleOrPoint(word) {
        if scan.words[word].kind == .lower, scan.style != .smalls { continue }
        let lists = features.lists(word)
        // A word that means something else as well is a name where it stands as part of one.
        if lists.contains(.common) {
          let isNamed = letters.count > 1 || isAddressed(name.words) || isGivenName(word)
          if !isNamed || lists.isDisjoint(with: [.given, .family])
            || NameWords.ambiguousHashes.contains(scan.hash(word))
          {
            continue
          }
        }
        known.insert(scan.words[word].hash)
      }
    }
    if known.isEmpty { return }
    var filter: UInt64 = 0
    for hash in known { filter |= 1 << (hash & 63) }
    var added: [Name] = []
    var next = 0
    var place = 0
    while place < scan.words.count {
      if next < names.count, place >= names[next].words.lowerBound {
        place = max(place, names[next].words.upperBound)
        next += 1
        continue
      }
      if isRepeated(place, known, filter) {
        var first = place
        let least = max(
          next > 0 ? names[next - 1].words.upperBound : 0, added.last?.words.upperBound ?? 0)
        while first > least, place - first < Self.mostParticles, isParticle(first - 1),
          scan.words[first].isSpaced
        { first -= 1 }
        if first > least, scan.words[first].isSpaced,
          scan.words[first - 1].kind == scan.words[place].kind, isGivenName(first - 1)
        {
          first -= 1
        } else {
          first = place
        }
        added.append(Name(words: first..<place + 1, score: 0.55, evidence: .list))
      }
      place += 1
    }
    insert(added)
    joinRepeated()
  }

  /// Whether a word is a given name that is not mostly something else.
  private func isGivenName(_ place: Int) -> Bool {
    NameLists.isGiven(scan.lowercased(place))
      && !NameWords.ambiguousHashes.contains(scan.hash(place))
  }

  /// Whether a word is one of names that are known, or such a name with the `s` of a genitive or plural.
  private func isRepeated(_ place: Int, _ known: Set<UInt64>, _ filter: UInt64) -> Bool {
    let word = scan.words[place]
    guard word.isLetters, word.kind != .lower || scan.style == .smalls, !word.isCode, word.count > 2
    else { return false }
    if filter & 1 << (word.hash & 63) != 0, known.contains(word.hash) { return true }
    guard word.count > 3, scan.text[word.end - 1] | 0x20 == UInt8(ascii: "s"),
      !features.lists(place).contains(.common)
    else { return false }
    return known.contains(WordHash.of(scan.text.span.extracting(word.start..<word.end - 1)))
  }

  /// Names that follow one another with nothing between them are one.
  private mutating func joinRepeated() {
    var joined: [Name] = []
    for name in names {
      if let last = joined.last, last.words.upperBound == name.words.lowerBound,
        scan.words[name.words.lowerBound].isSpaced, last.words.count == 1 || name.words.count == 1,
        last.evidence == .list, name.evidence == .list
      {
        joined[joined.count - 1].words = last.words.lowerBound..<name.words.upperBound
      } else {
        joined.append(name)
      }
    }
    names = joined
  }

  /// Adds names, which are sorted and stand where no others are.
  private mutating func insert(_ added: [Name]) {
    if added.isEmpty { return }
    names = (names + added).sorted { $0.words.lowerBound < $1.words.lowerBound }
  }
}
