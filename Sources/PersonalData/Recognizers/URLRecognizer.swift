import Tokenization

/// Web addresses (``WebAddress``).
struct URLRecognizer: SelectiveRecognizer {
  let name = "url"
  let needs: [TextTraits] = [[.colon, .point]]

  func detect(in text: [UInt8], into detections: inout [Detection]) {
    var index = 0
    while index < text.count {
      let end = WebAddress.end(in: text, from: index)
      if let end {
        detections.append(Detection(range: index..<end, type: .url, score: 1, recognizer: name))
      }
      index = end ?? index + 1
    }
  }
}
