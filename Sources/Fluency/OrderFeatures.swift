import Sampling

/// What a judge of word order looks at in a sentence: runs of up to four tokens, pairs farther apart, and what a sentence begins
/// and ends with.
///
/// Pairs apart tell what an n-gram model does not see: that a question ends as one, that what was opened is closed.
enum OrderFeatures {
  /// Tokens beyond these are not looked at.
  private static let longest = 60
  /// From how many tokens on a sentence has an order.
  static let shortest = 3
  /// The farthest pair.
  private static let farthest = 12

  /// The numbers of a sentence's features, in order, each once.
  ///
  /// - Parameters:
  ///   - bits: Numbers are below 2 to this.
  ///   - features: Is replaced.
  static func find(in form: SentenceForm, bits: Int, into features: inout [UInt32]) {
    let tokens = [1] + form.tokens.prefix(longest) + [2]
    features.removeAll(keepingCapacity: true)
    func add(_ kind: UInt64, _ parts: UInt64...) {
      var hash = kind
      for part in parts { hash = StableHash.mixed(hash &* 0x9E37_79B9_7F4A_7C15 &+ part) }
      features.append(UInt32(truncatingIfNeeded: hash >> UInt64(64 - bits)))
    }
    for place in tokens.indices {
      add(0, tokens[place])
      if place + 1 < tokens.count { add(1, tokens[place], tokens[place + 1]) }
      if place + 2 < tokens.count { add(2, tokens[place], tokens[place + 1], tokens[place + 2]) }
      if place + 3 < tokens.count {
        add(3, tokens[place], tokens[place + 1], tokens[place + 2], tokens[place + 3])
      }
      for distance in 2...farthest where place + distance < tokens.count {
        add(16 + band(of: distance), tokens[place], tokens[place + distance])
      }
    }
    if tokens.count > 4 {
      let last = tokens[tokens.count - 2]
      add(4, tokens[1], last)
      add(5, tokens[1], tokens[2], last)
      add(6, UInt64(min(20, tokens.count)))
    }
    features.sort()
    var count = 0
    for feature in features where count == 0 || features[count - 1] != feature {
      features[count] = feature
      count += 1
    }
    features.removeLast(features.count - count)
  }

  /// Distances that count as one.
  private static func band(of distance: Int) -> UInt64 {
    switch distance {
    case ...3: UInt64(distance)
    case ...5: 4
    case ...8: 6
    default: 9
    }
  }
}
