import Grammars
import PersonalData
import Sampling

/// What may fill the slots: forms of personal values, and values of the user's own types.
struct SlotFillings: Sendable {
  /// How often each was seen, in the order of first sight, by slot type.
  typealias Tally = [String: [String: Int]]

  /// A choice with weights, sorted by the text so that a model's bytes do not depend on hashing.
  struct Choice: Sendable {
    let texts: [String]
    let counts: [Int]
    private let table: CumulativeTable

    init(_ tally: [String: Int]) {
      let sorted = tally.sorted { $0.key < $1.key }
      texts = sorted.map(\.key)
      counts = sorted.map(\.value)
      table = CumulativeTable(weights: counts.map { UInt64(max($0, 0)) })
    }

    /// How often all together were seen.
    var total: UInt64 { table.total }

    func draw(from stream: inout RandomStream) -> String? {
      table.total == 0 ? nil : texts[table.draw(from: &stream)]
    }

    /// The same among those that are fit, where there are enough to choose from.
    func draw(from stream: inout RandomStream, where isFit: (String) -> Bool) -> String? {
      var value = draw(from: &stream)
      var tries = texts.count < Self.manyTexts ? 0 : Self.mostTries
      while tries > 0, let drawn = value, !isFit(drawn) {
        value = draw(from: &stream)
        tries -= 1
      }
      return value
    }

    private static let manyTexts = 20
    private static let mostTries = 100
  }

  /// How personal values are written, by type.
  let forms: [String: Choice]
  /// The user's own values, by type.
  let values: [String: Choice]

  init(forms: Tally, values: Tally) {
    self.forms = forms.mapValues(Choice.init)
    self.values = values.mapValues(Choice.init)
  }

  /// A value for a slot; one of the user's own that is fit, where there are many.
  ///
  /// - Parameters:
  ///   - hint: How the value was written in whose place it stands.
  ///   - own: The user's values in documents of the class alone, by type.
  ///   - word: The word before the slot, UTF-8; empty where none stands there.
  /// - Returns: The value; nil where nothing can fill the slot.
  func fill(
    _ slot: SlotName, _ hint: ValueHint, own: [String: Choice], surrogates: inout SurrogateSet,
    after word: some Collection<UInt8>, from stream: inout RandomStream,
    where isFit: (String) -> Bool
  ) -> String? {
    switch slot {
    case .person(let index, let form):
      var isFemale: Bool?
      if case .person(let known) = hint { isFemale = known }
      return surrogates.fill(
        .person, form: form, person: index, isFemale: isFemale, from: &stream)
    case .personal(let type):
      let context = SlotContext.type(type.rawValue, after: word).flatMap { forms[$0] }
      let form =
        written(hint, forms[type.rawValue])
        ?? (context ?? forms[type.rawValue])?.draw(from: &stream)
      var value = surrogates.fill(type, form: form, from: &stream)
      for _ in 0..<Self.articleTries {
        guard let drawn = value, !Self.agrees(word, with: drawn) else { break }
        value = surrogates.fill(type, form: form, from: &stream)
      }
      return value
    case .value(let type):
      guard let pattern = value(ofType: type, own: own[type], from: &stream, where: isFit) else {
        return nil
      }
      return ValuePattern.value(of: pattern, surrogates: &surrogates, from: &stream)
    }
  }

  /// The form that a hint names.
  private func written(_ hint: ValueHint, _ forms: Choice?) -> String? {
    guard case .form(let place) = hint, let forms, place < forms.texts.count else { return nil }
    return forms.texts[place]
  }

  /// Whether “a” or “an” may stand before a value; another word always may.
  private static func agrees(_ word: some Collection<UInt8>, with value: String) -> Bool {
    let isA = word.elementsEqual("a".utf8)
    guard isA || word.elementsEqual("an".utf8) else { return true }
    return EnglishArticle.startsWithVowel(Array(value.utf8)) != isA
  }

  /// How often a value is drawn again that “a” or “an” before it does not fit.
  private static let articleTries = 12

  /// How often a value of the class's own documents counts again.
  private static let moreOfOwn = 3.0

  /// A value of a type, or its pattern; those of the class's own documents count more often than others, as values may carry labels.
  private func value(
    ofType type: String, own: Choice?, from stream: inout RandomStream,
    where isFit: (String) -> Bool
  ) -> String? {
    guard let all = values[type] else { return nil }
    if let own {
      let more = Self.moreOfOwn * Double(own.total)
      if stream.chance(more / (Double(all.total) + more)) {
        return own.draw(from: &stream, where: isFit)
      }
    }
    return all.draw(from: &stream, where: isFit)
  }
}
