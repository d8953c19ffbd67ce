import TestSupport
import Testing

@testable import NGrams

@Suite("Words that share a slot by construction")
struct HostileWordsTests {
  /// So many words of 16 bytes that an unkeyed table would put into one slot.
  ///
  /// The hash multiplies and folds eight bytes at a time. Without a key it is known after the word's length, so a first half that
  /// equals it makes the product zero, whatever the constant is; then the second half alone decides, and its low bits come out of
  /// the search.
  private static func words(_ count: Int) -> [[UInt8]] {
    func fold(_ number: UInt64) -> UInt64 {
      let product = number.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
      return product.high ^ product.low
    }
    let start = fold(16 ^ 0x9E37_79B9_7F4A_7C15)
    var words: [[UInt8]] = []
    var second: UInt64 = 1
    while words.count < count {
      second &+= 1
      // Twelve bits alike: one chain for 4,096 slots' worth of words.
      if fold(second) & 0xFFF != 0 { continue }
      words.append(
        (0..<8).map { UInt8(truncatingIfNeeded: start >> (8 * $0)) }
          + (0..<8).map { UInt8(truncatingIfNeeded: second >> (8 * $0)) })
    }
    return words
  }

  @Test("A vocabulary's longest search for such words is that of any others")
  func searches() {
    let words = Self.words(2_000)
    var vocabulary = Vocabulary()
    for word in words { _ = vocabulary.intern(word) }
    let longest = vocabulary.withColumns { columns in
      words.map { word in unsafe word.withUnsafeBytes { unsafe columns.steps(to: $0) } }.max()
    }
    // Linear probing at half a load: some thirty steps at the most, and two thousand where all words share a slot.
    #expect(longest ?? .max < 100)
    // The stored table has another key.
    let stored = vocabulary.withColumns { $0.storedColumns }
    let again = vocabulary.withColumns { $0.storedColumns }
    #expect(stored.key == again.key && stored.numbers == again.numbers)
    #expect(stored.key != WordHash.processKey && stored.key != 0)
  }

  @Test("A model's bytes do not depend on the process's key, and its words are found again")
  func storing() throws {
    let text = Self.words(300).map { String(decoding: $0.map { 0x41 + $0 % 26 }, as: UTF8.self) }
    let folder = try TemporaryFolder()
    try folder.write(text.joined(separator: " ") + "\n", to: "t.txt")
    var vocabulary = Vocabulary()
    for word in text { _ = vocabulary.intern(word.utf8) }
    let columns = vocabulary.withColumns { $0.storedColumns }
    unsafe columns.numbers.withUnsafeBytes { numbers in
      vocabulary.withColumns { memory in
        let ends = unsafe UnsafeRawBufferPointer(rebasing: numbers[..<(4 * memory.count)])
        let table = unsafe UnsafeRawBufferPointer(rebasing: numbers[(4 * memory.count)...])
        unsafe memory.wordBytes.withUnsafeBytes { words in
          let read = unsafe VocabularyColumns(
            ends: ends, table: table, words: words, key: columns.key, owner: nil)
          for word in text {
            let id = unsafe Array(word.utf8).withUnsafeBytes { unsafe read.id(of: $0) }
            #expect(id == vocabulary.id(of: word.utf8))
          }
        }
      }
    }
  }
}
