import Corpora
import PersonalData

/// A text whose spans follow every edit.
struct EditedText {
  private(set) var scalars: [Unicode.Scalar]
  private(set) var spans: [Span]

  init(_ document: Document) {
    scalars = Array(document.text.unicodeScalars)
    spans = document.spans
  }

  var text: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// Puts other letters in the place of some; an empty range at a span's edge lies outside the span.
  ///
  /// What would cut a span, or take one in whole, is not done.
  mutating func replace(_ range: Range<Int>, with new: some Collection<Unicode.Scalar>) {
    let isOutsideOrWithin = spans.allSatisfy { span in
      span.start >= range.upperBound || span.end <= range.lowerBound
        || (span.start <= range.lowerBound && range.upperBound <= span.end)
    }
    guard isOutsideOrWithin else { return }
    let growth = new.count - range.count
    for index in spans.indices {
      if spans[index].start >= range.upperBound {
        spans[index].start += growth
        spans[index].end += growth
      } else if spans[index].end > range.lowerBound {
        spans[index].end += growth
      }
    }
    scalars.replaceSubrange(range, with: new)
  }

  mutating func replace(_ range: Range<Int>, with new: String) {
    replace(range, with: Array(new.unicodeScalars))
  }

  /// Puts one letter in the place of another.
  mutating func set(_ scalar: Unicode.Scalar, at place: Int) { scalars[place] = scalar }

  /// Whether a place lies in a span.
  func isInSpan(_ place: Int) -> Bool { spans.contains { $0.start <= place && place < $0.end } }

  /// Whether a range touches personal data.
  func isPersonal(_ range: Range<Int>) -> Bool {
    spans.contains {
      $0.start < range.upperBound && range.lowerBound < $0.end
        && EntityType(rawValue: $0.type).isPersonal
    }
  }

  /// The words: runs of letters and apostrophes within them, each within or without any span.
  var words: [Range<Int>] {
    var words: [Range<Int>] = []
    var start: Int?
    for place in 0...scalars.count {
      let isInWord =
        place < scalars.count
        && (scalars[place].properties.isAlphabetic || isApostropheInWord(place))
      let isCut = place < scalars.count && spans.contains { $0.start == place || $0.end == place }
      if let first = start, !isInWord || isCut {
        words.append(first..<place)
        start = nil
      }
      if isInWord, start == nil { start = place }
    }
    return words
  }

  private func isApostropheInWord(_ place: Int) -> Bool {
    (scalars[place] == "'" || scalars[place] == "’") && place > 0 && place + 1 < scalars.count
      && scalars[place - 1].properties.isAlphabetic && scalars[place + 1].properties.isAlphabetic
  }

  /// A range's letters, folded, apostrophes plain.
  func folded(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    for scalar in scalars[range] { view.append(scalar == "’" ? "'" : scalar) }
    return String(view).lowercased()
  }
}

extension Unicode.Scalar {
  /// The letter in another case, where that is one letter, too.
  private func single(_ mapping: String) -> Unicode.Scalar {
    let scalars = mapping.unicodeScalars
    return scalars.count == 1 ? scalars[scalars.startIndex] : self
  }

  var lowered: Unicode.Scalar { single(properties.lowercaseMapping) }
  var raised: Unicode.Scalar { single(properties.uppercaseMapping) }
}
