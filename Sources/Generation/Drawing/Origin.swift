import Corpora

/// How a document came about; `meta.origin` of every document that is written, so that a kind can be left out.
public enum Origin: String, CaseIterable, Sendable {
  /// Drawn from a grammar.
  case grammar
  /// A seed document's wording with other values in its slots.
  case template
  /// Drawn word by word from a language model.
  case nGrams = "n-gram"
  /// A label's own words in a frame that the seeds' openings give.
  case frame
  /// A seed document in other words.
  case rewrite

  /// The field of `meta`.
  var member: JSONMember { JSONMember(key: "origin", value: "\"\(rawValue)\"") }
}
