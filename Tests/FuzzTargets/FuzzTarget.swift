import Corpora
import Grammars
import NGrams
import PersonalData
import Sampling
public import TestSupport
import Tokenization

/// A reader or parser that gets bytes from outside, and what may not happen to it.
///
/// An input is either read or refused with an error. A crash, a hang or memory without bounds is a fault. libFuzzer drives the targets
/// (`make fuzz`), and a test drives them with the inputs in `Corpus/` and with mutations of valid ones.
public enum FuzzTarget: String, CaseIterable, Sendable {
  case jsonLines, json, spacy, csv, tsv, text, fastText, conll, rasa
  case gzip, zstandard
  case grammar, tracery, chatito, nltk, jsgf, treebank
  case pattern, personalData, segmentation, detokenizer
  case model, languageModel, counts, classes, vectors, arpa

  /// Gives the target an input.
  ///
  /// - Parameter folder: Where a file may be written for it.
  public func run(_ input: [UInt8], in folder: TemporaryFolder) throws {
    switch self {
    case .jsonLines: try read(input, .jsonl, folder)
    case .json: try read(input, .json, folder)
    case .spacy: try read(input, .spacy, folder)
    case .csv: try read(input, .csv, folder)
    case .tsv: try read(input, .tsv, folder)
    case .text: try read(input, .text, folder)
    case .fastText: try read(input, .fasttext, folder)
    case .conll: try read(input, .conll, folder)
    case .rasa: try read(input, .rasa, folder)
    case .gzip: try read(input, .text, folder, suffix: ".gz")
    case .zstandard: try read(input, .text, folder, suffix: ".zst")
    case .grammar: try Self.use(grammar: input)
    case .tracery: Self.load { try TraceryImporter.grammar(input, path: "g.json") }
    case .chatito:
      Self.load {
        try ChatitoImporter.grammar(input, path: "g.chatito") { _ throws(CorpusError) in [] }
      }
    case .nltk: Self.load { try NLTKImporter.grammar(input, path: "g.cfg") }
    case .jsgf: Self.load { try JSGFImporter.grammar(input, path: "g.jsgf") }
    case .treebank: Self.load { try TreebankImporter.grammar(input, path: "t.mrg") }
    case .pattern: Self.use(pattern: input)
    case .personalData: Self.scrub(input)
    case .segmentation: try Segmentation.check(input)
    case .detokenizer: Self.detokenize(input)
    case .model:
      Self.use(model: try folder.write(ForgedFiles.model(input), to: "m.pastiche"))
    case .languageModel:
      try Self.use(languageModel: folder.write(ForgedFiles.languageModel(input), to: "m.lm"))
    case .counts:
      let path = try folder.write(ForgedFiles.sealed(input), to: "c.counts")
      _ = try? NGramCounts(contentsOf: path)
    case .classes:
      _ = try? WordClasses(contentsOf: try folder.write(input, to: "w.classes"))
    case .vectors:
      let path = try folder.write(input, to: "w.vectors")
      if let vectors = try? WordVectors(contentsOf: path) {
        _ = vectors.neighbours(of: "cat".utf8, count: 3)
      }
    case .arpa: try Self.use(arpa: folder.write(input, to: "m.arpa"))
    }
  }
}

// MARK: Documents

extension FuzzTarget {
  private func read(
    _ input: [UInt8], _ format: CorpusFormat, _ folder: TemporaryFolder, suffix: String = ""
  ) throws {
    let path = try folder.write(input, to: "input\(suffix)")
    for isLossy in [false, true] {
      var options = ReadingOptions()
      options.format = format
      options.isLossy = isLossy
      options.longestRecord = 1 << 20
      guard let reader = try? openDocuments(path: path, options: options) else { continue }
      do {
        while let document = try reader.next() {
          let count = document.text.unicodeScalars.count
          for span in document.spans {
            precondition(
              0 <= span.start && span.start <= span.end && span.end <= count,
              "a span lies outside of its text")
          }
          for format in OutputFormat.allCases {
            var bytes: [UInt8] = []
            DocumentWriter(format: format).append([document], isFirst: true, to: &bytes)
            precondition(String(validating: bytes, as: UTF8.self) != nil, "\(format) is no UTF-8")
          }
        }
      } catch {
        continue
      }
    }
  }

