import Corpora
import Foundation
import TestSupport
import Testing

@testable import NGrams

/// Files that are damaged, by chance or on purpose: chance is found out, and purpose does no harm.
@Suite("Damaged language models and counts")
struct DamagedFileTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let text = (0..<60).map { "the old cat \($0 % 7) sat on mat \($0 % 11)\n" }.joined()
    try folder.write(text, to: "t.txt")
  }

  private func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    unsafe Array(bytes).withUnsafeBytes { unsafe Checksum.crc32($0) }
  }

  private func put(_ number: UInt32, at place: Int, in bytes: inout [UInt8]) {
    for index in 0..<4 {
      bytes[place + index] = UInt8(truncatingIfNeeded: number >> UInt32(8 * index))
    }
  }

  private func word(_ place: Int, _ bytes: [UInt8]) -> Int {
    (0..<8).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
  }

  private func modelBytes() throws -> [UInt8] {
    let estimation = TextEstimation(NGramEstimator(order: 3), memory: 1 << 30, folder: folder.path)
    try estimation.estimate(folder.file("t.txt"), splitting: .spaces).language
      .write(to: folder.file("m.lm"))
    return try folder.bytes(of: "m.lm")
  }

  private func countBytes() throws -> [UInt8] {
    let estimation = TextEstimation(NGramEstimator(order: 3), memory: 1 << 30, folder: folder.path)
    _ = try estimation.count(folder.file("t.txt"), splitting: .spaces, to: folder.file("c.counts"))
    return try folder.bytes(of: "c.counts")
  }

  @Test(
    "Every flipped bit of a model and of counts is found out when the file is opened")
  func flippedBits() throws {
    let files: [(bytes: [UInt8], open: (String) throws -> Void)] = [
      (try modelBytes(), { _ = try LanguageModel(contentsOf: $0) }),
      (try countBytes(), { _ = try NGramCounts(contentsOf: $0) }),
    ]
    for (bytes, open) in files {
      for place in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 500)) {
        var flipped = bytes
        flipped[place] ^= 1 << UInt8(place % 8)
        let path = try folder.write(flipped, to: "flipped")
        #expect(throws: CorpusError.self, "byte \(place)") { try open(path) }
      }
    }
  }

  @Test("Checksums of pieces make up that of the whole")
  func joinedChecksums() {
    var bytes = [UInt8](repeating: 7, count: (4 << 20) * 2 + 12_345)
    for index in stride(from: 0, to: bytes.count, by: 1_001) { bytes[index] = UInt8(index % 251) }
    unsafe bytes.withUnsafeBytes {
      unsafe #expect(LanguageModelFile.checksum($0) == Checksum.crc32($0))
      unsafe #expect(LanguageModelFile.checksum(UnsafeRawBufferPointer(rebasing: $0[..<0])) == 0)
    }
  }

  @Test("A model with anything in it and the right checksums is refused or says something")
  func forgedModels() throws {
    let bytes = try modelBytes()
    let modelStart = bytes.count - word(40, bytes)
    var mutation = Mutation(seed: 1)
    var opened = 0
    for number in 0..<Mutation.count(400) {
      var forged = bytes
      // By turns the head, the vocabulary, the model's head and its records.
      let ranges = [
        8..<48, 64..<modelStart, modelStart..<(modelStart + 64), modelStart..<bytes.count,
      ]
      mutation.damage(&forged, in: ranges[number % 4])
      let start = max(
        64, min(forged.count, forged.count - max(0, min(forged.count, word(40, forged)))))
      put(0, at: 48, in: &forged)
      put(checksum(forged[start...]), at: 52, in: &forged)
      put(checksum(forged[..<start]), at: 48, in: &forged)
      let path = try folder.write(forged, to: "forged.lm")
      guard let language = try? LanguageModel(contentsOf: path) else { continue }
      opened += 1
      use(language)
    }
    #expect(opened > 0)
  }

  /// Does with a model what commands do.
  private func use(_ language: LanguageModel) {
    #expect(language.score([3, 4, 5, 400, 3]).tokens == 6)
    for (scale, temperature) in [(1.0, 1.0), (0.5, 1.0), (1.0, 0.7)] {
      var options = SamplingOptions()
      (options.mostTokens, options.backoffScale, options.temperature) = (6, scale, temperature)
      let sampler = SentenceSampler(language.model, options: options, seed: 1)
      #expect(sampler.sentence(0).count <= 6)
    }
    for next in language.model.nextWords(after: language.model.start, count: 3) {
      _ = language.vocabulary[next.word]
    }
    _ = BeamSearch(language.model, width: 2).sentences(2, most: 5)
    var constraint = SentenceConstraint()
    (constraint.contained, constraint.most) = ([[4]], 4)
    if let sampler = try? ConstrainedSampler(language, constraint: constraint, seed: 1) {
      #expect(sampler.sentence(0).count <= 4)
    }
    _ = language.vocabulary.id(of: "cat".utf8)
  }

  @Test("Counts with anything in them and the right checksum are refused or give a model")
  func forgedCounts() throws {
    let bytes = try countBytes()
    let recordStart = 36 + 4 * Int(bytes[12]) + (Int(bytes[16]) | Int(bytes[17]) << 8)
    var mutation = Mutation(seed: 2)
    let estimation = TextEstimation(NGramEstimator(order: 3), memory: 1 << 30, folder: folder.path)
    var merged = 0
    for number in 0..<Mutation.count(300) {
      var forged = bytes
      let ranges = [
        4..<36, 36..<recordStart, recordStart..<(bytes.count - 4), recordStart..<(bytes.count - 4),
      ]
      mutation.damage(&forged, in: ranges[number % 4])
      put(checksum(forged.dropLast(4)), at: forged.count - 4, in: &forged)
      let path = try folder.write(forged, to: "forged.counts")
      guard let counts = try? NGramCounts(contentsOf: path), counts.order == 3 else { continue }
      guard let result = try? estimation.merge([counts]) else { continue }
      merged += 1
      if number % 4 == 0 { use(result.language) }
    }
    #expect(merged > 0)
  }

  @Test("A count of records of which the highest bit is set is refused")
  func negativeCount() throws {
    var bytes = try countBytes()
    bytes[35] = 0x84
    put(checksum(bytes.dropLast(4)), at: bytes.count - 4, in: &bytes)
    let path = try folder.write(bytes, to: "negative.counts")
    #expect(throws: CorpusError.self) { _ = try NGramCounts(contentsOf: path) }
  }

  @Test("Vectors, classes and ARPA files with anything in them are refused or read")
  func forgedTexts() throws {
    let text = try TextTokens(path: folder.file("t.txt"), splitting: .spaces)
    try WordVectors(of: text, dimensions: 4, least: 1).write(to: folder.file("w.vectors"))
    try WordClasses(of: text, classCount: 3).write(to: folder.file("w.classes"))
    let estimation = TextEstimation(NGramEstimator(order: 3), memory: 1 << 30, folder: folder.path)
    try estimation.estimate(folder.file("t.txt"), splitting: .spaces).language
      .writeARPA(to: folder.file("m.arpa"))
    var mutation = Mutation(seed: 3)
    for name in ["w.vectors", "w.classes", "m.arpa"] {
      let bytes = try folder.bytes(of: name)
      for _ in 0..<Mutation.count(150) {
        var forged = bytes
        mutation.damage(&forged, in: 0..<bytes.count)
        let path = try folder.write(forged, to: "forged-\(name)")
        switch name {
        case "w.vectors":
          _ = try? WordVectors(contentsOf: path).neighbours(of: Array("cat".utf8), count: 3)
        case "w.classes":
          if let classes = try? WordClasses(contentsOf: path) {
            _ = estimation.estimator.estimate(text.classed(by: classes).tokens)
          }
        default: if let language = try? LanguageModel(arpa: path) { use(language) }
        }
      }
    }
  }
}
