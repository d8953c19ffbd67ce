import Tokenization

/// Order, ticket, customer and serial numbers: groups of letters and digits, joined by `-` or `_`, that hold too many
/// digits to be a word or a plain quantity.
///
/// No pattern tells whose such a number is. A word before it may (`order`, `invoice no.`), or its form: a long number that is not
/// round, capitals with digits behind a hyphen. What else might be one, such as a type of device or a hexadecimal address, scores
/// below the usual threshold. Years, dates, amounts of money and decimal fractions are left alone.
struct IdentifierRecognizer: ScanRecognizer {
  let name = "identifier"
  let needs: [TextTraits] = [.fourDigits]

  private static let announcing = WordList(
    """
    order ticket case ref reference account acct customer invoice booking reservation contract member membership policy claim number \
    no nr num id serial tracking transaction patient record parcel shipment receipt file user employee badge student loan permit \
    confirmation code bestellung bestellnummer rechnung rechnungsnummer kunde kundennummer vertrag auftrag aktenzeichen nummer \
    commande facture dossier numéro client pedido factura contrato cliente número reserva ordine fattura pratica codice
    """)

  func detect(in scan: WordScan, into detections: inout [Detection]) {
    var place = 0
    while place < scan.words.count {
      guard scan.words[place].isLetters || scan.words[place].hasDigit else {
        place += 1
        continue
      }
      let first = place
      var hasDigit = scan.words[place].hasDigit
      place += 1
      while Self.isJoint(scan, place), scan.isJoined(place + 1),
        scan.words[place + 1].isLetters || scan.words[place + 1].hasDigit
      {
        hasDigit = hasDigit || scan.words[place + 1].hasDigit
        place += 2
      }
      guard hasDigit else { continue }
      // No number of fewer digits is an identifier.
      if place == first + 1, scan.words[first].count < Self.leastDigits { continue }
      let range = scan.words[first].start..<scan.words[place - 1].end
      guard range.count <= 64, !scan.text.isWord(range.lowerBound - 1),
        !scan.text.isWord(range.upperBound), !Self.isQuantity(range, in: scan.text),
        place == first + 1 || !Self.standards.contains(scan.hash(first)),
        let form = Self.form(scan.text[range])
      else { continue }
      let isAnnounced = Self.isAnnounced(scan, first)
      let isWeak = form == .weak || Self.isAmongNumbers(scan, first..<place)
      let score = isWeak && !isAnnounced ? 0.4 : 0.6
      detections.append(
        Detection(
          range: range, type: .idNumber, score: score, recognizer: name,
          evidence: isAnnounced ? [.pattern, .context] : .pattern))
    }
  }

  private static let leastDigits = 4

  private static func isJoint(_ scan: WordScan, _ place: Int) -> Bool {
    scan.isJoined(place) && scan.words[place].kind == .sign
      && (scan.isSign(place, "-") || scan.isSign(place, "_"))
  }

  /// Whether one of the three words before says whose number follows.
  private static func isAnnounced(_ scan: WordScan, _ place: Int) -> Bool {
    var words = 0
    var before = place - 1
    while before >= 0, words < 3, place - before < 8, scan.words[before].kind != .lineEnd {
      if scan.isSign(before, "#") { return true }
      if scan.words[before].isLetters {
        if announcing.contains(scan.hash(before)) { return true }
        words += 1
      }
      before -= 1
    }
    return false
  }

  /// Whether what is assigned to something stands there, or numbers stand on both sides: a listing or a table.
  private static func isAmongNumbers(_ scan: WordScan, _ words: Range<Int>) -> Bool {
    if scan.isSign(words.lowerBound - 1, "=") { return true }
    return scan.isHexadecimal(words.lowerBound - 1) && scan.isHexadecimal(words.upperBound)
  }

  /// What begins the names of standards, character sets and listed flaws: `ISO-8859-1`, `CVE-2018-12127`.
  static let standards = WordList(
    "iso rfc utf cve cwe ieee iec ansi ecma fips nist din en pep jsr itu rev spdx unicode koi windows cp"
  )

  private enum Form { case weak, strong }

  private static func form(_ text: ArraySlice<UInt8>) -> Form? {
    let isJoint = { (byte: UInt8) in byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") }
    // Most are of one group, which needs no list.
    let groups = text.contains(where: isJoint) ? text.split(whereSeparator: isJoint) : []
    let digits = text.count(where: { $0.isDigit })
    let letters = text.count(where: { $0.isLetter })
    if !groups.isEmpty, groups.allSatisfy({ $0.allSatisfy({ $0.isDigit }) }) {
      // A date, a range of years or of quantities has short groups; in thousands, 1_000_000 is a quantity.
      if groups.dropFirst().allSatisfy({ $0.count == 3 }), groups[0].count <= 3,
        text.contains(UInt8(ascii: "_"))
      {
        return nil
      }
      return digits >= 7 && !isDateLike(groups) ? .strong : nil
    }
    if letters == 0 {
      if digits < 5 { return nil }
      return digits >= 7 && !text.suffix(3).elementsEqual("000".utf8) ? .strong : .weak
    }
    // Letters that follow the digits are a unit: 1080p, 5000mAh.
    let startsWithLetter = text.first?.isLetter == true
    let isOne =
      startsWithLetter
      ? digits >= leastDigits
      : !groups.isEmpty && digits >= 5 || mixes(text) && digits >= leastDigits
    if !isOne { return nil }
    let isLoud = text.allSatisfy { !$0.isLowercase } && !text.contains(UInt8(ascii: "_"))
    let longest = groups.map { $0.count(where: { $0.isDigit }) }.max() ?? digits
    return isLoud && (longest >= 6 || !groups.isEmpty && longest >= 4 && digits >= 5)
      ? .strong : .weak
  }

  private static func isDateLike(_ groups: [ArraySlice<UInt8>]) -> Bool {
    let isYear = { (group: ArraySlice<UInt8>) in
      group.count == 4 && (group.starts(with: "19".utf8) || group.starts(with: "20".utf8))
    }
    return groups.contains(where: isYear) && groups.allSatisfy { $0.count <= 2 || isYear($0) }
  }

  /// Whether digits come again after letters, as in `4B7F9`.
  private static func mixes(_ text: ArraySlice<UInt8>) -> Bool {
    guard let letter = text.firstIndex(where: { $0.isLetter }) else { return false }
    return text[letter...].contains(where: { $0.isDigit })
  }

  /// Whether a currency sign, or a digit beyond a comma or point, touches the number.
  private static func isQuantity(_ range: Range<Int>, in text: [UInt8]) -> Bool {
    let before = range.lowerBound - 1
    let after = range.upperBound
    let isPoint = { (byte: UInt8) in byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") }
    if text.has(after, where: isPoint), text.has(after + 1, where: { $0.isDigit }) { return true }
    if text.has(before, where: isPoint), text.has(before - 1, where: { $0.isDigit }) { return true }
    // In UTF-8 the euro sign is E2 82 AC; the pound and yen signs end in A3 and A5.
    if text.has(after, where: { $0 == 0xE2 }), text.has(after + 1, where: { $0 == 0x82 }) {
      return true
    }
    return text.has(before, "$")
      || text.has(before, where: { $0 == 0xA3 || $0 == 0xA5 || $0 == 0xAC })
  }
}
