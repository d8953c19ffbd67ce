import Sampling

/// Invented values by name and part, each a function of a random key, so that all parts of one value agree.
///
/// Numbers come from ranges that their authorities keep for fiction, documentation or tests; see ``SurrogateSet``.
package struct SurrogateValues: Sendable {
  private let names: LocaleNames

  /// Prepares to draw values of a locale such as `de_DE`.
  package init(locale: String) { names = LocaleNames.of(locale) }

  /// What can be drawn, and what can be asked of it; the first part is the value as a whole.
  package static let values: [(name: String, fields: [String])] = [
    (
      "person",
      [
        "full_name", "first_name", "last_name", "title", "gender", "initials", "formal", "email",
        "username", "phone",
      ]
    ),
    ("company", ["name", "domain", "email"]),
    ("address", ["line", "street", "postal_code", "city"]),
    ("city", ["name"]),
    ("phone", ["number"]),
    ("email", ["address"]),
    ("url", ["address"]),
    ("ip", ["address"]),
    ("mac", ["address"]),
    ("iban", ["number"]),
    ("credit_card", ["number", "last_four"]),
    ("ssn", ["number"]),
    ("order_id", ["number"]),
    ("invoice_id", ["number"]),
    ("ticket_id", ["number"]),
    ("customer_id", ["number"]),
    ("username", ["name"]),
  ]

  /// Appends a part of a value.
  ///
  /// - Parameters:
  ///   - field: A place among the value's fields.
  ///   - value: A place in ``values``.
  package func append(_ field: Int, of value: Int, key: UInt64, to text: inout [UInt8]) {
    let (name, fields) = Self.values[value]
    text += self.text(fields[field], of: name, key: key).utf8
  }

  private func text(_ field: String, of name: String, key: UInt64) -> String {
    var stream = RandomStream(seed: key, index: 0)
    switch name {
    case "person": return person(field, key)
    case "company": return company(field, &stream)
    case "address": return address(field, &stream)
    case "city": return stream.pick(names.cities)
    case "phone": return filled(stream.pick(names.phones), &stream)
    case "email": return person("email", key)
    case "username": return person("username", key)
    case "url": return NetworkSurrogate.url(from: &stream)
    case "ip": return NetworkSurrogate.ipAddress(form: nil, from: &stream)
    case "mac": return NetworkSurrogate.macAddress(from: &stream)
    case "iban": return NumberSurrogate.iban(form: nil, from: &stream)
    case "credit_card":
      let number = NumberSurrogate.creditCard(form: nil, from: &stream)
      return field == "last_four" ? String(number.suffix(4)) : number
    case "ssn": return NumberSurrogate.usSSN(form: nil, from: &stream)
    case "order_id":
      return filled(stream.pick(["??-######", "#######", "???-####-##", "ORD-#####"]), &stream)
    case "invoice_id":
      return filled(stream.pick(["INV-#####", "INV-2#-####", "R-######", "%####/##"]), &stream)
    case "ticket_id":
      return filled(stream.pick(["#%####", "T-######", "CASE-%####", "INC%######"]), &stream)
    default: return filled(stream.pick(["C-######", "%#######", "K%#####"]), &stream)
    }
  }

  private func person(_ field: String, _ key: UInt64) -> String {
    var stream = RandomStream(seed: key, index: 0)
    let isFemale = stream.chance(0.5)
    let first = stream.pick(isFemale ? names.female : names.male)
    let last = stream.pick(names.family)
    switch field {
    case "first_name": return first
    case "last_name": return last
    case "title": return isFemale ? names.titles.female : names.titles.male
    case "gender": return isFemale ? "female" : "male"
    case "initials": return "\(first.prefix(1)).\(last.prefix(1))."
    case "formal": return "\(isFemale ? names.titles.female : names.titles.male) \(last)"
    case "email": return Persona(given: first, family: last).emailAddress(from: &stream)
    case "username":
      let address = Persona(given: first, family: last).emailAddress(from: &stream)
      return "\(address.prefix { $0 != "@" })\(stream.below(90) + 10)"
    case "phone": return filled(stream.pick(names.phones), &stream)
    default: return "\(first) \(last)"
    }
  }

  private func company(_ field: String, _ stream: inout RandomStream) -> String {
    var name = ""
    for character in stream.pick(names.firms) {
      if character == "@" { name += stream.pick(names.family) } else { name.append(character) }
    }
    if field == "name" { return name }
    let plain = Persona(given: name, family: name).asciiFamily
    let domain = "\(plain).example"
    return field == "domain"
      ? domain : "\(stream.pick(["info", "office", "accounts", "service"]))@\(domain)"
  }

  private func address(_ field: String, _ stream: inout RandomStream) -> String {
    let number = 1 + stream.below(stream.chance(0.7) ? 60 : 240)
    let street = stream.pick(names.streets).split(
      separator: "#", maxSplits: 1, omittingEmptySubsequences: false
    ).joined(separator: "\(number)")
    let city = stream.pick(names.cities)
    let postalCode = filled(names.postalCode, &stream)
    switch field {
    case "street": return street
    case "postal_code": return postalCode
    case "city": return city
    default: return "\(street), \(postalCode) \(city)"
    }
  }

  private func filled(_ form: String, _ stream: inout RandomStream) -> String {
    String(
      form.map { character in
        switch character {
        case "#": Character(Unicode.Scalar(UInt8(48 + stream.below(10))))
        case "%": Character(Unicode.Scalar(UInt8(49 + stream.below(9))))
        case "?": Character(Unicode.Scalar(UInt8(65 + stream.below(26))))
        default: character
        }
      })
  }
}
