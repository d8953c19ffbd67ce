package import Languages

/// Sets of nouns for things of one kind, each of which can stand where another does: to change what a document is about.
package struct SisterNouns: Sendable {
  /// A noun of a set.
  struct Place: Sendable, Hashable {
    let set: Int
    let member: Int
  }

  /// The members of each set, as words in lower case but for abbreviations.
  private(set) var sets: [[String]] = []
  /// Whether a set's nouns are always plural.
  private var isPlural: [Bool] = []
  /// Nouns that stand in one set alone, in the singular unless they are always plural, by their words.
  private var places: [[String]: Place] = [:]

  /// Reads the section `sisters` of a pack: lines of a kind, `countable`, `mass` or `plural`, and members parted by commas.
  ///
  /// - Parameter ambiguous: The section `sisters-ambiguous`: nouns that often mean something else, and are not replaced.
  package init(_ section: PackSection, ambiguous: PackSection?) {
    var refused: Set<String> = []
    ambiguous?.forEachLine { refused.insert($0.lowercased()) }
    section.forEachLine { line in
      let fields = line.split(separator: "\t")
      guard fields.count >= 3 else { return }
      let members = fields[2].split(separator: ",").map { String($0.drop { $0 == " " }) }
      for (number, member) in members.enumerated() {
        let key = member.lowercased()
        if refused.contains(key) { continue }
        places[key.split(separator: " ").map(String.init)] = Place(
          set: sets.count, member: number)
      }
      sets.append(members)
      isPlural.append(fields[1] == "plural")
    }
  }

  /// A noun that was found in a text.
  struct Found: Sendable {
    let range: Range<Int>
    let place: Place
    /// Whether it is the plural of a noun that has one.
    let isInflected: Bool
  }

  /// The nouns of a text that are in a set, and are the head of their phrase.
  ///
  /// - Complexity: O(*n*) in tokens.
  func nouns(in text: RewriteText, forms: any WordForms) -> [Found] {
    var found: [Found] = []
    var start = 0
    while start < text.words.count {
      if let noun = noun(at: start, in: text, forms) {
        found.append(noun)
        start = noun.range.upperBound
      } else {
        start += 1
      }
    }
    return found
  }

  private func noun(at start: Int, in text: RewriteText, _ forms: any WordForms) -> Found? {
    if let before = text[start - 1], before.tag.isNoun || before.folded == "-" { return nil }
    for length in stride(from: 4, through: 1, by: -1) {
      let end = start + length
      guard end <= text.words.count else { continue }
      let words = text.words[start..<end]
      guard let last = words.last, last.tag == .noun || last.tag == .nouns,
        words.allSatisfy({ $0.text != nil }), text[end]?.tag.isNoun != true,
        text[end]?.folded != "-"
      else { continue }
      var key = words.map(\.folded)
      if let place = places[key] {
        return Found(range: start..<end, place: place, isInflected: false)
      }
      key[key.count - 1] = forms.lemma(of: last.folded, as: last.tag)
      if last.tag == .nouns, let place = places[key], !isPlural[place.set] {
        return Found(range: start..<end, place: place, isInflected: true)
      }
    }
    return nil
  }
}
