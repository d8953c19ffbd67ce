import Corpora
import Sampling

/// What is done to documents so that a classifier learns to bear it.
public enum NoiseKind: String, CaseIterable, Sendable {
  /// Slips of the fingers: a neighbouring key, two letters swapped, one left out, one twice.
  case typos
  /// All small, ALL CAPITAL, Every Word With A Capital, a caps lock that was on.
  case casing
  /// Signs left out, or too many of them at the end.
  case punctuation
  /// Words taken for others that sound the same.
  case homophones
  /// Abbreviations, no capitals, a greeting or a face, as in a chat.
  case chat
  /// A greeting and a farewell in lines of their own, as in a mail.
  case email
}

/// How much noise of which kinds a run's documents get.
///
/// Spans keep to their values, letter for letter where these are personal: only their case may change, and only where they are
/// words. `meta.noise` lists what was done to a document.
public struct NoisePlan: Sendable {
  /// The share of documents that get each kind, from 0 to 1.
  public let shares: [NoiseKind: Double]
  let keyboard: KeyboardLayout
  let words: NoiseWords

  /// Plans noise.
  ///
  /// - Parameters:
  ///   - shares: By kind; those that are not named are left out.
  ///   - keyboard: Whose neighbouring keys are hit; nil for the usual one of the language.
  ///   - language: Whose words are mistaken and abbreviated: en, de, fr or es; for others there are no homophones, and of the
  ///     styles only what needs no words.
  public init(shares: [NoiseKind: Double], keyboard: KeyboardLayout? = nil, language: String) {
    self.shares = shares
    self.keyboard = keyboard ?? .of(language: language)
    words = NoiseWords.of(language: language)
  }

  /// Changes a document, and says in its `meta` how.
  func apply(to document: inout Document, from stream: inout RandomStream) {
    var text = EditedText(document)
    var done: [String] = []
    for kind in NoiseKind.allCases {
      guard let share = shares[kind], stream.chance(share) else { continue }
      if change(&text, kind, &stream) { done.append(kind.rawValue) }
    }
    if !done.isEmpty { (document.text, document.spans) = (text.text, text.spans) }
    let list = done.map { "\"\($0)\"" }.joined(separator: ", ")
    document.meta.append(JSONMember(key: "noise", value: "[\(list)]"))
  }

  /// Returns whether there was something to change.
  private func change(
    _ text: inout EditedText, _ kind: NoiseKind, _ stream: inout RandomStream
  ) -> Bool {
    switch kind {
    case .typos: Typos(keyboard: keyboard).apply(to: &text, from: &stream)
    case .casing: CasingNoise.apply(to: &text, from: &stream)
    case .punctuation: PunctuationNoise.apply(to: &text, from: &stream)
    case .homophones: words.mistake(&text, from: &stream)
    case .chat: words.chat(&text, from: &stream)
    case .email: words.mail(&text, from: &stream)
    }
  }
}
