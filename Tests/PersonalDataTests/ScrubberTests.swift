import Corpora
import PersonalData
import Testing

@Suite("Scrubbing")
struct ScrubberTests {
  private static let texts = [
    "Nothing is in this line.", "Call Maria Keller at +49 30 901820 or write to maria@example.com.",
    "地址192.168.0.1 und 10.0.0.1", "Card 4111 1111 1111 1111, exp 12/26", "", "a\rb",
  ]

  @Test("A line is scrubbed as the document that it is", arguments: [false, true])
  func lines(isDetecting: Bool) {
    var policy = ScrubbingPolicy()
    policy.action = .surrogate
    var worker = Scrubber.Worker(Scrubber(policy: policy, isDetecting: isDetecting))
    for (index, text) in Self.texts.enumerated() {
      var document = Document(text: text)
      let detections = worker.scrub(&document, index: UInt64(index))
      let line = Array(text.utf8)
      let result = worker.scrub(line[...], index: UInt64(index))
      #expect((result == nil) == detections.isEmpty)
      #expect(result?.document ?? Document(text: text) == document)
      #expect(result?.detections ?? [] == detections)
    }
  }

  @Test("An address behind a letter of a script that parts no words is found")
  func unpartedScripts() {
    let found = RecognizerRegistry(RecognizerRegistry.standard).detect(
      in: Array(Self.texts[2].utf8))
    #expect(found.filter { $0.type == .ipAddress }.count == 2)
  }
}
