/// A JSON text for tests, as a tree.
public indirect enum JSONValue: Sendable {
  case object([(String, JSONValue)])
  case array([JSONValue])
  case string(String)
  case number(Double)
  case other

  /// A member of an object.
  public subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.0 == key }?.1
  }
  /// The values of an array.
  public var array: [JSONValue]? { if case .array(let values) = self { values } else { nil } }
  /// The members of an object in their order.
  public var object: [(String, JSONValue)]? {
    if case .object(let members) = self { members } else { nil }
  }
  /// The text of a string.
  public var string: String? { if case .string(let text) = self { text } else { nil } }
  /// A number.
  public var number: Double? { if case .number(let number) = self { number } else { nil } }

  struct Malformed: Error { let offset: Int }

  /// Reads a text.
  public static func parse(_ bytes: [UInt8]) throws -> JSONValue {
    var reader = Reader(bytes: bytes)
    return try reader.value()
  }

  private struct Reader {
    let bytes: [UInt8]
    var place = 0

    mutating func skip() { while place < bytes.count, bytes[place] <= 0x20 { place += 1 } }

    mutating func value() throws -> JSONValue {
      skip()
      guard place < bytes.count else { throw Malformed(offset: place) }
      switch Unicode.Scalar(bytes[place]) {
      case "{":
        var members: [(String, JSONValue)] = []
        place += 1
        skip()
        while bytes[place] != UInt8(ascii: "}") {
          guard case .string(let key) = try value() else { throw Malformed(offset: place) }
          skip()
          place += 1
          members.append((key, try value()))
          skip()
          if bytes[place] == UInt8(ascii: ",") { place += 1 }
          skip()
        }
        place += 1
        return .object(members)
      case "[":
        var values: [JSONValue] = []
        place += 1
        skip()
        while bytes[place] != UInt8(ascii: "]") {
          values.append(try value())
          skip()
          if bytes[place] == UInt8(ascii: ",") { place += 1 }
          skip()
        }
        place += 1
        return .array(values)
      case "\"": return .string(try string())
      default:
        let start = place
        while place < bytes.count, !",]} \n\r\t".utf8.contains(bytes[place]) { place += 1 }
        return Double(String(decoding: bytes[start..<place], as: UTF8.self)).map(JSONValue.number)
          ?? .other
      }
    }

    mutating func string() throws -> String {
      var text: [UInt8] = []
      place += 1
      while bytes[place] != UInt8(ascii: "\"") {
        if bytes[place] == UInt8(ascii: "\\") {
          place += 1
          switch Unicode.Scalar(bytes[place]) {
          case "n": text.append(0x0A)
          case "t": text.append(0x09)
          case "r": text.append(0x0D)
          case "u":
            let code =
              UInt32(String(decoding: bytes[place + 1...place + 4], as: UTF8.self), radix: 16) ?? 0
            text += String(Unicode.Scalar(code).map(Character.init) ?? "?").utf8
            place += 4
          default: text.append(bytes[place])
          }
        } else {
          text.append(bytes[place])
        }
        place += 1
      }
      place += 1
      return String(decoding: text, as: UTF8.self)
    }
  }
}
