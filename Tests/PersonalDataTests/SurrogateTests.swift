import PersonalData
import Sampling
import Testing

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
}
