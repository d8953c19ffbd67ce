extension CodeRecognizer {
  /// Vehicle identification numbers: seventeen letters and digits but I, O and Q, in North America the ninth a check digit (ISO 3779;
  /// 49 CFR 565).
  static let vehicleIdentification = CodeRecognizer(
    "vin", "VIN", forms: ["*****************"], separators: [], alone: 0.8, inContext: 0.95,
    context: ["vin", "vehicle", "chassis", "fahrgestellnummer"], takesLowercase: true
  ) { code in
    let digits = code.characters.count { $0 <= UInt8(ascii: "9") }
    guard (5...14).contains(digits), !code.characters.contains(where: { "IOQ".utf8.contains($0) })
    else { return false }
    let weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
    // Letters count 1 to 9, over and over, but for S, which begins at 2.
    let values = [1, 2, 3, 4, 5, 6, 7, 8, 0, 1, 2, 3, 4, 5, 0, 7, 0, 9, 2, 3, 4, 5, 6, 7, 8, 9]
    let sum = (0..<17).reduce(0) { sum, place in
      let value = code.value(place)
      return sum + (value > 9 ? values[value - 10] : value) * weights[place]
    }
    return sum % 11 == (code.characters[8] == UInt8(ascii: "X") ? 10 : code.value(8))
  }
}
