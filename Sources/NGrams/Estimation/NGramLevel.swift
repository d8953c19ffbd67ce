/// All n-grams of one length, sorted, as the estimator builds them.
struct NGramLevel {
  /// Each n-gram's last word.
  var words: [UInt32]
  /// How often each n-gram occurs; all orders but the highest later get how many different words come before it instead.
  var counts: [UInt32]
  /// Each n-gram without its first word: a node of the level before.
  var suffixes: [UInt32] = []
  /// Where each n-gram's continuations start in the next level, and one more; empty in the highest level.
  var firstChildren: [UInt32] = []
  /// The n-grams that begin with the start, which lie together.
  var fromStart: Range<Int>
  /// N-grams that occur too seldom to be kept; empty where all are.
  var pruned: [Bool] = []

  /// Replaces counts by how many different words come before: the adjusted counts of all orders but the highest.
  ///
  /// N-grams that begin with the start have nothing before them and keep their counts.
  mutating func adjustCounts(by longer: NGramLevel) {
    var extensions = [UInt32](repeating: 0, count: counts.count)
    unsafe extensions.withUnsafeMutableBufferPointer { extensions in
      for suffix in longer.suffixes { unsafe extensions[Int(suffix)] &+= 1 }
    }
    for node in fromStart { extensions[node] = counts[node] }
    counts = extensions
  }
}

/// The places in the text sorted by the n-gram that begins there, which one pass makes one word longer.
///
/// The n-grams of a level are groups of places that lie together, so sorting each group by the next word gives the next
/// level, already in its order on file. Groups are dealt out to the cores.
struct SortedPlaces {
  private let tokens: [UInt32]
  /// Sorted by n-gram, then by place.
  private var places: [UInt32]
  /// The n-gram that begins at each place; nothing in particular where a document ends too early.
  private var nodes: [UInt32]
  private let wordBits: Int
  /// The length of the n-grams.
  private var length = 1

  /// Sorts by the first word; also returns the unigrams: every word that occurs, and the three special ones.
  static func sorted(_ tokens: [UInt32]) -> (places: SortedPlaces, unigrams: NGramLevel) {
    let bound = Int(max(tokens.max() ?? 0, Vocabulary.end)) + 1
    var occurrences = [UInt32](repeating: 0, count: bound)
    for token in tokens { occurrences[Int(token)] += 1 }
    var node = [UInt32](repeating: 0, count: bound)
    var words: [UInt32] = []
    for word in 0..<bound where occurrences[word] > 0 || word <= Vocabulary.end {
      node[word] = UInt32(words.count)
      words.append(UInt32(word))
    }
    let counts = words.map { occurrences[Int($0)] }
    var next = [UInt32](repeating: 0, count: bound)
    var sum: UInt32 = 0
    for word in 0..<bound {
      next[word] = sum
      sum += occurrences[word]
    }
    var places = [UInt32](repeating: 0, count: tokens.count)
    var nodes = places
    unsafe places.withUnsafeMutableBufferPointer { places in
      unsafe nodes.withUnsafeMutableBufferPointer { nodes in
        unsafe next.withUnsafeMutableBufferPointer { next in
          for place in tokens.indices {
            let word = Int(tokens[place])
            unsafe places[Int(next[word])] = UInt32(truncatingIfNeeded: place)
            unsafe next[word] &+= 1
            unsafe nodes[place] = node[word]
          }
        }
      }
    }
    let start = Int(node[Int(Vocabulary.start)])
    return (
      SortedPlaces(
        tokens: tokens, places: places, nodes: nodes,
        wordBits: Int.bitWidth - (bound - 1).leadingZeroBitCount),
      NGramLevel(words: words, counts: counts, fromStart: start..<(start + 1))
    )
  }

  /// Which n-grams of the level that was made last have fewer groups of documents behind them than a threshold asks for.
  func haveFewGroups(
    _ level: NGramLevel, _ threshold: NGramEstimator.GroupThreshold
  ) -> [Bool] {
    var place = 0
    return level.counts.map { count in
      var (groups, last) = (0, UInt32.max)
      for occurrence in places[place..<(place + Int(count))] {
        let group = threshold.groups[Int(occurrence)]
        if group != last { groups += 1 }
        last = group
      }
      place += Int(count)
      return groups < threshold.least
    }
  }

