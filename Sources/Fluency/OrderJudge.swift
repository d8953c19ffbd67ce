public import Languages
public import Tokenization

/// Tells whether a sentence's words stand in the order of real text: a logistic regression over features of its form, trained to
/// part real sentences from sentences that n-gram models drew, and from real ones with words moved, lost or cut off.
///
/// That a model which parts real text from drawn text measures the text is from Rosenfeld, Chen and Zhu 2001, *Whole-sentence
/// exponential language models*, and from the classifier two-sample test of Lopez-Paz and Oquab 2017.
///
/// As a file, little-endian: the magic `PFO1`, the bits of a feature's number, how many words stand for themselves, the scale of a
/// weight and the bias (32 bits each), zeros up to 32 bytes; the numbers of those words (64 bits each, ascending); a signed byte for each
/// feature.
public struct OrderJudge: Sendable {
  private let pack: LanguagePack
  private let keptWords: Set<UInt64>
  private let bits: Int
  private let scale: Float
  private let bias: Float
  private let weights: PackSection
  private let firstWeight: Int

  static let magic: UInt32 = 0x314F_4650
  static let headLength = 32
  static let bitRange = 8...22

  /// The section of a pack that has the model.
  public static let sectionName = "order"

  /// Opens a pack's section `order`; nil where it has none that is whole, or no tagger.
  public init?(_ pack: LanguagePack) {
    guard let section = pack.section(Self.sectionName) else { return nil }
    self.init(section, pack: pack)
  }

  /// Opens a section beside a pack that has a tagger.
  package init?(_ section: PackSection, pack: LanguagePack) {
    guard pack.section("tagger") != nil, section.count >= Self.headLength else { return nil }
    func word(_ place: Int) -> UInt32 {
      unsafe UInt32(
        littleEndian: section.bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))
    }
    let (bits, count) = (Int(word(4)), Int(word(8)))
    let (scale, bias) = (Float(bitPattern: word(12)), Float(bitPattern: word(16)))
    guard word(0) == Self.magic, Self.bitRange.contains(bits), count <= 1 << 20,
      section.count == Self.headLength + 8 * count + 1 << bits, scale.isFinite, bias.isFinite
    else { return nil }
    keptWords = Set(
      (0..<count).map { number in
        unsafe UInt64(
          littleEndian: section.bytes.loadUnaligned(
            fromByteOffset: Self.headLength + 8 * number, as: UInt64.self))
      })
    (self.pack, self.bits, self.scale, self.bias) = (pack, bits, scale, bias)
    (weights, firstWeight) = (section, Self.headLength + 8 * count)
  }

  /// Opens a reader of texts for one thread.
  public func reader() throws(ICUError) -> SentenceReader {
    guard let reader = try SentenceReader(pack: pack, keptWords: keptWords) else {
      preconditionFailure("a judge's pack has a tagger, which was looked for when it was opened")
    }
    return reader
  }

  /// The log odds, natural, that a sentence is real rather than drawn; nil of one that is too short to have an order.
  ///
  /// - Parameter room: Is used again.
  /// - Complexity: O(*n* log *n*) in tokens.
  public func logOdds(of form: SentenceForm, room: inout [UInt32]) -> Double? {
    if form.count < OrderFeatures.shortest { return nil }
    OrderFeatures.find(in: form, bits: bits, into: &room)
    var sum = 0
    for feature in room {
      // In bounds: a feature's number has no more bits than the section has weights for.
      sum += unsafe Int(
        weights.bytes.load(fromByteOffset: firstWeight + Int(feature), as: Int8.self))
    }
    return Double(Float(sum) * scale) / Double(room.count).squareRoot() + Double(bias)
  }
}
