import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Standard error, for people: messages always, progress where it is a terminal.
struct Console {
  private let verbosity: Verbosity
  private let isTerminal: Bool
  private let usesColor: Bool
  private let started = ContinuousClock.now
  private var lastDrawn = ContinuousClock.now

  init(_ verbosity: Verbosity) {
    self.verbosity = verbosity
    isTerminal = isatty(STDERR_FILENO) == 1
    let noColor = unsafe getenv("NO_COLOR").map { unsafe $0.pointee != 0 } ?? false
    usesColor = isTerminal && !noColor
  }

  /// How much is told.
  enum Verbosity { case quiet, normal, verbose }

  /// Seconds since the start.
  var elapsed: Double { Self.seconds(ContinuousClock.now - started) }

  /// Writes to standard error, with what would steer a terminal written out; a message that cannot be written is nobody's loss.
  static func write(_ text: String) { writeRaw(TerminalText.escaped(text)) }

  /// Writes lines of JSON to standard error, with what would steer a terminal as JSON's escapes.
  static func writeJSON(_ lines: [UInt8]) {
    writeRaw(TerminalText.escapedJSON(String(decoding: lines, as: UTF8.self)))
  }

  private static func writeRaw(_ text: String) {
    _ = try? FileDescriptor.standardError.writeAll(text.utf8)
  }

  /// Tells what was done: on a terminal, or where `--verbose` asks for it.
  func summarize(_ text: String) {
    let tells = verbosity == .verbose || (isTerminal && verbosity == .normal)
    if tells { Self.write(text + "\n") }
  }

  /// Tells the outcome of a check, unless `--quiet`.
  func report(_ text: String) {
    if verbosity != .quiet { Self.write(text + "\n") }
  }

  /// Tells a detail that only `--verbose` asks for.
  func detail(_ text: String) {
    if verbosity == .verbose { Self.write(text + "\n") }
  }

  /// Warns, unless `--quiet`.
  func warn(_ text: String) {
    if verbosity == .quiet { return }
    let text = "pastiche: \(TerminalText.escaped(text))"
    Self.writeRaw(usesColor ? "\u{1B}[33m\(text)\u{1B}[0m\n" : text + "\n")
  }

  /// Redraws the progress line, at most ten times a second.
  ///
  /// - Parameters:
  ///   - done: How much is done.
  ///   - total: Of how much; nil where that is not known.
  ///   - unit: What is counted.
  mutating func progress(_ done: Int, of total: Int?, unit: String) {
    guard isTerminal, verbosity != .quiet else { return }
    let now = ContinuousClock.now
    guard Self.seconds(now - lastDrawn) >= 0.1 else { return }
    lastDrawn = now
    let rate = Double(done) / max(elapsed, 1e-3)
    var line = "\(Self.grouped(done)) \(unit)"
    if let total, total > 0 {
      let left = Int(Double(total - done) / max(rate, 1e-3))
      line =
        "\(done * 100 / total) %  " + line
        + ", \(left / 60):\(left % 60 < 10 ? "0" : "")\(left % 60) left"
    }
    line += ", \(Self.grouped(Int(rate))) a second"
    Self.writeRaw("\r\u{1B}[K" + (usesColor ? "\u{1B}[2m\(line)\u{1B}[0m" : line))
  }

  /// Removes the progress line.
  func clearProgress() {
    if isTerminal, verbosity != .quiet { Self.writeRaw("\r\u{1B}[K") }
  }

  /// Counts, the largest first.
  static func listed(_ counts: [String: Int]) -> String {
    counts.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }
      .map { "\(grouped($0.value)) \($0.key)" }.joined(separator: ", ")
  }

  /// A whole number with its thousands parted.
  static func grouped(_ number: Int) -> String {
    var text = String(number)
    var place = text.count - 3
    while place > 0 {
      text.insert(",", at: text.index(text.startIndex, offsetBy: place))
      place -= 3
    }
    return text
  }

  /// A number with two digits behind the point.
  static func fixed(_ number: Double) -> String {
    let hundredths = Int((number.magnitude * 100).rounded())
    return
      "\(number < 0 && hundredths > 0 ? "-" : "")\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }

  private static func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
  }
}
