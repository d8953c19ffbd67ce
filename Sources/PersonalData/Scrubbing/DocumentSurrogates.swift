import Sampling

/// A value that was found, with what stands before it.
struct FoundValue {
  let value: String
  let type: EntityType
  /// How the person is addressed, such as `Frau`.
  let title: String?

  /// The word before a place, where it is a title.
  static func title(before place: Int, in text: [UInt8]) -> String? {
    let before = String(decoding: text[max(0, place - 24)..<place], as: UTF8.self)
    guard before.last == " ",
      let word = before.split(separator: " ").last, PersonSurrogate.isTitle(word)
    else { return nil }
    return String(word)
  }
}

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
    let language = String(locale.prefix(2))
    var own =
      key.map { Self.stream($0.digest("\(group ?? "")".utf8, type: "DATE_OFFSET")) } ?? stream
    let weeks = 5 + own.below(100)
    shift = DateShift(
      days: 7 * (own.chance(0.5) ? weeks : -weeks), isMonthFirst: ["en", "en_US"].contains(locale),
      language: language)
    if key == nil { self.stream = own }
  }

  /// The surrogates of values in order.
  mutating func values(for found: [FoundValue]) -> [String] {
    gather(found.filter { $0.type == .person })
    return found.map { surrogate(of: $0) }
  }

  // MARK: People

  /// Brings names together that share a word: `Anna Keller`, `Ms Keller`, `Anna`.
  private mutating func gather(_ found: [FoundValue]) {
    let sorted = found.sorted { ($1.value.count, $0.value) < ($0.value.count, $1.value) }
    for item in sorted {
      let own = Self.words(item.value)
      let name = item.title.map { "\($0) \(item.value)" } ?? item.value
      if let place = people.firstIndex(where: { !$0.words.isDisjoint(with: own) }) {
        people[place].words.formUnion(own)
        people[place].names.append(name)
      } else {
        people.append((own, [name]))
      }
    }
  }

  /// Whether a name of one word is a family name: behind a title, or as the last word of the same person's whole name.
  private func isFamilyName(_ found: FoundValue, of person: Int) -> Bool {
    if found.value.contains(" ") { return false }
    if found.title != nil { return true }
    guard people.indices.contains(person - 1) else { return false }
    return people[person - 1].names.contains {
      let words = $0.split(separator: " ")
      return words.count > 1 && words[words.count - 1] == found.value
        && !PersonSurrogate.isTitle(words[words.count - 2])
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

  private mutating func surrogate(of found: FoundValue) -> String {
    let name = "\(found.type.rawValue)\u{0}\(found.value)"
    if let surrogate = known[name] { return surrogate }
    let surrogate = drawn(found)
    known[name] = surrogate
    return surrogate
  }

  private mutating func drawn(_ found: FoundValue) -> String {
    let (value, type) = (found.value, found.type)
    if type == .dateTime { return shift.moved(value) }
    let (person, identity) = owner(of: value, type: type)
    if [.person, .emailAddress, .username].contains(type) { introduce(person) }
    var form = SlotForm.of(value, type: type)
    if type == .person, isFamilyName(found, of: person) {
      form = form.map { $0.hasPrefix("G") ? "F" + $0.dropFirst() : $0 }
    }
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
