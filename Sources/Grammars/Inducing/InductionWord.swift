/// A word of a text that a grammar is induced from: a token, a typed slot or a line end.
public struct InductionWord: Hashable, Sendable {
  /// What it is.
  public enum Content: Hashable, Sendable {
    /// A word or sign as it is written.
    case text(String)
    /// A value that is not learned by the letter: what stands for it in a grammar file, such as `{customer:PERSON}`.
    case slot(String)
    /// A value of a list that the grammar gets: the list's name, and the value.
    case listed(type: String, value: String)
    /// White space with a line end.
    case lineBreak(String)
  }

  /// What it is.
  public var content: Content
  /// Whether one blank stands before it.
  public var isSpaced: Bool
  /// Whether a sentence begins with it.
  public var beginsSentence: Bool

  /// Makes a word.
  public init(_ content: Content, isSpaced: Bool = false, beginsSentence: Bool = false) {
    (self.content, self.isSpaced, self.beginsSentence) = (content, isSpaced, beginsSentence)
  }
}

/// Words as numbers: twice the number of what is written, and 1 more where a blank stands before it.
typealias Phrase = [UInt32]

extension UInt32 {
  var isSpaced: Bool { self & 1 == 1 }
  var unspaced: UInt32 { self & ~1 }
}

extension Phrase {
  /// The phrase without a blank before it.
  var unspaced: Phrase {
    guard let first, first.isSpaced else { return self }
    return [first.unspaced] + dropFirst()
  }
}

/// What the numbers of words stand for.
struct InductionVocabulary {
  private(set) var contents: [InductionWord.Content] = []
  private var numbers: [InductionWord.Content: UInt32] = [:]

  mutating func number(_ content: InductionWord.Content) -> UInt32 {
    let next = UInt32(contents.count)
    let number = numbers[content, default: next]
    if number == next {
      numbers[content] = next
      contents.append(content)
    }
    return number << 1
  }

  func content(_ word: UInt32) -> InductionWord.Content { contents[Int(word >> 1)] }
}
