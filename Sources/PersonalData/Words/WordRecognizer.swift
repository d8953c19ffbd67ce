/// Finds one kind of personal data by its words.
protocol WordRecognizer: Sendable {
  /// What it is called in explanations.
  var name: String { get }

  /// Appends what it finds, in any order.
  func detect(in scan: WordScan, into detections: inout [Detection])
}

/// Runs all recognisers of words over one scan of the text.
struct WordsRecognizer: Recognizer {
  let name = "words"
  private let recognizers: [any WordRecognizer]

  init(_ recognizers: [any WordRecognizer]) { self.recognizers = recognizers }

  func detect(in text: [UInt8], into detections: inout [Detection]) {
    let scan = WordScan(text)
    for recognizer in recognizers { recognizer.detect(in: scan, into: &detections) }
  }

  /// Those that are looked for.
  static let standard = WordsRecognizer(
    [
      DateTimeRecognizer(), AgeRecognizer(), StreetAddressRecognizer(), SecretRecognizer(),
      MACAddressRecognizer(), CryptoAddressRecognizer(), AnnouncedRecognizer(),
    ]
      + [NameRecognizer()].compactMap { $0 })
}
