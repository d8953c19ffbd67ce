/// The Luhn checksum of payment cards (ISO/IEC 7812-1, annex B).
enum Luhn {
  /// Whether the last digit is the others' check digit.
  static func isValid(_ digits: [Int]) -> Bool { digits.count > 1 && sum(digits) % 10 == 0 }

  /// The digit that makes `digits` followed by it valid.
  static func checkDigit(for digits: [Int]) -> Int { (10 - sum(digits + [0]) % 10) % 10 }

  private static func sum(_ digits: [Int]) -> Int {
    digits.reversed().enumerated().reduce(0) { sum, element in
      let doubled = element.offset % 2 == 1 ? 2 * element.element : element.element
      return sum + (doubled > 9 ? doubled - 9 : doubled)
    }
  }
}
