/// How a document is built: lines that open it, sentences, and lines that close it.
struct DocumentOutline {
  /// Where a phrase stands.
  enum Role: Hashable {
    /// A short line before the first sentence: which one, from 0.
    case opening(Int)
    /// A sentence: the first, the last of several, or one between.
    case first, middle, last
    /// A short line behind the last sentence: which one from the end, from 0.
    case closing(Int)
  }

  /// A phrase, and the number of the line end behind it; nil for a blank or the end of the document.
  struct Part {
    var role: Role
    var phrase: Phrase
    var lineBreak: UInt32?
  }

  var openings: [Part] = []
  var sentences: [Part] = []
  var closings: [Part] = []

  var parts: [Part] { openings + sentences + closings }

  /// Puts the patterns of families into all phrases.
  mutating func change(_ families: SlotFamilies) {
    for place in openings.indices { openings[place].phrase = families(openings[place].phrase) }
    for place in sentences.indices { sentences[place].phrase = families(sentences[place].phrase) }
    for place in closings.indices { closings[place].phrase = families(closings[place].phrase) }
  }

  private typealias Line = (phrases: [Phrase], isProse: Bool, lineBreak: UInt32?)

  /// Outlines a document.
  ///
  /// A line is prose where it has several sentences, or one that ends as sentences do. Short lines before and behind all prose
  /// are openings and closings.
  init(_ words: [InductionWord], _ vocabulary: inout InductionVocabulary) {
    let lines = Self.lines(words, &vocabulary)
    let firstProse = lines.firstIndex(where: \.isProse) ?? (lines.count > 1 ? lines.count : 0)
    let lastProse = lines.lastIndex(where: \.isProse) ?? firstProse
    for (place, line) in lines.enumerated() {
      if place < firstProse {
        openings += Self.parts(line) { _ in .opening(place) }
      } else if place <= lastProse {
        sentences += Self.parts(line) { _ in .middle }
      } else {
        closings += Self.parts(line) { _ in .closing(lines.count - 1 - place) }
      }
    }
    if let last = sentences.indices.last {
      sentences[last].role = .last
      sentences[0].role = .first
    }
  }

  private static func parts(_ line: Line, role: (Int) -> Role) -> [Part] {
    line.phrases.enumerated().map { place, phrase in
      Part(
        role: role(place), phrase: phrase,
        lineBreak: place == line.phrases.count - 1 ? line.lineBreak : nil)
    }
  }

  private static func lines(
    _ words: [InductionWord], _ vocabulary: inout InductionVocabulary
  ) -> [Line] {
    var lines: [Line] = []
    var phrases: [Phrase] = []
    var end: InductionWord.Content?
    func close(_ lineBreak: UInt32?) {
      if phrases.isEmpty { return }
      let isLong = phrases.count > 1 || phrases[0].count >= 3
      var isProse = isLong && phrases.count > 1
      if case .text(let sign)? = end, isLong, [".", "!", "?", "…", "。"].contains(sign) {
        isProse = true
      }
      // One long line is no heading.
      if phrases[0].count > mostHeadingWords { isProse = true }
      if !isProse { phrases = [phrases.flatMap(\.self)] }
      lines.append((phrases, isProse, lineBreak))
      phrases = []
    }
    for word in words {
      if case .lineBreak = word.content {
        // White space at the beginning of a document is no line.
        close(vocabulary.number(word.content))
        continue
      }
      let number = vocabulary.number(word.content)
      if phrases.isEmpty || word.beginsSentence && word.isSpaced {
        phrases.append([number])
      } else {
        phrases[phrases.count - 1].append(number | (word.isSpaced ? 1 : 0))
      }
      end = word.content
    }
    close(nil)
    if !lines.isEmpty { lines[lines.count - 1].lineBreak = nil }
    return lines
  }

  /// The most words of a line that is taken for a heading or a greeting although no sentence ends it.
  private static let mostHeadingWords = 12
}
