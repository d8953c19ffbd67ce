import Corpora
import Sampling

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A number that is to be drawn, between what stands before and behind it: an hour has its hours, an ordinal its ending, a day of a
/// month the days that there are.
package struct NumberPlace {
  private let form: CharacterForm
  private let neighbours: NumberNeighbours
  /// The stretches of the form with digits, by place.
  private let runs: [Range<Int>]

  /// Looks at a place.
  ///
  /// - Parameters:
  ///   - before: What stands before the number, UTF-8; only its end is looked at.
  ///   - after: What stands behind it.
  package init(_ form: CharacterForm, before: ArraySlice<UInt8>, after: ArraySlice<UInt8>) {
    self.form = form
    var runs: [Range<Int>] = []
    for (place, item) in form.places.enumerated() where Self.isDigit(item) {
      if let last = runs.last, last.upperBound == place {
        runs[runs.count - 1] = last.lowerBound..<(place + 1)
      } else {
        runs.append(place..<(place + 1))
      }
    }
    self.runs = runs
    // What stays of the form is beside the number, too.
    let (first, last) = (runs.first?.lowerBound ?? 0, runs.last?.upperBound ?? 0)
    func signs(_ places: ArraySlice<CharacterForm.Place>) -> String {
      String(places.compactMap { if case .sign(let character) = $0 { character } else { nil } })
    }
    neighbours = NumberNeighbours(
      before: String(decoding: before.suffix(48), as: UTF8.self) + signs(form.places[..<first]),
      after: signs(form.places[last...]) + String(decoding: after.prefix(48), as: UTF8.self))
  }

  private static func isDigit(_ place: CharacterForm.Place) -> Bool {
    switch place {
    case .digit: true
    case .sign(let character): character.isASCII && character.isNumber
    case .upper, .lower: false
    }
  }

  /// A number that may stand there; nil where there is none.
  func value(from stream: inout RandomStream) -> String? {
    let hasLetters = form.places.contains { $0 == .upper || $0 == .lower }
    if hasLetters || runs.isEmpty { return form.value(from: &stream) }
    if runs.count > 1 { return valueOfSeveral(from: &stream) }
    guard let number = number(runs[0], neighbours.limits(digits: runs[0].count), from: &stream)
    else { return nil }
    return written([number])
  }

  /// The form with its runs of digits written.
  private func written(_ numbers: [String]) -> String {
    var text = ""
    var rest = zip(runs, numbers).makeIterator()
    var next = rest.next()
    for (place, item) in form.places.enumerated() {
      if let (run, number) = next, run.contains(place) {
        if place == run.lowerBound { text += number }
        if place == run.upperBound - 1 { next = rest.next() }
      } else if case .sign(let character) = item {
        text.append(character)
      }
    }
    return text
  }

  /// A number of as many digits as a run has, within limits, that keeps those of its digits that are known.
  private func number(
    _ run: Range<Int>, _ limits: NumberNeighbours.Limits?, from stream: inout RandomStream
  ) -> String? {
    var known = 0
    var free = 0
    for place in form.places[run] {
      if case .sign(let character) = place, free == 0 {
        known = 10 * known + (character.wholeNumberValue ?? 0)
      } else {
        free += 1
      }
    }
    // No number that words say anything of is so long.
    guard run.count <= 6 else {
      return CharacterForm(Array(form.places[run])).value(from: &stream)
    }
    let scale = (0..<free).reduce(1) { scale, _ in 10 * scale }
    let isKnown = free < run.count
    let least = isKnown ? known * scale : run.count == 1 ? 1 : scale / 10
    let isPadded = limits?.isPadded == true
    var range = (isPadded && !isKnown ? 0 : least)...(isKnown ? least + scale - 1 : scale - 1)
    if isKnown, run.count == 4, known == 20 { range = range.lowerBound...NumberNeighbours.lastYear }
    if let limits {
      guard limits.range.overlaps(range) else { return nil }
      range = range.clamped(to: limits.range)
    }
    func text(_ number: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, run.count - text.count)) + text
    }
    guard let limits, let isFit = limits.isFit else {
      let isAmount = limits == nil && !isKnown
      return text(
        isAmount
          ? Self.amount(in: range, from: &stream) : range.lowerBound + stream.below(range.count))
    }
    let fit = range.count <= 1_000 ? range.filter(isFit) : []
    if !fit.isEmpty { return text(stream.pick(fit)) }
    if range.count <= 1_000 { return nil }
    for _ in 0..<64 {
      let number = range.lowerBound + stream.below(range.count)
      if isFit(number) { return text(number) }
    }
    return nil
  }

  /// A number of a range as numbers of things are: small ones more often, each size by its logarithm (Benford 1938, *The law of
  /// anomalous numbers*).
  private static func amount(
    in range: ClosedRange<Int>, from stream: inout RandomStream
  ) -> Int {
    let (least, most) = (log(Double(max(1, range.lowerBound))), log(Double(range.upperBound + 1)))
    let number = Int(exp(least + stream.unit() * (most - least)))
    return min(max(number, range.lowerBound), range.upperBound)
  }

  /// Several runs of digits: a time, a date, a range, or a number with signs in it.
  private func valueOfSeveral(from stream: inout RandomStream) -> String? {
    let counts = runs.map(\.count)
    let signs = zip(runs, runs.dropFirst()).map { first, second in
      String(
        form.places[first.upperBound..<second.lowerBound].compactMap {
          if case .sign(let character) = $0 { character } else { nil }
        })
    }
    func two(_ number: Int, _ count: Int) -> String {
      (count == 2 && number < 10 ? "0" : "") + String(number)
    }
    let isClock =
      signs.allSatisfy { $0 == ":" } || signs == ["h"] || signs == ["."] && neighbours.isTime
    if isClock, counts[0] <= 2, counts.dropFirst().allSatisfy({ $0 == 2 }) {
      let limits = neighbours.isHalfOfDay ? 1...12 : 0...23
      let hours = NumberNeighbours.Limits(limits, isPadded: !neighbours.isHalfOfDay)
      guard let hour = number(runs[0], hours, from: &stream) else { return nil }
      return written([hour] + counts.dropFirst().map { two(stream.below(60), $0) })
    }
    if signs.count == 2, signs[0] == signs[1], ["/", "-", "."].contains(signs[0]),
      counts[1] <= 2
    {
      let year = 2_015 + stream.below(12)
      let (day, month) = (1 + stream.below(12), 1 + stream.below(12))
      if counts[0] == 4, counts[2] <= 2 {
        return written([String(year), two(month, counts[1]), two(day, counts[2])])
      }
      if counts[0] <= 2, counts[2] == 4 || counts[2] == 2 {
        return written([
          two(day, counts[0]), two(month, counts[1]),
          counts[2] == 4 ? String(year) : two(year % 100, 2),
        ])
      }
    }
    if signs == ["-"] || signs == ["–"], counts[0] <= counts[1], counts[1] <= 4 {
      let limits = neighbours.limits(digits: counts[1])
      guard let last = number(runs[1], limits, from: &stream), let most = Int(last) else {
        return nil
      }
      let lower = NumberNeighbours.Limits(0...max(0, most - 1), isPadded: false)
      guard let first = number(runs[0], lower, from: &stream) else {
        return written([last, last])
      }
      return written([first, last])
    }
    if signs == ["."] || signs == [","], counts[0] <= 4, counts[1] <= 2,
      let whole = number(runs[0], neighbours.limits(digits: counts[0]), from: &stream)
    {
      let digits = (0..<counts[1]).map { _ in String(stream.below(10)) }
      return written([whole, digits.joined()])
    }
    return form.value(from: &stream)
  }
}
