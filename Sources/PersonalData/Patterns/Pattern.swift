/// A regular expression over the bytes of UTF-8, in time linear in the text.
///
/// It has literals, `.`, classes such as `[A-Z0-9_]` and `[^-]`, `\d`, `\w`, `\s` and their capitals, groups, `|`, `?`, `*`, `+`,
/// `{2}`, `{2,}`, `{2,5}`, `\b`, `^` and `$` of the text, and `(?i)` at its beginning for letters of either case. There are no
/// captures, no look-around and no back-references. A match is the longest at its place, of any length.
public struct Pattern: Sendable {
  /// Why a pattern cannot be read.
  public struct Failure: Error {
    /// What is wrong.
    public let problem: String
    /// Where, in characters from the pattern's beginning.
    public let offset: Int
  }

  let program: PatternProgram

  /// Reads a pattern.
  public init(_ text: String) throws(Failure) {
    var parser = PatternParser(text)
    program = try PatternProgram(parser.parse())
  }

  /// Calls `take` with each match from left to right that no other overlaps; empty ones are passed over.
  ///
  /// - Complexity: O(*n*) in bytes, times at most the pattern's states.
  func forEachMatch(in text: [UInt8], _ take: (Range<Int>) -> Void) {
    PatternMatcher(program).forEachMatch(in: text, take)
  }

  /// Whether the whole of a text matches.
  func matches(_ text: [UInt8]) -> Bool { PatternMatcher(program).matches(text) }
}
