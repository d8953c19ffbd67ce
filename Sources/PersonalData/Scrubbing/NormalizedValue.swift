/// A value as it is compared with others: the same however it is written.
enum NormalizedValue {
  /// The types of which only letters and digits count, and no case.
  private static let codes: Set<EntityType> = Set(CodeRecognizer.ofCountries.map(\.type)).union([
    .creditCard, .ibanCode, .usSSN, .ukNINO, .idNumber, .zipCode, .macAddress, "VEHICLE_PLATE",
    "BIC",
  ])
  /// The types of which every character counts.
  private static let exact: Set<EntityType> = [.secret, "CRYPTO", "COORDINATES", .dateTime]

  /// Whether of a type only letters and digits count, and what parts them does not.
  static func isCode(_ type: EntityType) -> Bool {
    codes.contains(type) || !type.isPersonal
  }

  /// What a value is known by.
  static func of(_ value: String, type: EntityType) -> String {
    if exact.contains(type) { return value }
    if isCode(type) {
      let compact = compact(value)
      return compact.isEmpty ? words(value) : compact
    }
    switch type {
    case .phoneNumber:
      let number = PhoneWriting(value)
      return number.national.isEmpty ? words(value) : number.national
    case .ipAddress: return address(value)
    case .url: return url(value)
    case .username: return words(value.hasPrefix("@") ? String(value.dropFirst()) : value)
    case .person: return person(value)
    default: return words(value)
    }
  }

  /// The letters, in upper case, and the digits of a value, in ASCII where there are such.
  static func compact(_ value: String) -> String {
    value.reduce(into: "") { result, character in
      guard character.isLetter || character.isNumber else { return }
      result += folded(character).uppercased()
    }
  }

  /// The words of a value in small letters, with a blank between each two.
  private static func words(_ value: String) -> String {
    value.split(whereSeparator: \.isWhitespace)
      .map { $0.reduce(into: "") { $0 += folded($1) }.lowercased() }
      .joined(separator: " ")
  }

  /// A full-width character, or a digit of another script, in ASCII.
  private static func folded(_ character: Character) -> String {
    guard !character.isASCII, let scalar = character.unicodeScalars.first else {
      return String(character)
    }
    if let digit = character.wholeNumberValue, (0...9).contains(digit) { return String(digit) }
    if (0xFF01...0xFF5E).contains(scalar.value), let plain = Unicode.Scalar(scalar.value - 0xFEE0) {
      return String(Character(plain))
    }
    return String(character)
  }

  /// The names of a person, the given one first, without title and ending.
  private static func person(_ value: String) -> String {
    let name = PersonName(value)
    let names =
      [name.given].compactMap(\.self) + name.family + [name.familyInitial].compactMap(\.self)
    return names.isEmpty ? words(value) : names.joined(separator: " ")
  }

  /// An address of eight groups without zeros in front, or as it is.
  private static func address(_ value: String) -> String {
    let value = words(value)
    guard value.contains(":"), !value.contains(".") else { return value }
    let halves = value.components(around: "::")
    var groups = halves.map { $0.split(separator: ":").map(group) }
    if halves.count == 2 {
      let missing = max(0, 8 - groups[0].count - groups[1].count)
      groups.insert(Array(repeating: "0", count: missing), at: 1)
    }
    return groups.flatMap(\.self).joined(separator: ":")
  }

  private static func group(_ digits: Substring) -> String {
    let digits = digits.drop { $0 == "0" }
    return digits.isEmpty ? "0" : String(digits)
  }

  /// A web address whose scheme and host are in small letters, and that ends with no slash.
  private static func url(_ value: String) -> String {
    let scheme = value.components(around: "://")
    let rest = scheme.count == 2 ? scheme[1] : scheme[0]
    let host = rest.prefix { !"/?#".contains($0) }
    let path = rest.dropFirst(host.count)
    return (scheme.count == 2 ? scheme[0].lowercased() + "://" : "") + host.lowercased()
      + (path == "/" ? "" : path)
  }
}

extension String {
  /// What stands before and behind the first of a sign, or the whole where there is none.
  fileprivate func components(around sign: String) -> [String] {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(sign) {
        return [String(self[..<start]), String(self[start...].dropFirst(sign.count))]
      }
      formIndex(after: &start)
    }
    return [self]
  }
}

/// How a telephone number is written: what stands before the number within the country, and that number.
struct PhoneWriting {
  /// What is dialled before the national number: `+1`, `0049`, `0`, `1`; with the signs behind it.
  let prefix: String
  /// The calling code of a number with `+` or `00`.
  let code: String?
  /// The national number with what parts its digits.
  let body: String
  /// The national number's digits, which do not begin with 0.
  let national: String

  /// Reads a number, with a calling code or as it is dialled within its country.
  init(_ value: String) {
    let places = value.indices.filter { value[$0].isNumber }
    let digits = places.map { Character(String(value[$0].wholeNumberValue ?? 0)) }
    var skipped = 0
    var code: String?
    let isForeign = value.first { $0 == "+" || $0.isNumber } == "+"
    if isForeign || digits.starts(with: "00") {
      if !isForeign { skipped = 2 }
      let known = PhoneSurrogate.callingCode(of: Array(digits.dropFirst(skipped)))
      code = String(known)
      skipped += known.count
    } else if digits.count == 11, digits[0] == "1", digits[1] > "1", digits[4] > "1" {
      skipped = 1
    }
    // A 0 is dialled within the country alone, and stands in brackets behind a code.
    while skipped < digits.count - 1, digits[skipped] == "0" { skipped += 1 }
    guard skipped < places.count else {
      (prefix, self.code, body, national) = ("", nil, value, String(digits))
      return
    }
    // A bracket that opens there belongs to the number.
    var start = places[skipped]
    while start > value.startIndex, value[value.index(before: start)] == "(" {
      start = value.index(before: start)
    }
    (prefix, self.code, body) = (String(value[..<start]), code, String(value[start...]))
    national = String(digits[skipped...])
  }

  /// A number written as this one is.
  ///
  /// - Parameter national: Its digits within the country.
  func written(_ national: String) -> String {
    // A number without its area code.
    let isLocal = prefix.isEmpty && self.national.count == 7 && national.count == 10
    return prefix + WrittenForm.digits(isLocal ? String(national.suffix(7)) : national, like: body)
  }

  /// The form to draw a surrogate of, the same for all ways to write a number: see ``PhoneSurrogate``.
  var form: String {
    if let code { return code == "1" ? "-" : PhoneSurrogate.form(of: "+\(code)\(national)") }
    let isTrunk = prefix.first { $0.isNumber } == "0"
    return isTrunk ? "0" : "-"
  }

  /// The digits of a surrogate within its country; unlike a real number's they may begin with 0.
  static func national(of surrogate: String, form: String) -> String {
    let digits = surrogate.filter(\.isNumber)
    if surrogate.hasPrefix("+") {
      return String(digits.dropFirst(PhoneSurrogate.callingCode(of: Array(digits)).count))
    }
    return form == "0" && digits.hasPrefix("0") ? String(digits.dropFirst()) : digits
  }
}
