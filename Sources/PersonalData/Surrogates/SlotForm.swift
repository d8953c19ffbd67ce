/// How a personal value is written, with nothing left of the value itself.
///
/// A form is what a surrogate needs to look like its model: `(212) 555-0147` has the form of a bracketed North American
/// number, `INV-2024-00017` three letters and two groups of digits, `3 March` a day and a month's name.
package enum SlotForm {
  /// The form of a value, as it is stored; nil where its type has only one.
  ///
  /// - Parameter language: That of the text around it, such as `de`; nil where it is not known.
  package static func of(
    _ value: String, type: EntityType, language: String? = nil
  ) -> String? {
    switch type {
    case .person: PersonSurrogate.form(of: value)
    case .phoneNumber: PhoneSurrogate.form(of: value)
    case .ibanCode: NumberSurrogate.ibanForm(of: value)
    case .ipAddress: value.contains(":") ? "6" : "4"
    case .dateTime: DateFormReader.form(of: value, language: language).stored
    case .age: AgeForm(of: value).stored
    case .nrp: PeopleForm(of: value, language: language)?.stored
    case .streetAddress: isLine(value) ? "line" : nil
    case .organization, .location, .emailAddress, .url, .macAddress, .username: nil
    case .idNumber, .zipCode: CharacterForm(of: value, keepsWords: true).stored
    default: CharacterForm(of: value, keepsWords: false).stored
    }
  }

  /// A stored form that one group alone wrote, with any letters in place of its own words; nil where it is no form of the type.
  package static func withoutWords(_ form: String, type: EntityType) -> String? {
    switch type {
    case .person, .phoneNumber, .ibanCode, .ipAddress, .dateTime, .age, .nrp, .streetAddress:
      // These name kinds and parts, and have no words of the value.
      form
    default: CharacterForm(stored: form)?.withoutWords.stored
    }
  }

  /// Whether a word, UTF-8, says when and nothing else: the name of a month, whole or short, or the half of a day.
  package static func isTimeWord(_ word: some Collection<UInt8>) -> Bool {
    let word = String(decoding: word, as: UTF8.self).lowercased()
    return ["am", "pm", "uhr"].contains(word) || CalendarNames.month(word) != nil
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
