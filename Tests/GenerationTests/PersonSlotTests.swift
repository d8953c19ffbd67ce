import Corpora
import PersonalData
import Sampling
import Testing
import Tokenization

@testable import Generation

@Suite("Slots of people")
struct PersonSlotTests {
  private func slots(_ text: String) throws -> [SlotName] {
    try SlottedText(
      Document(text: text), normalizer: Normalizer(), registry: RecognizerRegistry(types: [.person])
    ).slots.map(\.name)
  }

  @Test("Two people of a document are two slots, and a relative has the family name of the first")
  func people() throws {
    let names = try slots(
      "Anna Miller spoke first. Peter Miller spoke second. Peter Schmidt spoke third, and Anna Miller last."
    )
    let people = names.compactMap { name in
      if case .person(let person, _) = name { person } else { nil }
    }
    #expect(people == [1, 2, 3, 1])
    for index in 0..<40 {
      var stream = RandomStream(seed: 3, index: UInt64(index))
      var surrogates = SurrogateSet()
      let written = names.map { name -> [Substring] in
        guard case .person(let person, let form) = name else { return [] }
        return surrogates.value(for: .person, form: form, person: person, from: &stream)
          .split(separator: " ")
      }
      #expect(written[0] == written[3] && Set(written).count == 3, "\(written)")
      #expect(written[0][1] == written[1][1] && written[0][0] != written[1][0], "\(written)")
      #expect(written[1][1] != written[2][1] && written[1][0] != written[2][0], "\(written)")
    }
  }

  @Test("A slot's name is read as it was stored")
  func stored() throws {
    for name in try slots("Dr. Anna Miller, MILLER Peter, J. Smith, Anna M. and Mr. Miller's car.")
    {
      #expect(SlotName(stored: name.stored) == name)
    }
  }
}
