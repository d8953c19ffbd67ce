import PersonalData

/// Which slot stands in a text, and so what may fill it.
enum SlotName: Hashable, Sendable {
  /// A person: which one of the document, from 1, and how the name is written.
  case person(Int, form: String)
  /// Another kind of personal data, filled with a surrogate.
  case personal(EntityType)
  /// A span of the user's own type, filled with any value that the seed has for it.
  case value(String)

  /// The type that the span in the output gets.
  var spanType: String {
    switch self {
    case .person: EntityType.person.rawValue
    case .personal(let type): type.rawValue
    case .value(let type): type
    }
  }

  var isPersonal: Bool {
    if case .value = self { return false }
    return true
  }

  /// Reads ``stored``.
  init?(stored: String) {
    let rest = String(stored.dropFirst())
    switch stored.first {
    case "@":
      let parts = rest.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let index = Int(parts[0]) else { return nil }
      self = .person(index, form: String(parts[1]))
    case "!": self = .personal(EntityType(rawValue: rest))
    case "~": self = .value(rest)
    default: return nil
    }
  }

  var stored: String {
    switch self {
    case .person(let index, let form): "@\(index)@\(form)"
    case .personal(let type): "!\(type.rawValue)"
    case .value(let type): "~\(type)"
    }
  }
}
