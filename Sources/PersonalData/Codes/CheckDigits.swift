/// Check digit systems that several authorities use.
enum CheckDigits {
  /// Whether digits pass ISO/IEC 7064, MOD 11,10, the last being the check digit.
  static func isMod11_10(_ digits: [Int]) -> Bool {
    var product = 10
    for digit in digits.dropLast() {
      let sum = (digit + product) % 10
      product = (sum == 0 ? 10 : sum) * 2 % 11
    }
    return (product + (digits.last ?? 0)) % 10 == 1
  }

  /// Whether values pass ISO/IEC 7064, MOD 11-2, the last being the check character, 10 for `X`.
  static func isMod11_2(_ values: [Int]) -> Bool {
    (values.dropLast().reduce(0) { ($0 + $1) * 2 % 11 } + (values.last ?? 0)) % 11 == 1
  }

  /// Whether digits pass Verhoeff's check (Verhoeff 1969, *Error detecting decimal codes*), the last being the check digit.
  static func isVerhoeff(_ digits: [Int]) -> Bool {
    digits.reversed().enumerated().reduce(0) { dihedral($0, permutation($1.offset, $1.element)) }
      == 0
  }

  /// The product in the dihedral group of the pentagon.
  private static func dihedral(_ first: Int, _ second: Int) -> Int {
    let isTurn = first < 5
    let other = second < 5
    switch (isTurn, other) {
    case (true, true): return (first + second) % 5
    case (true, false): return 5 + (first + second - 5) % 5
    case (false, true): return 5 + (first - 5 - second + 5) % 5
    case (false, false): return (first - second + 5) % 5
    }
  }

  private static let permutations: [[Int]] = {
    let base = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]
    var rows = [Array(0...9)]
    for _ in 1..<8 { rows.append(rows.last?.map { base[$0] } ?? base) }
    return rows
  }()

  private static func permutation(_ place: Int, _ digit: Int) -> Int {
    permutations[place % 8][digit]
  }
}
