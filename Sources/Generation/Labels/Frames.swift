import NGrams

/// Frames for labels' own words: the openings that documents of several classes share.
///
/// An opening that one class has would bring that class's words into another's frames.
struct Frames {
  private static let longest = 4
  private static let most = 16

  /// The openings, those of most classes first; the last is empty.
  private(set) var openings: [[UInt32]] = []

  /// Finds the openings.
  ///
  /// - Parameters:
  ///   - classes: The seeds' tokens, class by class.
  ///   - leastGroups: How many groups must use an opening.
  ///   - isOpening: Whether a token may stand in an opening: a word that is no slot.
  init(_ classes: [GroupedTokens], leastGroups: Int, isOpening: (UInt32) -> Bool) {
    var classesOf: [[UInt32]: Set<Int>] = [:]
    var groupsOf: [[UInt32]: Set<UInt32>] = [:]
    for (index, text) in classes.enumerated() {
      for (document, group) in text.documents {
        let words = document.prefix { $0 != Vocabulary.end && isOpening($0) }.prefix(Self.longest)
        // What stands before the end is the document's matter, not how it opens.
        for length in 2..<max(3, words.count + 1) where length < document.count - 1 {
          if length <= words.count {
            let opening = Array(words.prefix(length))
            classesOf[opening, default: []].insert(index)
            if leastGroups > 1 { groupsOf[opening, default: []].insert(group) }
          }
        }
      }
    }
    let enough = min(3, max(2, classes.count / 2))
    openings =
      classesOf.filter { $0.value.count >= enough }
      .filter { leastGroups == 1 || groupsOf[$0.key, default: []].count >= leastGroups }
      .sorted {
        (-$0.value.count, -$0.key.count, $0.key.description) < (
          -$1.value.count, -$1.key.count, $1.key.description
        )
      }
      .prefix(Self.most).map(\.key) + [[]]
  }

  /// The share of frames among a class's documents: a few seeds say less of the label than its own words do.
  static func share(seeds: Int) -> Double {
    switch seeds {
    case ...2: 0.5
    case ...5: 0.15
    case ...10: 0.05
    default: 0
    }
  }

  /// A label's texts in each frame that they fit.
  ///
  /// - Parameter joints: What tells whether they fit; nil where nothing does.
  func templates(for texts: [[UInt32]], _ joints: Joints?) -> [Template] {
    texts.flatMap { text in
      openings.filter { joints?.fit($0, text) ?? true }.map {
        Template(origin: .frame, tokens: $0 + text)
      }
    }
  }

  /// What tells whether words fit behind an opening: “how do I” goes before “activate my card”, not before “card arrival”.
  struct Joints {
    /// Fewer say too little of what words stand together.
    private static let fewestTokens = 20_000
    /// By an opening's last word and one or two behind it, which groups wrote them, as many as are asked for.
    private var seen: [[UInt32]: Set<UInt32>] = [:]
    private let leastGroups: Int

    /// Reads texts; nil where they are too short to tell.
    ///
    /// - Parameters:
    ///   - openings: The openings that will be asked for.
    ///   - leastGroups: How many groups must write such a joint.
    init?(of texts: [GroupedTokens], openings: [[UInt32]], leastGroups: Int) {
      guard texts.reduce(0, { $0 + $1.tokens.count }) >= Self.fewestTokens else { return nil }
      self.leastGroups = leastGroups
      let last = Set(openings.compactMap(\.last))
      for (document, group) in texts.lazy.flatMap(\.documents) {
        for place in document.indices.dropLast() where last.contains(document[place]) {
          for length in 2...3 where place + length <= document.endIndex {
            let joint = Array(document[place..<(place + length)])
            if seen[joint, default: []].count < leastGroups {
              seen[joint, default: []].insert(group)
            }
          }
        }
      }
    }

    /// Whether others wrote the last word of an opening with the first two of a text.
    func fit(_ opening: [UInt32], _ text: [UInt32]) -> Bool {
      guard let last = opening.last else { return true }
      return seen[[last] + text.prefix(2), default: []].count >= leastGroups
    }
  }
}
