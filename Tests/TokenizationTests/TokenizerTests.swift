import Sampling
import TestSupport
import Testing
import Tokenization

@Suite("Lossless tokens")
struct TokenizerTests {
  private func detokenized(_ text: String, slots: [Range<Int>] = []) throws -> String {
    let bytes = Array(text.utf8)
    var detokenizer = Detokenizer()
    for token in try Tokenizer().tokenize(bytes, slots: slots) {
      if token.kind == .slot {
        detokenizer.append(slotFilling: bytes[token.range], spacing: token.spacing)
      } else {
        detokenizer.append(bytes[token.range], spacing: token.spacing)
      }
    }
    return String(decoding: detokenizer.text, as: UTF8.self)
  }

  @Test(
    "Tokens give the text back byte for byte",
    arguments: [
      "", " ", "  a", "a  ", "\n", "a \n b", "Hi,\n\nthe lamp (black) is broken.  Order #4711!",
      "say \"yes\" or 'no' - and/or both", "well-known e-mail user@example.com",
      "« Bonjour ! » dit-il",
      "Preis: 1.299,00 € (inkl. MwSt.)", "我们用iPhone，你呢？", "これはテストです。", "ภาษาไทยไม่มีช่องว่าง",
      "한국어 띄어쓰기", "مرحبا بالعالم", "नमस्ते दुनिया", "👩‍👩‍👧 🇩🇪🇫🇷 :-)", "a\u{A0}b\u{200B}c\u{AD}d",
      "\u{1}\u{2}\u{3}\u{4}x",
      " \u{308}combining after space", "tab\tand\u{B}vertical\u{2028}line",
    ])
  func roundTrip(text: String) throws {
    #expect(Array(try detokenized(text).utf8) == Array(text.utf8))
  }

  @Test("Every text at hand comes back, as it was or in its normalisation form")
  func realTexts() throws {
    let files =
      ["Corpora/support-tickets.jsonl", "README.md", "NOTICE", "LICENSE"].map {
        "\(PackageRoot.path)/\($0)"
      } + [PackageRoot.fixture("scripts.txt"), PackageRoot.fixture("sentences.txt")]
      + ["pii/presidio-research-dev.jsonl", "banking77/test.jsonl", "arpa/banking77.train.txt"]
      .compactMap(PackageRoot.sharedData)
    let tokenizers = [try TokenizerBox(.all), try TokenizerBox(.none)]
    var lines = 0
    for file in files {
      let source = try PackageRoot.bytes(of: file)
      let normal = try Normalizer(.nfkc, foldsCase: true, plainness: [.quotes, .spaces])
        .normalize(source).text
      for text in [source, normal] {
        for line in text.split(separator: UInt8(ascii: "\n")) {
          for box in tokenizers {
            let bytes = Array(line)
            var detokenizer = Detokenizer()
            for token in try box.tokenizer.tokenize(bytes) {
              detokenizer.append(bytes[token.range], spacing: token.spacing)
            }
            if detokenizer.text != bytes {
              Issue.record("\(String(decoding: line, as: UTF8.self))")
            }
            lines += 1
          }
        }
      }
    }
    #expect(lines > 1_000)
  }

  /// A tokenizer is not copyable, so an array holds it in a box.
  private final class TokenizerBox {
    let tokenizer: Tokenizer
    init(_ rules: TokenRules) throws { tokenizer = try Tokenizer(rules: rules) }
  }

  @Test("Random strings of awkward characters come back too, with and without slots")
  func randomRoundTrip() throws {
    let alphabet =
      Array(" \n\t.,-\"'()#$aZ9éßΩж中のก한😀\u{301}\u{200D}\u{FE0F}\u{1F1E9}\u{A0}@:/\r%…“”").map {
        String($0)
      } + ["  ", " a", ". "]
    var stream = RandomStream(seed: 11, index: 0)
    for _ in 0..<5_000 {
      let pieces = (0..<stream.below(14)).map { _ in stream.pick(alphabet) }
      let text = pieces.joined()
      #expect(try detokenized(text) == text, "\(text.debugDescription)")
      guard pieces.count > 4 else { continue }
      let start = pieces[..<2].joined().utf8.count
      let slot = start..<(start + pieces[2..<4].joined().utf8.count)
      #expect(
        Array(try detokenized(text, slots: [slot]).utf8) == Array(text.utf8),
        "\(text.debugDescription) \(slot)")
    }
  }

  @Test("Ordinary text needs hardly any spacing marks")
  func spacingIsExpected() throws {
    let text =
      "Dear team,\nmy lamp (order #42) is well-made, but “too bright”: 100% \"white\" light! Is it $20?"
    let tokens = try Tokenizer().tokenize(Array(text.utf8))
    #expect(tokens.filter { $0.spacing != .expected }.count <= 1)
  }

  @Test("Kinds follow ICU's rule status and the characters")
  func kinds() throws {
    let text = "Pay 3.50 now, OK?\n\n €  x"
    let tokens = try Tokenizer().tokenize(Array(text.utf8))
    #expect(
      tokens.map(\.kind) == [
        .word, .number, .word, .punctuation, .word, .punctuation, .lineBreak, .symbol, .spaceRun,
        .word,
      ])
  }

  @Test("Real text comes back byte for byte")
  func realText() throws {
    let corpora = ["support-tickets", "incident-records"].map {
      "\(PackageRoot.path)/Corpora/\($0).jsonl"
    }
    for file in corpora + [PackageRoot.sharedData("banking77/train.jsonl")].compactMap(\.self) {
      for line in try PackageRoot.lines(of: file) {
        #expect(try detokenized(line) == line)
      }
    }
  }
}
