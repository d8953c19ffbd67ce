/// One stretch of text that a recogniser takes for personal data.
public struct Detection: Equatable, Sendable {
  /// Where it stands, in bytes.
  public let range: Range<Int>
  /// What it is.
  public let type: EntityType
  /// How sure the recogniser is, from 0 to 1.
  public let score: Double
  /// Which recogniser found it.
  public let recognizer: String
  /// What spoke for it.
  public let evidence: Evidence

  /// What may speak for a finding.
  public struct Evidence: OptionSet, Hashable, Sendable {
    /// A bit for each.
    public let rawValue: UInt8

    /// Makes a set of its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// It is written as such values are.
    public static let pattern = Evidence(rawValue: 1)
    /// It passes a check, such as that of its last digit.
    public static let check = Evidence(rawValue: 2)
    /// Words beside it say what it is.
    public static let context = Evidence(rawValue: 4)
    /// The tagger takes its words for a name.
    public static let tagger = Evidence(rawValue: 8)
    /// A list of names or values has it, or a word of it.
    public static let list = Evidence(rawValue: 16)
    /// The document's own spans say so.
    public static let given = Evidence(rawValue: 32)

    /// What they are called in explanations.
    public var names: [String] {
      ["pattern", "check", "context", "tagger", "list", "given"].enumerated().filter {
        rawValue >> UInt8($0.offset) & 1 == 1
      }.map(\.element)
    }
  }

  init(
    range: Range<Int>, type: EntityType, score: Double, recognizer: String,
    evidence: Evidence = .pattern
  ) {
    (self.range, self.type, self.score) = (range, type, score)
    (self.recognizer, self.evidence) = (recognizer, evidence)
  }
}

/// Finds one kind of personal data.
public protocol Recognizer: Sendable {
  /// What it is called in explanations.
  var name: String { get }

  /// Appends what it finds in a text of valid UTF-8, in any order.
  func detect(in text: [UInt8], into detections: inout [Detection])
}

/// The recognisers that run together, and how their findings are brought into one.
public struct RecognizerRegistry: Sendable {
  private let recognizers: [any ScanRecognizer]
  /// By recogniser, what a text must have: something of both.
  private let needs: [(first: TextTraits, second: TextTraits)]
  private let threshold: Double
  /// The least scores of types that have their own.
  private let thresholds: [EntityType: Double]
  /// The types that are looked for; nil for all.
  private let types: Set<EntityType>?

  /// Makes a registry.
  ///
  /// - Parameters:
  ///   - recognizers: In the order of preference where two findings are alike.
  ///   - threshold: The least score that counts.
  ///   - thresholds: The least scores of types that have their own.
  ///   - types: The types that are looked for; nil for all.
  public init(
    _ recognizers: [any Recognizer] = Self.standard, threshold: Double = 0.5,
    thresholds: [EntityType: Double] = [:], types: Set<EntityType>? = nil
  ) {
    self.recognizers = recognizers.map { $0 as? any ScanRecognizer ?? TextRecognizer(of: $0) }
    needs = self.recognizers.map { ($0.needs.first ?? .any, $0.needs.dropFirst().first ?? .any) }
    self.threshold = threshold
    self.thresholds = thresholds
    self.types = types
  }

  /// The recognisers that need no locale.
  public static let standard = standard(locale: nil)

  /// The recognisers with what a locale such as `es_ES` adds: telephone numbers as its country writes them.
  public static func standard(locale: String?) -> [any Recognizer] {
    [
      EmailRecognizer(), URLRecognizer(), DomainRecognizer(), IPAddressRecognizer(),
      IBANRecognizer(),
      CodesRecognizer(CodeRecognizer.ofCountries), CreditCardRecognizer(),
      USSocialSecurityRecognizer(), PhoneNumberRecognizer(locale: locale),
      DateTimeRecognizer(), AgeRecognizer(), StreetAddressRecognizer(), SecretRecognizer(),
      MACAddressRecognizer(), CryptoAddressRecognizer(), AnnouncedRecognizer(),
    ] + NameRecognizer.standard + [IdentifierRecognizer(), GroupedNumberRecognizer()]
  }

