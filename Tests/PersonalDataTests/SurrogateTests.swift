import Corpora
import Sampling
import Testing

@testable import PersonalData

@Suite("Surrogates")
struct SurrogateTests {
  private func surrogates(_ type: EntityType, of value: String?, count: Int = 200) -> [String] {
    let form = value.flatMap { SlotForm.of($0, type: type) }
    return (0..<count).map { index in
      var stream = RandomStream(seed: 1, index: UInt64(index))
      var set = SurrogateSet()
      return set.value(for: type, form: form, from: &stream)
    }
  }

  @Test(
    "Surrogates are found again as what they stand for",
    arguments: [
      (EntityType.emailAddress, "x@y.example"), (.url, "https://a.example"),
      (.ipAddress, "10.0.0.1"),
      (.ipAddress, "fe80::1"), (.creditCard, "4111 1111 1111 1111"),
      (.creditCard, "378282246310005"),
      (.ibanCode, "GB29 NWBK 6016 1331 9268 19"), (.ibanCode, "DE89370400440532013000"),
      (.phoneNumber, "(212) 555-0147"), (.phoneNumber, "212-555-0147"),
      (.phoneNumber, "+44 20 7946 0312"),
      (.phoneNumber, "020 7946 0312"), (.phoneNumber, "+49 30 23125 482"),
      (.idNumber, "INV-2024-00017"),
    ])
  func recognised(type: EntityType, value: String) {
    for surrogate in surrogates(type, of: value) {
      let bytes = Array("is \(surrogate) yes".utf8)
      let found = RecognizerRegistry().detect(in: bytes)
      #expect(found.map(\.type) == [type], "\(surrogate)")
      #expect(found.first?.range.count == surrogate.utf8.count, "\(surrogate)")
    }
  }

  @Test("No surrogate lies outside the ranges kept for fiction and documentation")
  func reserved() {
    for address in surrogates(.emailAddress, of: nil) {
      let domain = address.split(separator: "@").last ?? ""
      #expect(domain.hasSuffix("example") || domain.hasPrefix("example."), "\(address)")
      #expect(address.utf8.allSatisfy { $0 < 0x80 })
    }
    for address in surrogates(.ipAddress, of: "1.2.3.4") {
      #expect(
        ["192.0.2.", "198.51.100.", "203.0.113."].contains { address.hasPrefix($0) }, "\(address)")
    }
    for number in surrogates(.phoneNumber, of: "(212) 555-0147") {
      #expect(number.contains("555-01"), "\(number)")
    }
    for number in surrogates(.usSSN, of: "536-90-4399") { #expect(number.hasPrefix("987-65-432")) }
    for number in surrogates(.ibanCode, of: "DE89370400440532013000") {
      #expect(number.dropFirst(4).hasPrefix("00000000"), "\(number)")
    }
  }

