package import Corpora

extension Generator.Progress {
  /// Appends what came since the last call and the sums so far, as members of a JSON object.
  package func append(since attempts: [UInt16], to line: inout [UInt8]) {
    JSONText.appendFixedKey("bytes", to: &line)
    line += String(bytes).utf8
    JSONText.appendFixedKey("rejections", to: &line)
    Rejection.append(rejections, to: &line)
    JSONText.appendFixedKey("attempts", to: &line)
    JSONText.appendArray(attempts, to: &line) { $1 += String($0).utf8 }
  }

  /// Takes in a member that ``append(since:to:)`` wrote; returns whether it was one.
  package mutating func read(_ key: String, _ scanner: inout JSONScanner) throws(JSONScanner
    .Failure) -> Bool
  {
    switch key {
    case "bytes": bytes = try scanner.integer()
    case "rejections":
      try scanner.object { scanner, key throws(JSONScanner.Failure) in
        let count = try scanner.integer()
        if let reason = Rejection(rawValue: key) { rejections[reason] = count }
      }
    case "attempts":
      try scanner.array { scanner throws(JSONScanner.Failure) in
        attempts.append(UInt16(clamping: try scanner.integer()))
      }
    default: return false
    }
    return true
  }
}

extension Rejection {
  /// Appends counts by reason as a JSON object.
  package static func append(_ counts: [Rejection: Int], to output: inout [UInt8]) {
    output.append(UInt8(ascii: "{"))
    for reason in allCases {
      guard let count = counts[reason] else { continue }
      JSONText.appendKey(reason.rawValue, to: &output)
      output += String(count).utf8
    }
    output.append(UInt8(ascii: "}"))
  }
}
