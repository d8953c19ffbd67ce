/// A wording that is drawn as it stands, its slots filled anew.
struct Template: Equatable, Sendable {
  /// ``Origin/template``, ``Origin/frame`` or ``Origin/grammar``.
  let origin: Origin
  /// Vocabulary numbers, without start and end.
  let tokens: [UInt32]
}

/// The templates of all classes as 32-bit words: for each class how many, and for each template the place of its
/// origin among all, its length, its tokens.
enum TemplateTable {
  static func words(_ classes: [[Template]]) -> [UInt32] {
    var words: [UInt32] = []
    for templates in classes {
      words.append(UInt32(templates.count))
      for template in templates {
        words.append(UInt32(Origin.allCases.firstIndex(of: template.origin) ?? 0))
        words.append(UInt32(template.tokens.count))
        words += template.tokens
      }
    }
    return words
  }

  /// Reads the templates of so many classes; nil where the words are no such table.
  static func classes(_ words: [UInt32], count: Int, vocabularySize: Int) -> [[Template]]? {
    var place = 0
    func next() -> UInt32? {
      guard place < words.count else { return nil }
      defer { place += 1 }
      return words[place]
    }
    var classes: [[Template]] = []
    for _ in 0..<count {
      guard let number = next(), number <= words.count else { return nil }
      var templates: [Template] = []
      for _ in 0..<number {
        guard let origin = next(), origin < Origin.allCases.count, let length = next(),
          Int(length) <= words.count - place
        else {
          return nil
        }
        let tokens = Array(words[place..<(place + Int(length))])
        place += Int(length)
        guard tokens.allSatisfy({ 3 <= $0 && $0 < vocabularySize }) else { return nil }
        templates.append(Template(origin: Origin.allCases[Int(origin)], tokens: tokens))
      }
      classes.append(templates)
    }
    return place == words.count ? classes : nil
  }
}
