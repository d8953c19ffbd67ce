import Tokenization

/// Passwords, keys and tokens: what a word announces (`password: …`), known prefixes of services, JSON web tokens (RFC 7519) and
/// long strings that are too random for words.
struct SecretRecognizer: ScanRecognizer {
  let name = "secret"
  let needs: [TextTraits] = [[.secretWord, .mixed]]

  /// Prefixes that services document for their keys, and the least length behind them.
  private static let prefixes: [(prefix: StaticString, length: Int)] = [
    ("AKIA", 16), ("ASIA", 16), ("ghp_", 36), ("gho_", 36), ("ghu_", 36), ("ghs_", 36),
    ("ghr_", 36), ("github_pat_", 22),
    ("glpat-", 20), ("xoxb-", 10), ("xoxp-", 10), ("xoxa-", 10), ("xapp-", 10), ("sk_live_", 16),
    ("sk_test_", 16),
    ("pk_live_", 16), ("rk_live_", 16), ("AIza", 35), ("ya29.", 20), ("npm_", 36), ("pypi-", 16),
    ("SG.", 22), ("sk-", 32),
    ("hf_", 30), ("dop_v1_", 40), ("shpat_", 32), ("eyJ", 20),
  ]
  static let announcing = WordList([
    "password", "passwort", "passwd", "pwd", "passcode", "passphrase", "contraseña", "pin",
    "secret", "token", "kennwort",
  ])

  func detect(in scan: WordScan, into detections: inout [Detection]) {
    for place in scan.words.indices
    where scan.words[place].kind != .sign && scan.words[place].kind != .lineEnd {
      if place > 0, scan.isJoined(place), isPart(scan.text[scan.words[place].start - 1]) {
        continue
      }
      if scan.words[place].traits.contains(.secretWord), let (range, score) = announced(scan, place)
      {
        append(range, score, &detections)
        continue
      }
      // Words of letters alone are no keys unless something goes on behind them at once.
      let end = scan.words[place].end
      guard scan.words[place].kind == .mixed || scan.text.has(end, where: isPart) else { continue }
      let range = wholeRange(scan.text, from: scan.words[place].start)
      if let score = score(scan.text[range]) {
        append(range, score, &detections)
      }
    }
  }

  private func append(_ range: Range<Int>, _ score: Double, _ detections: inout [Detection]) {
    detections.append(Detection(range: range, type: .secret, score: score, recognizer: name))
  }

  private func isPart(_ byte: UInt8) -> Bool {
    byte.isAlphanumeric || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "+")
  }

  /// A string without white space, quotes or brackets; a full stop at its end is none of it.
  private func wholeRange(_ text: [UInt8], from start: Int) -> Range<Int> {
    var end = start
    while end < text.count,
      isPart(text[end]) || text[end] == UInt8(ascii: ".") || text[end] == UInt8(ascii: "=")
        || text[end] == UInt8(ascii: "/")
    { end += 1 }
    while end > start, text[end - 1] == UInt8(ascii: ".") || text[end - 1] == UInt8(ascii: "/") {
      end -= 1
    }
    return start..<end
  }

  private func score(_ text: ArraySlice<UInt8>) -> Double? {
    if text.count < 16 { return nil }
    for (prefix, length) in Self.prefixes
    where text.count >= prefix.utf8CodeUnitCount + length
      && text.starts(with: prefix.description.utf8)
    {
      if prefix.description == "eyJ", text.count(where: { $0 == UInt8(ascii: ".") }) != 2 {
        continue
      }
      return 0.95
    }
    guard text.count >= 28, let random = longestRandom(text) else { return nil }
    // Sums and names of versions are hexadecimal, too.
    return text[random].allSatisfy({ $0.isHexadecimal }) ? 0.45 : 0.7
  }

  /// The longest stretch of at least 20 letters and digits in which they come in turns that no word or number has.
  private func longestRandom(_ text: ArraySlice<UInt8>) -> Range<Int>? {
    var longest: Range<Int>?
    for part in text.split(whereSeparator: { !$0.isAlphanumeric }) where part.count >= 20 {
      var (changes, numbers, last) = (0, 0, 0)
      for byte in part {
        let kind = byte.isDigit ? 1 : byte.isUppercase ? 2 : 3
        if kind != last {
          changes += 1
          if kind == 1 { numbers += 1 }
        }
        last = kind
      }
      if numbers >= 3, 3 * changes > part.count, part.count > longest?.count ?? 0 {
        longest = part.startIndex..<part.endIndex
      }
    }
    return longest
  }

  /// What stands behind `password:`, `password is`, `password =`.
  private func announced(_ scan: WordScan, _ place: Int) -> (range: Range<Int>, score: Double)? {
    var next = place + 1
    let hasSign = scan.isSign(next, ":") || scan.isSign(next, "=")
    if hasSign || scan.has(next, "is") || scan.has(next, "ist") { next += 1 } else { return nil }
    while scan.isSign(next, "\"") || scan.isSign(next, "'") || scan.isSign(next, "`") { next += 1 }
    guard scan.words.indices.contains(next), scan.words[next].kind != .lineEnd else { return nil }
    var end = scan.words[next].start
    while end < scan.text.count, scan.text[end] > 0x20, scan.text[end] != UInt8(ascii: "\""),
      scan.text[end] != UInt8(ascii: "'"), scan.text[end] != UInt8(ascii: "`")
    { end += 1 }
    let range = scan.words[next].start..<end
    let endsSentence = [UInt8(ascii: "."), UInt8(ascii: ",")].contains(
      scan.text[range.upperBound - 1])
    return announcedValue(
      range.lowerBound..<(range.upperBound - (endsSentence ? 1 : 0)), scan.text, hasSign: hasSign)
  }

  private func announcedValue(_ range: Range<Int>, _ text: [UInt8], hasSign: Bool) -> (
    range: Range<Int>, score: Double
  )? {
    let value = text[range]
    let isPlainWord = value.allSatisfy { $0.isLowercase || $0 >= 0x80 }
    guard value.count >= 4, value.count <= 128, !isPlainWord || hasSign && value.count >= 6 else {
      return nil
    }
    return (range, isPlainWord ? 0.5 : 0.85)
  }
}
