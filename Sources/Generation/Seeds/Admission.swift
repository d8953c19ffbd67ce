import NGrams
import PersonalData
import Privacy
import Tokenization

/// Which words of a seed may be learned, and what stands in place of the others.
///
/// `standard` admits what two groups use, common words, and numbers that *k* groups write; a number of fewer is learned as
/// its form. `strict` admits what *k* groups use and nothing else.
struct Admission {
  /// By number of a word as it was read, its number as it is learned.
  private(set) var numbers: [UInt32]
  /// The words that are learned.
  private(set) var vocabulary = Vocabulary()
  /// What stands in place of words that are not learned.
  let rare: UInt32
  /// How many words are not learned.
  private(set) var refused = 0
  private let terms: PrivacyTerms
  private let documents: SeedDocuments
  private let symbols: [Symbol?]
  private let known: [Bool]
  private var knownTexts: Set<[UInt8]> = []
  /// The numbers of what is counted as one word.
  private var items: [[UInt8]: Int] = [:]
  private var itemOfWord: [Int]
  private var support: GroupSupport

  /// Counts who used what.
  ///
  /// - Parameters:
  ///   - read: The words as they were read.
  ///   - known: By word, whether it is known from elsewhere than the seed.
  ///   - commonWords: Words that are nobody's, in lower case, beside those that ``CommonWords`` has.
  init(
    _ read: Vocabulary, _ documents: SeedDocuments, known: [Bool], _ commonWords: Set<String>,
    _ terms: PrivacyTerms
  ) {
    (self.terms, self.known, self.documents) = (terms, known, documents)
    numbers = Array(repeating: 0, count: read.count)
    rare = vocabulary.intern(Symbol(.rare, spacing: .expected).stored)
    symbols = Symbol.all(of: read)
    support = GroupSupport(limit: terms.leastGroups)
    itemOfWord = Array(repeating: 0, count: read.count)
    knownTexts = Set(commonWords.map { Array($0.utf8) })
    for (word, symbol) in symbols.enumerated() {
      guard let symbol else { continue }
      // What counts as one word: any case and spacing of it, or, where every entry needs its groups, the entry itself.
      let key: [UInt8] =
        if terms.level == .standard, case .text(let text) = symbol.content {
          Self.folded(text)
        } else {
          symbol.stored
        }
      itemOfWord[word] = items[key] ?? items.count
      items[key] = itemOfWord[word]
      if known[word], case .text(let text) = symbol.content { knownTexts.insert(Self.folded(text)) }
    }
    for item in documents.items {
      for word in documents.tokens[item.tokens] {
        support.add(itemOfWord[Int(word)], group: item.group)
      }
      if !item.hasValues { continue }
      for word in documents.tokens[item.reading] {
        support.add(itemOfWord[Int(word)], group: item.group)
      }
    }
  }

  /// Decides which words are learned.
  ///
  /// - Parameter emptyTypes: The types of slots that nothing may fill.
  mutating func decide(emptyTypes: Set<String>) {
    var learned = symbols
    for (word, symbol) in symbols.enumerated() {
      guard let symbol, !known[word] else { continue }
      let groups = support.count(of: itemOfWord[word])
      learned[word] = self.learned(symbol, groups: groups, emptyTypes)
    }
    if terms.level == .strict { refuseForms(&learned) }
    for word in learned.indices {
      guard let symbol = learned[word] else {
        numbers[word] = UInt32(min(word, 2))
        continue
      }
      if symbol.content == .rare { refused += 1 }
      numbers[word] = symbol.content == .rare ? rare : vocabulary.intern(symbol.stored)
    }
  }

  /// What is learned of a symbol that so many groups used.
  private func learned(_ symbol: Symbol, groups: Int, _ emptyTypes: Set<String>) -> Symbol {
    let refused = Symbol(.rare, spacing: .expected)
    switch symbol.content {
    case .text(let text):
      let isAdmitted =
        terms.level == .strict
        ? groups >= terms.leastGroups : terms.admits(text, groups: groups)
      if isAdmitted { return symbol }
      if text.contains(where: PrivacyTerms.isDigit) {
        return NumberForm.of(text).map {
          Symbol(.number(form: $0), spacing: symbol.spacing)
        } ?? refused
      }
      return terms.level == .standard && knownTexts.contains(Self.folded(text)) ? symbol : refused
    case .slot(.value(let type)):
      let isFilled = !emptyTypes.contains(type)
      return isFilled && (terms.level == .standard || groups >= terms.leastGroups)
        ? symbol : refused
    case .slot:
      return terms.level == .standard || groups >= terms.leastGroups ? symbol : refused
    case .number, .rare: return symbol
    }
  }

  /// Refuses forms of numbers that too few groups wrote.
  private func refuseForms(_ learned: inout [Symbol?]) {
    var support = GroupSupport(limit: terms.leastGroups)
    var items: [[UInt8]: Int] = [:]
    var itemOfWord = [Int](repeating: -1, count: learned.count)
    for (word, symbol) in learned.enumerated() {
      guard case .number? = symbol?.content, let key = symbol?.stored else { continue }
      itemOfWord[word] = items[key] ?? items.count
      items[key] = itemOfWord[word]
    }
    for item in documents.items {
      for word in documents.tokens[item.reading] where itemOfWord[Int(word)] >= 0 {
        support.add(itemOfWord[Int(word)], group: item.group)
      }
    }
    for word in learned.indices where itemOfWord[word] >= 0 {
      if support.count(of: itemOfWord[word]) < terms.leastGroups {
        learned[word] = Symbol(.rare, spacing: .expected)
      }
    }
  }

  /// Whether a value's word may be learned, whoever wrote the value.
  func admits(_ word: [UInt8]) -> Bool {
    let folded = Self.folded(word)
    if knownTexts.contains(folded) { return true }
    let groups = items[folded].map { support.count(of: $0) } ?? 0
    return terms.admits(word, groups: groups)
  }

  /// By word that is learned, whether n-grams with it are kept.
  var isAllowed: [Bool] { (0..<vocabulary.count).map { $0 != Int(rare) } }

  private static func folded(_ text: [UInt8]) -> [UInt8] {
    text.allSatisfy { $0 < 0x80 }
      ? text.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
      : Array(String(decoding: text, as: UTF8.self).lowercased().utf8)
  }
}
