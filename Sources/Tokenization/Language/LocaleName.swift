import CICUShims

/// Identifiers of locales, such as `de_CH` or `en@ss=standard`.
public enum LocaleName {
  /// Whether an identifier names a language that there is, or all of them (`root`, `und`), and no country that there is not.
  ///
  /// ICU takes any identifier and falls back to its default locale without a word, so a mistyped one goes unnoticed.
  public static func isKnown(_ name: String) -> Bool {
    unsafe name.withCString { unsafe cicu_locale_is_known($0) } != 0
  }
}
