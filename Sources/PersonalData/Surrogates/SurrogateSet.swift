package import Sampling

/// Invented values for the slots of one document; one person stays one person throughout it.
///
/// Numbers come from ranges that their authorities keep for fiction, documentation or tests, so that a surrogate never
/// reaches anybody: see ``PhoneSurrogate``, RFC 2606, RFC 5737, RFC 3849.
package struct SurrogateSet: Sendable {
  private var personas: [Int: Persona] = [:]

  package init() {}

  /// Returns a value for a slot.
  ///
  /// - Parameters:
  ///   - type: What kind of data the slot stands for.
  ///   - form: How the value is written: what ``SlotForm`` made of the value that stood there; nil where unknown.
  ///   - person: For `PERSON`, which person of the document is meant, from 1.
  ///   - stream: Where the randomness comes from.
  package mutating func value(
    for type: EntityType, form: String?, person: Int = 1, from stream: inout RandomStream
  ) -> String {
    switch type {
    case .person: return PersonSurrogate.value(persona(person, from: &stream), form: form)
    case .emailAddress: return persona(1, from: &stream).emailAddress(from: &stream)
    case .username:
      let name = persona(1, from: &stream).emailAddress(from: &stream)
      return String(name.prefix { $0 != "@" })
    case .phoneNumber: return PhoneSurrogate.value(form: form, from: &stream)
    case .creditCard: return NumberSurrogate.creditCard(form: form, from: &stream)
    case .ibanCode: return NumberSurrogate.iban(form: form, from: &stream)
    case .usSSN: return NumberSurrogate.usSSN(form: form, from: &stream)
    case .ipAddress: return NetworkSurrogate.ipAddress(form: form, from: &stream)
    case .macAddress: return NetworkSurrogate.macAddress(from: &stream)
    case .url: return NetworkSurrogate.url(from: &stream)
    case .dateTime: return DateSurrogate.value(form: form, from: &stream)
    case .location: return stream.pick(Names.cities)
    case .age: return String(18 + stream.below(70))
    case .idNumber, .zipCode, .ukNINO:
      return CharacterForm.value(of: form ?? CharacterForm.digits(8), from: &stream)
    default: return "[\(type.rawValue)]"
    }
  }

  private mutating func persona(_ index: Int, from stream: inout RandomStream) -> Persona {
    if let known = personas[index] { return known }
    let persona = Persona(from: &stream)
    personas[index] = persona
    return persona
  }
}
