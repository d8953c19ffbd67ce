import Corpora
import Testing

@testable import PersonalData

@Suite("Values that are written in several ways")
struct WrittenFormTests {
  private static let key = PseudonymKey(Array("a key of sixteen bytes or more".utf8))

  /// The same value, as different people write it.
  private static let groups: [(type: EntityType, values: [String])] = [
    (
      .ibanCode,
      ["DE89 3704 0044 0532 0130 00", "DE89370400440532013000", "de89-3704-0044-0532-0130-00"]
    ),
    (.creditCard, ["4111 1111 1111 1111", "4111-1111-1111-1111", "4111111111111111"]),
    (
      .phoneNumber,
      ["+1 (425) 803-8080", "425.803.8080", "1-425-803-8080", "(425) 803 8080", "+14258038080"]
    ),
    (.phoneNumber, ["+49 30 901820", "0049 30 901820", "+49 (0)30/901820", "+49-30-901820"]),
    (.usSSN, ["536-90-4399", "536904399", "536 90 4399"]),
    ("IMEI", ["35-209900-176148-1", "352099001761481"]),
    (.macAddress, ["00:1B:44:11:3A:B7", "00-1b-44-11-3a-b7", "001b.4411.3ab7"]),
    (.ipAddress, ["2001:0db8:0000:0000:0000:ff00:0042:8329", "2001:DB8::FF00:42:8329"]),
    (.emailAddress, ["anna.keller@mail.com", "ANNA.KELLER@MAIL.COM", "Anna.Keller@Mail.com"]),
    (.url, ["https://Acme.com/Orders", "https://acme.com/Orders", "HTTPS://ACME.COM/Orders"]),
    (.idNumber, ["INV-2024-00017", "inv 2024 00017", "INV-2024 00017"]),
    (.ukNINO, ["AB 12 34 56 C", "AB123456C", "ab123456c"]),
    (.location, ["Springfield", "SPRINGFIELD", "springfield"]),
    (.creditCard, ["４１１１ 1111 1111 1111", "4111\u{A0}1111\u{A0}1111\u{A0}1111"]),
  ]

  private func surrogates(
    _ values: [(EntityType, String)], key: PseudonymKey? = nil, index: UInt64 = 0,
    text: String = "", locale: String? = nil
  ) -> [String] {
    var policy = ScrubbingPolicy()
    (policy.action, policy.locale) = (.surrogate, locale)
    for (place, value) in values.enumerated() { policy.fields["f\(place)"] = .value(value.0) }
    var document = Document(text: text)
    document.meta = values.enumerated().map { place, value in
      var text: [UInt8] = []
      JSONText.append(value.1, to: &text)
      return JSONMember(key: "f\(place)", value: String(decoding: text, as: UTF8.self))
    }
    let result = Scrubber(policy: policy, key: key).scrub(document, index: index).document
    return result.meta.map { String($0.value.dropFirst().dropLast()) }
  }

  private func letters(_ value: String) -> String {
    value.uppercased().filter { $0.isLetter || $0.isNumber }
  }

  @Test(
    "One value has the same letters and digits in place, in the form of each",
    arguments: [false, true])
  func oneValue(isKeyed: Bool) {
    for (type, values) in Self.groups {
      let found = surrogates(values.map { (type, $0) }, key: isKeyed ? Self.key : nil)
      let isPhone = type == .phoneNumber
      let compact = found.map { isPhone ? String($0.filter(\.isNumber).suffix(8)) : letters($0) }
      #expect(Set(compact).count == 1, "\(type) \(found)")
      for (value, surrogate) in zip(values, found) {
        #expect(letters(value) != letters(surrogate))
        guard NormalizedValue.isCode(type) || isPhone else { continue }
        let signs = { (text: String) in text.filter { !$0.isLetter && !$0.isNumber } }
        #expect(signs(value) == signs(surrogate), "\(value) \(surrogate)")
      }
    }
    // A code of a country is written where it stood alone.
    let phones = surrogates(Self.groups[2].values.map { (.phoneNumber, $0) })
    #expect(phones[0].hasPrefix("+1 (") && phones[2].hasPrefix("1-") && phones[1].count == 12)
    #expect(phones.allSatisfy { $0.filter(\.isNumber).dropLast(2).hasSuffix("55501") })
  }

  @Test("With a key a value's surrogate is the same in all documents, of whatever language")
  func acrossDocuments() {
    let texts = [
      "The order is late and I am not happy.", "Die Bestellung ist nicht da und ich bin es leid.",
    ]
    let values = Self.groups.flatMap { group in group.values.map { (group.type, $0) } }
    let people: [(EntityType, String)] = [
      (.person, "Anna Lee"), (.person, "Bernd Lehmann"), (.person, "Okonma Tesfu"),
      (.location, "Berlin"), (.streetAddress, "Hauptstraße 5"),
      (.organization, "Muster Bau GmbH"),
    ]
    // Each by itself, since two values of one document never share a surrogate.
    for value in values + people {
      let first = surrogates([value], key: Self.key, index: 1, text: texts[0])
      #expect(first == surrogates([value], key: Self.key, index: 9, text: texts[1]), "\(value)")
    }
  }

  @Test("Different values of a document have different surrogates", arguments: [false, true])
  func different(isKeyed: Bool) {
    let values: [(EntityType, String)] =
      ["Anna Lee", "Bob Lee", "Cho Lee", "Dan Lee", "Al", "Bo", "Cy", "Di"].map { (.person, $0) }
      + (0..<8).map { (.usSSN, "536-90-439\($0)") }
      + (0..<30).map { (.url, "https://a\($0).example.net") }
      + ["Austin", "Boston", "Cork", "Derby", "Leeds", "York"].map { (.location, $0) }
      + (0..<20).map { (.phoneNumber, "425-803-80\(10 + $0)") }
    let found = surrogates(values, key: isKeyed ? Self.key : nil)
    #expect(Set(found).count == found.count, "\(found)")
  }

  @Test("A hash is that of the value, however it is written, and another value's is another")
  func hashes() throws {
    let hash = HashOperator(key: try #require(Self.key))
    func hashed(_ value: String, _ type: EntityType) -> String {
      String(decoding: hash.replacement(for: Array(value.utf8)[...], type: type), as: UTF8.self)
    }
    var all: Set<String> = []
    for (type, values) in Self.groups.dropLast() {
      let hashes = Set(values.map { hashed($0, type) })
      #expect(hashes.count == 1, "\(type)")
      all.formUnion(hashes)
    }
    #expect(all.count == Self.groups.count - 1)
    #expect(hashed("Anna Miller", .person) == hashed("MILLER, ANNA", .person))
    #expect(hashed("Anna Miller", .person) != hashed("Anna Müller", .person))
    #expect(hashed("Tr0ub4dor", .secret) != hashed("tr0ub4dor", .secret))
  }

  @Test("Encrypted values come back as they were written")
  func encryption() throws {
    let encrypt = EncryptOperator(key: try #require(Self.key))
    for value in Self.groups.flatMap(\.values) {
      let sealed = encrypt.replacement(for: Array(value.utf8)[...], type: .idNumber)
      #expect(encrypt.decrypted(sealed) == Array(value.utf8))
    }
  }
}
