import Tokenization

/// What lists a word is in, and whether it may be part of a name.
struct WordMark {
  /// The lists that have the word, and in the upper half those that have it with its neighbours.
  var lists: UInt32 = 0
  var beginsSentence = false
  /// Whether by itself it is no part of a name.
  var isDull = true
}

/// Where a tagger puts down what it works out, for one text after another.
final class TaggerRoom {
  var space: TaggerSpace

  /// - Parameter isForMany: Whether many texts are to follow one another.
  init(isForMany: Bool) { space = TaggerSpace(isForMany: isForMany) }

  /// By program, what a policy's pattern is looked for with; each holds its program, so that no other takes its identity.
  private var matchers: [ObjectIdentifier: PatternMatcher] = [:]

  /// What a pattern is looked for with.
  func matcher(of pattern: Pattern) -> PatternMatcher {
    let id = ObjectIdentifier(pattern.program)
    if let known = matchers[id] { return known }
    let matcher = PatternMatcher(pattern.program)
    matchers[id] = matcher
    return matcher
  }
}

/// What a tagger works out for a text.
struct TaggerSpace {
  /// By word and two more at each end, what is known of it without its neighbours; more may stand behind, of longer texts before.
  private(set) var marks: [WordMark] = []
  /// The lists of words that came lately.
  private var known: KnownLists
  /// The words that names of several words begin with.
  private var prefixes: [Int] = []
  /// The rows of weights of a few words; none until a chain is looked at.
  var rows: [UInt32] = []
  /// By word of a chain, the weights of its tags.
  var emissions: [SIMD16<Int16>] = []
  /// By word of a chain, the score of the best way to each tag.
  var scores: [SIMD16<Int16>] = []
  /// By word of a chain, its tag.
  var tags: [Int] = []

  /// - Parameter isForMany: Whether many texts are to follow one another.
  init(isForMany: Bool) { known = KnownLists(remembers: isForMany) }

  /// Marks the words of a text; returns whether any may be part of a name.
  mutating func mark(_ scan: WordScan, _ gazetteer: Gazetteer) -> Bool {
    if !prefixes.isEmpty { prefixes.removeAll(keepingCapacity: true) }
    Self.markLists(&marks, scan, gazetteer, &known, &prefixes)
    for place in prefixes { Self.markName(&marks, scan, gazetteer, from: place) }
    return Self.markWords(&marks, scan)
  }

  /// Marks words with the lists that have them.
  private static func markLists(
    _ marks: inout [WordMark], _ scan: WordScan, _ gazetteer: Gazetteer, _ known: inout KnownLists,
    _ prefixes: inout [Int]
  ) {
    let words = scan.words.span
    let missing = words.count + 4 - marks.count
    if missing > 0 { marks += repeatElement(WordMark(), count: missing) }
    var marks = marks.mutableSpan
    marks[0] = WordMark()
    marks[1] = WordMark()
    for place in words.indices {
      let word = words[place]
      var mark = WordMark()
      if word.isLetters || word.kind == .mixed {
        let lists = known.lists(word.hash, gazetteer)
        mark.lists = UInt32(lists.subtracting(.prefix).rawValue)
        if lists.contains(.prefix) { prefixes.append(place) }
      }
      marks[place + 2] = mark
    }
    marks[words.count + 2] = WordMark()
    marks[words.count + 3] = WordMark()
  }

  /// Marks the words of names of several words, of which the first is at a place.
  private static func markName(
    _ marks: inout [WordMark], _ scan: WordScan, _ gazetteer: Gazetteer, from place: Int
  ) {
    let words = scan.words
    var hash = WordHash.joined(WordHash.start, words[place].hash)
    for end in (place + 1)..<max(place + 1, min(words.count, place + 5)) {
      hash = WordHash.joined(hash, words[end].hash)
      let joined = gazetteer.lists(hash)
      if joined.isEmpty { break }
      let names = joined.subtracting(.prefix)
      if !names.isEmpty {
        for part in place...end { marks[part + 2].lists |= UInt32(names.rawValue) << 16 }
      }
      if !joined.contains(.prefix) { break }
    }
  }

  /// Marks the words that begin sentences, and those that are no part of a name by themselves; returns whether others are left.
  ///
  /// Small letters need a list of names, and so do capitals where all words have nothing else; a capital does not, but at the
  /// beginning of a sentence. Numbers and words in capitals alone, which may be short for anything, may belong to what stands a
  /// few words away.
  private static func markWords(_ marks: inout [WordMark], _ scan: WordScan) -> Bool {
    let isUpper = scan.style == .capitals
    let common = UInt32(Gazetteer.Lists.common.rawValue)
    let words = scan.words.span
    var marks = marks.mutableSpan
    var begins = true
    /// The last word that may be part of a name by itself.
    var awake = -reach - 1
    var isAwake = false
    for place in words.indices {
      let word = words[place]
      let lists = marks[place + 2].lists
      let isListed = lists & common == 0 && lists != 0
      marks[place + 2].beginsSentence = begins
      var isDull = true
      switch word.kind {
      case .lineEnd: begins = true
      case .sign:
        switch scan.text[word.start] {
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"):
          begins = true
        case UInt8(ascii: "\""), UInt8(ascii: "'"): break
        default: begins = false
        }
      case .lower: isDull = !isListed
      case .capitalized: isDull = begins && lists == common
      case .upper:
        isDull = !isListed && (isUpper || place - awake > reach)
      case .digits, .mixed: isDull = place - awake > reach
      }
      if word.kind != .sign, word.kind != .lineEnd { begins = false }
      if isDull || word.isCode { continue }
      isAwake = true
      marks[place + 2].isDull = false
      if word.hasDigit || word.kind == .upper && !isListed { continue }
      for before in max(0, place - reach, awake)..<place
      where words[before].hasDigit || words[before].kind == .upper {
        if !words[before].isCode { marks[before + 2].isDull = false }
      }
      awake = place
    }
    return isAwake
  }

  /// How many words a number may stand away from what it belongs to.
  private static let reach = 5
}
