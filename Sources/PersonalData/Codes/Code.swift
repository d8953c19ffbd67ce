/// A number or code of letters and digits without what parts its groups, in upper case.
struct Code {
  /// ASCII letters and digits.
  let characters: [UInt8]

  /// How many characters it has.
  var count: Int { characters.count }

  /// The value of the digit at a place; a letter has that of its place in the alphabet, from 10.
  func value(_ place: Int) -> Int {
    let byte = characters[place]
    return byte <= UInt8(ascii: "9")
      ? Int(byte) - Int(UInt8(ascii: "0")) : Int(byte) - Int(UInt8(ascii: "A")) + 10
  }

  /// The digits as they stand; letters as numbers from 10.
  var values: [Int] { characters.indices.map(value) }

  /// The number that digits make.
  func number(_ range: Range<Int>) -> Int { range.reduce(0) { $0 * 10 + value($1) } }

  /// Text, for looking up.
  func text(_ range: Range<Int>) -> String { String(decoding: characters[range], as: UTF8.self) }

  /// The sum of the first characters times weights.
  func sum(_ weights: [Int]) -> Int { zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } }

  /// Whether all characters are the same, which test numbers are and issued ones are not.
  var isUniform: Bool { characters.allSatisfy { $0 == characters[0] } }

  /// Whether two, two and two digits are a day, month and year of a century nobody names.
  func isDate(day: Int, month: Int, year: Int) -> Bool {
    Self.isDate(
      day: number(day..<day + 2), month: number(month..<month + 2), year: number(year..<year + 2))
  }

  /// Whether there is such a day; in years of two digits, 29 February is taken for one where the year is divisible by 4.
  static func isDate(day: Int, month: Int, year: Int) -> Bool {
    guard (1...12).contains(month), day >= 1 else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0 || year < 100)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return day <= days[month - 1]
  }
}
