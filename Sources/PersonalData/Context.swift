import Tokenization

extension [UInt8] {
  /// Whether one of the lower-case ASCII words stands in the 40 bytes before `index`.
  func hasContext(_ words: [StaticString], before index: Int) -> Bool {
    let window = self[Swift.max(0, index - 40)..<index]
    return words.contains { word in
      let pattern = word.description.utf8
      guard let first = pattern.first else { return true }
      return window.indices.contains { start in
        window[start].lowercased == first
          && zip(pattern, window[start...]).allSatisfy { $0 == $1.lowercased }
          && window.endIndex - start >= pattern.count
      }
    }
  }
}
