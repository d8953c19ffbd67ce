/// How a personal value is written, with nothing left of the value itself.
///
/// A form is what a surrogate needs to look like its model: `(212) 555-0147` has the form of a bracketed North American
/// number, `INV-2024-00017` three letters and two groups of digits, `3 March` a day and a month's name.
package enum SlotForm {
  /// The form of a value; nil where its type has only one.
  package static func of(_ value: String, type: EntityType) -> String? {
    switch type {
    case .person: PersonSurrogate.form(of: value)
    case .phoneNumber: PhoneSurrogate.form(of: value)
    case .creditCard, .usSSN: CharacterForm.of(value, keepsWords: false)
    case .ibanCode: NumberSurrogate.ibanForm(of: value)
    case .ipAddress: value.contains(":") ? "6" : "4"
    case .dateTime: DateSurrogate.form(of: value)
    case .idNumber, .zipCode: CharacterForm.of(value, keepsWords: true)
    case .streetAddress: isLine(value) ? "line" : nil
    case .organization, .location, .nrp, .age, .emailAddress, .url, .macAddress,
      .username:
      nil
    default: CharacterForm.of(value, keepsWords: false)
    }
  }

  /// Whether an address has a post code and a town behind a comma or line end.
  private static func isLine(_ value: String) -> Bool {
    let parts = value.split(whereSeparator: { $0 == "," || $0.isNewline })
    return parts.count > 1
      && parts.dropFirst().contains { part in
        part.contains(where: \.isLetter) && part.count(where: \.isNumber) >= 4
      }
  }
}
