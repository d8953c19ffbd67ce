import Sampling

/// A value that was found, and where.
struct FoundValue {
  let type: EntityType
  /// The text that it is of, UTF-8, and its bytes there.
  let text: [UInt8]
  let range: Range<Int>

  var value: String { String(streamSafe: text[range]) }
}

/// Invented values for what was found in one document: the same value is the same surrogate however it is written, each person
/// is one other person and has the addresses that bear the new name, and all dates move by the same time.
struct DocumentSurrogates {
  private var stream: RandomStream
  private let key: PseudonymKey?
  /// The locale that was asked for; nil where each value goes by the document's language or, with a key, by itself.
  private let locale: String?
  private let language: String
  private var set: SurrogateSet
  private let shift: DateShift
  private var people: DocumentPeople
  /// By type and normalised value, the surrogate in its own form.
  private var known: [String: String] = [:]
  /// The surrogates that are there already, by type.
  private var used: Set<String> = []
  /// How often a surrogate is drawn again that stands for another value already: some kinds have only a few.
  private static let mostDraws = 64

  /// Begins a document.
  ///
  /// - Parameters:
  ///   - key: With one the same values are the same surrogates in all documents, and all dates of a group move alike.
  ///   - locale: Where surrogates are from, such as `de_DE`; nil to go by the language, or by each value where there is a key.
  ///   - language: That of the document's text.
  ///   - group: Whose document it is.
  init(
    stream: RandomStream, key: PseudonymKey?, locale: String?, language: String, group: String?
  ) {
    (self.stream, self.key, self.locale, self.language) = (stream, key, locale, language)
    let own = locale ?? language
    set = SurrogateSet(locale: own)
    var dates =
      key.map { RandomStream(digest: $0.digest("\(group ?? "")".utf8, type: "DATE_OFFSET")) }
      ?? stream
    let weeks = 5 + dates.below(100)
    shift = DateShift(
      days: 7 * (dates.chance(0.5) ? weeks : -weeks), isMonthFirst: ["en", "en_US"].contains(own),
      language: String(own.prefix(2)))
    if key == nil { self.stream = dates }
    people = DocumentPeople(key: key, locale: locale, language: language)
  }

  /// The surrogates of values in order.
  mutating func values(for found: [FoundValue]) -> [String] {
    people.meet(found.filter { $0.type == .person }, &stream)
    var mention = 0
    return found.map { item in
      switch item.type {
      case .person:
        mention += 1
        return people.name(mention - 1)
      case .dateTime: return shift.moved(item.value)
      default: return written(surrogate(of: item.value, item.type), item.value, item.type)
      }
    }
  }

  // MARK: Values

  /// The surrogate of a value in its own form.
  private mutating func surrogate(of value: String, _ type: EntityType) -> String {
    let normalized = NormalizedValue.of(value, type: type)
    let name = "\(type.rawValue)\u{0}\(normalized)"
    if let surrogate = known[name] { return surrogate }
    var own = key.map { RandomStream(digest: $0.digest(normalized.utf8, type: type)) } ?? stream
    var surrogate = ""
    for _ in 0..<Self.mostDraws {
      surrogate = drawn(value, normalized, type, &own)
      if type == .age || used.insert("\(type.rawValue)\u{0}\(surrogate)").inserted { break }
    }
    if key == nil { stream = own }
    known[name] = surrogate
    return surrogate
  }

  private mutating func drawn(
    _ value: String, _ normalized: String, _ type: EntityType, _ stream: inout RandomStream
  ) -> String {
    switch type {
    case .emailAddress: return people.address(normalized, &stream)
    case .username: return String(people.address(normalized, &stream).prefix { $0 != "@" })
    default: break
    }
    // With a key nothing but the value counts.
    var set =
      key == nil || locale != nil ? set : SurrogateSet(locale: LocaleNames.home(of: value))
    if type == .phoneNumber {
      let form = PhoneWriting(value).form
      return PhoneWriting.national(of: set.value(for: type, form: form, from: &stream), form: form)
    }
    guard NormalizedValue.isCode(type) else {
      let form = SlotForm.of(value, type: type, language: language)
      return set.value(for: type, form: form, from: &stream)
    }
    let form = SlotForm.of(normalized, type: type)
    return NormalizedValue.compact(set.value(for: type, form: form, from: &stream))
  }

  /// A surrogate in the form of the value that it stands for.
  private func written(_ surrogate: String, _ value: String, _ type: EntityType) -> String {
    switch type {
    case .phoneNumber: PhoneWriting(value).written(surrogate)
    case .emailAddress: WrittenForm.address(surrogate, like: value)
    case .username:
      value.hasPrefix("@")
        ? "@" + WrittenForm.address(surrogate, like: String(value.dropFirst()))
        : WrittenForm.address(surrogate, like: value)
    case .location, .organization, .nrp, .streetAddress, .ipAddress:
      WrittenForm.words(surrogate, like: value)
    case _ where NormalizedValue.isCode(type):
      WrittenForm.code(
        surrogate, like: value, keepsWords: type == .idNumber || type == .zipCode)
    default: surrogate
    }
  }
}

extension RandomStream {
  /// The stream that a digest of at least 16 bytes stands for.
  init(digest: [UInt8]) {
    let words = digest.prefix(16).reduce(into: (UInt64(0), UInt64(0))) { words, byte in
      words = (words.0 << 8 | words.1 >> 56, words.1 << 8 | UInt64(byte))
    }
    self.init(seed: words.0, index: words.1)
  }
}
