import Tokenization

/// What is done with a value that was found.
public protocol AnonymizationOperator: Sendable {
  /// Returns what stands in the value's place.
  ///
  /// - Parameters:
  ///   - value: The value, UTF-8.
  ///   - type: What it is.
  func replacement(for value: ArraySlice<UInt8>, type: EntityType) -> [UInt8]
}

/// Leaves nothing of a value.
public struct RedactOperator: AnonymizationOperator {
  /// Makes the operator.
  public init() {}
  /// Returns nothing.
  public func replacement(for value: ArraySlice<UInt8>, type: EntityType) -> [UInt8] { [] }
}

/// Puts the type in a value's place: `<PERSON>`.
public struct ReplaceOperator: AnonymizationOperator {
  /// Makes the operator.
  public init() {}
  /// Returns the type.
  public func replacement(for value: ArraySlice<UInt8>, type: EntityType) -> [UInt8] {
    Array("<\(type.rawValue)>".utf8)
  }
}

/// Puts a sign in the place of each letter and digit, but for the last ones of a long number or code.
public struct MaskOperator: AnonymizationOperator {
  private let sign: UInt8
  private let kept: Int

  /// Makes the operator.
  ///
  /// - Parameters:
  ///   - sign: An ASCII character.
  ///   - kept: How many of the last digits of a card, account or telephone number stay.
  public init(sign: Unicode.Scalar = "*", kept: Int = 4) {
    self.sign = sign.isASCII ? UInt8(sign.value) : UInt8(ascii: "*")
    self.kept = kept
  }

  /// Returns the value with signs in place of its letters and digits.
  public func replacement(for value: ArraySlice<UInt8>, type: EntityType) -> [UInt8] {
    let digits = value.count(where: { $0.isDigit })
    let keepsEnd = Self.endsAreShown.contains(type) && digits >= 2 * kept
    var left = keepsEnd ? digits - kept : digits
    var result: [UInt8] = []
    for byte in value {
      // The bytes of one character beyond ASCII are one sign.
      if byte & 0xC0 == 0x80 { continue }
      if byte.isDigit {
        result.append(left > 0 ? sign : byte)
        left -= 1
      } else {
        let isSign = byte < 0x80 && !byte.isLetter
        result.append(isSign ? byte : sign)
      }
    }
    return result
  }

  private static let endsAreShown: Set<EntityType> = [
    .creditCard, .ibanCode, .phoneNumber, .usSSN, .idNumber, "US_BANK_NUMBER",
  ]
}
