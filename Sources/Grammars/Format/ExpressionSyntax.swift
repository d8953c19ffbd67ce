/// Expressions: what stands in braces and behind `let`.
///
/// Weakest first: `or`, `and`, `not`, comparisons, `+ -`, `* /`, a sign, a number with a unit of time.
extension SyntaxScanner {
  mutating func expression() throws(GrammarMessage) -> GrammarSyntax.Expression {
    operators = 0
    return try innerExpression()
  }

  /// An expression within another one.
  private mutating func innerExpression() throws(GrammarMessage) -> GrammarSyntax.Expression {
    try nest { scanner throws(GrammarMessage) in try scanner.disjunction() }
  }

  /// Combines what stands before an operator with what is read by `right`.
  private mutating func binary(
    _ sign: BinaryOperator, _ left: GrammarSyntax.Expression, at start: Int,
    _ right: (inout SyntaxScanner) throws(GrammarMessage) -> GrammarSyntax.Expression
  ) throws(GrammarMessage) -> GrammarSyntax.Expression {
    operators += 1
    if operators > Self.mostOperators {
      throw error(
        start..<position, "a calculation has more than \(Self.mostOperators) operators",
        "Bind parts of it to variables with let.")
    }
    return .binary(sign, left, try right(&self), place(start))
  }

  private mutating func disjunction() throws(GrammarMessage) -> GrammarSyntax.Expression {
    var left = try conjunction()
    while true {
      skipBlanks()
      let start = position
      guard take(word: "or") else { return left }
      left = try binary(.or, left, at: start) { scanner throws(GrammarMessage) in
        try scanner.conjunction()
      }
    }
  }

  private mutating func conjunction() throws(GrammarMessage) -> GrammarSyntax.Expression {
    var left = try negation()
    while true {
      skipBlanks()
      let start = position
      guard take(word: "and") else { return left }
      left = try binary(.and, left, at: start) { scanner throws(GrammarMessage) in
        try scanner.negation()
      }
    }
  }

  private mutating func negation() throws(GrammarMessage) -> GrammarSyntax.Expression {
    skipBlanks()
    guard take(word: "not") else { return try comparison() }
    return try .unary(.not, nest { scanner throws(GrammarMessage) in try scanner.negation() })
  }

  private mutating func comparison() throws(GrammarMessage) -> GrammarSyntax.Expression {
    let left = try sum()
    skipBlanks()
    let start = position
    for sign in [BinaryOperator.equal, .unequal, .lessOrEqual, .greaterOrEqual, .less, .greater]
    where take(sign: sign.rawValue) {
      return try binary(sign, left, at: start) { scanner throws(GrammarMessage) in
        try scanner.sum()
      }
    }
    return left
  }

  private mutating func take(sign: String) -> Bool {
    let bytes = Array(sign.utf8)
    guard position + bytes.count <= end,
      source.bytes[position..<position + bytes.count].elementsEqual(bytes)
    else { return false }
    position += bytes.count
    return true
  }

  private mutating func sum() throws(GrammarMessage) -> GrammarSyntax.Expression {
    var left = try product()
    while true {
      skipBlanks()
      let start = position
      guard let sign: BinaryOperator = take("+") ? .add : take("-") ? .subtract : nil else {
        return left
      }
      left = try binary(sign, left, at: start) { scanner throws(GrammarMessage) in
        try scanner.product()
      }
    }
  }

  private mutating func product() throws(GrammarMessage) -> GrammarSyntax.Expression {
    var left = try factor()
    while true {
      skipBlanks()
      let start = position
      guard let sign: BinaryOperator = take("*") ? .multiply : take("/") ? .divide : nil else {
        return left
      }
      left = try binary(sign, left, at: start) { scanner throws(GrammarMessage) in
        try scanner.factor()
      }
    }
  }

