/// Expressions and formats, their names looked up.
extension GrammarBuilder {
  typealias Expression = GrammarSyntax.Expression

  /// Keeps where a value is worked out, for the check of its type.
  mutating func note(
    _ expression: ValueExpression, _ use: ValueSite.Use = .step, at place: SourcePlace
  ) -> ValueExpression {
    grammar.valueSites.append(ValueSite(expression: expression, use: use, place: place))
    return expression
  }

  /// nil, and a message, where something in it is unknown.
  mutating func expression(_ syntax: Expression, in file: Int) -> ValueExpression? {
    switch syntax {
    case .number(let number): return .constant(.number(number))
    case .string(let text): return .constant(.text(text))
    case .date(let date): return .constant(.timestamp(date))
    case .pattern(let text): return .pattern(ValuePattern(text))
    case .name(let parts, let place): return named(parts, place, in: file)
    case .provider(let name, let arguments, let attribute, let place):
      return provided(name, arguments, attribute, place, in: file)
    case .model(let name, _, let place):
      report(
        at: place, "the model “\(name)” stands within a calculation",
        "A model's text stands alone in its braces: {~\(name)}.")
      return nil
    case .duration(_, let unit):
      report(
        at: nil, "a number of \(unit.rawValue)s stands alone",
        "Add it to a time or take it off one, as in {ordered + 14 days}.")
      return nil
    case .unary(let sign, let operand):
      return expression(operand, in: file).map { .unary(sign, $0) }
    case .binary(let sign, let left, let right, let place):
      return binary(sign, left, right, place, in: file)
    }
  }

  private mutating func named(
    _ parts: [String], _ place: SourcePlace, in file: Int
  ) -> ValueExpression? {
    switch meaning(of: parts, place, in: file) {
    case .variable(let variable, nil): return .variable(variable, fields: [])
    case .variable(let variable, let attribute?):
      return fields(attribute, of: variable, place).map { .variable(variable, fields: $0) }
    case .rule:
      report(
        at: place, "“\(parts.joined(separator: "."))” is a rule, and stands within a calculation",
        "Bind its text to a variable with let, and use that.")
      return nil
    case nil: return nil
    }
  }

  private mutating func binary(
    _ sign: BinaryOperator, _ left: Expression, _ right: Expression, _ place: SourcePlace,
    in file: Int
  ) -> ValueExpression? {
    if case .duration(let amount, let unit) = right {
      guard sign == .add || sign == .subtract else {
        report(
          at: place, "a length of time can only be added or taken off", "Write {ordered + 14 days}."
        )
        return nil
      }
      guard let time = expression(left, in: file), let amount = expression(amount, in: file) else {
        return nil
      }
      return note(.later(time, by: amount, unit, sign: sign == .add ? 1 : -1), at: place)
    }
    guard let first = expression(left, in: file) else { return nil }
    // {if tone == angry}: a word that nothing is named by stands for itself.
    if sign == .equal || sign == .unequal, case .name(let parts, _) = right, parts.count == 1,
      variableNumbers[parts[0]] == nil
    {
      return note(.binary(sign, first, .constant(.text(Array(parts[0].utf8)))), at: place)
    }
    guard let second = expression(right, in: file) else { return nil }
    return note(.binary(sign, first, second), at: place)
  }

  // MARK: Providers

  private static let builtIn = [
    "number", "zipf", "money", "date", "time", "pattern", "days", "hours",
  ]

