import Morphology

/// What stands in a rewritten text.
public enum RewritePiece: Hashable, Sendable {
  /// The token of a place in the base.
  case base(Int)
  /// Another word or sign, as it is written.
  case text(String)
}

/// Tokens of a base, and what may stand in their place.
public struct RewriteEdit: Sendable {
  /// How an edit came about.
  public enum Kind: Sendable {
    /// The phrase book has it.
    case phrase
    /// A word of the same sense.
    case synonym
    /// The same words in another construction.
    case structure
    /// A sentence that the document does without.
    case droppedSentence
  }

  /// The tokens that are replaced.
  public internal(set) var range: Range<Int>
  /// What stands there instead.
  public internal(set) var pieces: [RewritePiece]
  /// How it came about.
  public let kind: Kind
  /// By how much the text is more likely with it, log10 under the background model, about 0 where it is as likely.
  public internal(set) var gain = 0.0
  /// How unlike the corpus it is, log10; 0 at most.
  var taste = 0.0
  /// The variety of the language that has its wording alone; nil where all have it.
  var variety: EnglishVariety?
  /// Whether its wording is right, but rare.
  var isReluctant = false
  /// A sign that changes with it: its token, and what stands there instead; nil for none.
  public internal(set) var sign: (place: Int, text: String)?
  /// The background model's numbers of the pieces.
  var numbers: [UInt32] = []

  init(range: Range<Int>, pieces: [RewritePiece], kind: Kind, isReluctant: Bool = false) {
    (self.range, self.pieces, self.kind) = (range, pieces, kind)
    self.isReluctant = isReluctant
  }

  /// How many tokens at the beginning of the range stay as they are, and how many at its end.
  private(set) var kept = (before: 0, behind: 0)

  /// Marks what stays as it is at the ends of the range, so that it is told from what is written anew.
  ///
  /// - Returns: Whether anything changes.
  mutating func keepEnds(in text: RewriteText) -> Bool {
    func isSame(_ piece: RewritePiece, _ place: Int) -> Bool {
      switch piece {
      case .base(let other): other == place
      case .text(let word): text.words[place].text.map { $0.elementsEqual(word.utf8) } ?? false
      }
    }
    let most = min(pieces.count, range.count)
    var (before, behind) = (0, 0)
    while before < most, isSame(pieces[before], range.lowerBound + before) { before += 1 }
    while behind < most - before,
      isSame(pieces[pieces.count - 1 - behind], range.upperBound - 1 - behind)
    {
      behind += 1
    }
    for place in 0..<before { pieces[place] = .base(range.lowerBound + place) }
    for place in 0..<behind {
      pieces[pieces.count - 1 - place] = .base(range.upperBound - 1 - place)
    }
    kept = (before, behind)
    return before + behind < max(pieces.count, range.count)
  }

  /// Takes in the token before the range, which changes with it.
  mutating func prepend(_ word: String) {
    pieces.insert(.text(word), at: 0)
    range = (range.lowerBound - 1)..<range.upperBound
    kept.before = 0
  }

  /// Writes the first word with a capital where a sentence begins with it, and “I” as the writer does.
  mutating func restoreCase(in text: RewriteText) {
    let starts = range.lowerBound < text.words.count && text.startsSentence(range.lowerBound)
    let isTitled = starts && !text.isLowercase
    var isFirst = true
    for place in pieces.indices {
      defer { isFirst = false }
      switch pieces[place] {
      case .text(let word):
        if isFirst, isTitled {
          pieces[place] = .text(word.titled)
        } else if text.isLowercase {
          pieces[place] = .text(word.lowercased())
        }
      case .base(let base):
        guard let written = text.words[base].text else { continue }
        let word = String(decoding: written, as: UTF8.self)
        if isFirst, isTitled, base != range.lowerBound {
          pieces[place] = .text(word.titled)
        } else if !isFirst, base == range.lowerBound, starts, kept.before == 0,
          text.words[base].isCapitalised, !text.words[base].keepsCapital
        {
          pieces[place] = .text(word.lowercased())
        }
      }
    }
  }
}

extension String {
  /// The text with a capital at its beginning.
  var titled: String { prefix(1).uppercased() + dropFirst() }
}
