import Sampling
import Tokenization

/// Identifiers of countries that pass their check and, where some are kept for tests or for years to come, are of those.
enum IdentifierSurrogate {
  /// Numbers that are nobody's, by type: what stands at their first places, a point for anything.
  ///
  /// NHS: 999 is for tests (NHS Data Dictionary). BSN: 9999 (RvIG's test numbers). Aadhaar: 9999 (UIDAI's test numbers). NIF:
  /// 99999 (FNMT's test certificates). HETU: individual numbers from 900 (DVV's artificial persons). IMEI: the reporting body
  /// 00 (3GPP TS 23.003, test devices). PESEL: births of the 2200s. CNP and RRN: births of the 1800s. The resident identity
  /// number of China: births of 2099.
  private static let reserved: [EntityType: String] = [
    "UK_NHS": "999", "NL_BSN": "9999", "IN_AADHAAR": "9999", "ES_NIF": "99999",
    "FI_HETU": "......9", "IMEI": "00", "PL_PESEL": "..6", "RO_CNP": "3", "KR_RRN": "......9",
    "CN_RESIDENT_ID": "......2099",
  ]

  private static let recognizers = Dictionary(grouping: CodeRecognizer.ofCountries, by: \.type)

  /// How often characters are drawn before the check is given up.
  private static let mostDraws = 4_000

  /// A value of a type, written as the form of another is.
  ///
  /// Of a type without a reserved range, any number that passes the check may come, and somebody may have it.
  ///
  /// - Parameter form: That of the value that is replaced.
  /// - Returns: nil where the type has no check, or the form is none of its forms.
  static func value(
    of type: EntityType, form: CharacterForm, from stream: inout RandomStream
  ) -> String? {
    let isLetter = form.letterPlaces
    for prefix in [reserved[type].map { Array($0.utf8) }, []].compactMap(\.self) {
      for recognizer in recognizers[type] ?? [] {
        guard let codeForm = recognizer.forms.first(where: { $0.length == isLetter.count }) else {
          continue
        }
        for _ in 0..<mostDraws {
          let characters = drawn(codeForm, isLetter, prefix, &stream)
          if recognizer.isValid(Code(characters: characters)) {
            return form.filled(with: characters)
          }
        }
      }
    }
    return nil
  }

  private static func drawn(
    _ form: CodeForm, _ isLetter: [Bool], _ prefix: [UInt8], _ stream: inout RandomStream
  ) -> [UInt8] {
    var characters = (0..<form.length).map { place in
      if place < prefix.count, prefix[place] != UInt8(ascii: ".") { return prefix[place] }
      let isDigit = form.digits >> UInt64(place) & 1 == 1 || !isLetter[place]
      return isDigit ? 48 + UInt8(stream.below(10)) : 65 + UInt8(stream.below(26))
    }
    for (place, byte) in form.literals { characters[place] = byte }
    return characters
  }
}
