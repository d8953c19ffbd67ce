import Sampling

/// Ways in which a sentence stops being one.
enum Corruption: CaseIterable {
  case shuffled, swapped, cutOff, headless, spliced, lost, doubled

  /// How often each is made of 20.
  var share: Int {
    switch self {
    case .shuffled, .swapped, .cutOff: 4
    case .spliced: 5
    case .headless, .lost, .doubled: 1
    }
  }

  /// The words of a sentence, done to; nil where it is too short.
  func applied(
    to words: [Substring], other: [Substring], _ stream: inout RandomStream
  ) -> [Substring]? {
    if words.count < 4 || other.count < 4 { return nil }
    var words = words
    let inner = 1 + stream.below(words.count - 1)
    switch self {
    case .shuffled:
      words.shuffle(using: &stream)
    case .swapped:
      for _ in 0...(words.count / 8) {
        let place = stream.below(words.count - 1)
        words.swapAt(place, place + 1)
      }
    case .cutOff: words.removeLast(words.count - inner)
    case .headless: words.removeFirst(inner)
    case .spliced:
      words = Array(words.prefix(inner)) + other.dropFirst(1 + stream.below(other.count - 1))
    case .lost: words.remove(at: inner)
    case .doubled: words.insert(words[inner], at: stream.below(words.count))
    }
    return words
  }
}