  private mutating func provided(
    _ name: String, _ arguments: [GrammarSyntax.Argument], _ attribute: String?,
    _ place: SourcePlace, in file: Int
  ) -> ValueExpression? {
    let syntaxPlace = place
    func wrong(_ remedy: String) -> ValueExpression? {
      report(at: place, "@\(name) cannot take these arguments", remedy)
      return nil
    }
    if let place = arguments.firstIndex(where: { $0.name == "of" }) {
      return derived(name, arguments, of: place, attribute, at: syntaxPlace, in: file)
    }
    if Self.builtIn.contains(name), let attribute {
      report(at: place, "@\(name) has no part “\(attribute)”", "Use @\(name) as a whole.")
      return nil
    }
    switch name {
    case "number", "money":
      guard let range = arguments.first,
        let high = range.upperBound ?? arguments.dropFirst().first?.value
      else { return wrong("Write @\(name)(1..9), perhaps with decimals: 2.") }
      var decimals = name == "money" ? 2 : 0
      if let argument = arguments.first(where: { $0.name == "decimals" }) {
        guard case .number(let count) = argument.value, let whole = Int(exactly: count), whole <= 9
        else { return wrong("Decimals are 0 to 9.") }
        decimals = whole
      }
      guard let low = expression(range.value, in: file), let high = expression(high, in: file)
      else {
        return nil
      }
      return note(.number(low, high, decimals: decimals), at: place)
    case "zipf":
      guard let range = arguments.first, case .number(1) = range.value,
        let high = range.upperBound, let most = expression(high, in: file)
      else { return wrong("Write @zipf(1..500), perhaps with exponent: 1.2.") }
      guard let argument = arguments.dropFirst().first else {
        return note(.zipf(most, exponent: 1), at: place)
      }
      guard argument.name == "exponent", case .number(let exponent) = argument.value,
        0 < exponent, exponent <= 10
      else { return wrong("The exponent is above 0 and at most 10.") }
      return note(.zipf(most, exponent: exponent), at: place)
    case "date", "time":
      guard let range = arguments.first,
        let high = range.upperBound ?? arguments.dropFirst().first?.value
      else { return wrong("Write @\(name)(2025-01-01..2025-12-31).") }
      guard let low = expression(range.value, in: file), let high = expression(high, in: file)
      else {
        return nil
      }
      return note(.date(low, high, hasTime: name == "time"), at: place)
    case "days", "hours":
      guard arguments.count == 2, let first = expression(arguments[0].value, in: file),
        let last = expression(arguments[1].value, in: file)
      else { return wrong("Write @\(name)(first, last) for the \(name) between two times.") }
      return note(.between(first, last, name == "days" ? .day : .hour), at: place)
    case "pattern":
      guard arguments.count == 1, case .string(let text) = arguments[0].value else {
        return wrong("Write @pattern(\"##-????\").")
      }
      return .pattern(ValuePattern(text))
    default: break
    }
    let names = grammar.provider.names
    guard let provider = names.firstIndex(of: name) else {
      let near = NearestName.of(name, among: names + Self.builtIn)
      report(
        at: place, "there is no provider @\(name)",
        near.map { "Did you mean @\($0)?" }
          ?? "There are \((Self.builtIn + names).map { "@\($0)" }.joined(separator: ", ")).")
      return nil
    }
    if !arguments.isEmpty { return wrong("It takes none.") }
    guard let attribute else { return .provided(provider, field: -1) }
    return field(attribute, of: name, place).map { .provided(provider, field: $0) }
  }

  /// `@person(of: number)`: what a number stands for.
  private mutating func derived(
    _ name: String, _ arguments: [GrammarSyntax.Argument], of place: Int, _ attribute: String?,
    at syntaxPlace: SourcePlace, in file: Int
  ) -> ValueExpression? {
    var others = arguments
    let number = others.remove(at: place).value
    guard let inner = provided(name, others, attribute, syntaxPlace, in: file),
      let number = expression(number, in: file)
    else { return nil }
    // By name, so that one number's person is the same wherever it is asked for.
    let salt = name.utf8.reduce(2_166_136_261 as UInt32) { ($0 ^ UInt32($1)) &* 16_777_619 }
    return note(.derived(inner, from: number, salt: salt), at: syntaxPlace)
  }

  // MARK: Formats

  private static let formats = [
    "number", "currency", "percent", "ordinal", "words", "plural", "message", "date", "datetime",
  ]

  /// The format that a modifier names; nil, and a message, where it names none.
  mutating func format(_ modifier: GrammarSyntax.Modifier) -> ValueFormat? {
    func wrong(_ remedy: String) -> ValueFormat? {
      report(at: modifier.place, "“\(modifier.name)” cannot take these arguments", remedy)
      return nil
    }
    let first = modifier.arguments.first?.value
    switch modifier.name {
    case "number":
      guard let first else { return .number(decimals: nil) }
      guard modifier.arguments.count == 1, case .number(let count) = first,
        let decimals = Int(exactly: count), decimals <= 15
      else { return wrong("Write number(2) for two decimals.") }
      return .number(decimals: decimals)
    case "percent": return .percent
    case "ordinal": return .ordinal
    case "words": return .words
    case "currency":
      guard case .string(let code)? = first, code.count == 3 else {
        return wrong("Write currency(\"EUR\").")
      }
      return .currency(String(decoding: code, as: UTF8.self))
    case "message":
      guard case .string(let text)? = first else {
        return wrong("Write message(\"{0, plural, one {# item} other {# items}}\").")
      }
      return .message(String(decoding: text, as: UTF8.self))
    case "date", "datetime":
      switch first {
      case .string(let pattern)?: return .datePattern(String(decoding: pattern, as: UTF8.self))
      case .name(let style, _)? where ["short", "medium", "long", "full", "iso"].contains(style[0]):
        return .dateStyle(style[0], hasTime: modifier.name == "datetime")
      default: return wrong("Write date(long), date(short), or date(\"d MMMM\").")
      }
    case "plural":
      var texts: [(category: String, text: [UInt8])] = []
      for argument in modifier.arguments {
        guard let name = argument.name, case .string(let text) = argument.value,
          ["zero", "one", "two", "few", "many", "other"].contains(name)
        else { return wrong("Write plural(one: \"# day\", other: \"# days\").") }
        texts.append((name, text))
      }
      guard texts.contains(where: { $0.category == "other" }) else {
        return wrong("The category “other” must be there.")
      }
      return .plural(texts)
    default:
      let known = TextModifier.allCases.map(\.rawValue) + Self.formats
      report(
        at: modifier.place, "there is no modifier “\(modifier.name)”",
        NearestName.of(modifier.name, among: known).map { "Did you mean “\($0)”?" }
          ?? "There are \(known.joined(separator: ", ")).")
      return nil
    }
  }
}
