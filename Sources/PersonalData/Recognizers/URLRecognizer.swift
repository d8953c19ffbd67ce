import Tokenization

/// Web addresses (``WebAddress``).
struct URLRecognizer: ScanRecognizer {
  let name = "url"
  static let openings = WordList("http https ftp sftp www")
  let needs: [TextTraits] = [[.webWord, .beyondASCII]]

  func detect(in scan: WordScan, into detections: inout [Detection]) {
    // A script that parts no words may have an address in the middle of one.
    let isWhole = scan.traits.contains(.beyondASCII)
    var last = 0
    for word in scan.words
    where word.end > last && (isWhole || word.traits.contains(.webWord)) {
      let first = max(last, word.start)
      for start in first..<(isWhole ? word.end : first + 1) {
        guard let end = WebAddress.end(in: scan.text, from: start) else { continue }
        detections.append(Detection(range: start..<end, type: .url, score: 1, recognizer: name))
        last = end
        break
      }
    }
  }
}
