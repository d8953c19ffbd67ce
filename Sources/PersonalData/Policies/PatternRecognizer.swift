import Tokenization

/// Finds what a pattern describes, as sure as the words beside it and a checksum make it: a recogniser of a policy's own.
public struct PatternRecognizer: ScanRecognizer {
  /// Check digit systems that a policy may name.
  public enum Checksum: String, CaseIterable, Sendable {
    /// ISO/IEC 7812-1, as payment cards.
    case luhn
    /// ISO 13616, as IBANs: letters and digits with the check in the third and fourth place.
    case iban
    /// Verhoeff 1969.
    case verhoeff
    /// ISO/IEC 7064, MOD 11,10.
    case mod11_10 = "mod11-10"
    /// ISO/IEC 7064, MOD 11-2, the last character may be `X`.
    case mod11_2 = "mod11-2"
    /// ISO/IEC 7064, MOD 97-10: the digits are 1 modulo 97.
    case mod97_10 = "mod97-10"

    /// Whether letters and digits, in upper case, pass.
    func isValid(_ characters: [UInt8]) -> Bool {
      let digits = characters.filter { $0.isDigit }.map { $0.digitValue }
      switch self {
      case .luhn: return digits.count > 1 && Luhn.isValid(digits)
      case .iban: return IBAN.isValid(characters)
      case .verhoeff: return digits.count > 1 && CheckDigits.isVerhoeff(digits)
      case .mod11_10: return digits.count > 1 && CheckDigits.isMod11_10(digits)
      case .mod11_2:
        let last = characters.last == UInt8(ascii: "X") ? [10] : []
        return digits.count > 1 && CheckDigits.isMod11_2(digits + last)
      case .mod97_10:
        return digits.count > 2 && digits.reduce(0) { ($0 * 10 + $1) % 97 } == 1
      }
    }
  }

  /// What it is called in explanations.
  public let name: String
  let needs: [TextTraits] = []
  private let type: EntityType
  private let patterns: [Pattern]
  private let context: WordList
  private let hasContext: Bool
  private let scores: (alone: Double, inContext: Double)
  private let checksum: Checksum?

  /// Makes a recogniser.
  ///
  /// - Parameters:
  ///   - context: Words that stand up to six words before such a value, or three behind it.
  ///   - scores: How sure a match is by itself, and with a word of `context`.
  ///   - checksum: What the letters and digits of a match must pass.
  public init(
    name: String, type: EntityType, patterns: [Pattern], context: [String] = [],
    scores: (alone: Double, inContext: Double), checksum: Checksum? = nil
  ) {
    (self.name, self.type, self.patterns, self.scores) = (name, type, patterns, scores)
    self.context = WordList(context.map { $0.lowercased() })
    hasContext = !context.isEmpty
    self.checksum = checksum
  }

  /// Appends what it finds.
  public func detect(in text: [UInt8], into detections: inout [Detection]) {
    detect(in: WordScan(text), into: &detections)
  }

  func detect(in scan: WordScan, into detections: inout [Detection]) {
    let text = scan.text
    for pattern in patterns {
      scan.room.matcher(of: pattern).forEachMatch(in: text) { range in
        if let checksum {
          let code = text[range].filter { $0.isAlphanumeric }.map {
            $0.isLowercase ? $0 & ~0x20 : $0
          }
          if !checksum.isValid(code) { return }
        }
        var score = scores.alone
        var evidence: Detection.Evidence = checksum == nil ? .pattern : [.pattern, .check]
        if hasContext, isInContext(range, scan) {
          score = scores.inContext
          evidence.insert(.context)
        }
        if score > 0 {
          detections.append(
            Detection(
              range: range, type: type, score: score, recognizer: name, evidence: evidence))
        }
      }
    }
  }

  private func isInContext(_ range: Range<Int>, _ scan: WordScan) -> Bool {
    let first = scan.firstWord { $0.end > range.lowerBound }
    let last = scan.firstWord { $0.start >= range.upperBound }
    return (max(0, first - 6)..<min(scan.words.count, last + 3)).contains {
      context.contains(scan.hash($0))
    }
  }
}

/// Finds the words of a list, whatever their case: a policy's list of what is always personal.
public struct PhraseRecognizer: ScanRecognizer {
  /// What it is called in explanations.
  public let name: String
  let needs: [TextTraits] = []
  private let type: EntityType
  /// By the hash of a first word, the hashes of whole phrases.
  private let phrases: [UInt64: [[UInt64]]]

  /// Makes a recogniser of phrases of one type.
  public init(name: String, type: EntityType, phrases: [String]) {
    (self.name, self.type) = (name, type)
    self.phrases = Dictionary(
      grouping: phrases.map { WordScan(Array($0.utf8)).words.map(\.hash) }.filter { !$0.isEmpty },
      by: { $0[0] })
  }

  /// Appends what it finds.
  public func detect(in text: [UInt8], into detections: inout [Detection]) {
    detect(in: WordScan(text), into: &detections)
  }

  func detect(in scan: WordScan, into detections: inout [Detection]) {
    for place in scan.words.indices {
      for phrase in phrases[scan.hash(place)] ?? [] {
        let end = place + phrase.count
        guard end <= scan.words.count,
          phrase.indices.allSatisfy({ scan.hash(place + $0) == phrase[$0] })
        else { continue }
        detections.append(
          Detection(
            range: scan.words[place].start..<scan.words[end - 1].end, type: type, score: 1,
            recognizer: name, evidence: .list))
      }
    }
  }
}
