import Tokenization

/// The words of a text that are people's names.
///
/// A tagger takes several names for one, or a word beside a name for a part of it, and misses a name that it found elsewhere.
/// Here names end where a sentence, a list or a line does, a name behind a title is one, and a name that a text has once is
/// found wherever it stands there.
struct PersonSpans {
  /// A name that was found.
  struct Name {
    var words: Range<Int>
    var score: Double
    var evidence: Detection.Evidence
  }

  private(set) var names: [Name] = []
  private let scan: WordScan
  private let features: TaggerFeatures

  init(_ scan: WordScan, _ features: TaggerFeatures) {
    (self.scan, self.features) = (scan, features)
  }

  // MARK: What the tagger found

  /// Adds the names in words that a tagger takes for one person's, which stand behind those that were added before.
  mutating func add(_ words: Range<Int>, score: Double, evidence: Detection.Evidence) {
    for part in parts(words) {
      let part = addressedStart(part.lowerBound)..<part.upperBound
      if names.count > 1, isNickname(between: names[names.count - 2].words, part) {
        names.removeLast()
        names[names.count - 1].words = names[names.count - 1].words.lowerBound..<part.upperBound
      } else if let last = names.last, isContinued(last.words, by: part) {
        names[names.count - 1].words = last.words.lowerBound..<part.upperBound
        names[names.count - 1].score = max(last.score, score)
      } else {
        names.append(Name(words: part, score: score, evidence: evidence))
      }
    }
  }

  /// Where a name begins whose first words link it to a title before them: `Herr von der Leyen`.
  private func addressedStart(_ place: Int) -> Int {
    var first = place
    while first > 0, isParticle(first - 1), scan.words[first].isSpaced { first -= 1 }
    return first < place && titleStart(before: first) != nil ? first : place
  }

  /// Whether the last name stands in quotes between two others: `Robert "Bob" Miller`.
  private func isNickname(between first: Range<Int>, _ last: Range<Int>) -> Bool {
    guard let name = names.last?.words, name.count == 1 else { return false }
    return isQuote(first.upperBound) && isQuote(name.upperBound)
      && name.lowerBound == first.upperBound + 1 && last.lowerBound == name.upperBound + 1
  }

  /// Words without those before a firm's name that say what it is in court.
  func withoutRoles(_ words: Range<Int>) -> Range<Int> {
    var first = words.lowerBound
    while first + 1 < words.upperBound, NameWords.kinshipHashes.contains(scan.hash(first)),
      scan.words[first + 1].isName
    { first += 1 }
    return first..<words.upperBound
  }

  /// Whether a title stands before words, or is the first of them: then they are a person's, and no firm's or town's.
  func isAddressed(_ words: Range<Int>) -> Bool {
    guard words.count <= 6, !Self.firms.contains(scan.hash(words.upperBound - 1)) else {
      return false
    }
    if isTitle(words.lowerBound), words.count > 1 { return true }
    return titleStart(before: words.lowerBound) != nil
  }

  private static let firms = WordList(
    """
    gmbh ag kg ohg inc ltd llc plc corp co company sa sl srl bv nv clinic hospital klinik university college school bakery bank \
    street st avenue road straße strasse platz
    """)

  // MARK: Parts

  /// The names in words that were taken for one.
  private func parts(_ words: Range<Int>) -> [Range<Int>] {
    let isSmall = !words.contains { scan.words[$0].isName }
    var parts: [(words: Range<Int>, isDoubtful: Bool)] = []
    var (start, isDoubtful) = (words.lowerBound, false)
    func close(_ end: Int, isDoubtful: Bool) {
      if let part = trimmed(start..<end) { parts.append((part, isDoubtful)) }
    }
    var place = words.lowerBound
    while place < words.upperBound {
      let isWord = scan.words[place].isLetters
      let length = breakLength(place, start, words, isSmall: isSmall)
      if length > 0 {
        close(place, isDoubtful: isDoubtful || isWord)
        (place, isDoubtful) = (place + length, isWord)
        start = place
      } else {
        if place > start, isTitle(place), !(start..<place).allSatisfy(isTitleOrPoint) {
          close(place, isDoubtful: isDoubtful)
          (start, isDoubtful) = (place, false)
        } else if place > start, isOwned(place) {
          close(place, isDoubtful: isDoubtful)
          (start, isDoubtful) = (place, true)
        }
        place += 1
      }
    }
    close(max(start, words.upperBound), isDoubtful: isDoubtful)
    // What stands beside words that are no name is hardly one, but for what lists have.
    if parts.contains(where: { isListed($0.words) }) {
      parts.removeAll { $0.isDoubtful && !isListed($0.words) }
    }
    return parts.map(\.words)
  }

