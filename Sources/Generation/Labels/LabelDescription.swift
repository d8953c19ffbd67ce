/// What is known of the labels beside their documents.
public enum LabelKnowledge: Sendable {
  /// Nothing.
  case none
  /// The words in the labels themselves.
  case ownWords
  /// What somebody wrote of them; the words in the label itself where nothing was.
  case described([LabelDescription])

  /// What is known of a label.
  func description(of label: String) -> LabelDescription? {
    switch self {
    case .none: nil
    case .ownWords: LabelDescription(label: label)
    case .described(let list):
      list.first { $0.label == label } ?? LabelDescription(label: label)
    }
  }
}

/// What somebody knows of a label beside its examples: its name in words, a line of description, key words.
public struct LabelDescription: Hashable, Sendable {
  /// The label as documents have it.
  public var label: String
  /// Its name in words.
  public var name: String
  /// A line that says what its documents are about; may be empty.
  public var description: String
  /// Words and phrases that tell it.
  public var keywords: [String]

  /// Describes a label; without a name, by the words in the label itself.
  public init(label: String, name: String = "", description: String = "", keywords: [String] = []) {
    self.label = label
    self.name = name.isEmpty ? Self.words(in: label) : name
    self.description = description
    self.keywords = keywords
  }

  /// The words in a label: `card_arrival` is “card arrival”, `GetWeather` “get weather”, `HTTPError2` “http error 2”.
  public static func words(in label: String) -> String {
    var words: [String] = []
    var word = ""
    func flush() {
      if !word.isEmpty { words.append(word.lowercased()) }
      word = ""
    }
    let characters = Array(label)
    for (index, character) in characters.enumerated() {
      guard character.isLetter || character.isNumber else {
        flush()
        continue
      }
      if let last = word.last {
        let next = index + 1 < characters.count ? characters[index + 1] : " "
        let beginsWord =
          last.isNumber != character.isNumber || (character.isUppercase && last.isLowercase)
          || (character.isUppercase && last.isUppercase && next.isLowercase)
        if beginsWord { flush() }
      }
      word.append(character)
    }
    flush()
    return words.joined(separator: " ")
  }

  /// The texts that say what the label is about, each without the others enough.
  var texts: [String] {
    let first = ([name] + keywords).filter { !$0.isEmpty }.joined(separator: " ")
    return [first, description].filter { !$0.isEmpty }
  }
}