  /// For texts that are learned from: what may be somebody's number is taken for one, for none may come out again.
  public static let ofSeeds = RecognizerRegistry(thresholds: [.idNumber: 0.3])

  /// Returns what the recognisers find: sorted, disjoint.
  ///
  /// Of overlapping findings the surer stays, then the longer, then the one whose recogniser comes first.
  ///
  /// - Complexity: O(*n*) in bytes for each recogniser, and O(*k* log *k*) in what they find.
  public func detect(in text: [UInt8]) -> [Detection] {
    detect(in: WordScan(text))
  }

  /// Looks into texts one after another, in the same room; one for each thread.
  public struct Reader {
    private let registry: RecognizerRegistry
    private var scan = WordScan()

    /// Makes room.
    public init(_ registry: RecognizerRegistry) { self.registry = registry }

    /// Returns what ``RecognizerRegistry/detect(in:)`` returns.
    public mutating func detect(in text: [UInt8]) -> [Detection] {
      scan.cut(text)
      return registry.detect(in: scan)
    }
  }

  /// The same for a text that is cut already.
  func detect(in scan: WordScan) -> [Detection] {
    var found: [Detection] = []
    for place in needs.indices
    where !scan.traits.isDisjoint(with: needs[place].first)
      && !scan.traits.isDisjoint(with: needs[place].second)
    {
      recognizers[place].detect(in: scan, into: &found)
    }
    if found.isEmpty { return [] }
    found.removeAll {
      let least = thresholds.isEmpty ? threshold : thresholds[$0.type] ?? threshold
      return $0.score < least || types?.contains($0.type) == false
    }
    if found.isEmpty { return [] }
    // Stable, so that among equals the recogniser that comes first stays first.
    let sorted = found.enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }
    var kept: [Detection] = []
    let joined = Self.joined(sorted)
    var cluster: [(offset: Int, element: Detection)] = []
    var end = 0
    for item in joined {
      if item.element.range.lowerBound >= end, !cluster.isEmpty {
        kept += Self.resolved(cluster)
        cluster.removeAll(keepingCapacity: true)
      }
      cluster.append(item)
      end = max(end, item.element.range.upperBound)
    }
    return kept + Self.resolved(cluster)
  }

  /// Findings of the same kind of words that overlap are one: a tagger and a pattern see different parts of an address.
  private static func joined(
    _ sorted: [(offset: Int, element: Detection)]
  ) -> [(offset: Int, element: Detection)] {
    var result: [(offset: Int, element: Detection)] = []
    /// By type of words, of which there are few, where its last finding stands in the result.
    var last: [(type: EntityType, place: Int)] = []
    for item in sorted {
      let type = item.element.type
      guard type.isWords || type == .streetAddress else {
        result.append(item)
        continue
      }
      let known = last.firstIndex { $0.type == type }
      if let known, case let place = last[known].place,
        result[place].element.range.overlaps(item.element.range)
      {
        let (own, other) = (result[place].element, item.element)
        let surer = own.score >= other.score ? own : other
        result[place].element = Detection(
          range: own.range.lowerBound..<max(own.range.upperBound, other.range.upperBound),
          type: type,
          score: surer.score, recognizer: surer.recognizer,
          evidence: own.evidence.union(other.evidence))
      } else {
        if let known {
          last[known].place = result.count
        } else {
          last.append((type, result.count))
        }
        result.append(item)
      }
    }
    return result
  }

  /// The best of findings that overlap in a chain, sorted and disjoint.
  private static func resolved(_ cluster: [(offset: Int, element: Detection)]) -> [Detection] {
    if cluster.count == 1 { return [cluster[0].element] }
    let ranked = cluster.sorted {
      let (first, second) = ($0.element, $1.element)
      return (-first.score, -first.range.count, $0.offset)
        < (-second.score, -second.range.count, $1.offset)
    }
    var kept: [Detection] = []
    for (_, detection) in ranked
    where !kept.contains(where: { $0.range.overlaps(detection.range) }) {
      kept.append(detection)
    }
    return kept.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}