  private mutating func factor() throws(GrammarMessage) -> GrammarSyntax.Expression {
    skipBlanks()
    if take("-") {
      return try .unary(.minus, nest { scanner throws(GrammarMessage) in try scanner.factor() })
    }
    let value = try primary()
    let before = position
    skipBlanks()
    // “14 days”, “wait hours”.
    if let word = name(), let unit = TimeUnit(word: word) { return .duration(value, unit) }
    position = before
    return value
  }

  private mutating func primary() throws(GrammarMessage) -> GrammarSyntax.Expression {
    let start = position
    if take("(") {
      let inner = try innerExpression()
      skipBlanks()
      try expect(")", "Close the parenthesis.")
      return inner
    }
    if let date = try date() { return .date(date) }
    if let value = try number() { return .number(value) }
    if let text = try string() { return .string(text) }
    if take("@") {
      let name = try name("the name of a provider", "Write @person, @number(1..9) and the like.")
      let arguments = try arguments()
      var attribute: String?
      if current == UInt8(ascii: "."), let next = peek(), Self.isNameStart(next) {
        position += 1
        attribute = self.name()
      }
      return .provider(name, arguments, attribute: attribute, place(start))
    }
    if take("~") {
      let name = try name("the name of a model", "Write {~name} for a text of a learned model.")
      skipBlanks()
      var label: String?
      if take(word: "label") {
        skipBlanks()
        try expect("=", "Write {~name label=value}.")
        label = try attributeValue()
      }
      return .model(name, label: label, place(start))
    }
    if let first = name() {
      var parts = [first]
      while current == UInt8(ascii: "."), let next = peek(), Self.isNameStart(next) {
        position += 1
        parts.append(name() ?? "")
      }
      return .name(parts, place(start))
    }
    throw unexpected("a name, a number or a string", "A literal brace is written \\{.")
  }

  /// `2026-03-09`.
  private mutating func date() throws(GrammarMessage) -> Timestamp? {
    func digits(_ from: Int, _ count: Int) -> Int? {
      guard position + from + count <= end else { return nil }
      let bytes = source.bytes[position + from..<position + from + count]
      return bytes.allSatisfy(Self.isDigit)
        ? bytes.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } : nil
    }
    guard let year = digits(0, 4), peek(4) == UInt8(ascii: "-"), let month = digits(5, 2),
      peek(7) == UInt8(ascii: "-"), let day = digits(8, 2)
    else { return nil }
    let start = position
    position += 10
    guard let date = Timestamp(year: year, month: month, day: day) else {
      throw error(start..<position, "there is no such day", "Write dates as year-month-day.")
    }
    return date
  }

  /// Arguments in parentheses, or none.
  mutating func arguments() throws(GrammarMessage) -> [GrammarSyntax.Argument] {
    guard take("(") else { return [] }
    var arguments: [GrammarSyntax.Argument] = []
    skipBlanks()
    if take(")") { return arguments }
    repeat {
      skipBlanks()
      var name: String?
      let start = position
      if let word = self.name(), take(":") { name = word } else { position = start }
      let value = try innerExpression()
      var upperBound: GrammarSyntax.Expression?
      skipBlanks()
      if current == UInt8(ascii: "."), peek() == UInt8(ascii: ".") {
        position += 2
        upperBound = try innerExpression()
      }
      arguments.append(.init(name: name, value: value, upperBound: upperBound))
      skipBlanks()
    } while take(",")
    try expect(")", "Close the arguments.")
    return arguments
  }

  /// The value of an attribute: a word, which may have hyphens and dots, or a string.
  mutating func attributeValue() throws(GrammarMessage) -> String {
    skipBlanks()
    if let text = try string() { return String(decoding: text, as: UTF8.self) }
    let start = position
    while let byte = current,
      Self.isNameByte(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
        || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "+")
    {
      position += 1
    }
    guard position > start else {
      throw unexpected("a value", "Write a word, or a string in double quotes.")
    }
    return String(decoding: source.bytes[start..<position], as: UTF8.self)
  }
}
