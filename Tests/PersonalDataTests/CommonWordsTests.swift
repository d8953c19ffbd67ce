import Testing

@testable import PersonalData

@Suite("Common words")
struct CommonWordsTests {
  @Test(
    "Words of daily letters are common in any case, names are not",
    arguments: [
      ("en", "delivery parcel Refund don’t twenty-one COMPUTER Germany", "Thistlewood Okonkwo"),
      ("de", "Lieferung Paket Rechnung ÜBERPRÜFEN Versicherung", "Müller Schmidt Karlsruhe"),
      ("es", "paquete factura transferencia COMPAÑÍA también", "Lucía Iglesias"),
      ("fr", "livraison remboursement facture ÉTÉ problème", "Clémence Boucher"),
      ("it", "pagamento ordine documento PERCHÉ", "Ricci Pellegrini"),
    ])
  func commonWords(language: String, words: String, names: String) {
    for word in words.split(separator: " ") {
      #expect(CommonWords.contains(word.utf8), "\(language): \(word)")
    }
    for name in names.split(separator: " ") {
      #expect(!CommonWords.contains(name.utf8), "\(language): \(name)")
    }
  }
}
