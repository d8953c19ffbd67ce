/// A field's name, or the way to it through objects: names parted by dots.
///
/// Arrays on the way stand for each of their elements, or for one where a whole number follows, from 0.
struct FieldPath: Sendable {
  /// The field at the top.
  let first: String
  /// The way on from there; empty for a field at the top.
  let rest: [String]

  init(_ name: String) {
    let parts = name.split(separator: ".").map(String.init)
    first = parts.first ?? name
    rest = Array(parts.dropFirst())
  }

  /// Whether the value of a field at the top holds what is looked for.
  func leads(through key: String) -> Bool { !rest.isEmpty && key == first }

  /// The strings at the end of the way, in their order; nil where it leads nowhere.
  ///
  /// - Parameters:
  ///   - value: The value of the field at the top, a JSON text that was read before.
  ///   - takesNumbers: Whether numbers and truth values are taken, too, as their JSON text.
  func strings(
    in value: String, takesNumbers: Bool, isLossy: Bool
  ) throws(JSONScanner.Failure) -> [String]? {
    var scanner = JSONScanner(Array(value.utf8), isLossy: isLossy)
    var found: [String]?
    try Self.collect(&scanner, rest[...], takesNumbers, &found)
    return found
  }

  private static func collect(
    _ scanner: inout JSONScanner, _ way: ArraySlice<String>, _ takesNumbers: Bool,
    _ found: inout [String]?
  ) throws(JSONScanner.Failure) {
    switch scanner.peek() {
    case UInt8(ascii: "["):
      let wanted = way.first.flatMap { Int($0) }
      var place = 0
      try scanner.array { scanner throws(JSONScanner.Failure) in
        if let wanted, wanted != place {
          _ = try scanner.raw()
        } else {
          try collect(&scanner, wanted == nil ? way : way.dropFirst(), takesNumbers, &found)
        }
        place += 1
      }
    case UInt8(ascii: "{"):
      guard let name = way.first else { throw notAString(scanner) }
      try scanner.object { scanner, key throws(JSONScanner.Failure) in
        if key == name {
          try collect(&scanner, way.dropFirst(), takesNumbers, &found)
        } else {
          _ = try scanner.raw()
        }
      }
    case _ where !way.isEmpty: _ = try scanner.raw()
    case UInt8(ascii: "\""): append(try scanner.string(), to: &found)
    case _ where try scanner.skipNull(): found = found ?? []
    default:
      if !takesNumbers { throw notAString(scanner) }
      append(try scanner.raw(), to: &found)
    }
  }

  private static func append(_ string: String, to found: inout [String]?) {
    if found?.append(string) == nil { found = [string] }
  }

  private static func notAString(_ scanner: JSONScanner) -> JSONScanner.Failure {
    JSONScanner.Failure(offset: scanner.offset, problem: "expected a string")
  }
}