  /// A run of n-grams that one core takes at a time.
  private struct Piece {
    var nodes: Range<Int>
    /// The first of its places.
    var place: Int
    /// How many places there are after the pass.
    var placeCount = 0
    /// The first of its places after the pass.
    var newPlace: Int
    var words: [UInt32] = []
    var counts: [UInt32] = []
    var suffixes: [UInt32] = []
  }

  /// Makes the n-grams one word longer; returns their level and gives `level` its links to it.
  ///
  /// - Parameters:
  ///   - level: The n-grams so far, with their counts in the text.
  ///   - isLast: Whether no longer ones are asked for, so that the places need not be kept.
  mutating func extend(_ level: inout NGramLevel, isLast: Bool) -> NGramLevel {
    var pieces = pieces(of: level)
    let kept = pieces.last.map { $0.newPlace } ?? 0
    pieces.removeLast()
    var firstChildren = [UInt32](repeating: 0, count: level.words.count + 1)
    var newPlaces = [UInt32](repeating: 0, count: isLast ? 0 : kept)
    let (length, wordBits) = (length, wordBits)
    unsafe pieces.withUnsafeMutableBufferPointer { pieces in
      unsafe firstChildren.withUnsafeMutableBufferPointer { children in
        unsafe newPlaces.withUnsafeMutableBufferPointer { newPlaces in
          unsafe tokens.withUnsafeBufferPointer { tokens in
            unsafe places.withUnsafeBufferPointer { places in
              unsafe nodes.withUnsafeBufferPointer { nodes in
                Parallel.forEach(pieces.count) { index in
                  unsafe Self.extend(
                    &pieces[index], level, length, wordBits, tokens, places, nodes, children,
                    newPlaces)
                }
              }
            }
          }
        }
      }
    }
    places = newPlaces
    self.length += 1
    var next = Self.joined(pieces)
    var sum: UInt32 = 0
    for node in firstChildren.indices {
      let size = firstChildren[node]
      firstChildren[node] = sum
      sum += size
    }
    next.fromStart =
      Int(
        firstChildren[level.fromStart.lowerBound])..<Int(
        firstChildren[level.fromStart.upperBound])
    level.firstChildren = firstChildren
    if !isLast { numberNodes(next, pieces) }
    return next
  }

  /// Deals the n-grams into pieces of some ten thousand places, and one empty piece that ends them.
  private func pieces(of level: NGramLevel) -> [Piece] {
    var pieces = [Piece(nodes: 0..<0, place: 0, newPlace: 0)]
    var (place, newPlace) = (0, 0)
    for node in level.words.indices {
      if place - pieces[pieces.count - 1].place >= 1 << 15 {
        let start = pieces[pieces.count - 1].nodes.lowerBound
        pieces[pieces.count - 1].nodes = start..<node
        pieces.append(Piece(nodes: node..<node, place: place, newPlace: newPlace))
      }
      place += Int(level.counts[node])
      if level.words[node] != Vocabulary.end { newPlace += Int(level.counts[node]) }
    }
    let start = pieces[pieces.count - 1].nodes.lowerBound
    pieces[pieces.count - 1].nodes = start..<level.words.count
    pieces.append(
      Piece(nodes: level.words.count..<level.words.count, place: place, newPlace: newPlace))
    for index in pieces.indices.dropLast() {
      pieces[index].placeCount = pieces[index + 1].newPlace - pieces[index].newPlace
    }
    return pieces
  }

  private static func extend(
    _ piece: inout Piece, _ level: NGramLevel, _ length: Int, _ wordBits: Int,
    _ tokens: UnsafeBufferPointer<UInt32>, _ places: UnsafeBufferPointer<UInt32>,
    _ nodes: UnsafeBufferPointer<UInt32>, _ children: UnsafeMutableBufferPointer<UInt32>,
    _ newPlaces: UnsafeMutableBufferPointer<UInt32>
  ) {
    // Room for as many n-grams as there are places; what is not written is not resident either.
    let room = piece.placeCount
    var count = 0
    unsafe piece.suffixes = [UInt32](unsafeUninitializedCapacity: room) { suffixes, used in
      unsafe piece.counts = [UInt32](unsafeUninitializedCapacity: room) { counts, used in
        unsafe piece.words = [UInt32](unsafeUninitializedCapacity: room) { words, used in
          count = unsafe extend(
            piece, level, length, wordBits, tokens, places, nodes, children, newPlaces, words,
            counts, suffixes)
          used = count
        }
        used = count
      }
      used = count
    }
  }

