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

  /// What stands for a name that is drawn anew each time: this mark and the name's form.
  private static let nameMark: Character = "\u{3}"

  /// The value that stands for any name of the form of one; nil where it has none.
  static func anyName(like name: String) -> String? {
    SlotForm.of(name, type: .person).map { "\(nameMark)\($0)" }
  }

  /// A value for a slot; one of the user's own that is fit, where there are many.
  func fill(
    _ slot: SlotName, surrogates: inout SurrogateSet, from stream: inout RandomStream,
    where isFit: (String) -> Bool
  ) -> String {
    switch slot {
    case .person(let index, let form):
      surrogates.value(for: .person, form: form, person: index, from: &stream)
    case .personal(let type):
      surrogates.value(
        for: type, form: forms[type.rawValue]?.draw(from: &stream), from: &stream)
    case .value(let type):
      value(ofType: type, surrogates: &surrogates, from: &stream, where: isFit)
    }
  }

  private func value(
    ofType type: String, surrogates: inout SurrogateSet, from stream: inout RandomStream,
    where isFit: (String) -> Bool
  ) -> String {
    guard let value = values[type]?.draw(from: &stream, where: isFit) else { return "[\(type)]" }
    guard value.first == Self.nameMark else { return value }
    // Nobody else of the document.
    let person = 1_000 + stream.below(1 << 30)
    return surrogates.value(
      for: .person, form: String(value.dropFirst()), person: person, from: &stream)
  }
}
