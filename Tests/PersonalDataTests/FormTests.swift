import Corpora
import Sampling
import Testing

@testable import PersonalData

@Suite("Forms of values")
struct FormTests {
  private static let types = EntityType.known.sorted { $0.rawValue < $1.rawValue }

  private static func fill(
    _ type: EntityType, _ form: String?, locale: String = "en", index: Int = 0
  ) -> String? {
    var stream = RandomStream(seed: 5, index: UInt64(index))
    var set = SurrogateSet(locale: locale)
    return set.fill(type, form: form, from: &stream)
  }

  private static func hasControls(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.properties.generalCategory == .control }
  }

  private static let values = [
    "Pixel 8", "17. Oktober 2026", "2024-03-01T14:30:00Z", "+49 30 23125 482", "+420 777 123 456",
    "IBAN GB29 NWBK 6016 1331 9268 19", "DE89370400440532013000", "INV-2024-00017",
    "(212) 555-0147",
    "in 3 weeks", "97", "97-year-old", "English", "4111 1111 1111 1111", "4111-xxxx-1111", "%", "x",
    "", "ask Bob's cat", "ABCD", "1er mars à 14h30", "99.99", "50%", "Anna Keller",
    "a\u{1}b\u{2}12", "12\u{3}\u{4}34", "\u{1}\u{1}", "M\u{1}rz 12", "+49\u{1}30\u{2}23125",
    "\u{4}g\u{4}", "3\u{7F}4", "\u{200B}77\u{FEFF}",
  ]

  @Test(
    "No value of any form has control characters, whatever it was made of, and any type can be filled"
  )
  func controls() {
    for type in Self.types {
      for value in Self.values {
        let form = SlotForm.of(value, type: type)
        for form in [form, form.flatMap { SlotForm.withoutWords($0, type: type) }] {
          guard let drawn = Self.fill(type, form) else { continue }
          #expect(!Self.hasControls(drawn) && !drawn.isEmpty, "\(type.rawValue) \(value) \(drawn)")
          #expect(type != .dateTime || !drawn.contains("%"), "\(type.rawValue) \(value) \(drawn)")
        }
        var stream = RandomStream(seed: 6, index: 0)
        var set = SurrogateSet()
        let any = set.value(for: type, form: form, from: &stream)
        #expect(!Self.hasControls(any) && !any.isEmpty, "\(type.rawValue) \(value) \(any)")
      }
    }
  }

  @Test("A form of another kind, or of nothing, is not filled")
  func foreignForms() {
    let forms: [(EntityType, String)] = [
      (.dateTime, "%\u{2} \u{3}\u{3}"), (.dateTime, "\u{3}\u{3}\u{3}\u{3} 5"), (.dateTime, "%Q"),
      (.dateTime, "%"), (.dateTime, "%Lxx%D"), (.dateTime, ""), (.phoneNumber, "+\u{1}\u{1}"),
      (.phoneNumber, "call me"), (.phoneNumber, ""), (.ibanCode, "\u{2}\u{2}"), (.ibanCode, "ZZ"),
      (.idNumber, "\u{4}"), (.idNumber, ""), (.age, "old"), (.age, "90-"), (.age, "9-1"),
      (.nrp, "\u{3}\u{3}"), (.nrp, "en.people:x"), (.person, "\u{1}"), (.zipCode, "a\u{0}"),
      ("UK_NHS", "\u{7}"),
    ]
    for (type, form) in forms {
      #expect(Self.fill(type, form) == nil, "\(type.rawValue) \(form.debugDescription)")
    }
  }

  // MARK: Dates

  private static func dates(_ value: String, _ language: String?, count: Int = 200) -> [String] {
    let form = SlotForm.of(value, type: .dateTime, language: language)
    return (0..<count).compactMap { fill(.dateTime, form, index: $0) }
  }

  @Test(
    "A date is written in its language, in its order, and is a day that there is",
    arguments: [
      (
        "17. Oktober 2026", "de",
        #"([1-9]|1\d|2[0-8])\. (Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember) 202\d"#
      ),
      (
        "am Montag um 14:30 Uhr", "de",
        #"am (Mo|Diens|Donners|Frei|Sams|Sonn)n?tag um \d{1,2}:[0-5]\d Uhr|am Mittwoch um \d{1,2}:[0-5]\d Uhr"#
      ),
      ("3 mars 2024", "fr", #"\d{1,2} [a-zéû]+ 202\d"#),
      ("1er mars", "fr", #"1er [a-zéû]+|([2-9]|1\d|2[0-8]) [a-zéû]+"#),
      ("3 de marzo de 2024", "es", #"\d{1,2} de [a-z]+ de 202\d"#),
      ("4 de setembro", "pt", #"\d{1,2} de [a-zç]+"#),
      ("12 maggio", "it", #"\d{1,2} [a-z]+"#), ("5 mei 2024", "nl", #"\d{1,2} [a-z]+ 202\d"#),
      (
        "24th of February", "en",
        #"(1st|2nd|3rd|[4-9]th|1\dth|20th|21st|22nd|23rd|2[4-8]th) of [A-Z][a-z]+"#
      ),
      ("the 3rd", nil, #"the (1st|2nd|3rd|[4-9]th|1\dth|20th|21st|22nd|23rd|2[4-8]th)"#),
      ("3:15 pm", "en", #"([1-9]|1[0-2]):[0-5]\d pm"#),
      ("14:30", nil, #"([0-9]|1\d|2[0-3]):[0-5]\d"#),
      ("2024-02-11", nil, #"202\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d)"#),
      ("2024-03-01T14:30:00Z", nil, #"202\d-\d\d-\d\dT\d\d:[0-5]\d:[0-5]\dZ"#),
      ("03/29/2024", nil, #"(0[1-9]|1[0-2])/(0[1-9]|[12]\d)/202\d"#),
      ("04/03/2024", nil, #"(0[1-9]|1[0-2])/(0[1-9]|1[0-2])/202\d"#),
      ("born 1954", nil, #"\d{1,2} [A-Z][a-z]+ 202\d"#), ("1954", nil, #"19[4-9]\d"#),
      ("in 61 months", "en", #"in [2-9] months"#), ("MARCH 3", "en", #"[A-Z]+ \d{1,2}"#),
      ("on 2 march", "en", #"on \d{1,2} [a-z]+"#),
      ("Freitag, den unbekannten", "de", #"\d{1,2}\. [A-ZÄ][a-zä]+ 202\d"#),
    ] as [(String, String?, String)])
  func dates(value: String, language: String?, pattern: String) throws {
    let pattern = try Regex("^(?:\(pattern))$")
    let drawn = Self.dates(value, language)
    #expect(drawn.count == 200)
    for date in drawn { #expect(date.contains(pattern), "\(value): \(date)") }
    #expect(Set(drawn).count > 1)
  }

  @Test("The weekday of a date is the one that it fell on")
  func weekdays() throws {
    for date in Self.dates("Friday, 3 May 2024", "en", count: 60) {
      let match = try #require(date.wholeMatch(of: #/(\w+), (\d+) (\w+) (\d+)/#))
      let month = try #require(CalendarNames.month(match.3.lowercased()))
      let year = try #require(Int(match.4))
      let day = try #require(Int(match.2))
      // Zeller's congruence, in which Saturday is 0.
      let (m, y) = month < 3 ? (month + 12, year - 1) : (month, year)
      let number = (day + 13 * (m + 1) / 5 + y + y / 4 - y / 100 + y / 400) % 7
      let days = ["Saturday", "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
      #expect(days[number] == match.1, "\(date)")
    }
  }

  @Test("A moved date keeps its ordinal's ending right, and its language")
  func movedDates() {
    let cases: [(language: String, days: Int, date: String, moved: String)] = [
      ("en", 14, "the 20th of March 2024", "the 3rd of April 2024"),
      ("en", 7, "March 4th", "March 11th"), ("en", 7, "2 pm 3 March", "2 pm 10 March"),
      ("en", 7, "14th May 2024", "21st May 2024"),
      ("fr", 14, "1er mars 2024", "15 mars 2024"), ("fr", 7, "23 février 2024", "1er mars 2024"),
      ("pt", 14, "20 de fevereiro de 2024", "5 de março de 2024"),
      ("nl", 14, "20 februari 2024", "5 maart 2024"), ("es", 7, "3 ene 2024", "10 ene 2024"),
      ("de", 14, "20. Dez. 2023", "3. Jan. 2024"), ("fr", 7, "3 janv. 2024", "10 janv. 2024"),
    ]
    for item in cases {
      let shift = DateShift(days: item.days, isMonthFirst: false, language: item.language)
      #expect(shift.moved(item.date) == item.moved)
    }
  }

  // MARK: Ages and peoples

  @Test(
    "An age stays in its stage of life, and near",
    arguments: [1, 3, 8, 14, 17, 23, 41, 68, 87, 97, 101])
  func ages(age: Int) throws {
    for index in 0..<50 {
      let form = SlotForm.of("\(age)", type: .age)
      let drawn = try #require(Self.fill(.age, form, index: index).flatMap { Int($0) })
      #expect(abs(drawn - age) < 10 && (drawn < 18) == (age < 18) && (drawn >= 65) == (age >= 65))
      #expect(drawn >= 1)
    }
    #expect(Self.fill(.age, SlotForm.of("97-year-old", type: .age))?.hasSuffix("-year-old") == true)
    #expect(Self.fill(.age, SlotForm.of("97, called Bob", type: .age)).flatMap { Int($0) } != nil)
  }

  @Test("A people's word is replaced by one of its kind, in its language")
  func peoples() {
    func drawn(_ value: String, _ language: String) -> Set<String> {
      let form = SlotForm.of(value, type: .nrp, language: language)
      return Set((0..<80).compactMap { Self.fill(.nrp, form, locale: language, index: $0) })
    }
    let languages = drawn("English", "en")
    #expect(languages.count > 10 && languages.isDisjoint(with: ["Kenyan", "British", "Canadian"]))
    #expect(drawn("Kenyan", "en").isDisjoint(with: languages))
    #expect(drawn("english", "en").allSatisfy { $0 == $0.lowercased() })
    #expect(drawn("deutschen", "de").allSatisfy { $0.hasSuffix("schen") })
    #expect(drawn("Kanadierin", "de").allSatisfy { $0.hasSuffix("in") })
    #expect(drawn("française", "fr").allSatisfy { $0.hasSuffix("e") })
    #expect(
      drawn("españolas", "es").isEmpty || drawn("italianas", "es").allSatisfy { $0.hasSuffix("as") }
    )
    #expect(drawn("Catholics", "en").allSatisfy { $0.hasSuffix("s") })
    #expect(SlotForm.of("Klingon", type: .nrp) == nil)
    #expect(drawn("Klingonisch", "de").allSatisfy { $0.hasSuffix("isch") })
  }

  // MARK: Numbers

  private static func numbers(_ form: String, _ before: String, _ after: String) -> [String] {
    let form = CharacterForm(stored: form.replacing("#", with: "\u{1}"))
    return (0..<100).compactMap { index in
      var stream = RandomStream(seed: 9, index: UInt64(index))
      return form.flatMap {
        SurrogateSet().number(
          of: $0, before: Array(before.utf8)[...], after: Array(after.utf8)[...], from: &stream)
      }
    }
  }

  @Test(
    "A number is what the words beside it allow",
    arguments: [
      ("##", "the ", "th of the month", 10...31), ("##", "after ", " months", 10...24),
      ("##", "at hour ", ".", 10...23), ("##", "within ", " hours", 10...24),
      ("#", "in ", " days", 1...9),
      ("##", "about ", " %", 10...99), ("###", "it is ", "% done", 100...100),
      ("##", "we meet at ", " am", 10...12), ("##", "um ", " Uhr", 10...23),
      ("##", "at ", " o'clock", 10...12),
      ("##", "on ", " February", 10...28), ("##", "on March ", ", 2024", 10...31),
      ("##", "am ", ". September", 10...30),
      ("##", "am ", ". Mai", 10...31), ("##", "le ", " février", 10...28),
      ("##", "el ", " de abril", 10...30),
      ("####", "since ", ".", 1950...2026), ("####", "in ", ", and", 1950...2026),
      ("20##", "from ", " on", 2000...2026),
      ("##", "waited ", "-12 minutes", 10...59), ("##", "she is ", " years old", 18...89),
      ("##", "aged ", ",", 18...89),
      ("##", "a ", "-year-old", 18...89), ("##", "after ", " business days", 10...31),
      ("##", "nach ", " Wochen", 10...26),
      ("##", "week ", " of", 10...52), ("##", "the ", ":30 train", 0...23),
      ("##", "at 10:", " sharp", 0...59),
      ("##", "a table of 106 by ", " cm", 35...99), ("##", "20 x ", ".", 10...60),
    ] as [(String, String, String, ClosedRange<Int>)])
  func neighbours(form: String, before: String, after: String, range: ClosedRange<Int>) {
    let drawn = Self.numbers(form, before, after)
    #expect(drawn.count == 100)
    for number in drawn {
      #expect(Int(number).map(range.contains) == true, "\(before)\(number)\(after)")
      #expect(number.count == form.count)
    }
  }

  @Test("Ordinals have their right ending, decades are whole, times and ranges are in order")
  func parts() throws {
    for (form, endings) in [
      ("#", ["st", "nd", "rd", "th"]), ("##", ["st", "nd", "rd", "th"]), ("###", ["st", "th"]),
    ] {
      for ending in endings {
        let drawn = Self.numbers(form + ending, "the ", " time")
        #expect(drawn.count == 100, "\(form)\(ending)")
        for ordinal in drawn {
          let number = try #require(Int(ordinal.dropLast(2)))
          let isTeen = (11...13).contains(number % 100)
          let right = isTeen ? "th" : [1: "st", 2: "nd", 3: "rd"][number % 10] ?? "th"
          #expect(ending == right, "\(ordinal)")
          #expect(form.count > 2 || number <= 31)
        }
      }
    }
    #expect(Self.numbers("##s", "in the ", "").allSatisfy { $0.hasSuffix("0s") })
    #expect(
      Self.numbers("19##s", "in the ", "").allSatisfy { $0.hasPrefix("19") && $0.hasSuffix("0s") })
    for time in Self.numbers("##:##", "at ", "") {
      #expect(time.wholeMatch(of: #/([01]\d|2[0-3]):[0-5]\d/#) != nil, "\(time)")
    }
    for range in Self.numbers("#-#", "in ", " days") {
      let parts = range.split(separator: "-").compactMap { Int($0) }
      #expect(parts.count == 2 && parts[0] <= parts[1], "\(range)")
    }
    // What no number can be is not drawn.
    #expect(
      Self.numbers("###", "at ", " am").isEmpty
        && Self.numbers("##er", "", "").allSatisfy { $0.hasSuffix("0er") })
    // Anything else stays free.
    #expect(Set(Self.numbers("####", "code ", " please")).count > 80)
  }
}
