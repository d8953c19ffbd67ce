import Tokenization

/// E-mail addresses (``MailAddress``).
struct EmailRecognizer: ScanRecognizer {
  let name = "email"
  let needs: [TextTraits] = [.at, .innerPoint]

  func detect(in scan: WordScan, into detections: inout [Detection]) {
    let text = scan.text
    for at in text.indices where text[at] == UInt8(ascii: "@") {
      if let range = MailAddress.range(in: text, around: at) {
        detections.append(
          Detection(range: range, type: .emailAddress, score: 1, recognizer: name))
      }
    }
  }
}
