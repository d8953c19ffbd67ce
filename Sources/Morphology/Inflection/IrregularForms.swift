/// Forms that no rule of spelling gives, from a table of facts.
///
/// A line of the table is `lemma`, Penn tag, `form` and, where one variety of English alone has it, `GB` or `US`, separated by
/// tabs. The first line of a lemma and tag has the form to use; others are known when they are read. Lines that begin with `#`
/// are comments.
struct IrregularForms: Sendable {
  private struct Key: Hashable {
    let word: String
    let tag: String
  }

  private var forms: [Key: [(form: String, variety: String)]] = [:]
  private var lemmas: [Key: String] = [:]

  /// - Complexity: O(*n*) in bytes.
  init(_ table: some Sequence<UInt8>) {
    for line in String(decoding: Array(table), as: UTF8.self).split(separator: "\n")
    where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count >= 3 else { continue }
      let (lemma, tag, form) = (fields[0], fields[1], fields[2])
      forms[Key(word: lemma, tag: tag), default: []].append(
        (form, fields.count > 3 ? fields[3] : ""))
      let key = Key(word: form, tag: tag)
      if lemmas[key] == nil { lemmas[key] = lemma }
    }
  }

  /// The form to use in a variety of English; nil where the rules give it.
  func form(of lemma: String, _ tag: String, _ variety: EnglishVariety) -> String? {
    forms[Key(word: lemma, tag: tag)]?.first {
      $0.variety.isEmpty || $0.variety == variety.rawValue
    }?.form
  }

  /// The lemma of a form.
  func lemma(of form: String, _ tag: String) -> String? { lemmas[Key(word: form, tag: tag)] }
}
