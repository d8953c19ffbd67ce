package import Sampling

/// Invented values for the slots of one document; one person stays one person throughout it.
///
/// Numbers come from ranges that their authorities keep for fiction, documentation or tests, so that a surrogate never
/// reaches anybody: see ``PhoneSurrogate``, RFC 2606, RFC 5737, RFC 3849.
package struct SurrogateSet: Sendable {
  private var personas: [Int: Persona] = [:]
  /// Whether a date that is drawn follows soon on the one before.
  private let ordersDates: Bool
  /// The number of the day that was named last, where a day and its month were.
  private var lastDay: Int?
  private let locale: String
  private lazy var names = LocaleNames.of(locale)
  private let isTaken: IsTaken
  /// The draws after which a value is used although it is taken: some kinds have only a few values.
  private static let mostDraws = 32

  /// Whether somebody may really have a value, by its ``ValueHash``.
  package typealias IsTaken = @Sendable (_ hash: UInt64) -> Bool

  /// Starts a document with nobody in it.
  ///
  /// - Parameters:
  ///   - locale: Where its people, places and firms are from, such as `de_DE`.
  ///   - ordersDates: Whether a date follows soon on the one before, which it then depends on.
  ///   - isTaken: Whether a value must be drawn again.
  package init(
    locale: String = "en", ordersDates: Bool = false, isTaken: @escaping IsTaken = { _ in false }
  ) {
    (self.locale, self.ordersDates, self.isTaken) = (locale, ordersDates, isTaken)
  }

  /// Starts another document, with nobody in it.
  package mutating func restart() {
    if !personas.isEmpty { personas.removeAll() }
    lastDay = nil
  }

  /// Returns a value for a slot, of any form where it cannot be of the one that is asked for.
  ///
  /// - Parameters:
  ///   - type: What kind of data the slot stands for.
  ///   - form: How the value is written: what ``SlotForm`` made of the value that stood there; nil where unknown.
  ///   - person: For `PERSON`, which person of the document is meant, from 1.
  ///   - stream: Where the randomness comes from.
  package mutating func value(
    for type: EntityType, form: String?, person: Int = 1, from stream: inout RandomStream
  ) -> String {
    fill(type, form: form, person: person, from: &stream)
      ?? fill(type, form: nil, person: person, from: &stream)
      ?? CharacterForm(digits: 8).value(from: &stream)
  }

  /// The same; nil where a value cannot be of the form.
  ///
  /// - Parameter isFemale: Whether a person who is not there yet is a woman; nil for either.
  package mutating func fill(
    _ type: EntityType, form: String?, person: Int = 1, isFemale: Bool? = nil,
    from stream: inout RandomStream
  ) -> String? {
    var value: String?
    if type == .person {
      value = PersonSurrogate.value(persona(person, form, isFemale, from: &stream), form: form)
    } else {
      value = drawn(type, form: form, person, from: &stream)
      for _ in 1..<Self.mostDraws {
        guard let last = value, Self.isOneOfMany(type), isTaken(last, type) else { break }
        value = drawn(type, form: form, person, from: &stream)
      }
    }
    return value.flatMap { controls.has(Array($0.utf8)) || $0.isEmpty ? nil : $0 }
  }

  private let controls = ControlCharacters()

  /// A number of a form of ``NumberForm`` that the text on both sides allows, with no string of digits that is taken, where there is
  /// one; nil where there is no such number.
  ///
  /// - Parameters:
  ///   - before: What stands before it, UTF-8; only its end is looked at.
  ///   - after: What stands behind it.
  ///   - faults: How little a number is liked; the first without a fault is taken, or the best of many.
  package func number(
    of form: CharacterForm, before: ArraySlice<UInt8>, after: ArraySlice<UInt8>,
    from stream: inout RandomStream, faults: (String) -> Int = { _ in 0 }
  ) -> String? {
    let place = NumberPlace(form, before: before, after: after)
    /// One that nobody has, and one in any case.
    var (free, any): ((number: String, faults: Int)?, String?)
    for _ in 0..<Self.mostDrawsOfNumber {
      guard let drawn = place.value(from: &stream) else { return nil }
      any = any ?? drawn
      if DigitStrings.contains(in: drawn.utf8, where: isTaken) { continue }
      let count = faults(drawn)
      if count == 0 { return drawn }
      if free.map({ count < $0.faults }) ?? true { free = (drawn, count) }
    }
    return free?.number ?? any
  }

  private static let mostDrawsOfNumber = 96

  /// Whether somebody may have a value, or a string of digits in it.
  private func isTaken(_ value: String, _ type: EntityType) -> Bool {
    isTaken(ValueHash.of(value))
      || type == .idNumber && DigitStrings.contains(in: value.utf8, where: isTaken)
  }

  /// Whether a value of this kind points at somebody; a city or a weekday does not.
  private static func isOneOfMany(_ type: EntityType) -> Bool {
    ![.location, .dateTime, .age, .nrp].contains(type)
  }

  private mutating func drawn(
    _ type: EntityType, form: String?, _ person: Int, from stream: inout RandomStream
  ) -> String? {
    switch type {
    case .emailAddress: return persona(person, from: &stream).emailAddress(from: &stream)
    case .username:
      let name = persona(person, from: &stream).emailAddress(from: &stream)
      return String(name.prefix { $0 != "@" })
    case .phoneNumber:
      if form == "0", !locale.hasPrefix("en") {
        return CharacterForm.filled(pattern: stream.pick(names.phones), from: &stream)
      }
      return PhoneSurrogate.value(form: form, from: &stream)
    case .ibanCode: return NumberSurrogate.iban(form: form, from: &stream)
    case .ipAddress: return NetworkSurrogate.ipAddress(form: form, from: &stream)
    case .macAddress: return NetworkSurrogate.macAddress(from: &stream)
    case .url: return NetworkSurrogate.url(from: &stream)
    case .dateTime:
      guard let form else { return DateForm.usual(in: language).value(from: &stream) }
      if !ordersDates { lastDay = nil }
      return DateForm(stored: form)?.value(from: &stream, after: &lastDay)
    case .location: return stream.pick(names.cities)
    case .age:
      guard let form else { return AgeForm.usual(from: &stream) }
      return AgeForm(stored: form)?.value(from: &stream)
    case .organization:
      return Self.filled(stream.pick(names.firms)) { _ in stream.pick(names.family) }
    case .nrp:
      guard let form else { return PeopleForm.usual(in: language, from: &stream) }
      return PeopleForm(stored: form)?.value(from: &stream)
    case .streetAddress:
      let street = Self.filled(stream.pick(names.streets)) { _ in String(1 + stream.below(180)) }
      guard form == "line" else { return street }
      let code = CharacterForm.filled(pattern: names.postalCode, from: &stream)
      return "\(street), \(code) \(stream.pick(names.cities))"
    default: return code(type, form: form, from: &stream)
    }
  }

  /// A number or code; nil where the form is none of one.
  private func code(
    _ type: EntityType, form: String?, from stream: inout RandomStream
  ) -> String? {
    let read = form.flatMap { CharacterForm(stored: $0) }
    if form != nil, read == nil { return nil }
    switch type {
    case .creditCard: return NumberSurrogate.creditCard(form: read, from: &stream)
    case .usSSN: return NumberSurrogate.usSSN(form: read, from: &stream)
    case .idNumber, .zipCode:
      return (read ?? CharacterForm(digits: 8)).value(from: &stream)
    default:
      let form = read ?? CharacterForm(digits: 8)
      return IdentifierSurrogate.value(of: type, form: form, from: &stream)
        ?? form.value(from: &stream)
    }
  }

  /// The language of people, places and dates.
  private var language: String { String(locale.prefix(2)) }

  /// A pattern with something in place of `@` and `#`.
  private static func filled(_ pattern: String, _ value: (Character) -> String) -> String {
    pattern.reduce(into: "") { $0 += $1 == "@" || $1 == "#" ? value($1) : String($1) }
  }

  /// A person, with the family name of the relative whom a form has.
  private mutating func persona(
    _ index: Int, _ form: String?, _ isFemale: Bool?, from stream: inout RandomStream
  ) -> Persona {
    let own = persona(index, isFemale, from: &stream)
    guard let relative = form.flatMap(PersonSurrogate.relative), relative != index else {
      return own
    }
    return Persona(given: own.given, family: persona(relative, from: &stream).family)
  }

  private mutating func persona(
    _ index: Int, _ isFemale: Bool? = nil, from stream: inout RandomStream
  ) -> Persona {
    if let known = personas[index] { return known }
    var persona = Persona(from: &stream, names: names, isFemale: isFemale)
    func isTaken(_ persona: Persona) -> Bool {
      self.isTaken(ValueHash.ofName(persona.given, persona.family))
        || self.isTaken(ValueHash.ofName(String(persona.given.prefix(1)), persona.family))
    }
    func isAlike(_ other: Persona) -> Bool {
      other.given == persona.given || other.family == persona.family
    }
    for _ in 1..<Self.mostDraws where isTaken(persona) || personas.values.contains(where: isAlike) {
      persona = Persona(from: &stream, names: names, isFemale: isFemale)
    }
    personas[index] = persona
    return persona
  }
}
