import Sampling

/// Works out values.
struct ValueEvaluator {
  private let provider: any ValueProvider
  private let seed: UInt64

  /// Works with a provider's values.
  ///
  /// - Parameter seed: Decides what numbers stand for; see `derived`.
  init(_ provider: any ValueProvider, seed: UInt64) {
    (self.provider, self.seed) = (provider, seed)
  }

  /// The stream that is a number's own.
  private func stream(
    of number: ValueExpression, _ salt: UInt32, _ variables: [Value], _ stream: inout RandomStream
  ) -> RandomStream {
    let number = self.number(number, variables, &stream) ?? 0
    return RandomStream(
      seed: seed ^ 0x4E55_4D42_4552,
      // A number that no whole one comes near stands for itself by its bits.
      index: UInt64(
        bitPattern: Int64(exactly: number.rounded(.towardZero))
          ?? Int64(bitPattern: number.bitPattern)),
      attempt: salt)
  }

  /// Appends a value that is text from the beginning, and so needs no format; false where it is none.
  func append(
    _ expression: ValueExpression, _ variables: [Value], _ stream: inout RandomStream,
    to text: inout [UInt8]
  ) -> Bool {
    switch expression {
    case .pattern(let pattern): append(pattern, &stream, to: &text)
    case .provided(let value, let field):
      provider.append(field < 0 ? nil : field, of: value, key: stream.next(), to: &text)
    case .derived(let inner, let number, let salt):
      var own = self.stream(of: number, salt, variables, &stream)
      return append(inner, variables, &own, to: &text)
    case .variable(let variable, let fields):
      guard case .record(let value, let key) = variables[variable] else { return false }
      let field = value < fields.count ? fields[value] : -1
      provider.append(field < 0 ? nil : field, of: value, key: key, to: &text)
    default: return false
    }
    return true
  }

  private func append(
    _ pattern: ValuePattern, _ stream: inout RandomStream, to text: inout [UInt8]
  ) {
    for element in pattern.elements {
      switch element {
      case .literal(let byte): text.append(byte)
      case .digit: text.append(UInt8(ascii: "0") + UInt8(stream.below(10)))
      case .positiveDigit: text.append(UInt8(ascii: "1") + UInt8(stream.below(9)))
      case .upperLetter: text.append(UInt8(ascii: "A") + UInt8(stream.below(26)))
      case .lowerLetter: text.append(UInt8(ascii: "a") + UInt8(stream.below(26)))
      }
    }
  }

  /// Works out a value; `.none` where it has none, such as a time that nothing is known of.
  func value(
    of expression: ValueExpression, _ variables: [Value], _ stream: inout RandomStream
  ) -> Value {
    switch expression {
    case .constant(let value): return value
    case .variable(let variable, let fields):
      guard !fields.isEmpty else { return variables[variable] }
      return text(expression, variables, &stream)
    case .provided(let value, let field):
      return field < 0
        ? .record(provider: value, key: stream.next()) : text(expression, variables, &stream)
    case .pattern: return text(expression, variables, &stream)
    case .derived(let inner, let number, let salt):
      var own = self.stream(of: number, salt, variables, &stream)
      return value(of: inner, variables, &own)
    case .zipf(let most, let exponent):
      guard let most = number(most, variables, &stream), 1 <= most, most < 1e15 else {
        return .none
      }
      let distribution = ZipfDistribution(count: Int(most), exponent: exponent)
      return .number(Double(distribution.draw(from: &stream)))
    case .number(let low, let high, let decimals):
      guard let low = number(low, variables, &stream), let high = number(high, variables, &stream)
      else { return .none }
      var scale = 1.0
      for _ in 0..<decimals { scale *= 10 }
      let first = (low * scale).rounded(.up)
      let count = (high * scale).rounded(.down) - first
      guard count >= 0, count < 1e15 else { return .number(low) }
      return .number((first + Double(stream.below(Int(count) + 1))) / scale)
    case .date(let low, let high, let hasTime):
      guard case .timestamp(let low) = value(of: low, variables, &stream),
        case .timestamp(let high) = value(of: high, variables, &stream)
      else { return .none }
      let unit = hasTime ? 60 : 86_400
      // The last day is part of the range to its end.
      let end = hasTime && !high.hasTime ? high.seconds + 86_340 : high.seconds
      let count = max(0, (end - low.seconds) / unit)
      let time = low.seconds + stream.below(count + 1) * unit
      return .timestamp(Timestamp(seconds: time, hasTime: hasTime || low.hasTime))
    case .later(let time, let amount, let unit, let sign):
      guard case .timestamp(let time) = value(of: time, variables, &stream),
        let amount = number(amount, variables, &stream)
      else { return .none }
      return .timestamp(time.adding(amount * sign, unit))
    case .between(let first, let last, let unit):
      guard case .timestamp(let first) = value(of: first, variables, &stream),
        case .timestamp(let last) = value(of: last, variables, &stream)
      else { return .none }
      return .number((Double(last.seconds - first.seconds) / Double(unit.seconds)).rounded(.down))
    case .unary(.minus, let operand):
      return number(operand, variables, &stream).map { .number(-$0) } ?? .none
    case .unary(.not, let operand):
      return .number(value(of: operand, variables, &stream).isTrue ? 0 : 1)
    case .binary(let sign, let left, let right):
      return binary(sign, left, right, variables, &stream)
    }
  }

