/// How a word uses capitals, to write another one so.
enum LetterCase {
  case asIs, initial, upper

  init(of word: String) {
    let letters = word.filter { $0.isLetter }
    if letters.count > 1, letters.allSatisfy(\.isUppercase) {
      self = .upper
    } else if letters.first?.isUppercase == true {
      self = .initial
    } else {
      self = .asIs
    }
  }

  func applied(to word: String) -> String {
    switch self {
    case .asIs: return word
    case .initial: return word.prefix(1).uppercased() + word.dropFirst()
    case .upper: return word.uppercased()
    }
  }
}
