public import Corpora
public import Grammars
import PersonalData
public import Tokenization

/// Turns documents into the words that grammars are induced from, with nothing personal in them.
///
/// What the recognisers find, and what the documents' own spans mark, becomes a slot before anything is compared.
public struct InductionReader: ~Copyable {
  private let tokenizer: Tokenizer
  private let splitter: SentenceSplitter
  private let normalizer: Normalizer
  private let registry = RecognizerRegistry.ofSeeds

  /// Opens the word and sentence boundaries of a locale.
  ///
  /// - Throws: `ICUError` when ICU has no boundary data.
  public init(locale: String, normalizer: Normalizer) throws(ICUError) {
    let tokenizer = try Tokenizer(locale: locale)
    let splitter = try SentenceSplitter(locale: locale)
    self.init(tokenizer: tokenizer, splitter: splitter, normalizer: normalizer)
  }

  private init(
    tokenizer: consuming Tokenizer, splitter: consuming SentenceSplitter, normalizer: Normalizer
  ) {
    self.tokenizer = tokenizer
    self.splitter = splitter
    self.normalizer = normalizer
  }

  /// Returns the words of a document.
  public func words(of document: Document) throws(ICUError) -> [InductionWord] {
    let slotted = try SlottedText(document, normalizer: normalizer, registry: registry)
    var starts = Set<Int>()
    try splitter.forEachSentence(in: slotted.text) { starts.insert($0.lowerBound) }
    var slots = slotted.slots[...]
    var words: [InductionWord] = []
    var end = 0
    for token in try tokenizer.tokenize(slotted.text, slots: slotted.slots.map(\.range)) {
      let text = String(decoding: slotted.text[token.range], as: UTF8.self)
      let content: InductionWord.Content
      switch token.kind {
      case .slot:
        guard let slot = slots.popFirst() else { continue }
        content = Self.content(slot)
      case .lineBreak: content = .lineBreak(text)
      case .spaceRun: continue
      case .number: content = Self.number(text)
      default: content = .text(text)
      }
      words.append(
        InductionWord(
          content,
          isSpaced: token.range.lowerBound > end && end > 0 && !isLineBreak(words.last),
          beginsSentence: starts.contains(token.range.lowerBound)))
      end = token.range.upperBound
    }
    while isLineBreak(words.last) { words.removeLast() }
    return words
  }

  private func isLineBreak(_ word: InductionWord?) -> Bool {
    if case .lineBreak? = word?.content { true } else { false }
  }

  /// A number of two digits and more is any number of its form; a year stays.
  private static func number(_ text: String) -> InductionWord.Content {
    let digits = text.filter(\.isASCIIDigit)
    if digits.count < 2 || text.contains(where: \.isLetter) { return .text(text) }
    if text.count == 4, digits.count == 4, text.hasPrefix("19") || text.hasPrefix("20") {
      return .text(text)
    }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    if parts.count == 2, parts.allSatisfy({ $0.count == 2 }), let hour = Int(parts[0]), hour < 24,
      let minute = Int(parts[1]), minute < 60
    {
      return .slot(DateSlot(form: "%h:%i").text(type: nil))
    }
    return .slot("{\(pattern(of: text))}")
  }

  private static func content(_ slot: SlottedText.Slot) -> InductionWord.Content {
    switch slot.name {
    case .person(let index, let form):
      .slot(person(index == 1 ? "customer" : "person_\(index)", form: form))
    case .personal(let type): .slot(personal(type, slot.value))
    case .value(let type): .listed(type: type, value: slot.value)
    }
  }

  /// A person in the form of `SlotForm`, such as `Mr F` or `G F/l`.
  private static func person(_ name: String, form: String) -> String {
    let pieces = form.split(separator: "/")
    let change =
      switch pieces.dropFirst().first {
      case "l": " | lower"
      case "u": " | upper"
      default: ""
      }
    let words = (pieces.first ?? "").split(separator: " ")
    let roles = words.map { PersonSurrogate.role(of: $0) }
    switch roles.last {
    case "G" where words.count == 1: return "{\(name).first_name:PERSON\(change)}"
    case "F" where words.count == 2 && roles[0] == nil:
      return "{\(name).formal:PERSON\(change)}"
    default: return "{\(name):PERSON\(change)}"
    }
  }

  private static let providers: [EntityType: String] = [
    .emailAddress: "customer.email", .phoneNumber: "customer.phone", .username: "customer.username",
    .url: "@url", .ipAddress: "@ip", .macAddress: "@mac", .ibanCode: "@iban",
    .creditCard: "@credit_card", .usSSN: "@ssn", .location: "@city", .organization: "@company",
    .streetAddress: "@address.line", .zipCode: "@address.postal_code", .age: "@number(18..87)",
  ]

  private static func personal(_ type: EntityType, _ value: String) -> String {
    let name = GrammarText.name(type.rawValue)
    if type == .dateTime, let form = SlotForm.of(value, type: type) {
      return DateSlot(form: form).text(type: name)
    }
    if let provider = providers[type] { return "{\(provider):\(name)}" }
    return "{\(pattern(of: value)):\(name)}"
  }

