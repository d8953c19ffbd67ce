/// A place of a grammar at which a value is worked out.
struct ValueSite: Sendable {
  enum Use: Sendable {
    /// A step of a calculation.
    case step
    /// Written into a text or bound to a variable.
    case whole
    /// Written in a format, by the format's name.
    case formatted(ValueFormat, String)
    /// When threads begin.
    case beginning
  }

  var expression: ValueExpression
  var use: Use
  var place: SourcePlace
}

/// Finds values of the wrong type, and ranges that hold nothing.
///
/// Where a value may be of the right type, nothing is said.
struct ValueCheck {
  private(set) var messages: [GrammarMessage] = []
  private let grammar: Grammar
  private let types: ValueTypes
  /// So many are enough to begin with.
  private static let mostMessages = 50

  init(_ grammar: Grammar) {
    self.grammar = grammar
    types = ValueTypes(grammar)
    let sites = grammar.valueSites.sorted {
      ($0.place.file, $0.place.range.lowerBound) < ($1.place.file, $1.place.range.lowerBound)
    }
    for site in sites where messages.count < Self.mostMessages { check(site) }
  }

  private mutating func report(_ site: ValueSite, _ problem: String, _ remedy: String) {
    messages.append(grammar.message(.error, at: site.place, problem, remedy))
  }

  private func knowledge(_ expression: ValueExpression) -> ValueKnowledge {
    types.knowledge(of: expression)
  }

  private mutating func check(_ site: ValueSite) {
    switch site.use {
    case .formatted(let format, let name): check(format, name, site)
    case .beginning: require(.time, of: site.expression, "a process begins at a time", site)
    case .whole:
      if case .constant(.number(let number)) = site.expression, number.magnitude > Self.largestExact
      {
        report(
          site, "the number is too large to be written exactly",
          "Write it as text: digits outside of braces, or a pattern in quotes.")
      }
    case .step: checkStep(site)
    }
  }

  /// Beyond it, doubles leave whole numbers out.
  private static let largestExact = 9_007_199_254_740_992.0

  private mutating func checkStep(_ site: ValueSite) {
    switch site.expression {
    case .number(let low, let high, let decimals): checkNumbers(low, high, decimals, site)
    case .zipf(let most, _):
      guard requireNumber(most, "@zipf needs a number to count to", site),
        let bounds = knowledge(most).bounds
      else { return }
      if bounds.upperBound < 1 {
        report(site, "the range is empty: it begins with 1", "Write @zipf(1..500).")
      } else if bounds.upperBound >= Self.widest {
        report(site, "the range is too wide", "Write a number below 1e15.")
      }
    case .date(let low, let high, _):
      guard require(.time, of: low, "the first bound must be a time", site),
        require(.time, of: high, "the second bound must be a time", site)
      else { return }
      if let a = knowledge(low).bounds, let b = knowledge(high).bounds,
        a.lowerBound > b.upperBound
      {
        report(site, "the range is reversed: its first day is the later one", "Swap the two.")
      }
    case .between(let first, let last, let unit):
      let what = "@\(unit.rawValue)s counts the \(unit.rawValue)s between two times"
      guard require(.time, of: first, what, site), require(.time, of: last, what, site) else {
        return
      }
      if let a = knowledge(first).bounds, let b = knowledge(last).bounds,
        a.lowerBound > b.upperBound
      {
        report(site, "the range is reversed: its first time is the later one", "Swap the two.")
      }
    case .later(let time, let amount, let unit, _):
      guard
        require(
          .time, of: time, "\(unit.rawValue)s can only be added to a time or taken off one", site),
        requireNumber(amount, "how many \(unit.rawValue)s must be a number", site)
      else { return }
      if let bounds = knowledge(amount).bounds,
        max(bounds.lowerBound.magnitude, bounds.upperBound.magnitude) * unit.typicalSeconds
          > Self.longest
      {
        report(
          site, "so many \(unit.rawValue)s lead out of the calendar",
          "Stay within the years 1 to 9999.")
      }
    case .derived(_, let number, _):
      guard requireNumber(number, "what a value belongs to must be a number", site),
        let bounds = knowledge(number).bounds
      else { return }
      if max(bounds.lowerBound.magnitude, bounds.upperBound.magnitude) > Self.largestExact {
        report(
          site, "the number is too large to be told from its neighbours", "Write a smaller one.")
      }
    case .binary(let sign, let left, let right): check(sign, left, right, site)
    default: break
    }
  }

  /// Ranges of as many numbers are not drawn from.
  private static let widest = 1e15
  /// Ten thousand years in seconds.
  private static let longest = 3.2e11

