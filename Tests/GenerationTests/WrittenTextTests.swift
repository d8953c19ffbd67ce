import Corpora
import Sampling
import Testing
import Tokenization

@testable import Generation

@Suite("Texts that are being written")
struct WrittenTextTests {
  /// Words and signs as tokenizers give them, and some that stand together with others as one token.
  private static let tokens = [
    "my", "card", "I", "XD", "www", "don't", "o'clock", "F", "kg", "e.g.", "'", "2", "7.5%", "-",
    ":", "D", "é", "Zoé", ".", ",",
    "?", "!", "...", "@", "#", "example.org", "ไทย",
  ].map { Array($0.utf8) }

  private let symbols: [Symbol?] = tokens.flatMap { token in
    [.expected, .joined, .spaced].map { Symbol(.text(token), spacing: $0) }
  }

  /// Words of which most are plain ones, spaced as expected.
  private func words(from stream: inout RandomStream) -> [Int] {
    (0..<(1 + stream.below(7))).map { _ in
      stream.chance(0.85)
        ? 3 * stream.pick([0, 1, 2, 3, 5, 6, 18, 19, 20, 21]) : stream.below(symbols.count)
    }
  }

  @Test("Are what a detokenizer makes of the same words, going back or not")
  func isDetokenized() {
    let table = WordTable(symbols)
    var text = WrittenText()
    var stream = RandomStream(seed: 3, index: 0)
    func append(_ words: [Int]) {
      for word in words { text.append(UInt32(word), table.words[word]) }
    }
    for number in 0..<2_000 {
      let kept = words(from: &stream)
      text.restart()
      var expected = Detokenizer()
      for (place, word) in kept.enumerated() {
        if (number + place) % 4 == 0 {
          let mark = text.mark
          append(words(from: &stream))
          text.append(Array("Jo".utf8), filling: .person(1, form: ""), spacing: .expected)
          text.goBack(to: mark)
        }
        append([word])
        if let symbol = symbols[word], case .text(let token) = symbol.content {
          expected.append(token[...], spacing: symbol.spacing)
        }
      }
      text.finish(by: table)
      #expect(text.text == expected.text)
      #expect(
        text.codePoints == String(decoding: expected.text, as: UTF8.self).unicodeScalars.count)
      #expect(text.spans.isEmpty && !text.hasPersonalValues)
    }
  }

  @Test("Where a text is plain, its tokens are the words that it was made of")
  func plainTextsKeepTheirWords() throws {
    let table = WordTable(symbols)
    let tokenizer = try Tokenizer()
    var text = WrittenText()
    var stream = RandomStream(seed: 4, index: 0)
    var plain = 0
    for _ in 0..<4_000 {
      let words = words(from: &stream)
      text.restart()
      for word in words { text.append(UInt32(word), table.words[word]) }
      text.finish(by: table)
      guard text.isPlain else { continue }
      plain += 1
      let tokens = try tokenizer.tokenize(text.text).map { Array(text.text[$0.range]) }
      #expect(
        tokens == words.map { Self.tokens[$0 / 3] }, "\(String(decoding: text.text, as: UTF8.self))"
      )
    }
    #expect(plain > 400 && plain < 3_000)
  }

  @Test("Know where the values of slots stand, in bytes and in code points")
  func values() {
    let table = WordTable(symbols)
    var text = WrittenText()
    text.append(51, table.words[51])
    text.append(Array("Zoé Ab".utf8), filling: .value("name"), spacing: .expected)
    text.append(54, table.words[54])
    text.finish(by: table)
    #expect(String(decoding: text.text, as: UTF8.self) == "Zoé Zoé Ab.")
    #expect(text.spans.map { [$0.start, $0.end] } == [[4, 10]])
    #expect(text.isFilled(5..<12) && !text.isFilled(4..<12) && !text.isPlain)
  }
}
