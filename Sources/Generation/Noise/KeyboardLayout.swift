/// Which keys of a keyboard lie side by side.
public enum KeyboardLayout: String, CaseIterable, Sendable {
  /// English, Dutch, Spanish, Italian, Portuguese, Polish.
  case qwerty
  /// German, Czech, Hungarian.
  case qwertz
  /// French.
  case azerty
  /// Russian.
  case jcuken

  /// A language's usual one.
  static func of(language: String) -> KeyboardLayout {
    switch language.prefix(2) {
    case "de", "cs", "sk", "hu", "sl", "hr": .qwertz
    case "fr": .azerty
    case "ru", "uk", "be", "bg": .jcuken
    default: .qwerty
    }
  }

  /// The rows of letters from the top, each half a key right of the one above.
  private var rows: [[Unicode.Scalar]] {
    let rows =
      switch self {
      case .qwerty: ["qwertyuiop", "asdfghjkl", "zxcvbnm"]
      case .qwertz: ["qwertzuiopü", "asdfghjklöä", "yxcvbnm"]
      case .azerty: ["azertyuiop", "qsdfghjklm", "wxcvbn"]
      case .jcuken: ["йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"]
      }
    return rows.map { Array($0.unicodeScalars) }
  }

  /// The keys beside each key: left, right, and the two that it touches in the rows above and below.
  var neighbours: [Unicode.Scalar: [Unicode.Scalar]] {
    let rows = rows
    var neighbours: [Unicode.Scalar: [Unicode.Scalar]] = [:]
    for (number, row) in rows.enumerated() {
      for (place, key) in row.enumerated() {
        let touched = [
          (number, place - 1), (number, place + 1), (number - 1, place), (number - 1, place + 1),
          (number + 1, place - 1), (number + 1, place),
        ]
        neighbours[key] = touched.compactMap { other, place in
          rows.indices.contains(other) && rows[other].indices.contains(place)
            ? rows[other][place] : nil
        }
      }
    }
    return neighbours
  }
}