  private mutating func checkNumbers(
    _ low: ValueExpression, _ high: ValueExpression, _ decimals: Int, _ site: ValueSite
  ) {
    guard requireNumber(low, "the first bound must be a number", site),
      requireNumber(high, "the second bound must be a number", site),
      let a = knowledge(low).bounds, let b = knowledge(high).bounds
    else { return }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let largest = max(a.lowerBound.magnitude, b.upperBound.magnitude) * scale
    if a.lowerBound > b.upperBound {
      report(
        site,
        "the range is reversed: \(GrammarText.number(a.lowerBound)) is above \(GrammarText.number(b.upperBound))",
        "Write the smaller number first.")
    } else if (b.upperBound - a.lowerBound) * scale >= Self.widest || largest > Self.largestExact {
      report(
        site, "the range is too wide to be drawn from",
        "Stay below 1e15 with all decimals, or write a pattern of digits in quotes.")
    } else if a.lowerBound == a.upperBound, b.lowerBound == b.upperBound,
      (a.lowerBound * scale).rounded(.up) > (b.upperBound * scale).rounded(.down)
    {
      report(
        site, "no number with \(decimals) decimals lies in the range",
        "Ask for more decimals, as in @number(0.2..0.8, decimals: 1).")
    }
  }

  private mutating func check(
    _ sign: BinaryOperator, _ left: ValueExpression, _ right: ValueExpression, _ site: ValueSite
  ) {
    let (a, b) = (knowledge(left).kinds, knowledge(right).kinds)
    guard !a.isEmpty, !b.isEmpty else { return }
    let both = "\(a.description) and \(b == a ? "another" : b.description)"
    switch sign {
    case .and, .or: break
    case .add, .subtract, .multiply, .divide:
      if knowledge(site.expression).kinds.isEmpty {
        let isTime = a.contains(.time) && b.isNumeric && (sign == .add || sign == .subtract)
        report(
          site, "“\(sign.rawValue)” cannot take \(both)",
          isTime
            ? "Say a number of what: {ordered + 14 days}."
            : "Numbers are reckoned with each other, times with lengths such as 14 days.")
      } else if sign == .divide, knowledge(right).bounds == 0...0 {
        report(site, "this divides by 0", "Nothing would be written; divide by another number.")
      }
    default:
      let isEquality = sign == .equal || sign == .unequal
      let canHold =
        a.contains(.time) && b.contains(.time) || a.isNumeric && b.isNumeric
        || a.isText && b.isText || isEquality && a.contains(.record) && b.contains(.record)
      if !canHold {
        report(
          site, "“\(sign.rawValue)” compares \(both), which are never alike",
          "Compare numbers with numbers, times with times, texts with texts.")
      }
    }
  }

  private mutating func check(_ format: ValueFormat, _ name: String, _ site: ValueSite) {
    let kinds = knowledge(site.expression).kinds
    guard !kinds.isEmpty else { return }
    let isForTimes: Bool
    switch format {
    case .dateStyle, .datePattern: isForTimes = true
    default: isForTimes = false
    }
    if kinds.contains(isForTimes ? .time : .number) { return }
    report(
      site,
      "“\(name)” writes \(isForTimes ? "times" : "numbers"), and this is \(kinds.description)",
      isForTimes
        ? "Take it off, or bind a time: let day = @date(2025-01-01..2025-12-31)."
        : "Take it off, or bind a number: let n = @number(1..9).")
  }

  /// Whether a value can be a number; a message where it cannot.
  @discardableResult
  private mutating func requireNumber(
    _ expression: ValueExpression, _ what: String, _ site: ValueSite
  ) -> Bool {
    let kinds = knowledge(expression).kinds
    if kinds.isEmpty || kinds.isNumeric { return true }
    report(site, "\(what), and this is \(kinds.description)", "Give it a number.")
    return false
  }

  /// Whether a value can be of a kind; a message where it cannot.
  @discardableResult
  private mutating func require(
    _ kind: ValueKnowledge.Kinds, of expression: ValueExpression, _ what: String, _ site: ValueSite
  ) -> Bool {
    let kinds = knowledge(expression).kinds
    if kinds.isEmpty || kinds.contains(kind) { return true }
    report(
      site, "\(what), and this is \(kinds.description)",
      "Write a date such as 2026-03-09, or a variable that holds a time.")
    return false
  }
}

extension TimeUnit {
  /// Its length in seconds, about.
  fileprivate var typicalSeconds: Double {
    switch self {
    case .month: 2_629_746
    case .year: 31_556_952
    default: Double(seconds)
    }
  }
}
