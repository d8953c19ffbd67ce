import CICUShims

/// Brings text to a normalisation form (Unicode Standard Annex #15), by ICU, and keeps where everything came from.
///
/// Characters that look alike to a reader stay what they are unless ``Plainness`` is asked for: curly quotation marks stay
/// curly, a soft hyphen stays within its word, no-break and zero-width spaces stay where they are.
public struct Normalizer: Equatable, Sendable {
  /// A normalisation form.
  public enum Form: String, CaseIterable, Sendable {
    /// The text as it is.
    case none
    /// Canonical composition.
    case nfc
    /// Compatibility composition: ligatures, full-width letters and superscripts become plain ones.
    case nfkc
  }

  /// Typographic characters that become the plain ones of the keyboard.
  public struct Plainness: OptionSet, Sendable {
    /// The options as bits.
    public let rawValue: Int
    /// Reads the options from bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// Curly and low quotation marks (U+2018 to U+201F) become `'` and `"`.
    public static let quotes = Plainness(rawValue: 1)
    /// Soft hyphens (U+00AD) go; the hyphens U+2010 and U+2011 become `-`.
    public static let hyphens = Plainness(rawValue: 2)
    /// No-break spaces (U+00A0, U+2007, U+202F) become a space; U+200B, U+2060 and U+FEFF, which have no width, go.
    ///
    /// The joiners U+200C and U+200D, which Persian, Indic scripts and emoji need, stay.
    public static let spaces = Plainness(rawValue: 4)

    /// What every option is called.
    public static let allNames = ["quotes", "hyphens", "spaces"]

    /// The option of a name; nil where there is none.
    public init?(name: String) {
      guard let bit = Self.allNames.firstIndex(of: name) else { return nil }
      self.init(rawValue: 1 << bit)
    }

    /// The names of the options that are set.
    public var names: [String] {
      Self.allNames.filter { name in Plainness(name: name).map(contains) ?? false }
    }
  }

  /// The form.
  public var form: Form
  /// Whether upper and lower case become one, by Unicode's full case folding.
  public var foldsCase: Bool
  /// Which characters become plain.
  public var plainness: Plainness

  /// Makes a normaliser; NFC unless told otherwise.
  ///
  /// - Parameter form: With ``Form/none``, neither case nor plainness is touched either.
  public init(_ form: Form = .nfc, foldsCase: Bool = false, plainness: Plainness = []) {
    self.form = form
    self.foldsCase = foldsCase
    self.plainness = plainness
  }

  /// Returns the text in the form, and the way back.
  ///
  /// Marks on one base beyond 4,096 UTF-16 units are put in order among themselves only.
  ///
  /// - Parameter text: Valid UTF-8, shorter than 2 GiB.
  /// - Throws: `ICUError` when ICU's normalisation data is missing.
  /// - Complexity: O(*n*); a text that has nothing to change comes back as it is.
  public func normalize(_ text: [UInt8]) throws(ICUError) -> NormalizedText {
    if try isNormal(text) { return NormalizedText(text: text, edits: []) }
    var result: [UInt8] = []
    var edits: [NormalizedText.Edit] = []
    var position: Int32 = 0
    var piece = [UInt8](repeating: 0, count: min(text.count * 2, 1 << 16) + 64)
    var places = [Int32](repeating: 0, count: 4 * 256)
    while position < text.count {
      var (editCount, status): (Int32, Int32) = (0, 0)
      let written = unsafe text.withUnsafeBufferPointer { text in
        unsafe piece.withUnsafeMutableBufferPointer { piece in
          unsafe places.withUnsafeMutableBufferPointer { places in
            guard let input = text.baseAddress, let output = piece.baseAddress,
              let edits = places.baseAddress
            else { return Int32(0) }
            return unsafe cicu_normalize(
              input, Int32(text.count), bits, &position, output, Int32(piece.count), edits,
              Int32(places.count / 4), &editCount, &status)
          }
        }
      }
      if status > 0 { throw ICUError(status: status, operation: "normalise a text") }
      if written < 0 {
        piece = [UInt8](repeating: 0, count: Int(-written))
        continue
      }
      for place in stride(from: 0, to: 4 * Int(editCount), by: 4) {
        let edit = places[place..<(place + 4)].map(Int.init)
        edits.append(
          NormalizedText.Edit(
            source: edit[0]..<edit[1], result: (result.count + edit[2])..<(result.count + edit[3])))
      }
      result += piece[..<Int(written)]
    }
    return NormalizedText(text: result, edits: edits)
  }

  /// Returns the text in NFC.
  public static func nfc(_ text: [UInt8]) throws(ICUError) -> [UInt8] {
    try Normalizer().normalize(text).text
  }

  /// Whether there is nothing to change, as far as a look at the bytes and ICU's quick check tell.
  private func isNormal(_ text: [UInt8]) throws(ICUError) -> Bool {
    if form == .none || text.isEmpty { return true }
    if foldsCase || !plainness.isEmpty {
      return text.allSatisfy { $0 < 0x80 && !(foldsCase && (0x41...0x5A).contains($0)) }
    }
    // All below U+0300 is its own composition; all of ASCII its own compatibility form.
    let firstLead: UInt8 = form == .nfc ? 0xCC : 0x80
    if text.allSatisfy({ $0 < firstLead }) { return true }
    var status: Int32 = 0
    let answer = unsafe text.withUnsafeBufferPointer { text in
      guard let bytes = text.baseAddress else { return Int32(1) }
      return unsafe cicu_is_normalized(bytes, Int32(text.count), bits, &status)
    }
    if status > 0 { throw ICUError(status: status, operation: "normalise a text") }
    return answer != 0
  }

  private var bits: Int32 {
    var bits: UInt32 = 0
    if form == .nfkc { bits |= CICU_NFKC.rawValue }
    if foldsCase { bits |= CICU_FOLD.rawValue }
    if plainness.contains(.quotes) { bits |= CICU_PLAIN_QUOTES.rawValue }
    if plainness.contains(.hyphens) { bits |= CICU_PLAIN_HYPHENS.rawValue }
    if plainness.contains(.spaces) { bits |= CICU_PLAIN_SPACES.rawValue }
    return Int32(bits)
  }

  /// The version of the ICU that is linked, such as `72.1`.
  public static var icuVersion: String { unsafe String(cString: cicu_version()) }
}
