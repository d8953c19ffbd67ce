import Sampling

/// Draws the people who stand in the place of others: no two of a document alike, and nobody with a word of the real names.
struct PersonaDrawing {
  private let key: PseudonymKey?
  /// The names that were asked for; nil where those of a key go by each value.
  private let names: LocaleNames?
  private let realWords: Set<String>
  private var given: Set<String> = []
  private var family: Set<String> = []
  /// By number of its first bearer, a new family name.
  private var families: [Int: String] = [:]
  /// The names that are shown of the people with a key.
  private var shown: Set<String> = []
  private static let mostDraws = 16

  init(key: PseudonymKey?, names: LocaleNames?, realWords: Set<String>) {
    (self.key, self.names, self.realWords) = (key, names, realWords)
  }

  // MARK: Without a key

  /// Somebody who is like a person.
  ///
  /// - Parameters:
  ///   - number: The person's, from 0.
  ///   - isFemale: Whether it is a woman; nil for either.
  ///   - names: Those to draw from.
  mutating func drawn(
    _ person: LinkedPeople.Person, number: Int, isFemale: Bool?, _ names: LocaleNames,
    _ stream: inout RandomStream
  ) -> Persona {
    let isFemale = isFemale ?? stream.chance(0.5)
    let newGiven = pick(
      isFemale ? names.female : names.male,
      others: { isFemale ? $0.female : $0.male }, length: person.givenLength, given, &stream)
    given.insert(newGiven.lowercased())
    let newFamily =
      families[person.familyOwner]
      ?? pick(names.family, others: \.family, length: person.familyLength, family, &stream)
    family.insert(newFamily.lowercased())
    families[number] = newFamily
    return Persona(given: newGiven, family: newFamily)
  }

  /// The one of a few draws whose length, in characters, is nearest.
  ///
  /// - Parameters:
  ///   - others: Further names of other languages, for where all are used.
  ///   - used: Those that somebody has.
  private func pick(
    _ names: [String], others: (LocaleNames) -> [String], length: Int?, _ used: Set<String>,
    _ stream: inout RandomStream
  ) -> String {
    func isFree(_ name: String) -> Bool {
      let name = name.lowercased()
      return !used.contains(name) && !realWords.contains(name)
    }
    func draw() -> String? {
      for _ in 0..<Self.mostDraws {
        let name = stream.pick(names)
        if isFree(name) { return name }
      }
      return nil
    }
    guard let first = draw() else {
      // Nearly all are used: another draw from the names of all languages, and then any.
      for _ in 0..<4 * Self.mostDraws {
        let name = stream.pick(others(stream.pick(LocaleNames.all)))
        if isFree(name) { return name }
      }
      return stream.pick(names)
    }
    guard let length else { return first }
    return (0..<3).reduce(first) { best, _ in
      guard let other = draw() else { return best }
      return abs(other.count - length) < abs(best.count - length) ? other : best
    }
  }

  // MARK: With a key

  /// Somebody who stands in a person's place in all documents.
  mutating func keyed(_ person: LinkedPeople.Person) -> Persona {
    let family = person.family.first ?? person.familyInitial ?? ""
    var stream = keyStream("given", "\(person.given ?? "")\u{0}\(family)")
    var familyStream = keyStream("family", family)
    var persona = Persona(
      given: keyedGiven(person.given, family, &stream), family: keyedFamily(family, &familyStream))
    // Who would get somebody else's name in this document gets another.
    var draws = 0
    while !shown.insert(shown(persona, of: person)).inserted, draws < 4 * Self.mostDraws {
      draws += 1
      persona =
        person.given == nil
        ? Persona(given: persona.given, family: keyedFamily(family, &familyStream))
        : Persona(given: keyedGiven(person.given, family, &stream), family: persona.family)
    }
    return persona
  }

  /// What a document shows of a persona: what it shows of the person.
  private func shown(_ persona: Persona, of person: LinkedPeople.Person) -> String {
    (person.given == nil ? "" : persona.given) + "\u{0}"
      + (person.family.isEmpty ? "" : persona.family)
  }

  /// The owner of a mail address, whose names are read from it: `anna.miller` is Anna Miller's.
  func owner(of local: Substring) -> Persona {
    var words = local.split(whereSeparator: { !$0.isLetter }).map { PersonName.key($0) }
    if words.count == 2, NameLists.isFamily(words[0]), !NameLists.isGiven(words[0]),
      NameLists.isGiven(words[1])
    {
      words.reverse()
    }
    let given = words.first ?? String(local)
    let family = words.count > 1 ? words[words.count - 1] : ""
    var stream = keyStream("given", "\(given)\u{0}\(family)")
    var familyStream = keyStream("family", family.isEmpty ? String(local) : family)
    return Persona(
      given: keyedGiven(given, family, &stream), family: keyedFamily(family, &familyStream))
  }

  private func keyStream(_ part: String, _ name: String) -> RandomStream {
    guard let key else { return RandomStream(seed: 0, index: 0) }
    return RandomStream(digest: key.digest("\(part)\u{0}\(name)".utf8, type: .person))
  }

  private func keyedGiven(
    _ given: String?, _ family: String, _ stream: inout RandomStream
  ) -> String {
    let names = names ?? LocaleNames.of(LocaleNames.home(of: "\(given ?? "") \(family)"))
    // Names that tell nothing stand for one that tells nothing: who it is must not depend on the words around it.
    let list =
      given.flatMap(GivenNames.isFemale).map { $0 ? names.female : names.male }
      ?? GivenNames.neutral
    return Self.other(list, than: given, &stream)
  }

  private func keyedFamily(_ family: String, _ stream: inout RandomStream) -> String {
    let names = names ?? LocaleNames.of(LocaleNames.home(of: family))
    return Self.other(names.family, than: family, &stream)
  }

  /// A name that is not the real one.
  private static func other(
    _ names: [String], than real: String?, _ stream: inout RandomStream
  ) -> String {
    for _ in 0..<mostDraws {
      let name = stream.pick(names)
      if PersonName.key(name) != real { return name }
    }
    return stream.pick(names)
  }
}
