import CICUShims

/// Writes values as a locale does.
///
/// ICU's formatters are opened once. Not for several threads at once.
final class ValueWriter {
  private let locale: String
  private var formatters: [String: Formatter] = [:]
  private var plurals: Plurals?
  private var buffer = [UInt8](repeating: 0, count: 3_072)
  /// What was written last in a format, for dates and amounts come again and again.
  private var written: [Written: [UInt8]] = [:]
  private static let mostWritten = 1 << 15

  private struct Written: Hashable {
    var slot: Int
    var bits: UInt64
    var hasTime: Bool
  }

  init(locale: String) { self.locale = locale }

  /// Whether ICU can read a format.
  func canRead(_ format: ValueFormat) -> Bool {
    switch format {
    case .currency(let code):
      code.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    case .message(let message):
      Formatter(CICU_FORMAT_MESSAGE, locale: locale, detail: message).isOpen
    case .datePattern(let pattern):
      Formatter(CICU_FORMAT_DATE_PATTERN, locale: locale, detail: pattern).isOpen
    default: true
    }
  }

  /// Appends a value.
  ///
  /// - Parameter slot: A number that goes with the format.
  func append(_ value: Value, _ format: ValueFormat?, slot: Int, to text: inout [UInt8]) {
    guard let format else { return append(value, nil, to: &text) }
    let key: Written
    switch value {
    case .number(let number): key = Written(slot: slot, bits: number.bitPattern, hasTime: false)
    case .timestamp(let time):
      key = Written(
        slot: slot, bits: UInt64(bitPattern: Int64(time.seconds)), hasTime: time.hasTime)
    default: return append(value, format, to: &text)
    }
    if let known = written[key] {
      text += known
      return
    }
    let start = text.count
    append(value, format, to: &text)
    if written.count >= Self.mostWritten { written.removeAll(keepingCapacity: true) }
    written[key] = Array(text[start...])
  }

  private func append(_ value: Value, _ format: ValueFormat?, to text: inout [UInt8]) {
    switch (format, value) {
    case (_, .text(let bytes)): text += bytes
    case (.plural(let texts)?, .number(let number)): append(number, plural: texts, to: &text)
    case (let format?, .number(let number)): append(number, format, to: &text)
    case (nil, .timestamp(let time)): time.appendISO(to: &text)
    case (let format?, .timestamp(let time)): append(time, format, to: &text)
    case (nil, .number(let number)): append(plain: number, to: &text)
    case (_, .none), (_, .record): break
    }
  }

  /// A number without separators, rounded to six decimals.
  private func append(plain number: Double, to text: inout [UInt8]) {
    let rounded = (number * 1e6).rounded() / 1e6
    if let whole = Int(exactly: rounded) {
      text += String(whole).utf8
    } else {
      text += "\(rounded)".utf8
    }
  }

  private func append(_ number: Double, _ format: ValueFormat, to text: inout [UInt8]) {
    switch format {
    case .number(let decimals):
      write(CICU_FORMAT_DECIMAL, decimals.map { "\($0)" } ?? "", number, &text)
    case .currency(let code): write(CICU_FORMAT_CURRENCY, code, number, &text)
    case .percent: write(CICU_FORMAT_PERCENT, "", number, &text)
    case .ordinal: write(CICU_FORMAT_ORDINAL, "", number, &text)
    case .words: write(CICU_FORMAT_WORDS, "", number, &text)
    case .message(let message): write(CICU_FORMAT_MESSAGE, message, number, &text)
    case .plural, .dateStyle, .datePattern: append(plain: number, to: &text)
    }
  }

  private func append(_ time: Timestamp, _ format: ValueFormat, to text: inout [UInt8]) {
    let seconds = Double(time.seconds)
    switch format {
    case .dateStyle("iso", let hasTime):
      Timestamp(seconds: time.seconds, hasTime: hasTime).appendISO(to: &text)
    case .dateStyle(let style, let hasTime):
      write(hasTime ? CICU_FORMAT_TIME_STYLE : CICU_FORMAT_DATE_STYLE, style, seconds, &text)
    case .datePattern(let pattern): write(CICU_FORMAT_DATE_PATTERN, pattern, seconds, &text)
    default: time.appendISO(to: &text)
    }
  }

