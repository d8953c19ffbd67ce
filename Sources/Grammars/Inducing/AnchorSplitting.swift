/// Finds templates in phrases: words that many of them share, with what stands before and behind them in rules of their own.
///
/// Aligns phrases on the words between two slots instead of on their ends: a template `{x} has not arrived {y}` is the
/// shortest description of phrases with those words as soon as the words cost more to write again and again than the choices
/// of `{x}` and `{y}` apart. What stands before and behind is split in the same way.
struct AnchorSplitting {
  private let length: DescriptionLength
  /// By content, whether it may be an anchor by itself: it is a word or a slot, not a sign.
  private let isTelling: [Bool]
  private(set) var result = InducedRules()
  /// The most words of an anchor that is looked for; what all phrases share beyond it joins it.
  private static let mostAnchorWords = 6
  /// The bits of an anchor that may stand between two slots.
  ///
  /// The one before knows nothing of the one behind, so what holds them
  /// together must be no mere "of the". Measured with texts of known grammars; see the documentation.
  private static let leastAnchorBits: Float = 15
  /// Longer phrases stay whole.
  private static let mostWords = 120

  init(_ length: DescriptionLength, _ vocabulary: InductionVocabulary) {
    self.length = length
    isTelling = vocabulary.contents.map { content in
      guard case .text(let text) = content else { return true }
      return text.contains { $0.isLetter || $0.isNumber }
    }
  }

  /// A template, and the phrases that it makes.
  private struct Template {
    var anchor: Phrase
    var before = PhrasePool()
    var behind = PhrasePool()
    var isSpacedBehind = false
    var members: [Int] = []
    var groups: [Int32] = []
  }

  /// Makes a rule of a pool and returns its number.
  mutating func split(_ pool: PhrasePool) -> Int {
    let number = result.rules.count
    result.rules.append(InducedRule())
    var search = AnchorSearch(
      pool, isTelling, mostWords: Self.mostWords, mostAnchorWords: Self.mostAnchorWords)
    var templates: [Template] = []
    while let best = bestTemplate(&search, pool) {
      search.remove(best.members)
      templates.append(best)
    }
    for template in templates {
      let before = symbols(template.before, isSpaced: false)
      let behind = symbols(template.behind, isSpaced: template.isSpacedBehind)
      result.rules[number].add(
        before + template.anchor.map(InducedSymbol.word) + behind, template.groups)
    }
    for (place, phrase) in pool.phrases.enumerated() where search.isLeft[place] {
      result.rules[number].add(phrase.map(InducedSymbol.word), pool.groups[place])
    }
    return number
  }

  /// A reference to the rule of a pool; the words themselves where there is one phrase or none.
  private mutating func symbols(_ pool: PhrasePool, isSpaced: Bool) -> [InducedSymbol] {
    guard let first = pool.phrases.first, !first.isEmpty else { return [] }
    if pool.phrases.count > 1 { return [.rule(split(pool), isSpaced: isSpaced)] }
    return ([first[0] | (isSpaced ? 1 : 0)] + first.dropFirst()).map(InducedSymbol.word)
  }

  private func bestTemplate(_ search: inout AnchorSearch, _ pool: PhrasePool) -> Template? {
    var best: Template?
    var bestGain: Float = 0
    for candidate in search.candidates(length) {
      if candidate.bound <= bestGain { break }
      let members = search.members(of: candidate)
      let anchorBits = length(candidate.anchor)
      if Float(members.count - 1) * anchorBits <= bestGain { continue }
      for template in templates(candidate.anchor, members, pool) where template.members.count > 1 {
        let gain = gain(template, anchorBits, pool, search.total)
        if gain > bestGain { (best, bestGain) = (template, gain) }
      }
    }
    return best.map(widened)
  }

  /// The templates of an anchor: by whether something stands before and behind it, with a blank or without.
  private func templates(_ anchor: Phrase, _ members: [Int], _ pool: PhrasePool) -> [Template] {
    var templates: [Template] = []
    var places: [Int: Int] = [:]
    for member in members {
      let phrase = pool.phrases[member]
      guard let start = phrase.firstRange(of: anchor) else { continue }
      let behind = phrase[(start + anchor.count)...]
      let isSpaced = behind.first?.isSpaced ?? false
      let key = (start > 0 ? 3 : 0) + (behind.isEmpty ? 0 : isSpaced ? 2 : 1)
      let place = places[key, default: templates.count]
      if place == templates.count {
        places[key] = place
        templates.append(Template(anchor: anchor, isSpacedBehind: isSpaced))
      }
      templates[place].before.add(Array(phrase[..<start]), pool.groups[member])
      templates[place].behind.add(Array(behind).unspaced, pool.groups[member])
      templates[place].members.append(member)
      templates[place].groups += pool.groups[member]
    }
    return templates
  }

