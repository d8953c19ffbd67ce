import Corpora

/// The rules that an imported file defines, and those that it names: what is missing is told with its place in that file.
struct ImportedNames {
  private var places: [String: Int] = [:]
  private var uses: [(name: String, place: Range<Int>)] = []

  /// Takes a rule that the file defines.
  ///
  /// - Throws: `CorpusError` where the file has defined it before.
  mutating func define(
    _ name: String, at place: Range<Int>, of source: GrammarSource
  ) throws(CorpusError) {
    if let first = places.updateValue(place.lowerBound, forKey: name) {
      let line = source.message(at: first..<first, "", "").line
      throw source.failure(
        at: place, "the rule “\(name)” is there already, in line \(line)",
        "Write its alternatives in one place.")
    }
  }

  /// Whether the file has defined a rule so far.
  func has(_ name: String) -> Bool { places[name] != nil }

  /// Takes a rule that the file defines, perhaps for the second time.
  mutating func extend(_ name: String, at place: Range<Int>) {
    if places[name] == nil { places[name] = place.lowerBound }
  }

  /// Takes a rule that the file names.
  mutating func use(_ name: String, at place: Range<Int>) { uses.append((name, place)) }

  /// - Throws: `CorpusError` at the first rule that the file names and does not define.
  func check(in source: GrammarSource) throws(CorpusError) {
    for (name, place) in uses where places[name] == nil {
      throw source.failure(
        at: place, "there is no rule “\(name)”",
        NearestName.of(name, among: places.keys).map { "Did you mean “\($0)”?" }
          ?? "Define it in this file.")
    }
  }
}