  /// Whether a word is what a name in the genitive before it has: `Müllers Haus`.
  private func isOwned(_ place: Int) -> Bool {
    let lists: Gazetteer.Lists = [.given, .family]
    let owner = scan.words[place - 1]
    guard owner.isName, owner.count > 3, scan.words[place].isName, scan.words[place].isSpaced,
      features.lists(place).isDisjoint(with: lists)
        || NameWords.kinshipHashes.contains(scan.hash(place)),
      features.lists(place - 1).isDisjoint(with: lists)
    else { return false }
    let name = scan.lowercased(place - 1)
    guard name.hasSuffix("s") else { return false }
    let base = String(name.dropLast())
    return NameLists.isGiven(base) || NameLists.isFamily(base)
  }

  private func isTitle(_ place: Int) -> Bool {
    NameWords.addressing.contains(scan.hash(place)) && scan.words[place].kind != .upper
      || scan.words[place].kind == .upper && scan.style == .capitals
        && NameWords.addressing.contains(scan.hash(place))
  }

  private func isTitleOrPoint(_ place: Int) -> Bool {
    NameWords.addressing.contains(scan.hash(place)) || scan.isSign(place, ".")
  }

  private func isParticle(_ place: Int) -> Bool {
    NameWords.particleHashes.contains(scan.hash(place))
  }

  private func isListed(_ words: Range<Int>) -> Bool {
    words.contains { !features.lists($0).isDisjoint(with: [.given, .family]) }
  }

  /// How many words at a place are no part of a name and end it; 0 where the word belongs to it.
  private func breakLength(
    _ place: Int, _ start: Int, _ words: Range<Int>, isSmall: Bool
  ) -> Int {
    let word = scan.words[place]
    switch word.kind {
    case .lineEnd: return 1
    case .sign: return signLength(place, start, words)
    case .lower:
      if Self.joining.contains(word.hash) { return 1 }
      if isSmall || isParticle(place) { return 0 }
      let lists = features.lists(place)
      return !lists.contains(.common) && !lists.isDisjoint(with: [.given, .family]) ? 0 : 1
    default: return 0
    }
  }

  private static let joining = WordList("and und et en e y och og ja or oder ou o with mit")

  private func signLength(_ place: Int, _ start: Int, _ words: Range<Int>) -> Int {
    let isInside = !scan.words[place].isSpaced && scan.isJoined(place + 1)
    if scan.isSign(place, "'") || scan.isSign(place, "’") {
      if isInside, scan.words[place + 1].count == 1, scan.has(place + 1, "s") { return 2 }
      return isInside && scan.words[place + 1].isLetters ? 0 : 1
    }
    if scan.isSign(place, "-") || scan.isSign(place, "‐") || scan.isSign(place, "_") {
      return isInside ? 0 : 1
    }
    if scan.isSign(place, ".") {
      guard place > start, !scan.words[place].isSpaced else { return 1 }
      // The point of an initial or of a title, and not that of a sentence.
      let before = place - 1
      return scan.words[before].count == 1 || isTitleOrPoint(before)
        || NameWords.suffixHashes.contains(scan.hash(before)) || isInside ? 0 : 1
    }
    if isQuote(place) {
      let isOpening = place > start && place + 3 < words.upperBound && isQuote(place + 2)
      let isClosing = place - 2 > start && place + 1 < words.upperBound && isQuote(place - 2)
      return isOpening || isClosing ? 0 : 1
    }
    if scan.isSign(place, ",") {
      var end = place + 1
      while end < words.upperBound, scan.words[end].kind != .sign, scan.words[end].kind != .lineEnd
      {
        end += 1
      }
      return isFamilyFirst(start..<place, place + 1..<end) ? 0 : 1
    }
    return 1
  }

  private func isQuote(_ place: Int) -> Bool {
    scan.isSign(place, "\"") || scan.isSign(place, "“") || scan.isSign(place, "”")
      || scan.isSign(place, "„")
  }