  @Test("Surrogates are written as their models were, and none of the model's digits are kept")
  func forms() {
    #expect(
      surrogates(.idNumber, of: "INV-2024-00017").allSatisfy {
        $0.hasPrefix("INV-") && $0.count == 14
      })
    #expect(Set(surrogates(.idNumber, of: "INV-2024-00017")).count > 190)
    #expect(surrogates(.creditCard, of: "3782-822463-10005").allSatisfy { $0.count == 17 })
    #expect(surrogates(.dateTime, of: "3 March").allSatisfy { $0.split(separator: " ").count == 2 })
    #expect(
      surrogates(.dateTime, of: "2024-02-11").allSatisfy { $0.hasPrefix("202") && $0.count == 10 })
    #expect(
      surrogates(.dateTime, of: "last Tuesday").allSatisfy {
        $0.hasPrefix("last ") && $0.hasSuffix("day")
      })
    #expect(
      SlotForm.of("ask Bob's cat", type: .dateTime) == SlotForm.of("1 May 2020", type: .dateTime))
    #expect(SlotForm.of("(212) 555-0147", type: .phoneNumber) == "(")
  }

  @Test("One person stays one person through a document")
  func persona() {
    for index in 0..<50 {
      var stream = RandomStream(seed: 2, index: UInt64(index))
      var set = SurrogateSet()
      let full = set.value(
        for: .person, form: SlotForm.of("Anna Keller", type: .person), person: 1, from: &stream)
      let first = set.value(
        for: .person, form: SlotForm.of("Anna", type: .person), person: 1, from: &stream)
      let formal = set.value(
        for: .person, form: SlotForm.of("Mrs Keller", type: .person), person: 1, from: &stream)
      #expect(full.hasPrefix(first + " "))
      #expect(formal == "Mrs " + full.dropFirst(first.count + 1))
    }
  }

  private func scrubbed(_ text: String, index: UInt64 = 0, key: PseudonymKey? = nil) -> String {
    var policy = ScrubbingPolicy()
    policy.action = .surrogate
    return Scrubber(policy: policy, key: key).scrub(Document(text: text), index: index).document
      .text
  }

  @Test("All dates of a document move by the same whole weeks, each written as it was")
  func dates() {
    let text =
      "On 2024-03-01 it came, on 15 March 2024 it broke, on 03/29/2024 we wrote, on 1. April 2024 we called."
    for index in 0..<40 {
      let moved = scrubbed(text, index: UInt64(index))
      let shift = moved.wholeMatch(
        of:
          #/On (\d{4}-\d\d-\d\d) it came, on (\d+ [A-Z][a-z]+ \d{4}) it broke, on (\d\d\/\d\d\/\d{4}) we wrote, on (\d+\. [A-Z][a-z]+ \d{4}) we called\./#
      )
      #expect(shift != nil && !moved.contains("2024-03-01"), "\(moved)")
    }
    let whole = DateShift(days: 14, isMonthFirst: true, language: "en")
    for (date, expected) in [
      ("2024-02-20", "2024-03-05"), ("2023-02-20", "2023-03-06"), ("12/25/2023", "01/08/2024"),
      ("25.12.2023", "08.01.2024"), ("1/3/24", "1/17/24"), ("March 20th, 2024", "April 3rd, 2024"),
      ("20 Feb 2024", "5 Mar 2024"), ("DECEMBER 20, 1999", "JANUARY 3, 2000"), ("Monday", "Monday"),
      ("14:30", "14:30"),
      ("999999999999999999-01-01", "999999999999999999-01-01"),
      ("2024-02-20 14:30", "2024-03-05 14:30"),
    ] {
      #expect(whole.moved(date) == expected)
    }
    let others: [(String, String, String)] = [
      ("de", "20. Februar 2024", "5. März 2024"), ("fr", "20 février 2024", "5 mars 2024"),
      ("es", "20 de marzo de 2024", "3 de abril de 2024"),
      ("it", "20 agosto 2024", "3 settembre 2024"),
    ]
    for (language, date, expected) in others {
      #expect(
        DateShift(days: 14, isMonthFirst: false, language: language).moved(date) == expected)
    }
  }

  @Test(
    "Identifiers pass the check of their kind, as published validators have it",
    arguments: [
      ("UK_NHS", "943 476 5919"), ("PL_PESEL", "44051401359"), ("FI_HETU", "131052-308T"),
      ("NL_BSN", "111222333"), ("ES_NIF", "12345678Z"), ("DE_TAX_ID", "86 095 742 719"),
      ("BR_CPF", "390.533.447-05"), ("CA_SIN", "046 454 286"), ("IN_AADHAAR", "2341 2341 2346"),
      ("AU_ABN", "51 824 753 556"), ("US_NPI", "1234567893"), ("RO_CNP", "1630615123457"),
      ("KR_RRN", "971013-9019902"), ("IMEI", "35-209900-176148-1"), ("UK_NINO", "AB 12 34 56 C"),
    ])
  func identifiers(type: String, value: String) {
    let type = EntityType(rawValue: type)
    let registry = RecognizerRegistry(threshold: 0, types: [type])
    for surrogate in surrogates(type, of: value, count: 20) {
      #expect(surrogate != value && surrogate.count == value.count)
      #expect(!registry.detect(in: Array(surrogate.utf8)).isEmpty, "\(surrogate)")
    }
  }

  @Test("A woman stays a woman, a short name short, and her address bears her new name")
  func people() {
    let women = LocaleNames.all.reduce(into: Set<String>()) { $0.formUnion($1.female) }
    let men = LocaleNames.all.reduce(into: Set<String>()) { $0.formUnion($1.male) }
    for index in 0..<60 {
      let text = scrubbed(
        "Dear Sarah Armstrong, write to sarah.armstrong@mail.com. Regards,\nHenry Cox",
        index: UInt64(index))
      let names = text.firstMatch(of: #/Dear (\S+) (.+), write to (\S+)@.*\n(\S+) /#)
      let given = names.map { String($0.1) } ?? ""
      #expect(women.contains(given) && !text.contains("Sarah"), "\(text)")
      #expect(men.contains(names.map { String($0.4) } ?? ""), "\(text)")
      let local = names.map { String($0.3) } ?? ""
      let family = Persona.ascii(names.map { String($0.2) } ?? "-")
      #expect(local.contains(family) || local.contains(Persona.ascii(given)), "\(text)")
    }
  }

  @Test("Fourteen languages have people, places, streets, firms and numbers of their own")
  func locales() {
    #expect(LocaleNames.all.count >= 14)
    for names in LocaleNames.all {
      #expect(Set(names.female).count >= 75 && Set(names.male).count >= 75)
      #expect(Set(names.family).count >= 80 && Set(names.cities).count >= 35)
      #expect(names.streets.count >= 25 && names.streets.allSatisfy { $0.contains("#") })
      #expect(names.firms.count >= 15 && names.firms.allSatisfy { $0.contains("@") })
      #expect(Set(names.female).intersection(names.male).count <= 6)
      #expect(!names.phones.isEmpty)
    }
  }

  @Test("With a key a value is the same in all documents, and with another key another")
  func keys() throws {
    let first = try #require(PseudonymKey(Array("a key of sixteen bytes or more".utf8)))
    let second = try #require(PseudonymKey(Array("another key of that many bytes".utf8)))
    let text = "Please ask Sarah Armstrong about 2024-03-01."
    #expect(scrubbed(text, index: 1, key: first) == scrubbed(text, index: 7, key: first))
    #expect(scrubbed(text, index: 1, key: first) != scrubbed(text, index: 1, key: second))
  }
}
