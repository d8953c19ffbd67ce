import Corpora
import Generation
import TestSupport
import Testing

@Suite("Values that there are")
struct ImpossibleValueTests {
  /// What is wrong with a text: control characters, placeholders, numbers that cannot be.
  static func faults(of text: String) -> [String] {
    var faults: [String] = []
    if text.unicodeScalars.contains(where: {
      $0.properties.generalCategory == .control && $0 != "\n" && $0 != "\t"
    }) {
      faults.append("control character")
    }
    for match in text.matches(of: #/\b(\d+)(st|nd|rd|th)\b/#) {
      let number = Int(match.1) ?? 0
      let right =
        (11...13).contains(number % 100)
        ? "th" : [1: "st", 2: "nd", 3: "rd"][number % 10] ?? "th"
      if right != match.2 || number < 100 && number > 31 { faults.append(String(match.0)) }
    }
    let bounds: [(Regex<(Substring, Substring)>, Int)] = [
      (#/\b(\d{1,2}) (?:hours?|Stunden)\b/#, 24), (#/\b(\d{1,2}) (?:minutes|Minuten)\b/#, 59),
      (#/\b(\d{1,2}) months\b/#, 36), (#/(?:^|[^:\d])(\d+) ?(?:am|pm)\b/#, 12),
      (#/\bhour (\d+)\b/#, 24),
      (#/\b(\d{1,2})\.? (?:of )?(?:January|March|May|July|August|October|December)\b/#, 31),
      (#/\b(\d{1,2})\.? (?:of )?(?:April|June|September|November)\b/#, 30),
      (#/\b(\d{1,2})\.? (?:of )?(?:February|Februar)\b/#, 29),
      (#/\b(?:January|March|May|July|August|October|December) (\d{1,2})\b/#, 31),
      (#/\b(\d{1,2}):\d\d\b/#, 24), (#/\b\d{1,2}:(\d\d)\b/#, 59), (#/\b(\d+) ?Uhr\b/#, 24),
      (#/\bsince (\d{4})\b/#, 2030),
    ]
    for (pattern, most) in bounds {
      for match in text.matches(of: pattern) where Int(match.1) ?? 0 > most {
        faults.append(String(match.0))
      }
    }
    return faults
  }

  private static func generated(
    _ documents: [Document], _ count: Int, seed: UInt64 = 1
  ) throws -> [Document] {
    var options = Generator.Options()
    options.seed = seed
    options.likeness = nil
    return try Corpus.parse(
      try Corpus.generate(try Corpus.model(documents), count, balanced: true, options: options).text
    )
  }

  @Test(
    "Nothing impossible comes of the example corpora",
    arguments: ["support-tickets.jsonl", "incident-records.jsonl"])
  func corpora(file: String) throws {
    let seeds = try Corpus.documents("\(PackageRoot.path)/Corpora/\(file)")
    let written = Set(seeds.flatMap { Self.faults(of: $0.text) })
    let documents = try Self.generated(seeds, 1_000)
    #expect(documents.count > 500)
    for document in documents {
      let faults = Self.faults(of: document.text).filter { !written.contains($0) }
      #expect(faults.isEmpty, "\(faults): \(document.text)")
    }
  }

  @Test("German documents get German dates, and numbers that few groups wrote fit their places")
  func german() throws {
    let things = ["Lampe", "Kanne", "Decke", "Uhr", "Tasche", "Jacke", "Matte", "Schale"]
    let months = ["Januar", "März", "Juni", "Oktober", "Dezember"]
    let ends = [
      "die Lieferung", "eine Antwort", "das Geld", "den Boten", "einen Termin", "Nachricht",
    ]
    let seeds = (0..<80).map { number in
      let date = "\(1 + number * 7 % 28). \(months[number % 5]) 202\(number % 5)"
      // No stretch between two values is so long that it could not be written again.
      let before = "Die \(things[number % 8]) fehlt seit dem "
      return Document(
        text:
          "\(before)\(date), ich warte auf \(ends[number % 6]). Es waren \(11 + number % 40) Stunden und "
          + "\(12 + number % 47) Minuten am Telefon, um \(10 + number % 13) Uhr war das.",
        labels: [number % 2 == 0 ? "spät" : "falsch"],
        spans: [Span(start: before.count, end: before.count + date.count, type: "DATE_TIME")])
    }
    let written = Set(seeds.flatMap { Self.faults(of: $0.text) })
    let documents = try Self.generated(seeds, 200)
    var dates = 0
    for document in documents {
      let faults = Self.faults(of: document.text).filter { !written.contains($0) }
      #expect(faults.isEmpty, "\(document.text)")
      let scalars = Array(document.text.unicodeScalars)
      for span in document.spans where span.type == "DATE_TIME" {
        let date = String(String.UnicodeScalarView(scalars[span.start..<span.end]))
        dates += 1
        #expect(!date.contains(#/Octo|May|March|June|January|December|July|Febr.*y/#), "\(date)")
      }
    }
    #expect(dates > 10)
  }

  @Test("Seeds with control characters of their own train, and none of their forms is broken")
  func controlCharactersInSeeds() throws {
    let marks = ["\u{1}", "\u{2}", "\u{3}", "\u{4}"]
    let seeds = (0..<60).map { number in
      let mark = marks[number % 4]
      let value = "Pi\(mark)xel \(number % 7)"
      let openings = ["My \(mark) phone ", "The broken phone ", "Our new ", "I bought the "]
      let troubles = ["did not arrive", "never came", "is broken", "gets hot", "went missing"]
      let ends = ["again", "soon", "now"]
      let before = openings[number % 3 == 0 ? 0 : 1 + number % 3]
      let order = "LH\(mark)-4\(1_000 + number)"
      let end = ", please look \(ends[number / 7 % 3])"
      let text = "\(before)\(value) \(troubles[number / 5 % 5]) with order \(order)\(end)"
      let start = before.unicodeScalars.count
      let orderStart =
        text.unicodeScalars.count - end.unicodeScalars.count - order.unicodeScalars.count
      return Document(
        text: text, labels: ["x"],
        spans: [
          Span(start: start, end: start + value.unicodeScalars.count, type: "DEVICE"),
          Span(
            start: orderStart, end: orderStart + order.unicodeScalars.count, type: "ID_NUMBER"),
        ])
    }
    let documents = try Self.generated(seeds, 150)
    #expect(!documents.isEmpty)
    for document in documents {
      let scalars = Array(document.text.unicodeScalars)
      for span in document.spans {
        let value = String(String.UnicodeScalarView(scalars[span.start..<span.end]))
        #expect(!value.unicodeScalars.contains { $0.value < 0x20 }, "\(value.debugDescription)")
        if span.type == "DEVICE" { #expect(value.hasPrefix("Pixel "), "\(value)") }
      }
    }
  }
}
