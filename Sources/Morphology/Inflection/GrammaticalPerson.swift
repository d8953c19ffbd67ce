/// Who a verb speaks of; only `be` has forms for more than the third person.
public enum GrammaticalPerson: Sendable, CaseIterable {
  case firstSingular, secondSingular, thirdSingular, plural

  /// The form of `be` for a Penn tag; nil where the person doesn't matter.
  func formOfBe(_ tag: String) -> String? {
    switch (tag, self) {
    case ("VBP", .firstSingular): return "am"
    case ("VBP", _): return "are"
    case ("VBZ", _): return "is"
    case ("VBD", .firstSingular), ("VBD", .thirdSingular): return "was"
    case ("VBD", _): return "were"
    default: return nil
    }
  }
}
