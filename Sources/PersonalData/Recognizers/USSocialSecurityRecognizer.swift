import Tokenization

/// Social security numbers of the United States: three, two and four digits, none of the groups that the Social
/// Security Administration never assigns (area 000, 666 and 9xx, group 00, serial 0000).
struct USSocialSecurityRecognizer: ScanRecognizer {
  let name = "us-ssn"
  let needs: [TextTraits] = [.nineDigits]
  private static let separators = ByteSet(" -".utf8)

  func detect(in scan: WordScan, into detections: inout [Detection]) {
    let text = scan.text
    DigitRun.forEachMatch(in: scan, digits: 9...9, separators: Self.separators) { run in
      let digits = run.digits
      guard !text.isWord(run.range.upperBound),
        Self.isAssignable(digits)
      else { return false }
      var hasContext: Bool {
        text.hasContext(
          ["ssn", "social security", "social-security"], before: run.range.lowerBound)
      }
      let score = run.groups == [3, 2, 4] ? 0.85 : run.groups == [9] && hasContext ? 0.8 : 0
      guard score > 0 else { return false }
      detections.append(
        Detection(range: run.range, type: .usSSN, score: score, recognizer: name))
      return true
    }
  }

  private static func isAssignable(_ digits: [Int]) -> Bool {
    let area = digits[0] * 100 + digits[1] * 10 + digits[2]
    return area != 0 && area != 666 && area < 900 && digits[3] + digits[4] > 0
      && digits[5...].contains { $0 > 0 }
  }
}
