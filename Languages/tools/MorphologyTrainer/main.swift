import Foundation
import Morphology

let options = Options(CommandLine.arguments.dropFirst())
let data = options["data"] ?? "data"
let parts = (options["parts"] ?? "dev").split(separator: ",").map(String.init)

func treebank(_ folder: String, _ part: String) throws -> [TreebankSentence] {
  let notReleased = folder + "/not-to-release"
  return try String(contentsOfFile: notReleased + "/file-lists/files.\(part)", encoding: .utf8)
    .split(whereSeparator: \.isNewline)
    .flatMap {
      try TreebankSentence.read(
        notReleased + "/sources/" + $0.trimmingCharacters(in: .whitespaces))
    }
}

func held(_ part: String) throws -> [TreebankSentence] {
  try TreebankSentence.read(data + "/en_ewt-ud-\(part).conllu")
}

let wordNet = try WordNet(options["wordnet"] ?? data + "/wordnet")
let table = try IrregularTable(facts: options["facts"] ?? "Facts", wordNet).text
try table.write(
  toFile: options["irregulars"] ?? "english-irregulars.tsv", atomically: true, encoding: .utf8)
let inflection = EnglishInflection(irregulars: table.utf8)
if options["only"] != "tagger" {
  let report = InflectionReport(inflection)
  for part in parts {
    try report.printAccuracy(held(part), part: part, showsErrors: options["errors"] != nil)
  }
  for count in [1, 0] {
    report.printRoundTrip(wordNet.verbs, ["VBZ", "VBG", "VBD", "VBN"], minCount: count)
    report.printRoundTrip(wordNet.nouns, ["NNS"], minCount: count)
  }
}
if options["only"] == "inflection" { exit(0) }

let training = try TrainingRun(
  treebank: treebank(data, "train"), dictionary: wordNet.forms(inflection), options)
try Data(training.model).write(to: URL(fileURLWithPath: options["out"] ?? "tagger.bin"))
print("\(training.model.count) bytes")
try unsafe training.model.withUnsafeBytes { bytes in
  guard let tagger = unsafe PartOfSpeechTagger(bytes: bytes) else { return }
  for part in parts {
    try TaggerReport(tagger, held(part), seen: training.words)
      .print(part: part, showsErrors: options["errors"] != nil)
  }
  if let path = options["show"] {
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
      let words = line.split(separator: " ")
      print(zip(words, tagger.tag(words)).map { "\($0)_\($1)" }.joined(separator: " "))
    }
  }
}
