/// A person's name in a text, as it stands there.
package struct NameMention: Sendable {
  /// The name.
  let value: String
  /// Whether a title stands before it that is not part of it, and whether that is a woman's.
  let isTitled: Bool
  let isFemale: Bool?

  /// Takes a name out of a text.
  ///
  /// - Parameter isFrench: Whether `M.` before it is a title.
  package init(_ range: Range<Int>, in text: [UInt8], isFrench: Bool = false) {
    let title = NameContext.title(before: range.lowerBound, in: text, isFrench: isFrench)
    self.init(
      String(streamSafe: text[range]), isTitled: title.isTitled,
      isFemale: title.isFemale ?? NameContext.kinship(before: range.lowerBound, in: text))
  }

  init(_ value: String, isTitled: Bool, isFemale: Bool?) {
    (self.value, self.isTitled, self.isFemale) = (value, isTitled, isFemale)
  }
}

/// Who is who among the names of a document.
///
/// Two full names are one person's where given and family name are the same, a first letter standing for the name. A given or
/// family name by itself is that of the person with such a name who was named last before it, or else first behind it. Whoever
/// has a family name in common is told apart by given names and titles, and stays a relative.
package struct LinkedPeople: Sendable {
  /// One person.
  struct Person: Sendable {
    /// The given name in the letters that names are compared by, or its first letter.
    var given: String?
    var isInitial = false
    var family: [String] = []
    /// The first letter of the family name, where there is no more of it.
    var familyInitial: String?
    /// What the person is called as well.
    var nicknames: [String] = []
    /// The person, from 0, whose family name it is: this one, or one before.
    var familyOwner = 0
    /// Whether it is a woman, as titles or the given name say.
    var isFemale: Bool?
    /// Whether a title says so.
    var isFemaleByTitle: Bool?
    /// How long the names are, in characters.
    var givenLength: Int?
    var familyLength: Int?
    /// The words of its names in small letters.
    var words: Set<String> = []
    /// The names that stand for it, in order.
    var mentions: [Int] = []
  }

  /// By name, its person, from 0 in the order of the text, and how the name is written.
  package private(set) var links: [(person: Int, form: String)] = []
  private(set) var people: [Person] = []

  private var index = Index()

  /// Links the names of a document in the order in which they stand there.
  ///
  /// - Complexity: O(*n*) in names.
  package init(_ mentions: [NameMention]) {
    var names = mentions.map { PersonName($0.value, isTitled: $0.isTitled, isFemale: $0.isFemale) }
    for place in names.indices {
      guard let ending = names[place].lastKey, Self.isGenitive(ending) else { continue }
      names[place].dropGenitive()
    }
    var persons = [Int?](repeating: nil, count: names.count)
    for place in names.indices where names[place].given != nil && !names[place].family.isEmpty {
      if !names[place].isInitial { persons[place] = wholeName(&names[place]) }
    }
    index.beginSweep()
    for place in names.indices {
      let person = persons[place] ?? shortName(&names[place])
      persons[place] = person
      note(names[place], as: person, at: place)
    }
    finish(persons.map { $0 ?? 0 }, names)
  }

  /// The letters of a word that has an `s` which its name has not, by the lists of names.
  private static func isGenitive(_ word: String) -> Bool {
    guard word.count > 3, word.hasSuffix("s"), !NameLists.isGiven(word), !NameLists.isFamily(word)
    else { return false }
    let base = String(word.dropLast())
    return NameLists.isGiven(base) || NameLists.isFamily(base)
  }

  // MARK: Persons

  /// The person of a given and a family name.
  private mutating func wholeName(_ name: inout PersonName) -> Int {
    let given = name.given ?? ""
    if let known = whole(given, name.family) { return known }
    if let last = name.lastKey, last.hasSuffix("s"), last.count > 3,
      let known = whole(given, name.family.dropLast() + [String(last.dropLast())])
    {
      name.dropGenitive()
      return known
    }
    return newPerson(name)
  }

  /// The person of a given name who has these family names, or some of them, or more.
  private func whole(_ given: String, _ family: [String]) -> Int? {
    let own = Set(family)
    for word in family {
      guard let person = index.whole[[given, word]] else { continue }
      let other = Set(people[person].family)
      if own.isSubset(of: other) || other.isSubset(of: own) { return person }
    }
    return nil
  }

  /// The person of a name of which something is missing.
  private mutating func shortName(_ name: inout PersonName) -> Int {
    let isFemale = name.isFemale
    if name.isInitial || name.familyInitial != nil {
      return shortened(name, isFemale) ?? newPerson(name)
    }
    guard let word = name.lastKey else { return newPerson(name) }
    if name.isLone {
      if let known = lone(&name, word, isFemale) { return known }
      // A name's own ending looks like a genitive's.
      if word.count > 3, word.hasSuffix("s") {
        var base = name
        base.dropGenitive()
        if let key = base.lastKey, let known = lone(&base, key, isFemale) {
          name = base
          return known
        }
      }
      return newPerson(name)
    }
    for word in name.family {
      if let known = index.near(.family(word), isFemale, people) { return known }
    }
    return newPerson(name)
  }

  /// The person whom one name by itself stands for; turns it to what it is of that person.
  private func lone(_ name: inout PersonName, _ word: String, _ isFemale: Bool?) -> Int? {
    let isFamily = !name.family.isEmpty
    let kinds: [Index.Key] =
      isFamily ? [.family(word), .given(word)] : [.given(word), .family(word)]
    for (place, kind) in kinds.enumerated() {
      guard let known = index.near(kind, isFemale, people) else { continue }
      if place == 1 { name.turn() }
      return known
    }
    return nil
  }

  /// The person of a name with a first letter in it, such as `J. Miller`.
  private func shortened(_ name: PersonName, _ isFemale: Bool?) -> Int? {
    if let given = name.given, let initial = name.familyInitial {
      return index.near(.familyInitial(given, initial), isFemale, people)
    }
    for word in name.family {
      if let known = index.near(.initial(name.given ?? "", word), isFemale, people) { return known }
    }
    return nil
  }

  private mutating func newPerson(_ name: PersonName) -> Int {
    var person = Person()
    (person.given, person.isInitial, person.family) = (name.given, name.isInitial, name.family)
    (person.familyInitial, person.nicknames) = (name.familyInitial, name.nicknames)
    person.isFemaleByTitle = name.isFemale
    person.isFemale = name.isFemale
    people.append(person)
    index.add(people.count - 1, person)
    return people.count - 1
  }

  /// Adds to a person what a name shows.
  private mutating func note(_ name: PersonName, as place: Int, at mention: Int) {
    people[place].mentions.append(mention)
    people[place].isFemaleByTitle = people[place].isFemaleByTitle ?? name.isFemale
    people[place].words.formUnion(name.words.map { $0.lowercased() })
    if name.given != nil, !name.isInitial, name.words.count > 1 || name.family.isEmpty {
      people[place].givenLength = people[place].givenLength ?? name.words.first?.count
    }
    if !name.family.isEmpty {
      people[place].familyLength = people[place].familyLength ?? name.words.last?.count
    }
    if name.family.count > people[place].family.count { people[place].family = name.family }
    index.see(place, people[place], as: name)
    if people[place].isFemale == nil {
      people[place].isFemale =
        people[place].isFemaleByTitle
        ?? people[place].given.flatMap { _ in name.words.lazy.compactMap(GivenNames.isFemale).first
        }
    }
  }

  // MARK: Result

  /// Numbers people as they come, and finds whose family name each has.
  private mutating func finish(_ persons: [Int], _ names: [PersonName]) {
    var order: [Int] = []
    var numbers = [Int?](repeating: nil, count: people.count)
    for person in persons where numbers[person] == nil {
      numbers[person] = order.count
      order.append(person)
    }
    people = order.map { people[$0] }
    var owners: [String: Int] = [:]
    for place in people.indices {
      people[place].familyOwner = people[place].family.lazy.compactMap { owners[$0] }.first ?? place
      for word in people[place].family where owners[word] == nil {
        owners[word] = people[place].familyOwner
      }
    }
    links = zip(persons, names).map { (numbers[$0] ?? 0, $1.form) }
    index = Index()
  }

  /// Whether the person of a name is a woman, as titles, relatives or the given name say; nil where nothing tells.
  package func isFemale(_ mention: Int) -> Bool? { people[links[mention].person].isFemale }

  /// The number of a name's person in the document, from 1, and how the name is written, with the relative whose family name it is.
  package func slot(of mention: Int) -> (person: Int, form: String) {
    let (person, form) = links[mention]
    let owner = people[person].familyOwner
    return (person + 1, owner == person ? form : "\(form)/f\(owner + 1)")
  }
}

