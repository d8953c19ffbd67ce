import Corpora
import Generation
import TestSupport
import Testing

@testable import PersonalData

@Suite("Spans and what the recognisers find")
struct SpanTests {
  /// What a seed of such documents lets out, with the spans' values.
  private func values(_ seed: [Document]) throws -> (
    texts: [String], values: [String: Set<String>]
  ) {
    let documents = try Corpus.parse(
      try Corpus.generate(try Corpus.model(seed), 60, balanced: true).text)
    var values: [String: Set<String>] = [:]
    for document in documents {
      let scalars = Array(document.text.unicodeScalars)
      for span in document.spans {
        values[span.type, default: []].insert(
          String(String.UnicodeScalarView(scalars[span.start..<span.end])))
      }
    }
    return (documents.map(\.text), values)
  }

  private static let frames = [
    ("please ask ", " about the red lamp"), ("the lamp of ", " is broken again"),
    ("we wrote to ", " about the lamp"),
    ("is ", " the one with the red lamp"), ("again ", " asks about the broken one"),
  ]

  private func seed(_ value: String, type: String, inner: Range<Int>? = nil) -> [Document] {
    Self.frames.map { before, after in
      let start = before.unicodeScalars.count
      let range = inner ?? 0..<value.unicodeScalars.count
      return Document(
        text: before + value + after, labels: ["x"],
        spans: [Span(start: start + range.lowerBound, end: start + range.upperBound, type: type)])
    }
  }

  @Test("A span of values gives way to an address inside it")
  func valueSpanWithAddress() throws {
    let (texts, values) = try values(seed("desk 4 jane@shop.example", type: "desk"))
    #expect(!texts.isEmpty && texts.allSatisfy { !$0.contains("jane@") })
    #expect(values["desk"] == nil)
    #expect(values["EMAIL_ADDRESS"]?.isEmpty == false)
  }

