import Foundation
import Sampling
import TestSupport
import Testing

@testable import Tokenization

@Suite("Normalisation")
struct NormalizerTests {
  private func normalized(_ text: String, _ normalizer: Normalizer) throws -> String {
    String(decoding: try normalizer.normalize(Array(text.utf8)).text, as: UTF8.self)
  }

  private static let conformanceFile = "/usr/share/unicode/NormalizationTest.txt.bz2"

  private static func conformanceLines() throws -> [Substring] {
    let bytes = try outputOfCommand("bzcat", conformanceFile)
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter {
      $0.first?.isHexDigit == true
    }
  }

  @Test(
    "Unicode's conformance file passes",
    .enabled(if: FileManager.default.fileExists(atPath: NormalizerTests.conformanceFile)))
  func conformance() throws {
    var lines = 0
    // An expectation for each comparison would take a minute.
    var failures: [Substring] = []
    let nfc = Normalizer(.nfc)
    let nfkc = Normalizer(.nfkc)
    for line in try Self.conformanceLines() {
      let columns = line.split(separator: ";", maxSplits: 5).prefix(5).map { column in
        column.split(separator: " ").compactMap { UInt32($0, radix: 16) }
          .compactMap(Unicode.Scalar.init).flatMap { Array(String($0).utf8) }
      }
      lines += 1
      for (index, column) in columns.enumerated() {
        if try nfc.normalize(column).text != columns[index < 3 ? 1 : 3]
          || nfkc.normalize(column).text != columns[3]
        {
          failures.append(line)
        }
      }
    }
    #expect(failures.isEmpty, "\(failures.prefix(5))")
    #expect(lines > 18_000)
  }

  @Test(
    "Case folding is Unicode's: equal but for case is equal after it, and folding again changes nothing"
  )
  func folding() throws {
    let folding = Normalizer(.nfc, foldsCase: true)
    #expect(try normalized("Straße ǅ ΟΔΟΣ İ ﬁ Ünï", folding) == "strasse ǆ οδοσ i\u{307} fi ünï")
    #expect(try normalized("ABC", Normalizer(.nfkc, foldsCase: true)) == "abc")
    for form in [Normalizer.Form.nfc, .nfkc] {
      let folding = Normalizer(form, foldsCase: true)
      for value in UInt32(0x80)...0x1_FFFF {
        guard let scalar = Unicode.Scalar(value), scalar.properties.changesWhenCaseFolded else {
          continue
        }
        let text = String(scalar)
        let folded = try normalized(text, folding)
        // Special casing, where a final sigma or a dotted capital keeps its own way, is no concern of folding.
        #expect(try normalized(folded, folding).utf8.elementsEqual(folded.utf8), "\(value)")
        #expect(
          try normalized("x" + text, folding).utf8.elementsEqual(("x" + folded).utf8), "\(value)")
      }
    }
  }

  @Test("Typographic characters stay unless they are asked to become plain")
  func plainness() throws {
    let text = "“Don’t” co\u{AD}op\u{200B} 5\u{A0}kg\u{FEFF} \u{646}\u{200C}\u{647} a\u{2011}b"
    #expect(try normalized(text, Normalizer()) == text)
    #expect(
      try normalized(text, Normalizer(plainness: [.quotes, .hyphens, .spaces]))
        == "\"Don't\" coop 5 kg \u{646}\u{200C}\u{647} a-b")
    // What follows a character that goes composes with what stood before it.
    #expect(try normalized("e\u{AD}\u{301}", Normalizer(plainness: .hyphens)) == "é")
    #expect(try normalized("\u{AD}", Normalizer(plainness: .hyphens)).isEmpty)
    #expect(Normalizer.Plainness(name: "spaces") == .spaces)
    #expect(Normalizer.Plainness([.quotes, .spaces]).names == ["quotes", "spaces"])
  }

  @Test("Offsets lead back to the source: unchanged stretches are found, changed ones whole")
  func offsets() throws {
    let alphabet = [
      "a", "B", " ", "e\u{301}", "é", "\u{301}", "한", "\u{1112}\u{1161}\u{11AB}", "ﬁ", "Ａ", "😀",
      "\u{1D160}", "ß", "\u{AD}", "\u{344}", "\u{FDFA}", "’",
    ]
    let normalizers = [
      Normalizer(.nfc), Normalizer(.nfkc), Normalizer(.nfkc, foldsCase: true),
      Normalizer(.nfc, plainness: [.quotes, .hyphens, .spaces]),
    ]
    var stream = RandomStream(seed: 4, index: 0)
    for _ in 0..<5_000 {
      let source = Array((0..<stream.below(12)).map { _ in stream.pick(alphabet) }.joined().utf8)
      let normalizer = stream.pick(normalizers)
      let result = try normalizer.normalize(source)
      #expect(try normalizer.normalize(result.text).text == result.text)
      // The text cut at any place: normalising the source of a part gives that part again.
      var start = 0
      for piece in String(decoding: result.text, as: UTF8.self) {
        let range = start..<(start + piece.utf8.count)
        start = range.upperBound
        let origin = result.sourceRange(of: range)
        #expect(origin.upperBound <= source.count)
        let again = try normalizer.normalize(Array(source[origin])).text
        let whole = result.range(ofSource: origin)
        #expect(whole.lowerBound <= range.lowerBound && range.upperBound <= whole.upperBound)
        #expect(again.count >= range.count)
      }
      #expect(result.sourceRange(of: 0..<result.text.count).upperBound <= source.count)
    }
  }

  @Test("A piece that is longer than the buffer still comes out whole")
  func longPieces() throws {
    let marks = "a" + String(repeating: "\u{316}\u{301}", count: 100_000)
    let result = try normalized(marks, Normalizer(.nfc))
    #expect(result.unicodeScalars.first == "á" && result.unicodeScalars.count == 200_000)
    let wide = String(repeating: "\u{FDFA}", count: 100_000)
    #expect(try normalized(wide, Normalizer(.nfkc)).unicodeScalars.count == 1_800_000)
  }
}