extension LinkedPeople {
  /// Finds people by a name.
  struct Index: Sendable {
    /// A name, or a part of one, in the letters that names are compared by.
    enum Key: Hashable, Sendable {
      case given(String)
      case family(String)
      case initial(String, String)
      case familyInitial(String, String)
    }

    /// Who has a name: of each gender, who was first of all and who was last so far.
    struct Bearers: Sendable {
      /// By 0 for women, 1 for men, 2 for who may be either.
      var first: [Int?] = [nil, nil, nil]
      var last: [(person: Int, time: Int)?] = [nil, nil, nil]
    }

    /// By given name and word of the family name, the person.
    var whole: [[String]: Int] = [:]
    private var bearers: [Key: Bearers] = [:]
    private var time = 0
    private var isSweeping = false

    /// From here on people are seen in the order of the text.
    mutating func beginSweep() { isSweeping = true }

    private static func gender(_ isFemale: Bool?) -> Int { isFemale.map { $0 ? 0 : 1 } ?? 2 }

    private static func keys(_ person: Person) -> [Key] {
      var keys: [Key] = person.family.map { .family($0) } + person.nicknames.map { .given($0) }
      if let given = person.given {
        if !person.isInitial { keys.append(.given(given)) }
        if let initial = person.familyInitial { keys.append(.familyInitial(given, initial)) }
        for word in person.family {
          keys.append(.initial(String(given.prefix(1)), word))
          if !person.isInitial { keys.append(.familyInitial(given, String(word.prefix(1)))) }
        }
      }
      return keys
    }

