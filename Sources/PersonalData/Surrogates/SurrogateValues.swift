import Sampling

/// Invented values by name and part, each a function of a random key, so that all parts of one value agree.
///
/// Numbers come from ranges that their authorities keep for fiction, documentation or tests; see ``SurrogateSet``.
package struct SurrogateValues: Sendable {
  /// A name as it is written, and in lower-case ASCII letters as addresses have it.
  private struct Name: Sendable {
    let text: [UInt8]
    let ascii: [UInt8]

    init(_ name: String) {
      text = Array(name.utf8)
      ascii = Array(Persona(given: name, family: name).asciiFamily.utf8)
    }
  }

  private let female: [Name]
  private let male: [Name]
  private let family: [Name]
  private let cities: [[UInt8]]
  private let streets: [[UInt8]]
  private let firms: [[UInt8]]
  private let phones: [[UInt8]]
  private let postalCode: [UInt8]
  private let titles: (female: [UInt8], male: [UInt8])

  /// Prepares to draw values of a locale such as `de_DE`.
  package init(locale: String) {
    let names = LocaleNames.of(locale)
    (female, male, family) = (
      names.female.map(Name.init), names.male.map(Name.init), names.family.map(Name.init)
    )
    func bytes(_ list: [String]) -> [[UInt8]] { list.map { Array($0.utf8) } }
    (cities, streets) = (bytes(names.cities), bytes(names.streets))
    (firms, phones) = (bytes(names.firms), bytes(names.phones))
    postalCode = Array(names.postalCode.utf8)
    titles = (Array(names.titles.female.utf8), Array(names.titles.male.utf8))
  }

  /// What can be drawn.
  private enum Kind: Int, CaseIterable {
    case person, company, address, city, phone, email, url, ip, mac, iban, creditCard, ssn, orderID,
      invoiceID, ticketID
    case customerID, username
  }

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

  private static let orderIDs = forms(["??-######", "#######", "???-####-##", "ORD-#####"])
  private static let invoiceIDs = forms(["INV-#####", "INV-2#-####", "R-######", "%####/##"])
  // A hash sign of the number itself stands behind a backslash.
  private static let ticketIDs = forms(["\\#%####", "T-######", "CASE-%####", "INC%######"])
  private static let customerIDs = forms(["C-######", "%#######", "K%#####"])
  private static let domains = forms([
    "example.com", "example.com", "example.org", "example.net", "mail.example", "post.example",
  ])

  private static func forms(_ list: [String]) -> [[UInt8]] { list.map { Array($0.utf8) } }

  /// Appends a part of a value.
  ///
  /// - Parameters:
  ///   - field: A place among the value's fields.
  ///   - value: A place in ``values``.
  package func append(_ field: Int, of value: Int, key: UInt64, to text: inout [UInt8]) {
    guard let kind = Kind(rawValue: value) else { return }
    var stream = RandomStream(seed: key, index: 0)
    switch kind {
    case .person: appendPerson(field, &stream, to: &text)
    case .email: appendPerson(7, &stream, to: &text)
    case .username: appendPerson(8, &stream, to: &text)
    case .company: appendCompany(field, &stream, to: &text)
    case .address: appendAddress(field, &stream, to: &text)
    case .city: text += stream.pick(cities)
    case .phone: CharacterForm.append(pattern: stream.pick(phones), &stream, to: &text)
    case .url: text += NetworkSurrogate.url(from: &stream).utf8
    case .ip: text += NetworkSurrogate.ipAddress(form: nil, from: &stream).utf8
    case .mac: text += NetworkSurrogate.macAddress(from: &stream).utf8
    case .iban: text += (NumberSurrogate.iban(form: nil, from: &stream) ?? "").utf8
    case .creditCard:
      let number = Array((NumberSurrogate.creditCard(form: nil, from: &stream) ?? "").utf8)
      text += field == 1 ? number.suffix(4) : number[...]
    case .ssn: text += NumberSurrogate.usSSN(form: nil, from: &stream).utf8
    case .orderID: CharacterForm.append(pattern: stream.pick(Self.orderIDs), &stream, to: &text)
    case .invoiceID: CharacterForm.append(pattern: stream.pick(Self.invoiceIDs), &stream, to: &text)
    case .ticketID: CharacterForm.append(pattern: stream.pick(Self.ticketIDs), &stream, to: &text)
    case .customerID:
      CharacterForm.append(pattern: stream.pick(Self.customerIDs), &stream, to: &text)
    }
  }

  private func appendPerson(_ field: Int, _ stream: inout RandomStream, to text: inout [UInt8]) {
    let isFemale = stream.chance(0.5)
    let first = stream.pick(isFemale ? female : male)
    let last = stream.pick(family)
    let blank = UInt8(ascii: " ")
    switch field {
    case 1: text += first.text
    case 2: text += last.text
    case 3: text += isFemale ? titles.female : titles.male
    case 4: text += (isFemale ? "female" : "male").utf8
    case 5:
      appendInitial(of: first.text, to: &text)
      appendInitial(of: last.text, to: &text)
    case 6:
      text += isFemale ? titles.female : titles.male
      text.append(blank)
      text += last.text
    case 7, 8:
      appendAccount(first.ascii, last.ascii, &stream, to: &text)
      if field == 7 {
        text.append(UInt8(ascii: "@"))
        text += stream.pick(Self.domains)
      } else {
        appendNumber(10 + stream.below(90), to: &text)
      }
    case 9: CharacterForm.append(pattern: stream.pick(phones), &stream, to: &text)
    default:
      text += first.text
      text.append(blank)
      text += last.text
    }
  }

  /// The first letter with a full stop.
  private func appendInitial(of name: [UInt8], to text: inout [UInt8]) {
    var end = min(1, name.count)
    while end < name.count, name[end] & 0xC0 == 0x80 { end += 1 }
    text += name[..<end]
    text.append(UInt8(ascii: "."))
  }

  /// The part of an address before the `@`.
  private func appendAccount(
    _ first: [UInt8], _ last: [UInt8], _ stream: inout RandomStream, to text: inout [UInt8]
  ) {
    let dot = UInt8(ascii: ".")
    switch stream.below(6) {
    case 0:
      text += first
      text.append(dot)
      text += last
    case 1:
      text += first
      text += last
    case 2:
      text += first.prefix(1)
      text.append(dot)
      text += last
    case 3:
      text += first
      text.append(UInt8(ascii: "_"))
      text += last
    case 4:
      text += first
      appendNumber(10 + stream.below(90), to: &text)
    default:
      text += last
      text.append(dot)
      text += first
    }
  }

  private func appendCompany(_ field: Int, _ stream: inout RandomStream, to text: inout [UInt8]) {
    var (name, ascii) = ([UInt8](), [UInt8]())
    for byte in stream.pick(firms) {
      if byte == UInt8(ascii: "@") {
        let owner = stream.pick(family)
        name += owner.text
        ascii += owner.ascii
      } else {
        name.append(byte)
        let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        if isLetter { ascii.append(byte | 0x20) }
      }
    }
    if field == 0 {
      text += name
      return
    }
    if field == 2 {
      text += stream.pick(["info", "office", "accounts", "service"]).utf8
      text.append(UInt8(ascii: "@"))
    }
    text += ascii
    text += ".example".utf8
  }

  private func appendAddress(_ field: Int, _ stream: inout RandomStream, to text: inout [UInt8]) {
    let number = 1 + stream.below(stream.chance(0.7) ? 60 : 240)
    let street = stream.pick(streets)
    let city = stream.pick(cities)
    if field <= 1 {
      for byte in street {
        if byte == UInt8(ascii: "#") { appendNumber(number, to: &text) } else { text.append(byte) }
      }
    }
    if field == 0 { text += ", ".utf8 }
    // The code is drawn for every part, so that each is the same whichever is asked for.
    var code: [UInt8] = []
    CharacterForm.append(pattern: postalCode, &stream, to: &code)
    if field == 0 || field == 2 { text += code }
    if field == 0 { text.append(UInt8(ascii: " ")) }
    if field == 0 || field == 3 { text += city }
  }

  private func appendNumber(_ number: Int, to text: inout [UInt8]) {
    if number >= 10 { appendNumber(number / 10, to: &text) }
    text.append(UInt8(ascii: "0") + UInt8(number % 10))
  }
}
