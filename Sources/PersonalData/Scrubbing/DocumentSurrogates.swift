import Sampling

/// Invented values for what was found in one document: the same value is the same surrogate, and who shares a name is one
/// person.
struct DocumentSurrogates {
  private var stream: RandomStream
  private let key: PseudonymKey?
  private var set = SurrogateSet()
  private var known: [String: String] = [:]
  private var people: [Set<Substring>] = []

  init(stream: RandomStream, key: PseudonymKey?) { (self.stream, self.key) = (stream, key) }

  /// The surrogates of values in order.
  mutating func values(for found: [(value: String, type: EntityType)]) -> [String] {
    gather(found.filter { $0.type == .person }.map(\.value))
    return found.map { surrogate(of: $0.value, type: $0.type) }
  }

  /// Brings names together that share a word: `Anna Keller`, `Ms Keller`, `Anna`.
  private mutating func gather(_ names: [String]) {
    for name in names.sorted(by: { ($1.count, $0) < ($0.count, $1) }) {
      let own = Self.words(name)
      if let place = people.firstIndex(where: { !$0.isDisjoint(with: own) }) {
        people[place].formUnion(own)
      } else {
        people.append(own)
      }
    }
  }

  private static func words(_ name: String) -> Set<Substring> {
    Set(
      name.lowercased().split(whereSeparator: { !$0.isLetter }).filter { $0.count > 2 }.map {
        Substring($0)
      })
  }

  private mutating func surrogate(of value: String, type: EntityType) -> String {
    let name = "\(type.rawValue)\u{0}\(value)"
    if let surrogate = known[name] { return surrogate }
    var person = 1
    var identity = value
    if type == .person {
      let own = Self.words(value)
      let place = people.firstIndex { !$0.isDisjoint(with: own) } ?? 0
      person = place + 1
      identity = people.isEmpty ? value : people[place].sorted().joined(separator: " ")
    }
    let form = SlotForm.of(value, type: type)
    let surrogate: String
    if let key {
      var own = Self.stream(key.digest(identity.lowercased().utf8, type: type))
      surrogate = set.value(for: type, form: form, person: person, from: &own)
    } else {
      surrogate = set.value(for: type, form: form, person: person, from: &stream)
    }
    known[name] = surrogate
    return surrogate
  }

  private static func stream(_ digest: [UInt8]) -> RandomStream {
    let words = digest.prefix(16).reduce(into: (UInt64(0), UInt64(0))) { words, byte in
      words = (words.0 << 8 | words.1 >> 56, words.1 << 8 | UInt64(byte))
    }
    return RandomStream(seed: words.0, index: words.1)
  }
}
