import Sampling

/// Invented values for what was found in one document: the same value is the same surrogate, who shares a name is one person
/// and has the addresses that bear it, and all dates move by the same time.
struct DocumentSurrogates {
  private var stream: RandomStream
  private let key: PseudonymKey?
  private let names: LocaleNames
  private var set: SurrogateSet
  private let shift: DateShift
  private var known: [String: String] = [:]
  private var people: [(words: Set<Substring>, names: [String])] = []

  /// Begins a document.
  ///
  /// - Parameters:
  ///   - key: With one the same values are the same surrogates in all documents, and all dates of a group move alike.
  ///   - group: Whose document it is.
  init(stream: RandomStream, key: PseudonymKey?, locale: String, group: String?) {
    (self.stream, self.key) = (stream, key)
    names = LocaleNames.of(locale)
    set = SurrogateSet(locale: locale)
    var own =
      key.map { Self.stream($0.digest("\(group ?? "")".utf8, type: "DATE_OFFSET")) } ?? stream
    let weeks = 5 + own.below(100)
    shift = DateShift(
      days: 7 * (own.chance(0.5) ? weeks : -weeks), isMonthFirst: ["en", "en_US"].contains(locale))
    if key == nil { self.stream = own }
  }

  /// The surrogates of values in order.
  mutating func values(for found: [(value: String, type: EntityType)]) -> [String] {
    gather(found.filter { $0.type == .person }.map(\.value))
    return found.map { surrogate(of: $0.value, type: $0.type) }
  }

  // MARK: People

  /// Brings names together that share a word: `Anna Keller`, `Ms Keller`, `Anna`.
  private mutating func gather(_ names: [String]) {
    for name in names.sorted(by: { ($1.count, $0) < ($0.count, $1) }) {
      let own = Self.words(name)
      if let place = people.firstIndex(where: { !$0.words.isDisjoint(with: own) }) {
        people[place].words.formUnion(own)
        people[place].names.append(name)
      } else {
        people.append((own, [name]))
      }
    }
  }

  private static func words(_ name: String) -> Set<Substring> {
    Set(
      name.lowercased().split(whereSeparator: { !$0.isLetter }).filter { $0.count > 2 }.map {
        Substring($0)
      })
  }

  /// Whose value it is, and by what it is known: a name is its person's, and so is an address that has a word of it.
  private func owner(of value: String, type: EntityType) -> (person: Int, identity: String) {
    let place: Int?
    switch type {
    case .person:
      let own = Self.words(value)
      place = people.firstIndex { !$0.words.isDisjoint(with: own) }
    case .emailAddress, .username:
      let local = Persona.ascii(String(value.prefix { $0 != "@" }))
      place = people.firstIndex { person in
        person.words.contains { $0.count > 2 && local.contains(Persona.ascii(String($0))) }
      }
    default: return (1, value)
    }
    guard let place else { return (people.count + 1 + known.count, value) }
    let identity = people[place].words.sorted().joined(separator: " ")
    return (place + 1, type == .person ? identity : "\(identity) \(value)")
  }

  // MARK: Values

  private mutating func surrogate(of value: String, type: EntityType) -> String {
    let name = "\(type.rawValue)\u{0}\(value)"
    if let surrogate = known[name] { return surrogate }
    let surrogate = drawn(value, type)
    known[name] = surrogate
    return surrogate
  }

  private mutating func drawn(_ value: String, _ type: EntityType) -> String {
    if type == .dateTime { return shift.moved(value) }
    let (person, identity) = owner(of: value, type: type)
    if [.person, .emailAddress, .username].contains(type) { introduce(person) }
    let form = SlotForm.of(value, type: type)
    guard let key else {
      return set.value(for: type, form: form, person: person, from: &stream)
    }
    var own = Self.stream(key.digest(identity.lowercased().utf8, type: type))
    return set.value(for: type, form: form, person: person, from: &own)
  }

  /// Invents a person who is like the one whose names the text has.
  private mutating func introduce(_ person: Int) {
    guard people.indices.contains(person - 1) else { return }
    let model = PersonModel(people[person - 1].names)
    guard let key else {
      set.introduce(person, like: model, from: &stream)
      return
    }
    let identity = people[person - 1].words.sorted().joined(separator: " ")
    var own = Self.stream(key.digest(identity.utf8, type: .person))
    set.introduce(person, like: model, from: &own)
  }

  private static func stream(_ digest: [UInt8]) -> RandomStream {
    let words = digest.prefix(16).reduce(into: (UInt64(0), UInt64(0))) { words, byte in
      words = (words.0 << 8 | words.1 >> 56, words.1 << 8 | UInt64(byte))
    }
    return RandomStream(seed: words.0, index: words.1)
  }
}
