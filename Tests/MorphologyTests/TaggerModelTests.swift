import Testing

@testable import Morphology

/// A small tagger that learned a few sentences.
func smallModel() -> [UInt8] {
  let sentences = [
    ("I don't like the red car .", "PRP VBP+RB VB DT JJ NN ."),
    ("It's John's old house .", "PRP+VBZ NNP+POS JJ NN ."),
    ("She likes cars and houses .", "PRP VBZ NNS CC NNS ."),
    ("They liked the old cars .", "PRP VBD DT JJ NNS ."),
  ].map { words, tags in
    TaggedSentence(
      words: words.split(separator: " ").map(String.init),
      tags: tags.split(separator: " ").compactMap { PartOfSpeech(penn: String($0)) })
  }
  var lexicon = LexiconBuilder()
  for _ in 0..<4 { for sentence in sentences { lexicon.add(sentence) } }
  var trainer = PerceptronTrainer(lexicon, rows: 512, margin: 1)
  for sentence in sentences { trainer.add(sentence) }
  trainer.train(rounds: 8, seeds: [1, 2]) { _, _, _ in }
  return trainer.file()
}

func tags(_ model: [UInt8], _ text: String) -> [String]? {
  unsafe model.withUnsafeBytes { bytes in
    unsafe PartOfSpeechTagger(bytes: bytes)?.tag(text.split(separator: " ")).map(\.penn)
  }
}

@Suite("Parts of speech")
struct TaggerModelTests {
  @Test("A tagger learns its sentences and tags alike with other words")
  func aTaggerLearnsItsSentencesAnd() {
    let model = smallModel()
    #expect(
      tags(model, "I don't like the red car .") == ["PRP", "VBP+RB", "VB", "DT", "JJ", "NN", "."])
    #expect(tags(model, "It’s John's old car .") == ["PRP+VBZ", "NNP+POS", "JJ", "NN", "."])
    #expect(tags(model, "") == [])
  }

  @Test("The same sentences give the same bytes")
  func theSameSentencesGiveTheSame() {
    #expect(smallModel() == smallModel())
  }

  @Test("A file that is cut short or has wrong sizes is refused")
  func aFileThatIsCutShort() {
    let model = smallModel()
    for count in [0, 3, 31, 32, 100, model.count - 1] {
      #expect(tags(Array(model.prefix(count)), "a b") == nil)
    }
    #expect(tags(model + [0], "a b") == nil)
    for place in 4..<20 {
      var forged = model
      forged[place] ^= 0xFF
      #expect(tags(forged, "a b") == nil)
    }
  }

  @Test("Forged bytes never crash a tagger")
  func forgedBytesNeverCrashATagger() {
    let model = smallModel()
    var stream = SplitMix(state: 5)
    for _ in 0..<300 {
      var forged = model
      for _ in 0..<40 {
        forged[20 + Int(stream.next() % UInt64(4_000))] = UInt8(truncatingIfNeeded: stream.next())
      }
      _ = tags(forged, "I don't like the red car of 22 new people ... \u{2019} é")
    }
  }

  @Test("A tag's names find it and tell what it is")
  func aTagSNamesFindIt() throws {
    for tag in PartOfSpeech.allCases {
      #expect(PartOfSpeech(penn: tag.penn, universal: tag.universal) == tag)
      #expect(PartOfSpeech(rawValue: tag.rawValue) == tag)
      #expect(tag.penn.split(separator: "+").count == tag.universal.split(separator: "+").count)
    }
    #expect(PartOfSpeech(rawValue: UInt8(PartOfSpeech.allCases.count)) == nil)
    let past = try #require(PartOfSpeech(penn: "VBD"))
    #expect(past.isVerb && past.universal == "VERB" && !past.isAuxiliary)
    let copula = try #require(PartOfSpeech(penn: "VBZ", universal: "AUX"))
    #expect(copula.isAuxiliary && !copula.isVerb)
    let names = try #require(PartOfSpeech(penn: "NNPS"))
    #expect(names.isProperNoun && names.isPlural)
    #expect(try #require(PartOfSpeech(penn: "MD+RB")).isContraction)
  }
}