  /// The pattern of a value: short groups of letters alone stay, other letters and digits are any.
  private static func pattern(of value: String) -> String {
    var pattern = ""
    var hasDigit = false
    for group in value.split(
      omittingEmptySubsequences: false, whereSeparator: { !$0.isLetter && !$0.isNumber })
    {
      if group.startIndex > value.startIndex {
        let sign = value[value.index(before: group.startIndex)]
        pattern += "#?%*\\".contains(sign) ? "\\\(sign)" : String(sign)
      }
      let isWord = group.count <= 4 && group.allSatisfy { $0.isASCII && $0.isLetter }
      for character in group {
        if character.isNumber {
          // A leading zero is part of the form; a number that has none never gets one.
          pattern += hasDigit ? "#" : character == "0" ? "0" : "%"
          hasDigit = true
        } else {
          pattern += isWord ? String(character) : character.isUppercase ? "?" : "*"
        }
      }
    }
    return GrammarText.quoted(pattern)
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}

/// A date in the form of `SlotForm`, as a grammar writes dates.
private struct DateSlot {
  private enum Piece {
    case text(String)
    /// A pattern of ICU.
    case date(String)
    case number
  }

  private var pieces: [Piece] = []
  private var hasTime = false
  private static let days = "@date(2024-01-01..2026-12-28)"
  private static let times = "@time(2024-01-01..2026-12-28)"
  private static let patterns: [Character: String] = [
    "M": "MMMM", "m": "MMM", "W": "EEEE", "w": "EEE", "Y": "yyyy", "X": "yyyy", "y": "yy", "D": "d",
    "d": "d", "N": "M", "h": "h", "H": "HH", "i": "mm",
  ]

  init(form: String) {
    hasTime =
      form.contains("%h") || form.contains("%H") || form.contains("%0h")
      || form.contains("%0H")
    let halves = form.split { !$0.isLetter && $0 != "%" }.filter {
      ["am", "pm"].contains($0.lowercased())
    }
    // The language of its names is the grammar's.
    var rest = form.hasPrefix("%L") ? form.dropFirst(4) : form[...]
    while let character = rest.popFirst() {
      guard character == "%" else {
        append(.text(String(character)))
        continue
      }
      var isPadded = false
      while let style = rest.first, ["0", "^", "_"].contains(style) {
        isPadded = isPadded || style == "0"
        rest.removeFirst()
      }
      guard let code = rest.popFirst() else { break }
      if code == "o" { continue }
      if code == "h", halves.isEmpty {
        append(.date("HH"))
      } else if let pattern = Self.patterns[code] {
        append(.date(isPadded && pattern.count == 1 ? pattern + pattern : pattern))
      } else {
        append(.number)
      }
    }
    if !halves.isEmpty { findHalves() }
    joinDates()
  }

  /// `AM` and `PM` belong to the time.
  private mutating func findHalves() {
    pieces = pieces.flatMap { piece -> [Piece] in
      guard case .text(let text) = piece,
        let half = ["am", "AM", "pm", "PM"].lazy.compactMap({ text.firstRange(of: $0) }).first
      else { return [piece] }
      return [
        .text(String(text[..<half.lowerBound])), .date("a"),
        .text(String(text[half.upperBound...])),
      ]
      .filter { if case .text("") = $0 { false } else { true } }
    }
  }

  private mutating func append(_ piece: Piece) {
    if case .text(let text) = piece, case .text(let last)? = pieces.last {
      pieces[pieces.count - 1] = .text(last + text)
    } else {
      pieces.append(piece)
    }
  }

  /// One date writes all of its parts, so that they agree: a pattern holds the signs between them, too.
  private mutating func joinDates() {
    var joined: [Piece] = []
    for (place, piece) in pieces.enumerated() {
      switch (joined.last, piece) {
      case (.date(let pattern)?, .date(let next)):
        joined[joined.count - 1] = .date(pattern + next)
      case (.date(let pattern)?, .text(let text)) where isDate(place + 1):
        let isQuoted = text.contains { $0.isLetter || $0 == "'" }
        let quoted = text.split(separator: "'", omittingEmptySubsequences: false).joined(
          separator: "''")
        joined[joined.count - 1] = .date(pattern + (isQuoted ? "'\(quoted)'" : text))
      default: joined.append(piece)
      }
    }
    pieces = joined
  }

  private func isDate(_ place: Int) -> Bool {
    if place < pieces.count, case .date = pieces[place] { true } else { false }
  }

  /// What stands for it in a grammar file, as a span where there is a type.
  func text(type: String?) -> String {
    let span = type.map { ":\($0)" } ?? ""
    if pieces.count == 1, case .date(let pattern) = pieces[0] {
      return "{\(date)\(span) | date(\(GrammarText.quoted(pattern)))}"
    }
    let inner = pieces.map { piece in
      switch piece {
      case .text(let text): GrammarText.escaped(text)
      case .date(let pattern): "{\(date) | date(\(GrammarText.quoted(pattern)))}"
      case .number: "{@number(2..9)}"
      }
    }.joined()
    return type.map { "[:\($0) \(inner)]" } ?? "[\(inner)]"
  }

  private var date: String { hasTime ? Self.times : Self.days }
}
