/// What tells a code of one kind: how it is written, what its check digits say, and the words that stand by it.
struct CodeRecognizer: Sendable {
  /// What it is called in explanations.
  let name: String
  /// What is found.
  let type: EntityType
  /// How it is written.
  let forms: [CodeForm]
  /// The signs that may part its groups.
  let separators: CodeSeparators
  /// Whether different ones may stand in one code.
  let mixesSeparators: Bool
  /// How sure it is that something valid is one: by itself, and where a word of `context` stands by it.
  let scores: (alone: Double, inContext: Double)
  /// Lower-case words that stand by such codes.
  let context: [StaticString]
  /// Whether letters in lower case are as good as in upper case.
  let takesLowercase: Bool
  /// Whether what is written so may have been issued.
  let isValid: @Sendable (Code) -> Bool

  init(
    _ name: String, _ type: EntityType, forms: [StaticString],
    separators: CodeSeparators = [.blank, .hyphen],
    mixesSeparators: Bool = false,
    alone: Double, inContext: Double, context: [StaticString], takesLowercase: Bool = false,
    isValid: @escaping @Sendable (Code) -> Bool
  ) {
    self.name = name
    self.type = type
    self.forms = forms.map { CodeForm($0) }
    self.separators = separators
    self.mixesSeparators = mixesSeparators
    scores = (alone, inContext)
    self.context = context
    self.takesLowercase = takesLowercase
    self.isValid = isValid
  }
}

/// Looks for codes of many kinds at once.
///
/// Each candidate meets those forms alone that have its length, so a kind more costs next to nothing.
struct CodesRecognizer: ScanRecognizer {
  let name = "codes"
  let needs: [TextTraits]
  private let recognizers: [CodeRecognizer]
  /// By length, the forms and whose they are.
  private let forms: [[(form: CodeForm, recognizer: Int)]]
  /// How many characters the shortest form has.
  private let shortest: Int

  init(_ recognizers: [CodeRecognizer]) {
    self.recognizers = recognizers
    var forms = [[(form: CodeForm, recognizer: Int)]](
      repeating: [], count: CodeScanner.mostCharacters + 1)
    for (number, recognizer) in recognizers.enumerated() {
      for form in recognizer.forms { forms[form.length].append((form, number)) }
    }
    self.forms = forms
    shortest = forms.firstIndex { !$0.isEmpty } ?? forms.count
    // Most short codes mix letters and digits in a group; one that does not has more digits.
    let fewest = recognizers.flatMap(\.forms).filter { !$0.hasMixedGroup }.map(\.leastDigits).min()
    needs = [[.mixed, fewest ?? 0 >= 4 ? .fourDigits : .twoDigits]]
  }

  func detect(in scan: WordScan, into detections: inout [Detection]) {
    let text = scan.text
    CodeScanner.forEachCandidate(in: scan, shortest: shortest) { candidate in
      let forms = forms[candidate.characters.count]
      for place in forms.indices where forms[place].form.matches(candidate) {
        let recognizer = recognizers[forms[place].recognizer]
        guard recognizer.separators.isSuperset(of: candidate.separators),
          recognizer.mixesSeparators || !candidate.separators.areMixed
        else { continue }
        if candidate.lowercase > 0, !recognizer.takesLowercase { continue }
        guard recognizer.isValid(Code(characters: candidate.characters)) else { continue }
        let isInContext = text.hasContext(recognizer.context, around: candidate.range)
        let score = isInContext ? recognizer.scores.inContext : recognizer.scores.alone
        if score > 0 {
          detections.append(
            Detection(
              range: candidate.range, type: recognizer.type, score: score,
              recognizer: recognizer.name,
              evidence: isInContext ? [.pattern, .check, .context] : [.pattern, .check]))
        }
      }
    }
  }
}
