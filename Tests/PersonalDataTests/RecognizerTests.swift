import PersonalData
import Testing

@Suite("Recognisers")
struct RecognizerTests {
  private func found(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return RecognizerRegistry().detect(in: bytes).map {
      "\($0.type.rawValue)=\(String(decoding: bytes[$0.range], as: UTF8.self))"
    }
  }

  @Test(
    "Values are found with their exact ends",
    arguments: [
      (
        "Write to anna.keller+shop@mail.example.co.uk.",
        "EMAIL_ADDRESS=anna.keller+shop@mail.example.co.uk"
      ),
      ("(jürgen@müller.example)", "EMAIL_ADDRESS=jürgen@müller.example"),
      ("see https://example.com/a(b)?q=1, please", "URL=https://example.com/a(b)?q=1"),
      ("www.example.org.", "URL=www.example.org"),
      ("host 192.168.10.254 is down", "IP_ADDRESS=192.168.10.254"),
      ("ping 2001:db8::8a2e:370:7334!", "IP_ADDRESS=2001:db8::8a2e:370:7334"),
      ("at fe80::1, then", "IP_ADDRESS=fe80::1"),
      ("::ffff:192.0.2.128", "IP_ADDRESS=::ffff:192.0.2.128"),
      // The registry's own examples (SWIFT IBAN registry).
      ("IBAN GB29 NWBK 6016 1331 9268 19 thanks", "IBAN_CODE=GB29 NWBK 6016 1331 9268 19"),
      ("DE89370400440532013000", "IBAN_CODE=DE89370400440532013000"),
      ("NO9386011117947", "IBAN_CODE=NO9386011117947"),
      // Numbers that card schemes publish for tests.
      ("card 4111 1111 1111 1111 12/26", "CREDIT_CARD=4111 1111 1111 1111"),
      ("378282246310005", "CREDIT_CARD=378282246310005"),
      ("5555-5555-5555-4444", "CREDIT_CARD=5555-5555-5555-4444"),
      ("my ssn is 536-90-4399", "US_SSN=536-90-4399"),
      ("social security 536904399", "US_SSN=536904399"),
      ("call (212) 555-0147 ext. 12 now", "PHONE_NUMBER=(212) 555-0147 ext. 12"),
      ("call +44 20 7946 0312 3 times", "PHONE_NUMBER=+44 20 7946 0312"),
      ("1-800-555-0199", "PHONE_NUMBER=1-800-555-0199"),
      ("tel. 07700 900417", "PHONE_NUMBER=07700 900417"),
      ("Tel: 030/23125482", "PHONE_NUMBER=030/23125482"),
      ("order #INV-2024-00017 is", "ID_NUMBER=INV-2024-00017"),
      ("ticket 48213", "ID_NUMBER=48213"), ("ref 5979 1907 4833 7.", "ID_NUMBER=5979 1907 4833 7"),
      ("I think 3237 8608 is wrong", "ID_NUMBER=3237 8608"),
      // Two letters that are hexadecimal digits are a word all the same.
      ("es 12 34 56 78 de ella", "ID_NUMBER=12 34 56 78"),
      // Punctuation beyond ASCII, and scripts without spaces, do not hide a value.
      ("is “4111 1111 1111 1111” right", "CREDIT_CARD=4111 1111 1111 1111"),
      ("«192.168.10.254»", "IP_ADDRESS=192.168.10.254"),
      ("电话020 7946 0312。", "PHONE_NUMBER=020 7946 0312"),
      ("“https://example.com”", "URL=https://example.com"),
      ("请写信给anna@example.com。", "EMAIL_ADDRESS=anna@example.com"),
      ("—DE89370400440532013000—", "IBAN_CODE=DE89370400440532013000"),
      ("…536-90-4399…", "US_SSN=536-90-4399"),
      ("„INV-2024-00017“", "ID_NUMBER=INV-2024-00017"),
      ("921.618.8168x85641", "PHONE_NUMBER=921.618.8168x85641"),
      ("at 12:30:45, then", "DATE_TIME=12:30:45"), ("on 2026-11-23", "DATE_TIME=2026-11-23"),
      ("from 2020-04-01T03:15:00.5+02:00 on", "DATE_TIME=2020-04-01T03:15:00.5+02:00"),
      ("due 2026-11-23T14:30Z", "DATE_TIME=2026-11-23T14:30Z"),
      ("thanks @maria_k\nclass starts at noon", "USERNAME=@maria_k"),
      ("on 23.11.2026 it", "DATE_TIME=23.11.2026"), ("on 11/23/2026", "DATE_TIME=11/23/2026"),
      ("in 1999", "DATE_TIME=1999"), ("due on March 3rd, 2025.", "DATE_TIME=March 3rd, 2025"),
      ("am 3. März 2025 um 14:30 Uhr", "DATE_TIME=3. März 2025 um 14:30 Uhr"),
      ("this 79 year old man", "AGE=79"), ("she is aged 32", "AGE=32"),
      ("it is at 12 Retreat Avenue, Apt. 4b.", "STREET_ADDRESS=12 Retreat Avenue, Apt. 4b"),
      ("in der Lindenstraße 12a wohnt", "STREET_ADDRESS=Lindenstraße 12a"),
      // Addresses of the first block and of BIP 173, BIP 350 and EIP-55.
      ("to 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa,", "CRYPTO=1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"),
      (
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
        "CRYPTO=bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"
      ),
      (
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
        "CRYPTO=bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"
      ),
      (
        "pay 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "CRYPTO=0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
      ),
      ("mac 00:1B:44:11:3A:B7 is", "MAC_ADDRESS=00:1B:44:11:3A:B7"),
      ("at 48.85837, 2.29448", "COORDINATES=48.85837, 2.29448"),
      ("username: kelly_1987", "USERNAME=kelly_1987"), ("zip code is 75201", "ZIP_CODE=75201"),
      ("license plate ABC-1234", "VEHICLE_PLATE=ABC-1234"),
      ("my bic is DEUTDEFF500", "BIC=DEUTDEFF500"),
      ("key AKIAIOSFODNN7EXAMPLE", "SECRET=AKIAIOSFODNN7EXAMPLE"),
      ("my password is hunter2horse!", "SECRET=hunter2horse!"),
    ])
  func positives(text: String, expected: String) {
    #expect(found(text) == [expected])
  }