  private static func scrub(_ input: [UInt8]) {
    guard String(validating: input, as: UTF8.self) != nil else { return }
    var end = 0
    for found in RecognizerRegistry.ofSeeds.detect(in: input) {
      precondition(end <= found.range.lowerBound && found.range.upperBound <= input.count)
      end = found.range.upperBound
    }
    for locale in ["en_US", "de_DE", "es_ES"] {
      var policy = ScrubbingPolicy()
      (policy.action, policy.locale) = (.surrogate, locale)
      let document = Document(text: String(decoding: input, as: UTF8.self))
      let result = Scrubber(policy: policy).scrub(document, index: 0).document
      let count = result.text.unicodeScalars.count
      for span in result.spans { precondition(0 <= span.start && span.end <= count) }
    }
  }

  private static func detokenize(_ input: [UInt8]) {
    for locale in ["en", "fr", "ja"] {
      var text = Detokenizer(style: GeneratedStyle(locale: locale))
      for word in input.split(separator: 0x20) { _ = text.append(word, spacing: .expected) }
    }
  }
}

// MARK: Grammars and patterns

extension FuzzTarget {
  private static func use(grammar input: [UInt8]) throws {
    guard let (grammar, _) = try? GrammarLoader.parse(input, path: "g.grammar") else { return }
    let analysis = GrammarAnalysis(grammar)
    guard !GrammarCheck(grammar, analysis).hasErrors else { return }
    var options = GrammarSampler.Options()
    (options.mostExpansions, options.mostBytes) = (2_000, 20_000)
    let sampler = GrammarSampler(grammar, options: options)
    for index in 0..<3 {
      guard (try? sampler.draw(UInt64(index))) != nil else { break }
      _ = sampler.document
    }
  }

  /// Whatever an importer writes, the grammar reader takes or refuses.
  private static func load(_ convert: () throws -> GrammarText) {
    guard let text = try? convert() else { return }
    _ = try? GrammarLoader.parse(Array(text.text.utf8), path: "g.grammar")
  }

  /// The first line is a pattern, the rest what is looked through.
  private static func use(pattern input: [UInt8]) {
    let parts = input.split(
      separator: UInt8(ascii: "\n"), maxSplits: 1, omittingEmptySubsequences: false)
    guard let text = String(validating: parts[0], as: UTF8.self), text.utf8.count < 200,
      let pattern = try? Pattern(text)
    else { return }
    let recognizer = PatternRecognizer(
      name: "p", type: EntityType(rawValue: "CUSTOM"), patterns: [pattern],
      scores: (alone: 1, inContext: 1))
    let subject = parts.count > 1 ? Array(parts[1]) : []
    guard String(validating: subject, as: UTF8.self) != nil else { return }
    var found: [Detection] = []
    recognizer.detect(in: subject, into: &found)
    for item in found { precondition(item.range.upperBound <= subject.count) }
  }
}

// MARK: Models

extension FuzzTarget {
  private static func use(languageModel path: String) throws {
    guard let language = try? LanguageModel(contentsOf: path) else { return }
    use(language)
  }

  private static func use(arpa path: String) throws {
    guard let language = try? LanguageModel(arpa: path) else { return }
    use(language)
  }

  private static func use(_ language: LanguageModel) {
    var state = language.model.start
    for word in ["the", "cat", "sat", "no such word"] {
      let id = language.vocabulary.id(of: word.utf8) ?? Vocabulary.unknown
      _ = language.model.probability(of: id, after: state)
      state = language.model.start
    }
  }
}
