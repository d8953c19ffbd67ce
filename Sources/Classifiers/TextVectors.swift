/// Texts as sparse vectors over a table's features, row after row.
struct TextVectors {
  /// The features of all rows.
  private(set) var features: [UInt32] = []
  /// Their values.
  private(set) var values: [Float] = []
  /// Where each row ends.
  private(set) var ends: [Int] = []
  /// The squared length of each row.
  private(set) var squaredLengths: [Float] = []

  private let table: FeatureTable
  private var words = FoldedWords()
  private var tokens: [UInt64: FeatureTable.Token] = [:]

  init(_ table: FeatureTable) { self.table = table }

  var count: Int { ends.count }

  func range(of row: Int) -> Range<Int> { (row == 0 ? 0 : ends[row - 1])..<ends[row] }

  /// Adds a text as the next row.
  mutating func append(_ text: [UInt8]) {
    words.read(text)
    var wording: [UInt32] = []
    var characters: [UInt32] = []
    var before: UInt64?
    for range in words.ranges {
      let word = words.bytes[range]
      let key = FeatureKey.word(word)
      let token: FeatureTable.Token
      if let known = tokens[key] {
        token = known
      } else {
        token = table.token(ofWord: word, key: key)
        tokens[key] = token
      }
      if let own = token.own { wording.append(own) }
      if let before, let pair = table.place(ofPair: before, key) { wording.append(pair) }
      before = key
      characters += token.characters
    }
    appendBlock(wording)
    appendBlock(characters)
    ends.append(features.count)
    let row = range(of: count - 1)
    squaredLengths.append(values[row].reduce(0) { $0 + $1 * $1 })
  }

  private mutating func appendBlock(_ block: [UInt32]) {
    let length = table.squaredLength(block).squareRoot()
    let sorted = block.sorted()
    var index = 0
    while index < sorted.count {
      let feature = sorted[index]
      var count: Float = 0
      while index < sorted.count, sorted[index] == feature {
        count += 1
        index += 1
      }
      features.append(feature)
      values.append(count * table.weights[Int(feature)] / length)
    }
  }
}
