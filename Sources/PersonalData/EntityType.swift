/// A kind of personal data, by the name that Microsoft Presidio made common.
public struct EntityType: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
  /// The name, such as `EMAIL_ADDRESS`.
  public let rawValue: String

  /// Names a type.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// Names a type.
  public init(stringLiteral name: String) { self.init(rawValue: name) }

  /// A person's name, or part of it.
  public static let person = EntityType(rawValue: "PERSON")
  /// A place.
  public static let location = EntityType(rawValue: "LOCATION")
  /// A company, authority or club.
  public static let organization = EntityType(rawValue: "ORGANIZATION")
  /// A nationality, religion or political group.
  public static let nrp = EntityType(rawValue: "NRP")
  /// A date, a time of day, or both.
  public static let dateTime = EntityType(rawValue: "DATE_TIME")
  /// A person's age.
  public static let age = EntityType(rawValue: "AGE")
  /// An e-mail address.
  public static let emailAddress = EntityType(rawValue: "EMAIL_ADDRESS")
  /// A telephone number.
  public static let phoneNumber = EntityType(rawValue: "PHONE_NUMBER")
  /// A payment card's number.
  public static let creditCard = EntityType(rawValue: "CREDIT_CARD")
  /// An international bank account number.
  public static let ibanCode = EntityType(rawValue: "IBAN_CODE")
  /// An IPv4 or IPv6 address.
  public static let ipAddress = EntityType(rawValue: "IP_ADDRESS")
  /// A network card's address.
  public static let macAddress = EntityType(rawValue: "MAC_ADDRESS")
  /// A web address.
  public static let url = EntityType(rawValue: "URL")
  /// A street and house number.
  public static let streetAddress = EntityType(rawValue: "STREET_ADDRESS")
  /// A postal code.
  public static let zipCode = EntityType(rawValue: "ZIP_CODE")
  /// A social security number of the United States.
  public static let usSSN = EntityType(rawValue: "US_SSN")
  /// A national insurance number of the United Kingdom.
  public static let ukNINO = EntityType(rawValue: "UK_NINO")
  /// A name chosen for an account.
  public static let username = EntityType(rawValue: "USERNAME")
  /// A password, key or token.
  public static let secret = EntityType(rawValue: "SECRET")
  /// An order, ticket, customer or serial number: any other long run of digits.
  public static let idNumber = EntityType(rawValue: "ID_NUMBER")

  /// Whether values of this type are words that mean many people and things, and so may be part of something else.
  public var isWords: Bool {
    [.person, .location, .organization, .nrp, .dateTime, .age].contains(self)
  }

  /// The types that are looked for.
  public static var known: Set<EntityType> { personal }

  /// Whether values of this type must never be taken from a seed.
  public var isPersonal: Bool { Self.personal.contains(self) }

  private static let personal: Set<EntityType> = Set(CodeRecognizer.ofCountries.map(\.type)).union([
    .person, .location, .organization, .nrp, .dateTime, .age, .emailAddress, .phoneNumber,
    .creditCard, .ibanCode, .ipAddress, .macAddress, .url, .streetAddress, .zipCode, .usSSN,
    .ukNINO, .username, .secret, .idNumber, "CRYPTO", "COORDINATES", "VEHICLE_PLATE", "BIC",
  ])
}
