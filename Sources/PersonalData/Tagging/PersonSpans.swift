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

  var names: [Name] = []
  let scan: WordScan
  let features: TaggerFeatures

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
    while first > 0, place - first < Self.mostParticles, isParticle(first - 1),
      scan.words[first].isSpaced
    { first -= 1 }
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
    /// Where what belongs to a name in the genitive begins.
    var owned = Set<Int>()
    func close(_ end: Int, isDoubtful: Bool) {
      if let part = trimmed(start..<end) { parts.append((part, isDoubtful)) }
    }
    /// Whether nothing but titles stood there since the start.
    var isTitles = true
    var place = words.lowerBound
    while place < words.upperBound {
      let isWord = scan.words[place].isLetters
      let length = breakLength(place, start, words, isSmall: isSmall)
      if length > 0 {
        close(place, isDoubtful: isDoubtful || isWord)
        (place, isDoubtful) = (place + length, isWord)
        (start, isTitles) = (place, true)
      } else {
        if place > start, isTitle(place), !isTitles {
          close(place, isDoubtful: isDoubtful)
          (start, isDoubtful, isTitles) = (place, false, true)
        } else if place > start, isOwned(place) {
          close(place, isDoubtful: isDoubtful)
          (start, isDoubtful) = (place, true)
          owned.insert(place)
        }
        isTitles = isTitles && isTitleOrPoint(place)
        place += 1
      }
    }
    close(max(start, words.upperBound), isDoubtful: isDoubtful)
    parts.removeAll { part in
      let first = part.words.lowerBound
      return owned.contains(first)
        && (!isListed(part.words) || NameWords.kinshipHashes.contains(scan.hash(first)))
    }
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

  func isTitle(_ place: Int) -> Bool {
    NameWords.addressing.contains(scan.hash(place)) && scan.words[place].kind != .upper
      || scan.words[place].kind == .upper && scan.style == .capitals
        && NameWords.addressing.contains(scan.hash(place))
  }

  func isTitleOrPoint(_ place: Int) -> Bool {
    NameWords.addressing.contains(scan.hash(place)) || scan.isSign(place, ".")
  }

  /// How many words may link a name to another.
  static let mostParticles = 4

  func isParticle(_ place: Int) -> Bool {
    NameWords.particleHashes.contains(scan.hash(place))
  }

  func isListed(_ words: Range<Int>) -> Bool {
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
  func isListedName(_ place: Int) -> Bool {
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
}
