import Tokenization

/// Payment card numbers: 13 to 19 digits that begin as issued cards do and pass the Luhn check (ISO/IEC 7812-1).
struct CreditCardRecognizer: Recognizer {
  let name = "credit-card"
  private static let separators = Set(" -".utf8)

  func detect(in text: [UInt8], into detections: inout [Detection]) {
    DigitRun.forEachMatch(in: text, separators: Self.separators) { run in
      guard (13...19).contains(run.digits.count), (2...6).contains(run.digits[0]),
        Luhn.isValid(run.digits), !text.isWord(run.range.upperBound)
      else { return false }
      detections.append(
        Detection(range: run.range, type: .creditCard, score: 1, recognizer: name))
      return true
    }
  }
}
