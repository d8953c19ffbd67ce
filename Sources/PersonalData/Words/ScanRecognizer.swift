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

/// A recogniser of texts as one of texts that were cut.
struct TextRecognizer: ScanRecognizer {
  private let recognizer: any Recognizer
  let name: String
  let needs: [TextTraits] = []

  init(of recognizer: any Recognizer) {
    self.recognizer = recognizer
    name = recognizer.name
  }

  func detect(in scan: WordScan, into detections: inout [Detection]) {
    recognizer.detect(in: scan.text, into: &detections)
  }
}
