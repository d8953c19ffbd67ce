/// The fields of a record of delimited text, cut byte by byte.
struct DelimitedRecord {
  /// What is wrong with a record, and what to do about it.
  struct Failure: Error {
    let problem: String
    let remedy: String
  }

  private enum State { case start, plain, quoted, quoteInQuoted }

  private let delimiter: UInt8
  private var state = State.start
  /// The fields as far as they were read, without their quotes.
  private(set) var fields: [[UInt8]] = [[]]

  init(_ delimiter: Delimiter) { self.delimiter = delimiter.byte }

  /// Whether a byte ends a record where it stands outside quotes.
  static func endsRecord(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  /// Whether nothing stands in the record, not even an empty field in quotes.
  var isBlank: Bool { fields.count == 1 && fields[0].isEmpty && state == .start }

  /// Whether a quoted field was begun and not ended.
  var isOpen: Bool { state == .quoted }

  /// Takes the next byte; returns whether it ends the record.
  mutating func add(_ byte: UInt8) throws(Failure) -> Bool {
    switch state {
    case .quoted:
      if byte == UInt8(ascii: "\"") {
        state = .quoteInQuoted
      } else {
        fields[fields.count - 1].append(byte)
      }
      return false
    case .quoteInQuoted where byte == UInt8(ascii: "\""):
      fields[fields.count - 1].append(byte)
      state = .quoted
      return false
    default: break
    }
    if byte == delimiter {
      fields.append([])
      state = .start
      return false
    }
    if Self.endsRecord(byte) { return true }
    if state == .quoteInQuoted {
      throw Failure(
        problem: "a closing quote is followed by more text",
        remedy: "Double the quotes inside a quoted field.")
    }
    if state == .start, byte == UInt8(ascii: "\"") {
      state = .quoted
    } else {
      fields[fields.count - 1].append(byte)
      state = .plain
    }
    return false
  }
}