  private func text(
    _ expression: ValueExpression, _ variables: [Value], _ stream: inout RandomStream
  ) -> Value {
    var bytes: [UInt8] = []
    return append(expression, variables, &stream, to: &bytes) ? .text(bytes) : .none
  }

  private func number(
    _ expression: ValueExpression, _ variables: [Value], _ stream: inout RandomStream
  ) -> Double? {
    Self.number(value(of: expression, variables, &stream))
  }

  private func binary(
    _ sign: BinaryOperator, _ left: ValueExpression, _ right: ValueExpression,
    _ variables: [Value], _ stream: inout RandomStream
  ) -> Value {
    let first = value(of: left, variables, &stream)
    if sign == .and || sign == .or {
      if first.isTrue != (sign == .and) { return .number(first.isTrue ? 1 : 0) }
      return .number(value(of: right, variables, &stream).isTrue ? 1 : 0)
    }
    let second = value(of: right, variables, &stream)
    switch sign {
    case .add, .subtract, .multiply, .divide:
      if sign == .add, case .text(let a) = first, case .text(let b) = second { return .text(a + b) }
      if sign == .subtract, case .timestamp(let a) = first, case .timestamp(let b) = second {
        return .number((Double(a.seconds - b.seconds) / 86_400).rounded(.down))
      }
      guard let a = Self.number(first), let b = Self.number(second) else { return .none }
      let result =
        switch sign {
        case .add: a + b
        case .subtract: a - b
        case .multiply: a * b
        default: a / b
        }
      return result.isFinite ? .number(result) : .none
    default: return .number(Self.holds(sign, first, second) ? 1 : 0)
    }
  }

  private static func number(_ value: Value) -> Double? {
    switch value {
    case .number(let number): number
    case .text(let text): Double(String(decoding: text, as: UTF8.self))
    default: nil
    }
  }

  private static func holds(_ sign: BinaryOperator, _ a: Value, _ b: Value) -> Bool {
    let order: Int?
    if case .timestamp(let a) = a, case .timestamp(let b) = b {
      order = a.seconds < b.seconds ? -1 : a.seconds > b.seconds ? 1 : 0
    } else if let a = number(a), let b = number(b) {
      order = a < b ? -1 : a > b ? 1 : 0
    } else if case .text(let a) = a, case .text(let b) = b {
      order = a == b ? 0 : a.lexicographicallyPrecedes(b) ? -1 : 1
    } else {
      order = a == b ? 0 : nil
    }
    return switch sign {
    case .equal: order == 0
    case .unequal: order != 0
    case .less: order == -1
    case .lessOrEqual: order == -1 || order == 0
    case .greater: order == 1
    case .greaterOrEqual: order == 1 || order == 0
    default: false
    }
  }
}

/// Numbers with a fixed count of decimals.
enum DecimalDigits {
  static func append(_ number: Double, decimals: Int, to text: inout [UInt8]) {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    guard let scaled = Int(exactly: (number.magnitude * scale).rounded()) else { return }
    if number < 0, scaled > 0 { text.append(UInt8(ascii: "-")) }
    var digits = String(scaled)
    if digits.utf8.count <= decimals {
      digits = String(repeating: "0", count: decimals + 1 - digits.utf8.count) + digits
    }
    text += digits.utf8.dropLast(decimals)
    guard decimals > 0 else { return }
    text.append(UInt8(ascii: "."))
    text += digits.utf8.suffix(decimals)
  }
}