  /// The bits that a template saves.
  private func gain(
    _ template: Template, _ anchorBits: Float, _ pool: PhrasePool, _ total: Int
  ) -> Float {
    let isOpenBefore = template.before.phrases.count > 1
    let isOpenBehind = template.behind.phrases.count > 1
    if isOpenBefore, isOpenBehind, anchorBits < Self.leastAnchorBits { return 0 }
    var gain: Float = 0
    for member in template.members {
      gain +=
        length(pool.phrases[member]) + DescriptionLength.end
        + DescriptionLength.choices(pool.groups[member].count, of: total)
    }
    gain -=
      anchorBits + DescriptionLength.end
      + DescriptionLength.choices(template.groups.count, of: total)
    for (part, isOpen) in [(template.before, isOpenBefore), (template.behind, isOpenBehind)] {
      gain -= isOpen ? length(part) + DescriptionLength.rule : length(part.phrases.first ?? [])
    }
    return gain
  }

  /// The template with what all its members share beside the anchor.
  private func widened(_ template: Template) -> Template {
    var template = template
    let before = template.before.phrases
    let behind = template.behind.phrases
    if before.count > 1, let shared = Self.sharedEnd(before), shared > 0 {
      template.anchor = Array(before[0].suffix(shared)) + template.anchor
      template.before = PhrasePool(template.before) { Array($0.dropLast(shared)) }
    }
    if behind.count > 1, let shared = Self.sharedBeginning(behind), shared > 0 {
      var words = Array(behind[0].prefix(shared))
      if template.isSpacedBehind { words[0] |= 1 }
      template.anchor += words
      template.isSpacedBehind = behind[0][shared].isSpaced
      template.behind = PhrasePool(template.behind) { Array($0.dropFirst(shared)).unspaced }
    }
    return template
  }

  /// How many words all phrases end with; less than all of any.
  private static func sharedEnd(_ phrases: [Phrase]) -> Int? {
    sharedBeginning(phrases.map { $0.reversed() }, keepsSpacing: false)
  }

  /// How many words all phrases begin with, where all go on in the same way, with a blank or without.
  private static func sharedBeginning(_ phrases: [Phrase], keepsSpacing: Bool = true) -> Int? {
    guard let shortest = phrases.map(\.count).min(), let first = phrases.first else { return nil }
    var shared = 0
    while shared < shortest - 1, phrases.allSatisfy({ $0[shared] == first[shared] }) { shared += 1 }
    while keepsSpacing, shared > 0,
      !phrases.allSatisfy({ $0[shared].isSpaced == first[shared].isSpaced })
    { shared -= 1 }
    return shared
  }
}

extension PhrasePool {
  /// The phrases changed.
  init(_ pool: PhrasePool, _ change: (Phrase) -> Phrase) {
    self.init()
    for (phrase, groups) in zip(pool.phrases, pool.groups) { add(change(phrase), groups) }
  }
}

extension Phrase {
  /// Where a phrase stands in it for the first time.
  func firstRange(of part: Phrase) -> Int? {
    if part.count > count { return nil }
    return (0...(count - part.count)).first { start in
      part.indices.allSatisfy { self[start + $0] == part[$0] }
    }
  }
}

/// The words that phrases of a pool share.
private struct AnchorSearch {
  struct Candidate {
    let anchor: Phrase
    /// The most bits that a template of it could have saved when it was listed.
    var bound: Float
    let place: Int
  }

  /// By phrase: whether no template has it yet.
  private(set) var isLeft: [Bool]
  /// The occurrences of phrases that are left or stand for a template.
  let total: Int
  private var members: [[Int32]] = []
  private var anchors: [Phrase] = []
  private var listed: [Candidate]?

  init(_ pool: PhrasePool, _ isTelling: [Bool], mostWords: Int, mostAnchorWords: Int) {
    isLeft = Array(repeating: true, count: pool.phrases.count)
    total = pool.total
    var places: [Phrase: Int] = [:]
    for (number, phrase) in pool.phrases.enumerated() where phrase.count <= mostWords {
      for start in phrase.indices {
        for end in (start + 1)...min(phrase.count, start + mostAnchorWords) {
          if !phrase[start..<end].contains(where: { isTelling[Int($0 >> 1)] }) { continue }
          let anchor = Array(phrase[start..<end])
          let place = places[anchor, default: anchors.count]
          if place == anchors.count {
            places[anchor] = place
            anchors.append(anchor)
            members.append([])
          }
          if members[place].last != Int32(number) { members[place].append(Int32(number)) }
        }
      }
    }
  }

  /// The anchors of several phrases, those first that could save most.
  mutating func candidates(_ length: DescriptionLength) -> [Candidate] {
    if let listed { return listed }
    var candidates: [Candidate] = []
    for (place, anchor) in anchors.enumerated() where members[place].count > 1 {
      candidates.append(
        Candidate(
          anchor: anchor, bound: Float(members[place].count - 1) * length(anchor), place: place))
    }
    candidates.sort { ($1.bound, $0.place) < ($0.bound, $1.place) }
    listed = candidates
    return candidates
  }

  func members(of candidate: Candidate) -> [Int] {
    members[candidate.place].lazy.map(Int.init).filter { isLeft[$0] }
  }

  /// Takes phrases away that a template has.
  mutating func remove(_ phrases: [Int]) {
    for phrase in phrases { isLeft[phrase] = false }
  }
}
