import Tokenization

/// What a tagger sees of each word of a text: the word, its form, its lists, and the same of its neighbours.
struct TaggerFeatures {
  /// By word, the rows of the weights that its features have.
  private(set) var rows: [UInt32] = []
  /// By word, whether it is certainly part of no name: a common word in small letters, or a sign, with nothing beside it that could be.
  private(set) var isPlain: [Bool] = []
  /// By word, the lists that have it alone.
  private(set) var lists: [Gazetteer.Lists] = []
  /// By word, where its rows begin.
  private var starts: [Int] = []
  /// How many features each word has.
  static let perWord = 34
  /// How many rows there are.
  static let rowCount = 1 << 17

  /// The rows of a word.
  func rows(of word: Int) -> ArraySlice<UInt32> {
    rows[starts[word]..<(starts[word] + Self.perWord)]
  }

  private struct Seen {
    var hash: UInt64 = 0x5555
    var kind: UInt64 = 15
    var lists: UInt64 = 0
    var suffix3: UInt64 = 0
    var suffix2: UInt64 = 0
    var suffix4: UInt64 = 0
    var prefix3: UInt64 = 0
    var length: UInt64 = 0
  }

  /// - Parameter isWhole: Whether plain words get their features, too, as training needs.
  init(_ scan: WordScan, _ gazetteer: Gazetteer, isWhole: Bool = true) {
    let words = scan.words
    var seen: [Seen] = []
    seen.reserveCapacity(words.count + 4)
    seen += [Seen(), Seen()]
    var (capitals, smalls, names) = (0, 0, 0)
    for place in words.indices {
      let word = words[place]
      switch word.kind {
      case .upper: capitals += 1
      case .lower: smalls += 1
      case .capitalized: names += 1
      default: break
      }
      seen.append(Self.seen(scan, place))
    }
    seen += [Seen(), Seen()]
    Self.mark(&seen, gazetteer)
    // Text that is all in capitals or all small has no names that stand out.
    let style: UInt64 = smalls + names == 0 ? 2 : capitals + names == 0 ? 1 : 0
    isPlain =
      isWhole ? Array(repeating: false, count: words.count) : Self.plain(seen, isMixed: style == 0)
    lists = seen[2..<(seen.count - 2)].map {
      Gazetteer.Lists(rawValue: UInt16(truncatingIfNeeded: $0.lists))
    }
    var beginsSentence = true
    for place in words.indices {
      starts.append(rows.count)
      if !isPlain[place] { append(scan, place, seen, style, beginsSentence) }
      switch words[place].kind {
      case .lineEnd: beginsSentence = true
      case .sign:
        beginsSentence =
          scan.isSign(place, ".") || scan.isSign(place, "!") || scan.isSign(place, "?")
          || scan.isSign(place, ":")
          || beginsSentence && (scan.isSign(place, "\"") || scan.isSign(place, "'"))
      default: beginsSentence = false
      }
    }
  }

  /// Which words cannot be part of a name: neither they nor their neighbours have a capital, a digit or a list of names.
  ///
  /// - Parameter isMixed: Whether the text has capitals and small letters: then names have capitals, but those of people now and then.
  private static func plain(_ seen: [Seen], isMixed: Bool) -> [Bool] {
    let common = UInt64(Gazetteer.Lists.common.rawValue)
    let isDull = seen.map { word in
      switch word.kind {
      case 0:
        isMixed
          ? word.lists & common != 0 || word.lists == 0
          : word.lists == common || word.length < 3 && word.lists & ~common == 0
      case 5, 6: true
      default: false
      }
    }
    return (2..<(seen.count - 2)).map {
      isDull[$0] && (isDull[$0 - 1] || $0 == 2) && (isDull[$0 + 1] || $0 == seen.count - 3)
    }
  }

  private static func seen(_ scan: WordScan, _ place: Int) -> Seen {
    let word = scan.words[place]
    let bytes = scan.bytes(place)
    var seen = Seen()
    seen.kind = UInt64(word.kind.rawValue)
    if word.kind == .digits {
      // Numbers are alike that have as many digits.
      seen.hash = 0x1000 + UInt64(min(bytes.count, 9))
      seen.length = UInt64(min(bytes.count, 9))
      return seen
    }
    seen.hash = scan.hashes[place]
    if word.kind == .sign || word.kind == .lineEnd { return seen }
    func tail(_ count: Int) -> UInt64 {
      bytes.suffix(count).reduce(UInt64(count)) { $0 << 8 | UInt64($1.lowercased) }
    }
    seen.suffix2 = tail(2)
    seen.suffix3 = tail(3)
    seen.suffix4 = tail(4)
    seen.prefix3 = bytes.prefix(3).reduce(3) { $0 << 8 | UInt64($1.lowercased) }
    seen.length = UInt64(min(bytes.count, 7))
    return seen
  }

