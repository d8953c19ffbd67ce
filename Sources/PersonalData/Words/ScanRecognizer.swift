/// Finds one kind of personal data in a text that was cut into words.
protocol ScanRecognizer: Recognizer {
  /// What a text must have for anything to be found: something of each, of at most two.
  var needs: [TextTraits] { get }

  /// Appends what it finds, in any order.
  func detect(in scan: WordScan, into detections: inout [Detection])
}

extension ScanRecognizer {
  func detect(in text: [UInt8], into detections: inout [Detection]) {
    detect(in: WordScan(text), into: &detections)
  }
}
