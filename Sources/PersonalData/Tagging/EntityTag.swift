/// What a word is part of: the first word of a name, a further one, or none.
///
/// `O` is 0; a type's first word is odd, its others are the next even number.
enum EntityTag {
  /// The types that are told by words and what stands around them.
  static let types: [EntityType] = [
    .person, .location, .organization, .nrp, .streetAddress, .zipCode,
  ]

  /// How many tags there are.
  static let count = 1 + 2 * types.count

  static func begin(_ type: Int) -> Int { 1 + 2 * type }
  static func inside(_ type: Int) -> Int { 2 + 2 * type }

  /// The type of a tag; nil for none.
  static func type(of tag: Int) -> Int? { tag == 0 ? nil : (tag - 1) / 2 }

  static func begins(_ tag: Int) -> Bool { tag % 2 == 1 }

  /// The names that tags mark: the type of each and its words.
  static func names(_ tags: [Int]) -> [(type: Int, words: Range<Int>)] {
    var names: [(type: Int, words: Range<Int>)] = []
    var word = 0
    while word < tags.count {
      guard let type = type(of: tags[word]) else {
        word += 1
        continue
      }
      var end = word + 1
      while end < tags.count, tags[end] == inside(type) { end += 1 }
      names.append((type, word..<end))
      word = end
    }
    return names
  }

  /// Whether a tag may stand behind another: an inner word needs one of its type before it.
  static func mayFollow(_ tag: Int, _ before: Int) -> Bool {
    tag == 0 || begins(tag) || type(of: before) == type(of: tag)
  }
}
