import Corpora
import Generation
import NGrams
import TestSupport

/// Files of ours with right checksums over whatever is in them, as somebody would make them on purpose.
enum ForgedFiles {
  /// A model of `pastiche train`: its head has the checksum of what follows.
  static func model(_ input: [UInt8]) -> [UInt8] {
    guard input.count > 32 else { return input }
    var bytes = input
    put(checksum(bytes[32...]), at: 24, in: &bytes)
    return bytes
  }

  /// A language model: one checksum of head and vocabulary, one of the n-grams.
  static func languageModel(_ input: [UInt8]) -> [UInt8] {
    guard input.count > 64 else { return input }
    var bytes = input
    let length = (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[40 + $1]) << UInt64(8 * $1) }
    let start = max(64, bytes.count - Int(min(length, UInt64(bytes.count))))
    put(0, at: 48, in: &bytes)
    put(checksum(bytes[start...]), at: 52, in: &bytes)
    put(checksum(bytes[..<start]), at: 48, in: &bytes)
    return bytes
  }

  /// A file that ends with the checksum of what comes before.
  static func sealed(_ input: [UInt8]) -> [UInt8] {
    guard input.count > 4 else { return input }
    var bytes = input
    put(checksum(bytes[..<(bytes.count - 4)]), at: bytes.count - 4, in: &bytes)
    return bytes
  }

  private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    unsafe bytes.withUnsafeBytes { unsafe Checksum.crc32($0) }
  }

  private static func put(_ number: UInt32, at place: Int, in bytes: inout [UInt8]) {
    for index in 0..<4 {
      bytes[place + index] = UInt8(truncatingIfNeeded: number >> UInt32(8 * index))
    }
  }
}

extension FuzzTarget {
  /// Opens a model, writes some documents with it, and what may be published of it.
  static func use(model path: String) {
    guard let model = try? SeedModel(path: path),
      let plan = try? LabelPlan(model: model, total: 4, requests: LabelPlan.Requests(), seed: 0)
    else { return }
    _ = try? Generator(model: model, plan: plan).run(
      write: { _, _, _ in }, progress: { _, _ in })
    _ = try? SeedModel.published(of: path)
  }
}
