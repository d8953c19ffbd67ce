/// A variety of English with a spelling of its own: `canceled` or `cancelled`.
public enum EnglishVariety: String, Sendable, CaseIterable {
  case american = "US"
  case british = "GB"
}
