import Foundation
import FuzzTargets
import TestSupport
import Testing

@Suite("Readers and parsers take whatever comes")
struct FuzzTargetTests {
  /// Inputs that once were too much for a target: `Tests/FuzzTargets/Corpus/TARGET/NAME`.
  private static func corpus(of target: FuzzTarget) throws -> [[UInt8]] {
    let folder = "\(PackageRoot.path)/Tests/FuzzTargets/Corpus/\(target.rawValue)"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return try names.sorted().map {
      Array(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\($0)")))
    }
  }

  @Test(
    "Valid inputs, those that once were too much, and mutations of both",
    arguments: FuzzTarget.allCases)
  func mutations(target: FuzzTarget) throws {
    let folder = try TemporaryFolder()
    let inputs = try target.seeds() + Self.corpus(of: target)
    for input in inputs { try target.run(input, in: folder) }
    var mutation = Mutation(seed: target.rawValue.utf8.reduce(0) { $0 &* 31 &+ UInt64($1) })
    for number in 0..<Mutation.count(target.isSlow ? 60 : 300) {
      let other = inputs[mutation.below(inputs.count)]
      try target.run(mutation.mutated(inputs[number % inputs.count], with: other), in: folder)
    }
  }
}

extension FuzzTarget {
  /// Whether one input takes more than a few milliseconds.
  fileprivate var isSlow: Bool { self == .model || self == .personalData || self == .grammar }
}
