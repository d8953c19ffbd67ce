package import Sampling

/// A text that is about another thing, its nouns changed for sisters, the same one everywhere; or with parts of sentences in another
/// order.
package struct TextVariant: Sendable {
  /// The tokens.
  package let words: [RewriteWord]
  /// By token, its place in the text as it was; nil of one that is new.
  package let origins: [Int?]
}

extension Rewriter {
  /// Draws other things for a text to be about, and other orders of its sentences' parts.
  ///
  /// - Returns: Nil where nothing changes.
  package func variant(
    of words: [RewriteWord], from stream: inout RandomStream
  ) -> TextVariant? {
    let text = RewriteText(grammar.tagged(words))
    let moves = MovedParts.draw(from: text, by: &stream)
    if moves.isEmpty { return sisters(of: text, from: &stream) }
    let moved = text.moved(moves)
    guard let other = sisters(of: RewriteText(moved.words), from: &stream) else { return moved }
    return TextVariant(
      words: other.words, origins: other.origins.map { $0.flatMap { moved.origins[$0] } })
  }

  /// A tagged text about other things; nil where it names none that have sisters which fit.
  private func sisters(of text: RewriteText, from stream: inout RandomStream) -> TextVariant? {
    let found = sisters.nouns(in: text, forms: grammar)
    if found.isEmpty { return nil }
    let numbers = text.words.map { background.number(of: $0.folded) }
    var chosen: [SisterNouns.Place: Int] = [:]
    for noun in found where chosen[noun.place] == nil {
      if !stream.chance(RewriteTuning.sisterShare) { continue }
      // Two things stay two: none becomes what another is, was or has become.
      let named = found.map(\.place).filter { $0.set == noun.place.set }.map(\.member)
      let taken = Set(chosen.filter { $0.key.set == noun.place.set }.map(\.value) + named)
      let others = found.filter { $0.place == noun.place }
      if isNamedOtherwise(noun, others, in: text) { continue }
      for _ in 0..<RewriteTuning.sisterTries {
        let member = stream.below(sisters.sets[noun.place.set].count)
        if member == noun.place.member || taken.contains(member) { continue }
        let loss = others.map { fit(of: member, for: $0, in: text, numbers) }.min() ?? 0
        if loss < RewriteTuning.leastSisterFit { continue }
        chosen[noun.place] = member
        break
      }
    }
    return chosen.isEmpty ? nil : write(found, chosen, text)
  }

  /// Whether a text has a noun's last word somewhere else, too: “the standing desk … the desk” is one thing.
  private func isNamedOtherwise(
    _ noun: SisterNouns.Found, _ others: [SisterNouns.Found], in text: RewriteText
  ) -> Bool {
    let head = lemma(of: text.words[noun.range.upperBound - 1])
    return text.words.indices.contains { place in
      text.words[place].tag.isNoun && lemma(of: text.words[place]) == head
        && !others.contains { $0.range.contains(place) }
    }
  }

  private func lemma(of word: RewriteWord) -> String {
    grammar.lemma(of: word.folded, as: word.tag)
  }

  /// How well a sister fits in a noun's place: by how much its neighbours like it better than the noun, each beside how common it is.
  private func fit(
    of member: Int, for noun: SisterNouns.Found, in text: RewriteText, _ numbers: [UInt32]
  ) -> Double {
    let words = self.words(of: member, for: noun).map { background.number(of: $0.lowercased()) }
    if words.contains(0) { return -.infinity }
    let (start, end) = (noun.range.lowerBound, noun.range.upperBound)
    if start > 0, numbers[start - 1] == words.first { return -.infinity }
    let context = numbers[max(0, start - 2)..<start]
    let behind = numbers[end..<min(numbers.count, end + 2)]
    func association(_ words: [UInt32]) -> Double {
      background.logProbability(of: words + behind, after: context, startsText: false)
        - background.logProbability(of: words, after: [], startsText: false)
    }
    return association(words) - association(Array(numbers[noun.range]))
  }

  /// A sister's words in the form of a noun.
  private func words(of member: Int, for noun: SisterNouns.Found) -> [String] {
    var words = sisters.sets[noun.place.set][member].split(separator: " ").map(String.init)
    if noun.isInflected, let last = words.last {
      words[words.count - 1] = grammar.form(of: last, as: .nouns) ?? last
    }
    return words
  }

  private func write(
    _ found: [SisterNouns.Found], _ chosen: [SisterNouns.Place: Int], _ text: RewriteText
  ) -> TextVariant {
    var words: [RewriteWord] = []
    var origins: [Int?] = []
    var place = 0
    func copy(to end: Int) {
      words += text.words[place..<end]
      origins += (place..<end).map { Optional($0) }
    }
    for noun in found {
      guard let member = chosen[noun.place] else { continue }
      copy(to: noun.range.lowerBound)
      var new = self.words(of: member, for: noun)
      let first = text.words[noun.range.lowerBound]
      if first.isCapitalised, text.startsSentence(noun.range.lowerBound) {
        new[0] = new[0].titled
      }
      if let article = words.last, ["a", "an"].contains(article.folded) {
        let other = Self.article(before: new[0])
        if other != article.folded {
          words[words.count - 1] = RewriteWord(new: article.isCapitalised ? other.titled : other)
          origins[origins.count - 1] = nil
        }
      }
      for word in new {
        words.append(RewriteWord(new: word))
        origins.append(nil)
      }
      place = noun.range.upperBound
    }
    copy(to: text.words.count)
    return TextVariant(words: words, origins: origins)
  }
}
