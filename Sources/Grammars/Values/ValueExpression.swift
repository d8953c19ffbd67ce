/// What a value is worked out from, its names looked up.
indirect enum ValueExpression: Sendable {
  case constant(Value)
  /// A variable, and by provider which field of it; empty where the value as a whole is meant.
  case variable(Int, fields: [Int])
  /// A fresh value of a provider, and which field of it; -1 for the value as a whole.
  case provided(Int, field: Int)
  /// A number in a range, with so many decimals.
  case number(ValueExpression, ValueExpression, decimals: Int)
  /// A number from 1 up to another, by Zipf's law with an exponent.
  case zipf(ValueExpression, exponent: Double)
  /// What a number stands for: always the same for the same one; the salt keeps providers apart.
  case derived(ValueExpression, from: ValueExpression, salt: UInt32)
  /// A day in a range, with a time of day or without.
  case date(ValueExpression, ValueExpression, hasTime: Bool)
  /// Letters and digits in place of `?` and `#`.
  case pattern(ValuePattern)
  case later(ValueExpression, by: ValueExpression, TimeUnit, sign: Double)
  /// How many units lie between two times.
  case between(ValueExpression, ValueExpression, TimeUnit)
  case unary(UnaryOperator, ValueExpression)
  case binary(BinaryOperator, ValueExpression, ValueExpression)
}

/// A value that is worked out, and how it is written.
struct ValueSlot: Sendable {
  var expression: ValueExpression
  var format: ValueFormat?
  /// What a parser takes for it.
  var name: String
}

/// A value of a variable.
enum Value: Equatable, Sendable {
  case none
  case text([UInt8])
  case number(Double)
  case timestamp(Timestamp)
  /// What a provider drew with a key.
  case record(provider: Int, key: UInt64)

  /// Whether a condition that is only this value holds.
  var isTrue: Bool {
    switch self {
    case .none: false
    case .text(let text): !text.isEmpty && text != Array("false".utf8) && text != Array("no".utf8)
    case .number(let number): number != 0
    case .timestamp, .record: true
    }
  }
}

/// A pattern string: `#` is a digit, `?` an upper-case letter, `%` a digit that is not 0, `*` a lower-case letter; a
/// backslash makes the next one stand for itself.
struct ValuePattern: Sendable {
  enum Element: Sendable {
    case literal(UInt8)
    case digit
    case positiveDigit
    case upperLetter
    case lowerLetter
  }
  let elements: [Element]

  init(_ text: [UInt8]) {
    var elements: [Element] = []
    var isEscaped = false
    for byte in text {
      if isEscaped {
        elements.append(.literal(byte))
        isEscaped = false
        continue
      }
      switch Unicode.Scalar(byte) {
      case "#": elements.append(.digit)
      case "%": elements.append(.positiveDigit)
      case "?": elements.append(.upperLetter)
      case "*": elements.append(.lowerLetter)
      case "\\": isEscaped = true
      default: elements.append(.literal(byte))
      }
    }
    self.elements = elements
  }
}
