import Sampling

/// The people of one document and who stands in their place.
///
/// Without a key they are drawn for the document. With one, a family name has the same surrogate everywhere, and so has a given
/// name beside it: nothing else of the document counts, but where two of its people would get one name.
struct DocumentPeople {
  private let key: PseudonymKey?
  private let locale: String?
  private let language: String
  private var linked = LinkedPeople([])
  /// By person, who stands in its place.
  private var personas: [Persona] = []
  /// Every word of a real name, in small letters.
  private var realWords: Set<String> = []

  init(key: PseudonymKey?, locale: String?, language: String) {
    (self.key, self.locale, self.language) = (key, locale, language)
  }

  /// Takes the people that were found in a document, in order.
  mutating func meet(_ found: [FoundValue], _ stream: inout RandomStream) {
    if found.isEmpty { return }
    linked = LinkedPeople(
      found.map { NameMention($0.range, in: $0.text, isFrench: language == "fr") })
    realWords = linked.people.reduce(into: []) { $0.formUnion($1.words) }
    var drawing = PersonaDrawing(key: key, names: locale.map(LocaleNames.of), realWords: realWords)
    let own = LocaleNames.of(locale ?? language)
    for person in linked.people.indices {
      personas.append(
        key == nil
          ? drawing.drawn(
            linked.people[person], number: person, isFemale: isFemale(person, found), own, &stream)
          : drawing.keyed(linked.people[person]))
    }
  }

  /// Whether a person is a woman; as the words around its names say where the names do not.
  private func isFemale(_ person: Int, _ found: [FoundValue]) -> Bool? {
    if let known = linked.people[person].isFemale { return known }
    for mention in linked.people[person].mentions {
      let next = mention + 1 < found.count ? found[mention + 1] : nil
      if let known = NameContext.pronoun(behind: found[mention], before: next, language: language) {
        return known
      }
    }
    return nil
  }

  /// The surrogate of a name, by its place among those that were met.
  func name(_ mention: Int) -> String {
    let (person, form) = linked.links[mention]
    return PersonSurrogate.value(personas[person], form: form)
  }

  // MARK: Addresses

  /// How many people an address is compared with.
  private static let mostOwners = 256

  /// A mail address in place of another, at its owner's new name.
  ///
  /// - Parameter address: In small letters.
  func address(_ address: String, _ stream: inout RandomStream) -> String {
    let local = address.prefix { $0 != "@" }
    if let key {
      let names = PersonaDrawing(key: key, names: locale.map(LocaleNames.of), realWords: [])
      return names.owner(of: local).emailAddress(from: &stream)
    }
    if let owner = owner(of: local) { return personas[owner].emailAddress(from: &stream) }
    let names = LocaleNames.of(locale ?? language)
    return Persona(from: &stream, names: names).emailAddress(from: &stream)
  }

  /// The person most of whose name stands in an address.
  private func owner(of local: Substring) -> Int? {
    let letters = Persona.ascii(String(local))
    var best: (person: Int, score: Int)?
    for (place, person) in linked.people.prefix(Self.mostOwners).enumerated() {
      var score = 0
      for word in [person.given].compactMap(\.self) + person.family
      where word.count > 2 && letters.contains(word) {
        score += 2 * word.count
      }
      // `amiller` is Anna's rather than Peter's.
      if score > 0, let initial = person.given?.first, letters.first == initial { score += 1 }
      if score > best?.score ?? 0 { best = (place, score) }
    }
    return best?.person
  }
}
