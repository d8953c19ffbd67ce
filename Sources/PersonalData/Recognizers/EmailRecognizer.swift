/// E-mail addresses: a dot-atom, `@`, and a domain with a top-level label of letters (RFC 5322, RFC 6531).
struct EmailRecognizer: Recognizer {
  let name = "email"
  private static let atomCharacters = Set("!#$%&'*+/=?^_`{|}~-.".utf8)

  func detect(in text: [UInt8], into detections: inout [Detection]) {
    for at in text.indices where text[at] == UInt8(ascii: "@") {
      var start = at
      while text.isWord(start - 1) || text.has(start - 1, where: Self.atomCharacters.contains) {
        start -= 1
      }
      // Quotes and dots before the name belong to the sentence, not to the address.
      while start < at, !text.isWord(start), text[start] != UInt8(ascii: "_") { start += 1 }
      guard start < at, text[at - 1] != UInt8(ascii: "."), let end = domainEnd(text, from: at + 1)
      else { continue }
      detections.append(
        Detection(range: start..<end, type: .emailAddress, score: 1, recognizer: name))
    }
  }

  /// The end of a domain of two labels or more whose last has two letters or more; nil where there is none.
  private func domainEnd(_ text: [UInt8], from start: Int) -> Int? {
    var index = start
    var labelStart = start
    var end: Int?
    while true {
      while text.isWord(index) || text.has(index, "-") { index += 1 }
      let label = text[labelStart..<index]
      guard text.isWord(labelStart) else { break }
      if labelStart > start, label.count >= 2, label.allSatisfy({ $0.isLetter || $0 >= 0x80 }) {
        end = index
      }
      guard text.has(index, ".") else { break }
      index += 1
      labelStart = index
    }
    return end
  }
}
