import Corpora
import PersonalData

/// Names from the first row of a table, which may be told only where they are names: a table without a header row has values there.
enum HeaderNames {
  private static let mostNames = 40
  private static let longest = 40

  /// The names for a message; nil where one of them may be somebody's.
  static func listed(_ names: [String]) -> String? {
    guard !names.isEmpty, names.count <= mostNames, names.allSatisfy(isPlain) else { return nil }
    let registry = RecognizerRegistry(threshold: 0.3)
    // Names of columns are written in many ways, and names of people in capitals.
    let isPersonal = names.contains { name in
      let spaced = name.replacing("_", with: " ")
      return [name, spaced, spaced.capitalizedWords].contains {
        !registry.detect(in: Array($0.utf8)).isEmpty
      }
    }
    return isPersonal ? nil : names.joined(separator: ", ")
  }

  private static func isPlain(_ name: String) -> Bool {
    guard !name.isEmpty, name.count <= longest else { return false }
    let digits = name.count { $0.isNumber }
    let words = name.split { !$0.isLetter && !$0.isNumber }
    return digits <= 2 && (1...4).contains(words.count) && name.contains(where: \.isLetter)
      && name.allSatisfy { $0.isLetter || $0.isNumber || " _-.()/#%".contains($0) }
  }
}

extension String {
  /// With each word's first letter a capital.
  fileprivate var capitalizedWords: String {
    split(separator: " ", omittingEmptySubsequences: false).map { word in
      word.prefix(1).uppercased() + word.dropFirst()
    }.joined(separator: " ")
  }
}
