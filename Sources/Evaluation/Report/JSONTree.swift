import Corpora

/// A JSON value that is being made, its members in their order.
enum JSONTree {
  case number(Double)
  case integer(Int)
  case text(String)
  case truth(Bool)
  case object([(String, JSONTree)])
  case array([JSONTree])
  case null

  /// Appends it, members on lines of their own down to a depth.
  func append(to output: inout [UInt8], indent: Int = 0, depth: Int = 3) {
    switch self {
    case .number(let value):
      output += (value.isFinite ? Self.text(of: value) : "null").utf8
    case .integer(let value): output += String(value).utf8
    case .text(let text): JSONText.append(text, to: &output)
    case .truth(let value): output += String(value).utf8
    case .null: output += "null".utf8
    case .object(let members):
      let isWide = indent < depth && !members.isEmpty
      output.append(UInt8(ascii: "{"))
      for (place, (key, value)) in members.enumerated() {
        if place > 0 { output += (isWide ? "," : ", ").utf8 }
        if isWide { Self.newLine(indent + 1, to: &output) }
        JSONText.append(key, to: &output)
        output += ": ".utf8
        value.append(to: &output, indent: indent + 1, depth: depth)
      }
      if isWide { Self.newLine(indent, to: &output) }
      output.append(UInt8(ascii: "}"))
    case .array(let values):
      output.append(UInt8(ascii: "["))
      for (place, value) in values.enumerated() {
        if place > 0 { output += ", ".utf8 }
        value.append(to: &output, indent: depth, depth: depth)
      }
      output.append(UInt8(ascii: "]"))
    }
  }

  private static func newLine(_ indent: Int, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\n"))
    output += Array(repeating: UInt8(ascii: " "), count: 2 * indent)
  }

  /// Six decimals at most, without zeros at the end.
  private static func text(of value: Double) -> String {
    let scaled = (value * 1e6).rounded() / 1e6
    return scaled == scaled.rounded() && abs(scaled) < 1e15 ? String(Int(scaled)) : String(scaled)
  }
}

extension Estimate {
  var tree: JSONTree {
    .object([("value", .number(value)), ("low", .number(low)), ("high", .number(high))])
  }
}