  /// Writes the longer n-grams of a piece; returns how many there are.
  private static func extend(
    _ piece: Piece, _ level: NGramLevel, _ length: Int, _ wordBits: Int,
    _ tokens: UnsafeBufferPointer<UInt32>, _ places: UnsafeBufferPointer<UInt32>,
    _ nodes: UnsafeBufferPointer<UInt32>, _ children: UnsafeMutableBufferPointer<UInt32>,
    _ newPlaces: UnsafeMutableBufferPointer<UInt32>,
    _ words: UnsafeMutableBufferPointer<UInt32>, _ counts: UnsafeMutableBufferPointer<UInt32>,
    _ suffixes: UnsafeMutableBufferPointer<UInt32>
  ) -> Int {
    var sort = unsafe KeySort(wordBits: wordBits)
    var keys: [UInt64] = []
    var (place, newPlace, made) = (piece.place, piece.newPlace, 0)
    let keepsPlaces = !newPlaces.isEmpty
    return unsafe level.counts.withUnsafeBufferPointer { oldCounts in
      unsafe level.words.withUnsafeBufferPointer { oldWords in
        for node in piece.nodes {
          let count = unsafe Int(oldCounts[node])
          if unsafe oldWords[node] == Vocabulary.end {
            place &+= count
            continue
          }
          if count == 1 {
            let only = unsafe places[place]
            unsafe words[made] = tokens[Int(only) &+ length]
            unsafe counts[made] = 1
            unsafe suffixes[made] = nodes[Int(only) &+ 1]
            unsafe children[node] = 1
            if keepsPlaces { unsafe newPlaces[newPlace] = only }
            place &+= 1
            newPlace &+= 1
            made &+= 1
            continue
          }
          keys.removeAll(keepingCapacity: true)
          for index in place..<(place + count) {
            let occurrence = unsafe places[index]
            keys.append(unsafe UInt64(tokens[Int(occurrence) + length]) << 32 | UInt64(occurrence))
          }
          unsafe keys.withUnsafeMutableBufferPointer { unsafe sort.sort($0) }
          let first = made
          var word = UInt32.max
          for key in keys {
            let (next, occurrence) = (UInt32(key >> 32), UInt32(truncatingIfNeeded: key))
            if next != word {
              word = next
              unsafe words[made] = next
              unsafe counts[made] = 0
              unsafe suffixes[made] = nodes[Int(occurrence) + 1]
              made &+= 1
            }
            unsafe counts[made &- 1] &+= 1
            if keepsPlaces { unsafe newPlaces[newPlace] = occurrence }
            newPlace &+= 1
          }
          unsafe children[node] = UInt32(made - first)
          place &+= count
        }
        return made
      }
    }
  }

  private static func joined(_ pieces: [Piece]) -> NGramLevel {
    func join(_ column: KeyPath<Piece, [UInt32]>) -> [UInt32] {
      var all: [UInt32] = []
      all.reserveCapacity(pieces.reduce(0) { $0 + $1[keyPath: column].count })
      for piece in pieces { all += piece[keyPath: column] }
      return all
    }
    return NGramLevel(
      words: join(\.words), counts: join(\.counts), suffixes: join(\.suffixes), fromStart: 0..<0)
  }

  /// Notes at each place which n-gram begins there.
  private mutating func numberNodes(_ level: NGramLevel, _ pieces: [Piece]) {
    var firstNodes: [Int] = [0]
    for piece in pieces { firstNodes.append(firstNodes[firstNodes.count - 1] + piece.words.count) }
    unsafe nodes.withUnsafeMutableBufferPointer { nodes in
      unsafe places.withUnsafeBufferPointer { places in
        Parallel.forEach(pieces.count) { index in
          var place = pieces[index].newPlace
          for node in firstNodes[index]..<firstNodes[index + 1] {
            for _ in 0..<level.counts[node] {
              unsafe nodes[Int(places[place])] = UInt32(truncatingIfNeeded: node)
              place &+= 1
            }
          }
        }
      }
    }
  }
}