  private func append(
    _ number: Double, plural texts: [(category: String, text: [UInt8])], to text: inout [UInt8]
  ) {
    let plurals = self.plurals ?? Plurals(locale: locale)
    self.plurals = plurals
    let category = plurals.category(of: number)
    let chosen = texts.first { $0.category == category } ?? texts.first { $0.category == "other" }
    for byte in chosen?.text ?? [] {
      if byte == UInt8(ascii: "#") {
        write(CICU_FORMAT_DECIMAL, "", number, &text)
      } else {
        text.append(byte)
      }
    }
  }

  private func write(
    _ format: cicu_format, _ detail: String, _ value: Double, _ text: inout [UInt8]
  ) {
    let key = "\(format.rawValue)\(detail)"
    let formatter = formatters[key] ?? Formatter(format, locale: locale, detail: detail)
    formatters[key] = formatter
    if !formatter.append(value, buffer: &buffer, to: &text) { append(plain: value, to: &text) }
  }
}

/// An open formatter of ICU.
@safe
private final class Formatter {
  private let formatter: OpaquePointer?

  init(_ format: cicu_format, locale: String, detail: String) {
    var status: Int32 = 0
    unsafe formatter = cicu_formatter_open(Int32(format.rawValue), locale, detail, &status)
  }

  deinit { if let formatter = unsafe formatter { unsafe cicu_formatter_close(formatter) } }

  var isOpen: Bool { unsafe formatter != nil }

  /// Appends a number; false where ICU could not read the format.
  func append(_ value: Double, buffer: inout [UInt8], to text: inout [UInt8]) -> Bool {
    guard let formatter = unsafe formatter else { return false }
    var status: Int32 = 0
    let capacity = Int32(buffer.count)
    let length = unsafe cicu_formatter_write(formatter, value, &buffer, capacity, &status)
    text += buffer[..<Int(length)]
    return status <= 0
  }
}

/// The plural categories of a locale.
@safe
private final class Plurals {
  private let rules: OpaquePointer?

  init(locale: String) {
    var status: Int32 = 0
    unsafe rules = cicu_plurals_open(locale, 0, &status)
  }

  deinit { if let rules = unsafe rules { unsafe cicu_plurals_close(rules) } }

  func category(of number: Double) -> String {
    var name = [CChar](repeating: 0, count: 16)
    var status: Int32 = 0
    if let rules = unsafe rules { unsafe cicu_plurals_select(rules, number, &name, 15, &status) }
    return String(
      decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

/// Changes texts as modifiers ask.
struct TextChanger {
  let locale: String

  /// A text after modifiers, one after the other.
  func changed(_ text: [UInt8], by modifiers: [TextModifier]) -> [UInt8] {
    modifiers.reduce(text) { changed($0, by: $1) }
  }

  private func changed(_ text: [UInt8], by modifier: TextModifier) -> [UInt8] {
    switch modifier {
    case .upper: changedCase(CICU_UPPER, text)
    case .lower: changedCase(CICU_LOWER, text)
    case .capitalize: changedCase(CICU_CAPITALIZE, text)
    case .title: changedCase(CICU_TITLE_WORDS, text)
    case .a: Array(EnglishArticle.before(text).utf8) + text
    case .plural: EnglishPlural.of(text)
    case .trim:
      Array(text.drop { $0.isASCIISpace }.reversed().drop { $0.isASCIISpace }.reversed())
    }
  }

  private func changedCase(_ kind: cicu_case, _ text: [UInt8]) -> [UInt8] {
    var status: Int32 = 0
    var result = [UInt8](repeating: 0, count: text.count * 3 + 16)
    let capacity = Int32(result.count)
    let length = unsafe cicu_change_case(
      Int32(kind.rawValue), text, Int32(text.count), locale, &result, capacity, &status)
    return status > 0 ? text : Array(result.prefix(Int(length)))
  }
}
