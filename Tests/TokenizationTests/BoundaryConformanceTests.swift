import TestSupport
import Testing

@testable import Tokenization

@Suite("Boundaries are ICU's")
struct BoundaryConformanceTests {
  /// The boundaries by the package's own table.
  private func ownEnds(_ segmenter: borrowing Segmenter, _ text: [UInt8]) throws -> [Segment] {
    var segments: [Segment] = []
    try segmenter.forEachSegment(in: text) { segments.append($0) }
    return segments
  }

  private static let conformanceFiles: [(TextUnit, String, Int)] = [
    (.word, "WordBreakTest", 15), (.sentence, "SentenceBreakTest", 0),
    (.grapheme, "GraphemeBreakTest", 0),
  ]

  /// Where Debian's package unicode-data has Unicode's test files.
  private static let folder = "/usr/share/unicode/auxiliary"
  private static let hasFiles =
    (try? PackageRoot.lines(of: "\(folder)/WordBreakTest.txt")) != nil

  @Test(
    "Unicode's test files pass as far as ICU passes them", .enabled(if: hasFiles),
    arguments: conformanceFiles)
  func unicodeConformance(unit: TextUnit, name: String, colonLines: Int) throws {
    let lines = try PackageRoot.lines(of: "\(Self.folder)/\(name).txt")
    let segmenter = try Segmenter(unit)
    let isCompiled = segmenter.isCompiled
    #expect(isCompiled)
    let breaker = try ICUBreaker(unit, locale: "en")
    var tests = 0
    var failures: [String] = []
    for line in lines {
      guard let test = BreakTest(line: line) else { continue }
      tests += 1
      let own = try ownEnds(segmenter, test.text)
      #expect(own == (try breaker.segments(of: test.text)), "\(line)")
      if own.map(\.range.upperBound) != test.ends { failures.append(line) }
    }
    #expect(tests > 500)
    if Normalizer.icuVersion.hasPrefix("72.") { #expect(failures.count == colonLines) }
    // What ICU's root locale decides otherwise is the colon, which CLDR takes out of MidLetter.
    #expect(failures.allSatisfy { $0.contains("003A") })
  }

  @Test(
    "Finnish and Swedish keep the colon within a word, so every line of Unicode's word test passes",
    .enabled(if: hasFiles))
  func finnishColon() throws {
    let file = "\(Self.folder)/WordBreakTest.txt"
    for locale in ["fi", "sv"] {
      let segmenter = try Segmenter(.word, locale: locale)
      for line in try PackageRoot.lines(of: file) {
        guard let test = BreakTest(line: line) else { continue }
        #expect(try ownEnds(segmenter, test.text).map(\.range.upperBound) == test.ends, "\(line)")
      }
    }
  }
}

/// One line of a Unicode break test: `÷ 0061 × 0308 ÷`.
private struct BreakTest {
  var text: [UInt8] = []
  var ends: [Int] = []

  init?(line: String) {
    let content = line.prefix { $0 != "#" }
    guard content.contains("÷") else { return nil }
    for field in content.split(whereSeparator: \.isWhitespace) {
      if field == "÷" {
        if !text.isEmpty { ends.append(text.count) }
      } else if field != "×" {
        guard let value = UInt32(field, radix: 16), let scalar = Unicode.Scalar(value) else {
          return nil
        }
        text += Array(String(Character(scalar)).utf8)
      }
    }
  }
}

extension ICUBreaker {
  /// ICU's own segments of a text.
  borrowing func segments(of text: [UInt8]) throws -> [Segment] {
    var segments: [Segment] = []
    var start = 0
    try unsafe text.withUnsafeBufferPointer { buffer in
      try unsafe forEachSegment(in: buffer) { end, ruleStatus in
        segments.append(Segment(range: start..<end, ruleStatus: ruleStatus))
        start = end
      }
    }
    return segments
  }
}