  /// A name without what does not belong to it at its ends; nil where nothing is left.
  private func trimmed(_ words: Range<Int>) -> Range<Int>? {
    var (first, last) = (words.lowerBound, words.upperBound)
    while first < last,
      !scan.words[first].isLetters && !scan.words[first].hasDigit
        || last - first > 1 && NameWords.leadingHashes.contains(scan.hash(first))
          && (!isListedName(first) || scan.words[first].kind == .lower)
    { first += 1 }
    while last > first, isLoose(last - 1, first) { last -= 1 }
    let letters = (first..<last).filter { scan.words[$0].isLetters }
    if letters.isEmpty || letters.allSatisfy({ isTitleOrPoint($0) || isParticle($0) }) {
      return nil
    }
    if letters.count == 1, last - first == 1, NameWords.pronounHashes.contains(scan.hash(first)),
      scan.words[first].kind != .upper || scan.style == .capitals
    {
      return nil
    }
    return first..<last
  }

  /// Whether a list of given names has a word that is no common one.
  private func isListedName(_ place: Int) -> Bool {
    features.lists(place).contains(.given) && !features.lists(place).contains(.common)
  }

  /// Whether a word at the end of a name belongs to what follows.
  private func isLoose(_ place: Int, _ first: Int) -> Bool {
    if scan.words[place].kind == .lineEnd { return true }
    if scan.words[place].kind == .sign {
      return !scan.isSign(place, ".") || place == first
        || !(scan.words[place - 1].count == 1
          || NameWords.suffixHashes.contains(scan.hash(place - 1)))
    }
    return scan.words[place].kind == .lower && isParticle(place)
  }

  // MARK: Family names first

  /// Whether words on both sides of a comma are a family and a given name, as in `Miller, Anna`.
  private func isFamilyFirst(_ family: Range<Int>, _ given: Range<Int>) -> Bool {
    let names = family.filter { scan.words[$0].isLetters && !isParticle($0) }
    guard let name = names.last,
      names.count == 1 || family.contains(where: { scan.isSign($0, "-") }),
      let first = given.first, scan.words[first].isName, scan.words[first].isSpaced,
      given.count <= 4
    else { return false }
    let isUpper = scan.words[name].kind == .upper && scan.style != .capitals
    if isUpper, scan.words[first].kind != .upper, !isTitle(name) { return true }
    let (family, given) = (scan.lowercased(name), scan.lowercased(first))
    guard NameLists.isGiven(given) else { return false }
    if NameLists.isGiven(family) {
      return NameLists.isFamily(family) && !NameLists.isFamily(given) && endsItem(first + 1)
    }
    return !NameLists.isFamily(given) || NameLists.isFamily(family) && endsItem(first + 1)
  }

  /// Whether an item of a list of records ends at a place.
  private func endsItem(_ place: Int) -> Bool {
    place >= scan.words.count || scan.words[place].kind == .lineEnd || scan.isSign(place, ";")
  }

  /// Whether a name goes on in the next one: behind an initial's point, or as `Miller, Anna`.
  private func isContinued(_ name: Range<Int>, by next: Range<Int>) -> Bool {
    let between = name.upperBound
    guard next.lowerBound == between + 1 else {
      return next.lowerBound == between && scan.isSign(between - 1, ".")
        && scan.words[between - 2].count == 1 && !scan.isSign(between - 2, ".")
        && scan.words[next.lowerBound].isSpaced && name.count > 2
    }
    if scan.isSign(between, "."), scan.isJoined(between) {
      return scan.words[between - 1].count == 1 && name.count > 1
    }
    return scan.isSign(between, ",") && isFamilyFirst(name, next)
  }

  // MARK: What the tagger missed

  /// Adds names behind titles, in lists with `/`, and those that stand elsewhere in the text.
  mutating func complete() {
    addAddressed()
    if names.isEmpty { return }
    addListed()
    addRepeated()
  }

  /// The first of the titles before a place.
  private func titleStart(before place: Int) -> Int? {
    var (at, found) = (place - 1, Int?.none)
    while at >= 0, scan.words[at + 1].isSpaced {
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
      while before > 0, isParticle(before) { before -= 1 }
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
        if lists.contains(.common), letters.count == 1 || lists.isDisjoint(with: [.given, .family])
        {
          continue
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
        while first > least, isParticle(first - 1), scan.words[first].isSpaced { first -= 1 }
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
