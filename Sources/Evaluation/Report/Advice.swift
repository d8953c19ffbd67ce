extension AuditResult {
  /// What the figures that decide say together, in a word and a sentence.
  var overall: Verdict {
    let deciding = allHeadlines.filter { Self.advice[$0.name] != nil }
    let bad = deciding.filter { $0.verdict.mark == .bad }.map(\.name)
    let warned = deciding.filter { $0.verdict.mark == .warn }.map(\.name)
    func list(_ names: [String]) -> String {
      names.map { $0.prefix(1).lowercased() + $0.dropFirst() }.joined(separator: ", ")
    }
    if !bad.isEmpty { return .bad("not fit to be used as it is: \(list(bad))") }
    if !warned.isEmpty { return .warn("fit to be used after a look at: \(list(warned))") }
    return .good("fit to be used, by all figures that decide")
  }

  /// What to do about the figures that are not good, those first that are bad.
  var advice: [String] {
    let found = allHeadlines.compactMap { headline in
      Self.advice[headline.name].map { (mark: headline.verdict.mark, text: $0) }
    }
    var texts: [String] = []
    for mark in [Verdict.Mark.bad, .warn] {
      for item in found where item.mark == mark && !texts.contains(item.text) {
        texts.append(item.text)
      }
    }
    return texts
  }

  private var allHeadlines: [Headline] {
    fluencyHeadlines + privateHeadlines + mimicHeadlines + usefulHeadlines + gapHeadlines
  }

  /// By figure that decides, what to do where it is not good.
  private static let advice: [String: String] = [
    "Reads badly":
      "Look at the documents that read worst. “generate --origins rewrite,template,grammar” leaves out what is drawn word by word; more seed documents, "
      + "“train --unlabelled” with text of the same kind, or a grammar give more to write from.",
    "Trace rate":
      "Train with “--privacy strict”, or with a greater --least-groups, and generate again.",
    "Residual personal data":
      "Mark such values as spans in the seed, or run “scrub” on it, then train and generate again.",
    "Whole seed documents":
      "Were the documents made by the model of this seed? “generate” never writes a seed document; leave these out.",
    "Retold seed documents":
      "Give more seed documents or ask for fewer: with the details that each of them has, a reader who knows the event may recognise it.",
    "Membership by the documents": "Train with “--privacy strict” or “dp”.",
    "Membership by the model": "Keep the model to yourself, or give away what “publish” writes.",
    "Canaries written out": "Train with “--privacy strict” or “dp”.",
    "Control characters":
      "Leave such documents out, and say how they came about: no run should write one.",
    "Unfilled placeholders":
      "Leave such documents out, and say how they came about: no run should write one.",
    "Lift of seed and synthetic":
      "Where it is below 0, the documents mislead a classifier: give a table of labels (“train --labels”), unlabelled text, or a grammar.",
    "Condition recovery":
      "Look at the documents of labels that do not show. “train --labels” with a description of each label helps to tell them.",
    "Near-duplicates": "Ask for fewer documents, or give more seed documents.",
    "Different pairs of words": "Ask for fewer documents, or give more seed documents.",
  ]
}
