extension String {
  /// The text of bytes, without the marks behind thirty that follow one another: Unicode's stream-safe format (UAX #15, section 13) has
  /// no more.
  ///
  /// Swift brings marks into their order to compare or hash a text, which takes the square of how many follow one another.
  package init(streamSafe bytes: some Collection<UInt8>) {
    self.init(decoding: bytes, as: UTF8.self)
    // No mark begins with a lesser byte.
    if bytes.allSatisfy({ $0 < 0xCC }) { return }
    var scalars = String.UnicodeScalarView()
    var marks = 0
    for scalar in unicodeScalars {
      let isMark = scalar.properties.canonicalCombiningClass != .notReordered
      marks = isMark ? marks + 1 : 0
      if marks <= 30 { scalars.append(scalar) }
    }
    self.init(scalars)
  }
}
