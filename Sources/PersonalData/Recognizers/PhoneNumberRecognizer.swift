import Tokenization

/// Telephone numbers: international (ITU-T E.164), North American, and national with a trunk 0.
struct PhoneNumberRecognizer: ScanRecognizer {
  let name = "phone-number"
  let needs: [TextTraits] = [.sevenDigits]
  /// How long national numbers without a trunk 0 are, and what they begin with, where the locale says whose they are.
  private let national: (count: Int, first: Set<Int>)?

  /// Makes a recogniser.
  ///
  /// - Parameter locale: Such as `es_ES`; nil for formats that need none.
  init(locale: String? = nil) {
    let language = String((locale ?? "").prefix(2))
    national = Self.nationalPlans[locale?.hasSuffix("_BR") == true ? "br" : language]
  }

  /// By language or country: Brazil, Czechia, Denmark, Italy, Norway, Poland, Portugal, Spain, as ITU-T E.164 has their plans.
  private static let nationalPlans: [String: (count: Int, first: Set<Int>)] = [
    "br": (11, [1, 2, 3, 4, 5, 6, 7, 8, 9]), "cs": (9, [2, 3, 4, 5, 6, 7, 9]),
    "da": (8, [2, 3, 4, 5, 6, 7, 8, 9]), "es": (9, [6, 7, 8, 9]), "it": (10, [3]),
    "nb": (8, [2, 3, 4, 5, 6, 7, 9]), "no": (8, [2, 3, 4, 5, 6, 7, 9]),
    "pl": (9, [1, 2, 3, 4, 5, 6, 7, 8]), "pt": (9, [2, 9]),
  ]

  private static let separators = ByteSet(" .-/".utf8)
  private static let contextWords: [StaticString] = [
    "phone", "call", "tel", "mobile", "cell", "fax", "text me", "reach me", "ring", "whatsapp",
    "number is", "answering", "message", "sms", "telefon", "handy", "téléphone", "portable",
    "teléfono", "móvil", "telefono", "cellulare",
  ]

  func detect(in scan: WordScan, into detections: inout [Detection]) {
    let text = scan.text
    DigitRun.forEachMatch(
      in: scan, digits: 7...15, separators: Self.separators, allowsBrackets: true
    ) { run in
      guard run.groups.last != 1, run.groups.count <= 7,
        !text.has(run.range.lowerBound - 1, "#"), !Self.isDate(text[run.range])
      else { return false }
      var score = Self.score(of: run, in: text)
      if let national, run.digits.count == national.count, national.first.contains(run.digits[0]) {
        score = max(score, run.groups.count > 1 ? 0.65 : 0.5)
      }
      let end = Self.extensionEnd(text, after: run.range.upperBound)
      guard score > 0, !text.isWord(end) else { return false }
      detections.append(
        Detection(
          range: run.range.lowerBound..<end, type: .phoneNumber, score: score, recognizer: name))
      return true
    }
  }

  private static func score(of run: DigitRun, in text: [UInt8]) -> Double {
    let digits = run.digits
    let groups = run.groups
    var hasContext: Bool { text.hasContext(contextWords, before: run.range.lowerBound) }
    if text[run.range.lowerBound] == UInt8(ascii: "+") || text[run.range].starts(with: "(+".utf8) {
      return digits.count >= 8 && digits[0] > 0 ? 0.8 : 0
    }
    let national = digits.count == 11 && digits[0] == 1 ? Array(digits.dropFirst()) : digits
    if national.count == 10, national[0] >= 2, national[3] >= 2, digits[0] > 0 {
      // The groups of the North American Numbering Plan.
      let isGrouped = groups == [3, 3, 4] || groups == [1, 3, 3, 4]
      return isGrouped ? 0.75 : hasContext ? 0.7 : 0.3
    }
    if digits[0] == 0, (9...13).contains(digits.count) {
      // No country's code begins with 0.
      return digits[1] == 0 && (digits.count < 11 || digits[2] == 0)
        ? 0 : groups.count > 1 ? 0.65 : hasContext ? 0.65 : 0.35
    }
    // More groups than that are a row of numbers.
    let mayBeOne = groups.count > 1 && groups.count <= 6 || groups.count == 1 && digits.count >= 8
    if mayBeOne, hasContext { return 0.65 }
    return 0
  }

  /// Whether the digits are grouped as year, month, day or day, month, year.
  private static func isDate(_ text: ArraySlice<UInt8>) -> Bool {
    let groups = text.split(whereSeparator: { !$0.isDigit })
    guard groups.count == 3, text.first?.isDigit == true else { return false }
    let values = groups.map { $0.reduce(0) { $0 * 10 + $1.digitValue } }
    let (year, month, day) =
      groups[0].count == 4 ? (values[0], values[1], values[2]) : (values[2], values[1], values[0])
    return (groups[0].count == 4 || groups[2].count == 4) && (1900...2100).contains(year)
      && (1...31).contains(month) && (1...31).contains(day)
  }

  /// The end of an extension such as `ext. 12` or `x12`; where there is none, `end` itself.
  private static func extensionEnd(_ text: [UInt8], after end: Int) -> Int {
    var index = end
    if text.has(index, " ") { index += 1 }
    let rest = String(decoding: text[index..<min(text.count, index + 12)], as: UTF8.self)
      .lowercased()
    guard let word = ["extension ", "ext. ", "ext ", "ext.", "x"].first(where: rest.hasPrefix)
    else {
      return end
    }
    index += word.utf8.count
    let digits = index
    while text.has(index, where: { $0.isDigit }) { index += 1 }
    return (1...6).contains(index - digits) ? index : end
  }
}