  /// Marks words with the lists that have them, alone or as part of a name of several words.
  private static func mark(_ seen: inout [Seen], _ gazetteer: Gazetteer) {
    let last = seen.count - 2
    var inside = [UInt64](repeating: 0, count: seen.count)
    for place in 2..<max(2, last) where seen[place].kind <= 2 || seen[place].kind == 4 {
      var hash = WordHash.joined(WordHash.start, seen[place].hash)
      let lists = gazetteer.lists(hash)
      seen[place].lists = UInt64(lists.subtracting(.prefix).rawValue)
      guard lists.contains(.prefix) else { continue }
      var end = place + 1
      while end < min(last, place + 5) {
        hash = WordHash.joined(hash, seen[end].hash)
        let joined = gazetteer.lists(hash)
        if joined.isEmpty { break }
        let names = joined.subtracting(.prefix)
        if !names.isEmpty {
          for part in place...end { inside[part] |= UInt64(names.rawValue) << 16 }
        }
        if !joined.contains(.prefix) { break }
        end += 1
      }
    }
    for place in seen.indices { seen[place].lists |= inside[place] }
  }

  private mutating func append(
    _ scan: WordScan, _ index: Int, _ seen: [Seen], _ style: UInt64, _ beginsSentence: Bool
  ) {
    let place = index + 2
    let (before2, before, own, next, next2) = (
      seen[place - 2], seen[place - 1], seen[place], seen[place + 1], seen[place + 2]
    )
    let form =
      own.kind | (beginsSentence ? 16 : 0) | style << 5 | (scan.words[index].isSpaced ? 128 : 0)
    var number: UInt64 = 0
    // One function for each number of values: a list of them would be an array each time.
    @inline(__always)
    func begin() -> UInt64 {
      number &+= 1
      return number &* 0x9E37_79B9_7F4A_7C15
    }
    @inline(__always)
    func end(_ hash: UInt64) {
      rows.append(UInt32(truncatingIfNeeded: hash) & UInt32(Self.rowCount - 1))
    }
    @inline(__always)
    func add(_ value: UInt64) { end(WordHash.mixed(begin() &+ value)) }
    @inline(__always)
    func add(_ first: UInt64, _ second: UInt64) {
      end(WordHash.mixed(WordHash.mixed(begin() &+ first) &+ second))
    }
    @inline(__always)
    func add(_ first: UInt64, _ second: UInt64, _ third: UInt64) {
      end(WordHash.mixed(WordHash.mixed(WordHash.mixed(begin() &+ first) &+ second) &+ third))
    }
    add(0)
    add(own.hash)
    add(before.hash)
    add(next.hash)
    add(before2.hash)
    add(next2.hash)
    add(form)
    add(own.lists, form)
    add(before.lists, before.kind)
    add(next.lists, next.kind)
    add(own.lists, next.lists, own.kind | next.kind << 4 | style << 8)
    add(own.lists, before.lists, own.kind | before.kind << 4 | style << 8)
    add(before.hash, form)
    add(next.hash, form)
    add(before.hash, own.lists)
    add(next.hash, own.lists)
    add(own.suffix3, form)
    add(own.suffix2, own.kind)
    add(own.suffix4)
    add(own.prefix3, own.kind)
    add(before.kind | own.kind << 4 | next.kind << 8 | style << 12)
    add(before2.kind | before.kind << 4 | own.kind << 8 | style << 12)
    add(own.kind | next.kind << 4 | next2.kind << 8 | style << 12)
    add(before2.hash, before.hash)
    add(next.hash, next2.hash)
    add(before.hash, next.hash, own.kind)
    add(own.length, form)
    add(own.lists & 0x7F, style)
    add(own.lists >> 16, own.kind)
    add(before.suffix3, own.kind)
    add(next.suffix3, own.kind)
    add(own.hash, before.kind | style << 4)
    add(before2.hash, own.kind | before.kind << 4)
    add(next2.hash, own.kind | next.kind << 4)
  }
}
