public import Grammars
import PersonalData
public import Privacy
import Tokenization

/// Documents that a grammar is to be induced from, with nothing in them that one group alone wrote and that could be its own.
///
/// A sentence with a word of one group that is no common word is left out; a value of a list that is such a word, or a person's name
/// that fewer than *k* groups wrote, is left out of its list.
public struct InductionSeed {
  private struct Item {
    var words: [InductionWord]
    let labels: [String]
    let group: UInt32
    let groupName: String?
  }

  private var items: [Item] = []
  private var groups = GroupNumbers<[InductionWord]>()
  private var numbers: [String: Int] = [:]
  private var support: GroupSupport
  private var valueNumbers: [String: Int] = [:]
  private var valueSupport: GroupSupport
  private let terms: PrivacyTerms
  private let commonWords: Set<String>
  private let registry = RecognizerRegistry.ofSeeds
  /// How many sentences were left out.
  public private(set) var refusedSentences = 0

  /// Starts with no documents.
  ///
  /// - Parameter commonWords: Words that are nobody's, in any case, beside those that are known.
  public init(
    _ terms: PrivacyTerms = PrivacyTerms(.standard), commonWords: some Sequence<String> = []
  ) {
    self.terms = terms
    self.commonWords = Set(commonWords.map { $0.lowercased() })
    support = GroupSupport(limit: terms.leastGroups)
    valueSupport = support
  }

  /// How many documents there are.
  public var count: Int { items.count }

  /// Takes a document's words.
  public mutating func add(_ words: [InductionWord], labels: [String], group: String?) {
    let number = groups.number(of: group, orOf: words)
    for word in words {
      for text in Self.texts(of: word) {
        let item = numbers[text] ?? numbers.count
        numbers[text] = item
        support.add(item, group: number)
      }
      if case .listed(let type, let value) = word.content {
        let key = "\(type)\u{0}\(value)"
        let item = valueNumbers[key] ?? valueNumbers.count
        valueNumbers[key] = item
        valueSupport.add(item, group: number)
      }
    }
    items.append(Item(words: words, labels: labels, group: number, groupName: group))
  }

  private static func texts(of word: InductionWord) -> [String] {
    switch word.content {
    case .text(let text): [text.lowercased()]
    case .listed(_, let value): value.lowercased().split(separator: " ").map(String.init)
    case .slot, .lineBreak: []
    }
  }

  /// The documents as they may be learned, each with its labels and group.
  public mutating func admitted() -> [(words: [InductionWord], labels: [String], group: String?)] {
    var values: [String: Bool] = [:]
    var filledTypes: Set<String> = []
    for item in items {
      for word in item.words {
        guard case .listed(let type, let value) = word.content else { continue }
        let key = "\(type)\u{0}\(value)"
        let isAdmitted = values[key] ?? isAdmitted(value: value, key: key)
        values[key] = isAdmitted
        if isAdmitted { filledTypes.insert(type) }
      }
    }
    return items.map { item in
      var kept: [InductionWord] = []
      var sentence: [InductionWord] = []
      var isWhole = true
      func flush(_ words: inout [InductionWord], _ refused: inout Int) {
        if isWhole { words += sentence } else { refused += 1 }
        sentence = []
        isWhole = true
      }
      for word in item.words {
        if case .lineBreak = word.content {
          flush(&kept, &refusedSentences)
          kept.append(word)
          continue
        }
        if word.beginsSentence { flush(&kept, &refusedSentences) }
        var word = word
        switch word.content {
        case .text(let text): if !isAdmitted(word: text) { isWhole = false }
        case .listed(let type, let value):
          if values["\(type)\u{0}\(value)"] == false {
            word.content = .listed(type: type, value: "")
            if !filledTypes.contains(type) { isWhole = false }
          }
        case .slot, .lineBreak: break
        }
        sentence.append(word)
      }
      flush(&kept, &refusedSentences)
      return (kept, item.labels, item.groupName)
    }
  }

  /// Tells a run of words that is longer than so many and that too few groups wrote.
  public func copies(longerThan longestRun: Int) -> @Sendable ([String]) -> Bool {
    let gate = RunGate(
      count: items.reduce(0) { $0 + $1.words.count }, shortest: longestRun + 1,
      leastGroups: terms.leastGroups, key: 0
    ) { body in
      for item in items {
        var runs = TokenRuns()
        for word in item.words {
          if case .text(let text) = word.content {
            runs.append(Array(text.utf8)[...])
          } else {
            runs.cut()
          }
        }
        body(runs, item.group)
      }
    }
    return { words in
      var runs = TokenRuns()
      for word in words { runs.append(Array(word.utf8)[...]) }
      return gate.stops(runs)
    }
  }

  private func isAdmitted(word: String) -> Bool {
    let bytes = Array(word.utf8)
    // A digit by itself tells nobody.
    if bytes.count == 1, PrivacyTerms.isDigit(bytes[0]) { return true }
    let folded = word.lowercased()
    return commonWords.contains(folded)
      || terms.admits(bytes, groups: numbers[folded].map { support.count(of: $0) } ?? 0)
  }

  private func isAdmitted(value: String, key: String) -> Bool {
    let groups = valueNumbers[key].map { valueSupport.count(of: $0) } ?? 0
    if groups >= terms.leastGroups { return true }
    return value.split(separator: " ").allSatisfy { isAdmitted(word: String($0)) }
      && !registry.detect(in: Array(value.utf8)).contains { $0.type == .person }
  }
}
