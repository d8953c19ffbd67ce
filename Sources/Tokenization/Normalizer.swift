import CICUShims

/// Unicode normalisation form C (Unicode Standard Annex #15), by ICU.
public enum Normalizer {
  /// Returns the text in NFC.
  ///
  /// - Throws: `ICUError` when ICU's normalisation data is missing.
  /// - Complexity: O(*n*); ASCII is returned as it is, without a call to ICU.
  public static func nfc(_ text: [UInt8]) throws(ICUError) -> [UInt8] {
    if !text.contains(where: { $0 >= 0x80 }) { return text }
    // NFC grows UTF-8 text threefold at most (Unicode Technical Report #36 and the NFC expansion table).
    let capacity = text.count * 3 + 16
    var unchanged: Int32 = 0
    var status: Int32 = 0
    var length: Int64 = 0
    let result = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, used in
      unsafe text.withUnsafeBufferPointer { source in
        guard let input = source.baseAddress, let output = buffer.baseAddress else { return }
        length = unsafe cicu_nfc(
          input, Int32(source.count), output, Int64(capacity), &unchanged, &status)
      }
      used = unchanged == 0 && length > 0 ? Int(length) : 0
    }
    if length < 0 { throw ICUError(status: status, operation: "normalise a text") }
    return unchanged == 1 ? text : result
  }

  /// The version of the ICU that is linked, such as `72.1`.
  public static var icuVersion: String { unsafe String(cString: cicu_version()) }
}
