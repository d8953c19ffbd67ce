import Corpora
import TestSupport
import Testing

@testable import NGrams

@Suite("Estimation beyond memory")
struct ExternalEstimationTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The model's file form.
  private func stored(_ model: NGramModel) -> [UInt8] {
    var bytes: [UInt8] = []
    unsafe model.forEachPiece { bytes += unsafe Array($0) }
    return bytes
  }

  @Test("Sorted runs on disk give the model that memory gives, byte for byte", arguments: 1...5)
  func sameModel(order: Int) throws {
    let tokens = SentenceSamplerTests.tokens
    let limits: [[Bool]?] = [nil, (0..<15).map { $0 < 11 }]
    for smoothing in Smoothing.allCases {
      for pruning in [[], [0, 1], [0, 0, 2]] where pruning.count <= order {
        for isAllowed in limits {
          let estimator = NGramEstimator(order: order, smoothing: smoothing, pruning: pruning)
          let ngrams = try SortedNGrams(order: order, folder: folder.path)
          // Four runs, each of whole sentences.
          let sentences = tokens.split(separator: Vocabulary.end).map {
            Array($0) + [Vocabulary.end]
          }
          for start in stride(from: 0, to: sentences.count, by: 110) {
            try ngrams.add(
              Array(sentences[start..<min(sentences.count, start + 110)].joined()))
          }
          let external = ExternalEstimator(
            estimator: estimator, folder: folder.path, memory: 1 << 16, isAllowed: isAllowed)
          let (file, discounts) = try external.estimate(ngrams)
          let expected = estimator.estimate(tokens, isAllowed: isAllowed)
          let mapped = try file.mapped()
          #expect(
            unsafe Array(mapped.bytes) == stored(expected),
            "\(smoothing), pruned \(pruning), limited \(isAllowed != nil)")
          #expect(discounts == expected.discounts)
        }
      }
    }
    #expect(folder.names.isEmpty)
  }

  @Test("Records come back sorted, stable, from memory and from disk", arguments: [1 << 30, 1])
  func sorting(memory: Int) throws {
    let sorter = RecordSorter(width: 3, keyWidth: 2, folder: folder.path, memory: memory)
    var records: [[UInt32]] = []
    var state: UInt64 = 1
    for number in 0..<5_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      records.append([UInt32(state >> 60), UInt32(truncatingIfNeeded: state >> 32), UInt32(number)])
      try sorter.append(records[number])
    }
    var sorted: [[UInt32]] = []
    try sorter.forEach { sorted.append($0) }
    #expect(sorted == records.sorted { ($0[0], $0[1], $0[2]) < ($1[0], $1[1], $1[2]) })
  }

  @Test("Counts in pieces merge to the model of the whole; damaged ones are refused")
  func merging() throws {
    let lines = (0..<300).map { "w\($0 % 7) x\($0 % 11) y\($0 % 3) w\($0 % 5)\n" }
    let estimation = TextEstimation(NGramEstimator(order: 3), folder: folder.path)
    var counts: [NGramCounts] = []
    for (number, part) in [lines[..<90], lines[90..<91], lines[91...]].enumerated() {
      let path = try folder.write(part.joined(), to: "\(number).txt")
      _ = try estimation.count(path, splitting: .spaces, to: folder.file("\(number).counts"))
      counts.append(try NGramCounts(contentsOf: folder.file("\(number).counts")))
    }
    let whole = try folder.write(lines.joined(), to: "whole.txt")
    let merged = try estimation.merge(counts).language
    let expected = try estimation.estimate(whole, splitting: .spaces).language
    #expect(stored(merged.model) == stored(expected.model))
    #expect(merged.vocabulary.stored == expected.vocabulary.stored)
    let bytes = try folder.bytes(of: "0.counts")
    for place in stride(from: 0, to: bytes.count, by: 11) {
      var edited = bytes
      edited[place] ^= 0x5A
      let path = try folder.write(edited, to: "edited.counts")
      #expect(throws: (any Error).self) { _ = try NGramCounts(contentsOf: path) }
      let cut = try folder.write(Array(bytes[..<place]), to: "cut.counts")
      #expect(throws: (any Error).self) { _ = try NGramCounts(contentsOf: cut) }
    }
  }
}
