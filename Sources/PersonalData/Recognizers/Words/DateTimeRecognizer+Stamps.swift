import Tokenization

/// Dates with a month's name between signs, and times as logs and names of files have them.
extension DateTimeRecognizer {
  /// A day or year, a month by name and the other, with one sign between: `06-May-1978`, `06/May/2024`, `1978-May-06`, `6-May-78`.
  func namedDate(_ scan: WordScan, _ place: Int) -> (end: Int, score: Double)? {
    guard let first = scan.number(place), isMonth(scan, place + 2), scan.isJoined(place + 1),
      scan.isJoined(place + 2),
      let sign = (["-", "/", "."] as [Unicode.Scalar]).first(where: {
        scan.isSign(place + 1, $0)
      })
    else { return nil }
    let length = scan.words[place].count
    let hasSecond =
      scan.isSign(place + 3, sign) && scan.isJoined(place + 3) && scan.isJoined(place + 4)
    let second = hasSecond ? scan.number(place + 4) : nil
    let secondLength = second == nil ? 0 : scan.words[place + 4].count
    if length == 4, (1800...2200).contains(first), let second, secondLength <= 2,
      (1...31).contains(second)
    {
      return (place + 5, 0.9)
    }
    guard length <= 2, (1...31).contains(first) else { return nil }
    if let second, secondLength == 2 || secondLength == 4 && (1800...2200).contains(second) {
      return (place + 5, 0.9)
    }
    // Without a year it is written with a capital at least.
    return sign != "." && !hasSecond && scan.words[place + 2].isName ? (place + 3, 0.6) : nil
  }

  /// The end of a day and year behind a month, with the same sign before each: `May-06-1978`, `May/06/1978`.
  func monthFirst(_ scan: WordScan, _ place: Int) -> Int? {
    for sign in ["-", "/"] as [Unicode.Scalar] {
      guard scan.isSign(place, sign), scan.isJoined(place), scan.isJoined(place + 1),
        let day = scan.number(place + 1), (1...31).contains(day), scan.words[place + 1].count <= 2,
        scan.isSign(place + 2, sign), scan.isJoined(place + 2), scan.isJoined(place + 3),
        let year = scan.number(place + 3),
        scan.words[place + 3].count == 2
          || scan.words[place + 3].count == 4 && (1800...2200).contains(year)
      else { continue }
      return place + 4
    }
    return nil
  }

  /// The end of a date and time with hyphens throughout, as names of files have: `2024-05-06-13-55-36`.
  func stampEnd(
    _ scan: WordScan, _ place: Int, year: Int, month: Int, day: Int
  ) -> Int? {
    guard scan.words[place].count == 4, (1900...2100).contains(year),
      scan.words[place + 2].count == 2, scan.words[place + 4].count == 2,
      Code.isDate(day: day, month: month, year: year)
    else { return nil }
    var end = place + 5
    while end < place + 11, scan.isSign(end, "-"), scan.isJoined(end), scan.isJoined(end + 1),
      let number = scan.number(end + 1), number < 61, scan.words[end + 1].count == 2
    { end += 2 }
    return end > place + 5 ? end : nil
  }

  /// The end of the day and time of an ISO 8601 time, of which the day is at a place: `01T14:30:00.5Z`, `01T14:30+02:00`.
  func timestamp(_ scan: WordScan, _ place: Int, year: Int, month: Int) -> Int? {
    guard scan.words.indices.contains(place), scan.words[place].kind == .mixed else { return nil }
    let word = scan.bytes(place)
    let day = word.prefix(2)
    guard word.count == 5, word[word.startIndex + 2].lowercased == UInt8(ascii: "t"),
      (day + word.suffix(2)).allSatisfy({ $0.isDigit }),
      Code.isDate(day: day.reduce(0) { $0 * 10 + $1.digitValue }, month: month, year: year),
      scan.isJoined(place + 1), scan.isSign(place + 1, ":")
    else { return nil }
    var end = place + 1
    while scan.isSign(end, ":") || scan.isSign(end, ".") || scan.isSign(end, "+")
      || scan.isSign(end, "-"), scan.isJoined(end), scan.isJoined(end + 1),
      scan.words[end + 1].hasDigit
    {
      end += 2
    }
    return scan.has(end, "z") && scan.isJoined(end) ? end + 1 : end
  }

  /// Whether a word is a time of the basic format of ISO 8601: `20240506T1355Z`.
  func isBasicTimestamp(_ word: ArraySlice<UInt8>) -> Bool {
    let digits = word.map { $0.isDigit ? $0.digitValue : -1 }
    guard [13, 14, 15, 16].contains(word.count), digits.prefix(8).allSatisfy({ $0 >= 0 }),
      word[word.startIndex + 8].lowercased == UInt8(ascii: "t")
    else { return false }
    let time = digits.dropFirst(9).prefix { $0 >= 0 }
    let hasZone = word.last?.lowercased == UInt8(ascii: "z")
    guard time.count == 4 || time.count == 6,
      word.count == 9 + time.count + (hasZone ? 1 : 0)
    else { return false }
    func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
    return (1900...2100).contains(number(0..<4)) && number(9..<11) < 25 && number(11..<13) < 60
      && Code.isDate(day: number(6..<8), month: number(4..<6), year: number(0..<4))
  }

  /// Whether a word is a day, a month's name and a year: `06MAY2024`.
  func isJoinedDate(_ word: ArraySlice<UInt8>, _ digits: Int) -> Bool {
    guard (1...2).contains(digits), word.count > digits + 4 else { return false }
    let letters = word.dropFirst(digits).prefix { !$0.isDigit }
    let year = word.dropFirst(digits + letters.count)
    guard (3...9).contains(letters.count), year.count == 2 || year.count == 4,
      year.allSatisfy({ $0.isDigit })
    else { return false }
    return Self.months.contains(WordHash.of(Array(letters).span))
  }
}