    /// Makes a new person known by all its names.
    mutating func add(_ place: Int, _ person: Person) {
      if let given = person.given, !person.isInitial {
        for word in person.family where whole[[given, word]] == nil {
          whole[[given, word]] = place
        }
      }
      let gender = Self.gender(person.isFemale ?? Self.isFemale(person))
      for key in Self.keys(person) where bearers[key, default: Bearers()].first[gender] == nil {
        bearers[key, default: Bearers()].first[gender] = place
      }
    }

    /// A person's own gender as its given name tells.
    private static func isFemale(_ person: Person) -> Bool? {
      person.isInitial ? nil : person.given.flatMap(GivenNames.isFemale)
    }

    /// Notes that a person is named here.
    mutating func see(_ place: Int, _ person: Person, as name: PersonName) {
      time += 1
      let gender = Self.gender(person.isFemaleByTitle ?? Self.isFemale(person))
      for key in Self.keys(person) {
        bearers[key, default: Bearers()].last[gender] = (place, time)
        // Who turned out to be a woman or a man is no longer either.
        if gender != 2, bearers[key]?.last[2]?.person == place { bearers[key]?.last[2] = nil }
        if gender != 2, bearers[key]?.first[2] == place { bearers[key]?.first[2] = nil }
      }
    }

    /// Who has a name: of those before the one who was named last, of those behind the first.
    ///
    /// - Parameter isFemale: What a title says; nil for either.
    func near(_ key: Key, _ isFemale: Bool?, _ people: [Person]) -> Int? {
      guard let known = bearers[key] else { return nil }
      let genders = isFemale.map { [$0 ? 0 : 1, 2] } ?? [0, 1, 2]
      let before = genders.compactMap { known.last[$0] }.max { $0.time < $1.time }
      if let before { return before.person }
      return genders.compactMap { known.first[$0] }.min()
    }
  }
}
