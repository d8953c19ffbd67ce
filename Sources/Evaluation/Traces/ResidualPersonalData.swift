import Corpora
import PersonalData

/// Personal data that stand in texts outside of the spans that say so: what no surrogate put there.
public struct ResidualPersonalData: Sendable {
  /// How many texts were read.
  public internal(set) var texts = 0
  /// How many of them have some.
  public internal(set) var textsWithSome = 0
  /// How many findings there are, by type.
  public internal(set) var findings: [String: Int] = [:]

  mutating func add(_ text: AuditText) {
    texts += 1
    if text.found.isEmpty { return }
    let offsets = text.byteOffsets
    let marked = text.document.spans.map { offsets($0.start)..<offsets($0.end) }
    let outside = text.found.filter { detection in
      !marked.contains { $0.overlaps(detection.range) }
    }
    if outside.isEmpty { return }
    textsWithSome += 1
    for detection in outside { findings[detection.type.rawValue, default: 0] += 1 }
  }

  /// The share of texts that have some.
  public var share: Estimate { Estimate(share: textsWithSome, of: texts) }
}
