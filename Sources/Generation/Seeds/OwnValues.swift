import PersonalData

/// What the recognisers say of the values of the user's own types.
struct OwnValues {
  /// The types whose values are persons' names, for the most part.
  let typesOfPeople: Set<String>
  private let seed: ReadSeed
  private let registry = RecognizerRegistry.ofSeeds
  /// From so many values on it can be said what they are.
  private static let leastValues = 3

  init(_ seed: ReadSeed) {
    self.seed = seed
    var counts: [String: (all: Int, people: Int)] = [:]
    for entry in seed.values.entries {
      counts[entry.type, default: (0, 0)].all += 1
      let names = Self.names(in: entry.text, seed)
      if names.contains(where: Self.isWholeName) { counts[entry.type]?.people += 1 }
    }
    typesOfPeople = Set(
      counts.filter { $1.all >= Self.leastValues && 2 * $1.people >= $1.all }.keys)
  }

  /// The stretches of a value that are a person's name.
  private static func names(in value: String, _ seed: ReadSeed) -> [String] {
    let bytes = Array(value.utf8)
    var names: [String] = []
    var end = 0
    for word in seed.valueWords[value] ?? [] where word.isName {
      let text = String(decoding: bytes[word.range], as: UTF8.self)
      let isNext = !names.isEmpty && bytes[end..<word.range.lowerBound].allSatisfy { $0 == 0x20 }
      if isNext { names[names.count - 1] += " " + text } else { names.append(text) }
      end = word.range.upperBound
    }
    return names
  }

  /// One name alone is no one person.
  private static func isWholeName(_ name: String) -> Bool {
    PersonSurrogate.withoutTitle(name).count > 1
  }

  /// Whether a value has what leads to somebody: a whole name, a number, an address, a string of digits.
  func identifies(_ value: String) -> Bool {
    let bytes = Array(value.utf8)
    return Self.names(in: value, seed).contains(where: Self.isWholeName)
      || DigitStrings.contains(in: bytes) { _ in true }
      || registry.detect(in: bytes).contains { detection in
        detection.type == .person
          ? Self.isWholeName(String(decoding: bytes[detection.range], as: UTF8.self))
          : !detection.type.isWords && detection.type != .url
      }
  }
}