  @Test("A personal span and a detection that stick out of each other become one slot")
  func partialOverlap() throws {
    let (texts, _) = try values(seed("Jane jane@shop.example", type: "PERSON", inner: 0..<9))
    #expect(
      !texts.isEmpty && texts.allSatisfy { !$0.contains("jane") && !$0.contains("shop.example") })
  }

  @Test("A personal span inside or across a span of values is never learned with it")
  func personalSpanInValueSpan() throws {
    for (inner, outer) in [(0..<4, 0..<9), (0..<9, 5..<14)] {
      let documents = seed("Jane Desk five", type: "desk", inner: outer).map { document in
        var document = document
        let start = document.spans[0].start - outer.lowerBound
        document.spans.append(
          Span(start: start + inner.lowerBound, end: start + inner.upperBound, type: "PERSON"))
        return document
      }
      let (texts, values) = try values(documents)
      #expect(!texts.isEmpty && texts.allSatisfy { !$0.contains("Jane") })
      #expect(values["PERSON"]?.isEmpty == false && values["desk"] == nil)
    }
  }

  @Test("Of a value that one group wrote, its own words are invented anew and the others stay")
  func inventedWords() throws {
    // One group wrote all of them, so that only common words are learned.
    func drawn(_ value: String) throws -> Set<String> {
      let documents = seed(value, type: "venue").map { document in
        var document = document
        document.group = "one"
        return document
      }
      return try values(documents).values["venue"] ?? []
    }
    let theatres = try drawn("MJR Theatres")
    #expect(theatres.count > 5)
    #expect(theatres.allSatisfy { $0.wholeMatch(of: /[A-Z]{3} Theatres/) != nil })
    let parks = try drawn("Corcovado national park")
    #expect(parks.count > 5 && !parks.contains("Corcovado national park"))
    #expect(parks.allSatisfy { $0.wholeMatch(of: /\p{Lu}\S+ national park/) != nil })
    // A person's name may be of common words.
    let people = try drawn("the band of Emily Rose")
    #expect(people.count > 5 && !people.contains("the band of Emily Rose"))
    #expect(people.allSatisfy { $0.hasPrefix("the band of ") })
    for time in try drawn("10:41:51 pm") {
      #expect(time.wholeMatch(of: #/1[0-2]:[0-5]\d:[0-5]\d pm/#) != nil, "\(time)")
    }
    let streets = try drawn("4711 main street")
    #expect(streets.count > 5)
    #expect(streets.allSatisfy { $0.wholeMatch(of: /[1-9]\d{3} main street/) != nil })
  }

  @Test("A value that two groups wrote comes out as it is, and with the user's own type")
  func wholeValues() throws {
    let devices = ["Pixel 8", "Galaxy Ryan 5", "Kindle Oasis", "Echo Dot 4", "Surface Pro 9"]
    let frames = Self.frames + [("my new ", " will not start"), ("the ", " was cold this morning")]
    let seeds = devices.flatMap { device in
      frames.map { before, after in
        Document(
          text: before + device + after, labels: ["x"],
          spans: [
            Span(start: before.count, end: before.count + device.count, type: "DEVICE")
          ])
      }
    }
    let (_, values) = try values(seeds)
    #expect(values["DEVICE"]?.isEmpty == false)
    #expect(values["DEVICE"]?.isSubset(of: devices) == true, "\(values)")
    #expect(values["PERSON"] == nil && values["ID_NUMBER"] == nil)
    // Two seeds are two groups.
    let two = Array(seeds.prefix(2)) + seeds.suffix(5)
    let (_, ofTwo) = try self.values(two)
    #expect(ofTwo["DEVICE"]?.isSubset(of: devices) == true, "\(ofTwo)")
  }

  @Test("Words that are invented for a value are nobody's name unless its type is people's")
  func inventedWordsAreNoNames() throws {
    let names = Set(LocaleNames.all.flatMap { $0.female + $0.male + $0.family })
    for value in ["Zorbtron Ryan 5", "Ryan 5", "Emma", "the Wrexolith of Emily Rose"] {
      let documents = seed(value, type: "device").map { document in
        var document = document
        document.group = "one"
        return document
      }
      let drawn = try values(documents).values["device"] ?? []
      for value in drawn {
        let words = value.split(separator: " ").map(String.init)
        #expect(names.isDisjoint(with: words), "\(value)")
      }
    }
  }

  @Test("A code in a user's own span does not make it another type")
  func codesInValues() throws {
    let codes = ["ThinkPad A28461", "booking.example", "Type 4711 lamp"]
    for code in codes {
      let (_, values) = try values(seed(code, type: "product"))
      #expect(values["product"]?.isEmpty == false, "\(code): \(values)")
      #expect(values["ID_NUMBER"] == nil && values["URL"] == nil, "\(code): \(values)")
    }
  }

  @Test("A class's own values count more than other classes'")
  func ownValues() throws {
    let colors = ["red", "green", "blue", "grey", "black", "white", "brown", "yellow"]
    let things = [
      "rate": ["book", "essay", "novel", "story", "poem", "chapter", "letter", "paper"],
      "watch": ["movie", "show", "film", "series", "match", "game", "trailer", "concert"],
    ]
    let seeds = things.flatMap { label, values in
      (0..<16).map { number in
        let before = "\(label) the \(colors[(number + number / 8) % 8]) "
        let value = values[number % 8]
        return Document(
          text: before + value, labels: [label],
          spans: [Span(start: before.count, end: before.count + value.count, type: "thing")])
      }
    }
    var options = Generator.Options()
    options.likeness = nil
    let documents = try Corpus.parse(
      try Corpus.generate(try Corpus.model(seeds), 80, balanced: true, options: options).text)
    let rated = documents.filter { $0.labels == ["rate"] && !$0.spans.isEmpty }
    let own = rated.filter { document in
      things["rate"]?.contains { document.text.hasSuffix($0) } ?? false
    }
    #expect(Double(own.count) > 0.55 * Double(rated.count) && own.count < rated.count)
  }

  @Test("Spans count code points, also where NFC changes the text")
  func codePoints() throws {
    let (_, values) = try values(seed("😀 cafe\u{301}", type: "place"))
    #expect(values["place"] == ["😀 café"])
  }
}
