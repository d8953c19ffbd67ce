/// What is looked for, how sure a finding must be, and what is done with each type.
public struct ScrubbingPolicy: Sendable {
  /// What is done with a finding.
  public enum Action: Sendable {
    /// It stays in the text, and its span is told.
    case keep
    /// An operator writes something in its place.
    case apply(any AnonymizationOperator)
    /// An invented value of its kind stands in its place.
    case surrogate
  }

  /// What is done with a field beside the text.
  public enum FieldRule: Sendable {
    /// It stays as it is.
    case keep
    /// It goes.
    case drop
    /// Its text is scanned as the document's is.
    case scan
    /// All of it is a value of a type.
    case value(EntityType)
  }

  /// What is done with types that have no action of their own.
  public var action: Action = .keep
  /// By type, what is done with it.
  public var actions: [EntityType: Action] = [:]
  /// The least score that counts.
  public var threshold = 0.5
  /// By type, the least score that counts.
  public var thresholds: [EntityType: Double] = [:]
  /// The types that are looked for; nil for all.
  public var types: Set<EntityType>?
  /// The recognisers, the surest first.
  public var recognizers: [any Recognizer] = RecognizerRegistry.standard
  /// Values that are nobody's, in small letters.
  public var allowedValues: Set<String> = []
  /// Patterns of values that are nobody's.
  public var allowedPatterns: [Pattern] = []
  /// By name of a field, what is done with it; others stay.
  public var fields: [String: FieldRule] = [:]
  /// Where surrogates are from, such as `de_DE`; nil to go by each document's language.
  public var locale: String?

  /// A policy that finds everything and leaves it where it is.
  public init() {}

  /// What is done with a type.
  public func action(for type: EntityType) -> Action { actions[type] ?? action }

  /// Whether a value is on one of the lists of what is nobody's.
  ///
  /// - Parameter room: Where what patterns are looked for with is kept.
  func allows(_ value: ArraySlice<UInt8>, _ room: TaggerRoom) -> Bool {
    if allowedValues.isEmpty, allowedPatterns.isEmpty { return false }
    if allowedValues.contains(String(streamSafe: value).lowercased()) { return true }
    let bytes = Array(value)
    return allowedPatterns.contains { room.matcher(of: $0).matches(bytes) }
  }
}