  @Test(
    "Near misses are left alone",
    arguments: [
      "me @home", "a@b", "user@host", "10.30 pm", "256.1.1.1", "1.2.3", "::",
      "std::vector",

      "from 2024-2025", "costs $12,345.67",
      "£12345",
      "1080p and 5000mAh", "a year of 366 days", "1999 seats", "iPhone 15", "COVID-19", "3.14159",
      "room 1204",
      "100,000 documents", "12000€", "12 345 678 people", "23 11 2026", "2024 2025",
    ])
  func nearMisses(text: String) {
    #expect(found(text) == [])
  }

  @Test(
    "Numbers with wrong check digits are not what they look like",
    arguments: [
      ("GB29 NWBK 6016 1331 9268 18", "IBAN_CODE"), ("4111 1111 1111 1112", "CREDIT_CARD"),
      ("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD", "CRYPTO"),
      ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", "CRYPTO"),
      ("666-12-3456", "US_SSN"), ("900-12-3456", "US_SSN"), ("123-00-4567", "US_SSN"),
    ])
  func checksums(text: String, type: String) {
    #expect(!found(text).contains { $0.hasPrefix(type) })
  }

  @Test("The checksums agree with published numbers")
  func checksumFacts() {
    // The worked example of ISO/IEC 7812-1's annex and common descriptions of the algorithm.
    #expect(found("49927398716 79927398713").isEmpty == false)
    #expect(
      found("FR14 2004 1010 0505 0001 3M02 606") == ["IBAN_CODE=FR14 2004 1010 0505 0001 3M02 606"])
    #expect(
      found("MT84MALT011000012345MTLCAST001S") == ["IBAN_CODE=MT84MALT011000012345MTLCAST001S"])
  }

  @Test(
    "Of overlapping findings the surer, then the longer stays, and a text full of them takes no longer each"
  )
  func manyFindings() {
    let text = (0..<20_000).map { "call 212-555-\(1000 + $0 % 9000) or a\($0)@b.example" }.joined(
      separator: "; ")
    let clock = ContinuousClock()
    var found: [Detection] = []
    let whole = clock.measure { found = RecognizerRegistry().detect(in: Array(text.utf8)) }
    #expect(found.count == 40_000)
    #expect(zip(found, found.dropFirst()).allSatisfy { $0.range.upperBound <= $1.range.lowerBound })
    let tenth = clock.measure {
      _ = RecognizerRegistry().detect(in: Array(text.utf8.prefix(text.utf8.count / 10)))
    }
    // Ten times the text; a quadratic step would take a hundred times as long.
    #expect(whole < tenth * 40)
  }

  @Test("What a recogniser finds does not hang on what else stands in the text")
  func prefilter() {
    // The last paragraph has digits, signs and words of all kinds, so that every recogniser looks at the text.
    let everything =
      "\n\n\nSee a1b2c3 on 3 May at http://www.example.com, user: x; zip 1234567890123 @ a::b e.g."
    let texts = [
      "Anna Keller lives in Bristol", "call SW1A 1AA", "on Monday", "token=abc", "wrote 12.3.2024",
      "my name is rose", "fe80::1", "x@y.example", "T220001293", "Rua Direita 5", "PO Box 12",
      "AB 12 34 56 C", "at 5 pm", "aged 45", "order 12345", "NY 10001", "@somebody",
      "go to https://a.example/b", "请访问https://a.example/b", "", " ",
    ]
    for text in texts {
      let bytes = Array(text.utf8)
      let alone = RecognizerRegistry().detect(in: bytes)
      let among = RecognizerRegistry().detect(in: bytes + Array(everything.utf8)).filter {
        $0.range.upperBound <= bytes.count
      }
      #expect(alone.map(\.range) == among.map(\.range), "\(text)")
    }
  }

  @Test("Code, commands and lone numbers are nobody's")
  func technicalProse() {
    for text in [
      "CONFIG_HOTPLUG_CPU enables the hotplug handler.", "struct page *alloc_page(gfp_t flags)",
      "compatible = \"acme,ac1234\";", "The FPGA maps its registers at 0x1000.",
      "Datasheet: see the vendor's site.", "copy Makefile and init.c to /usr/src/linux",
      "Will it boot?", "3950000 microvolts", "1 2 3 4 5 6 7 8 9 10 11 12",
      "19 20 21 22 23 24 25 26 27 28", "E. g. the SoCs",
      "-a::\n--all::\n    Show 3 branches with their names.", "--no-add::  2 of them",
      "Encoded in ISO-8859-1, listed as CVE-2018-12127, 1_000_000 times",
      "00000000  74 68 65 73 65 2d 61 00 00 00 00 00", "  max = 1073741824",
      "@property\ndef size2(self): return 2", "    @staticmethod\n    @x.setter\n    class Point2:",
      "BAR4    Memory Window 3\nBAR5    Memory Window 4", "login(user=None, passwd='')",
      "It works in Python 3 and Emscripten, not in WASM.",
    ] {
      let found = RecognizerRegistry().detect(in: Array(text.utf8))
      #expect(found.isEmpty, "\(text): \(found)")
    }
  }
}
