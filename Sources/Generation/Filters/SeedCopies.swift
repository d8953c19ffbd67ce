import Privacy

/// What copies of seed documents are told by: hashes that depend on a key of the seed's own.
final class SeedCopies: Sendable {
  /// What the hashes depend on.
  let key: UInt64
  /// Of whole documents.
  let fingerprints: FingerprintSet
  /// What MinHash keeps of each document that was read, personal values masked.
  let sketches: [TextSketch]
  /// Of runs of tokens that too few groups wrote.
  let gate: RunGate

  init(key: UInt64, fingerprints: FingerprintSet, sketches: [TextSketch], gate: RunGate) {
    (self.key, self.fingerprints, self.sketches, self.gate) = (key, fingerprints, sketches, gate)
  }

  /// Whether a text, its personal values masked, is a seed document's.
  func has(_ fingerprint: Fingerprint) -> Bool {
    fingerprints.contains(fingerprint.keyed(by: key))
  }
}
