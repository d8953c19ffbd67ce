import Tokenization

/// E-mail addresses (``MailAddress``).
struct EmailRecognizer: SelectiveRecognizer {
  let name = "email"
  let needs: [TextTraits] = [.at, .point]

  func detect(in text: [UInt8], into detections: inout [Detection]) {
    for at in text.indices where text[at] == UInt8(ascii: "@") {
      if let range = MailAddress.range(in: text, around: at) {
        detections.append(
          Detection(range: range, type: .emailAddress, score: 1, recognizer: name))
      }
    }
  }
}
