import ArgumentParser
import Corpora
import Languages
import Morphology
import Tokenization

/// `pastiche tag`.
struct Tag: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write each word's part of speech and lemma.",
    discussion: """
      Example:
        pastiche tag letters.txt --format conllu

      Each line is a text of one or more sentences. CoNLL-U has the universal part of speech and that of the Penn Treebank; a \
      contraction such as “don't” is a multiword token of two words. Parts of speech are those of the language's pack; English has one.
      """)

  @Argument(help: "The text; “-” is standard input.")
  var file = "-"

  @Option(help: "The language, such as en.")
  var language = "en"

  @Option(help: "What to write: conllu, json.")
  var format = Format.conllu

  @OptionGroup(title: "Reading") var reading: ReadingArguments

  /// What is written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case conllu, json
  }

  func run() throws {
    guard let pack = try PackFolders.pack(of: language), let model = pack.section("tagger"),
      let tagger = unsafe PartOfSpeechTagger(bytes: model.bytes),
      let forms = pack.section("inflections")
    else {
      throw ValidationError(
        "There is no tagger for “\(language)”. “pastiche languages” lists what each language has.")
    }
    let inflection = unsafe EnglishInflection(irregulars: forms.bytes)
    let tokenizer = try Tokenizer(locale: language)
    let splitter = try SentenceSplitter(locale: language)
    let output = try OutputFile(path: "-")
    let lines = try LineReader(path: file, options: reading.options)
    var number = 0
    while let line = try lines.next() {
      var sentences: [Range<Int>] = []
      try splitter.forEachSentence(in: line) { sentences.append($0) }
      for range in sentences {
        let text = Array(line[range])
        let tokens = try tokenizer.tokenize(text).filter { !$0.kind.isWhiteSpace }
        if tokens.isEmpty { continue }
        number += 1
        let words = tokens.map { String(decoding: text[$0.range], as: UTF8.self) }
        let sentence = TaggedSentence(
          text: String(decoding: text, as: UTF8.self).trimmed, words: words,
          tags: tagger.tag(words),
          isJoined: tokens.indices.map { place in
            place + 1 < tokens.count
              && tokens[place].range.upperBound == tokens[place + 1].range.lowerBound
          }, inflection: inflection)
        var bytes: [UInt8] = []
        switch format {
        case .conllu: sentence.appendCoNLLU(number: number, to: &bytes)
        case .json: sentence.appendJSON(to: &bytes)
        }
        try output.write(bytes)
      }
    }
    try output.commit()
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = Substring(self)
    while text.last?.isWhitespace == true { text.removeLast() }
    while text.first?.isWhitespace == true { text.removeFirst() }
    return String(text)
  }
}

/// A sentence's words with their parts of speech.
private struct TaggedSentence {
  let text: String
  let words: [String]
  let tags: [PartOfSpeech]
  /// By word, whether the next one follows without a space.
  let isJoined: [Bool]
  let inflection: EnglishInflection

  /// The parts of a contraction; the word itself where it is none.
  private func parts(of place: Int) -> [(word: String, universal: String, penn: String)] {
    let (word, tag) = (words[place], tags[place])
    let penn = tag.penn.split(separator: "+").map(String.init)
    let universal = tag.universal.split(separator: "+").map(String.init)
    guard penn.count == 2, universal.count == 2, let cut = Self.cut(of: word) else {
      return [(word, universal.first ?? "X", penn.first ?? "FW")]
    }
    return [
      (String(word[..<cut]), universal[0], penn[0]), (String(word[cut...]), universal[1], penn[1]),
    ]
  }

  /// Where the second part of a contraction begins; nil where no sign shows it.
  private static func cut(of word: String) -> String.Index? {
    let lower = word.lowercased()
    if lower.hasSuffix("n't") || lower.hasSuffix("n’t") {
      return word.count > 3 ? word.index(word.endIndex, offsetBy: -3) : nil
    }
    let cut = word.lastIndex { $0 == "'" || $0 == "’" }
    return cut == word.startIndex ? nil : cut
  }

  private func lemma(_ word: String, _ penn: String) -> String {
    let plain = word.lowercased()
    if plain == "n't" || plain == "n’t" { return "not" }
    if plain == "i" { return penn == "PRP" ? "I" : plain }
    guard let tag = PartOfSpeech(penn: penn) else { return plain }
    return inflection.lemma(of: word, as: tag)
  }

  func appendCoNLLU(number: Int, to bytes: inout [UInt8]) {
    bytes += "# sent_id = \(number)\n# text = \(text)\n".utf8
    var id = 1
    for place in words.indices {
      let parts = parts(of: place)
      let end = isJoined[place] ? "SpaceAfter=No" : "_"
      if parts.count == 2 {
        bytes += "\(id)-\(id + 1)\t\(words[place])\t_\t_\t_\t_\t_\t_\t_\t\(end)\n".utf8
      }
      for part in parts {
        let lemma = lemma(part.word, part.penn)
        let last = parts.count == 2 ? "_" : end
        bytes +=
          "\(id)\t\(part.word)\t\(lemma)\t\(part.universal)\t\(part.penn)\t_\t_\t_\t_\t\(last)\n"
          .utf8
        id += 1
      }
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  func appendJSON(to bytes: inout [UInt8]) {
    bytes += "{\"tokens\": [".utf8
    var isFirst = true
    for place in words.indices {
      for part in parts(of: place) {
        if !isFirst { bytes += ", ".utf8 }
        isFirst = false
        bytes += "{\"text\": ".utf8
        JSONText.append(part.word, to: &bytes)
        bytes += ", \"lemma\": ".utf8
        JSONText.append(lemma(part.word, part.penn), to: &bytes)
        bytes += ", \"upos\": \"\(part.universal)\", \"xpos\": ".utf8
        JSONText.append(part.penn, to: &bytes)
        bytes += "}".utf8
      }
    }
    bytes += "]}\n".utf8
  }
}
