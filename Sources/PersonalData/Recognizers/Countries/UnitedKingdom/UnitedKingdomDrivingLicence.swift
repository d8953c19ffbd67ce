extension CodeRecognizer {
  /// Driving licence numbers of Great Britain: five of the family name, the birth date in six digits, two initials, three more
  /// (DVLA, *driver number*).
  static let ukDrivingLicence = CodeRecognizer(
    "uk-driving-licence", "UK_DRIVING_LICENCE", forms: ["A****|######|***AA", "A****######****AA"],
    alone: 0.6,
    inContext: 0.95, context: ["licence", "license", "driver", "dvla"], takesLowercase: true
  ) { code in
    let month = code.number(6..<8)
    let day = code.number(8..<10)
    return (1...12).contains(month > 50 ? month - 50 : month) && (1...31).contains(day)
  }
}
