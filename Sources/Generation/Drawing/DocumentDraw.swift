import Classifiers
import Corpora
import Grammars
import NGrams
import PersonalData
import Privacy
import Sampling
import Tokenization

/// What documents are drawn by, once for all threads.
final class DocumentDraw: Sendable {
  private let model: SeedModel
  private let seed: UInt64
  private let mixtures: [NGramMixture]
  /// Of what unlabelled text says of each class.
  private let readings: [NGramMixture?]
  private let symbols: [Symbol?]
  private let table: WordTable
  private let runs: WordRuns
  private let adjuncts: Adjuncts
  /// Tells control characters that the seed's learned text does not have.
  private let controls: ControlCharacters

  private let sources: DocumentSources
  /// What is written anew in other words; nil where nothing is.
  private let rewriting: RewritingSource?
  private let splits: SplitPlan
  private let seedIndex: NearDuplicateIndex?
  /// Whether near-duplicates are told.
  private let tellsLikeness: Bool
  /// Which texts are wanted; nil where any are.
  private let difficulty: Difficulty?
  /// Whether texts are written as they are drawn, so that what is told of them holds.
  private let keepsText: Bool
  private let openRunReader: RunReader.Opening
  /// Whether labels are told by noisy counts.
  private var tellsByNoise: Bool { model.settings.privacy.level == .differential }

  /// Prepares to draw.
  ///
  /// - Parameter openRunReader: How a worker opens what its texts are compared with the seed's runs by.
  init(
    model: SeedModel, options: Generator.Options,
    openRunReader: @escaping RunReader.Opening = { settings throws(ICUError) in
      try RunReader(settings)
    }
  ) {
    self.openRunReader = openRunReader
    (seed, splits) = (options.seed, options.splits)
    (difficulty, keepsText) = (options.difficulty, options.noise == nil)
    tellsLikeness = options.likeness != nil
    let backoffScale = options.backoffScale ?? model.settings.backoffScale
    let splits = options.splits
    if let likeness = options.likeness, let sketches = model.copies?.sketches {
      var index = NearDuplicateIndex(likeness: likeness)
      for sketch in sketches { index.insert(sketch) }
      seedIndex = index
    } else {
      seedIndex = nil
    }
    self.model = model
    let background = DrawableModel(model.background, backoffScale: backoffScale)
    func mixture(_ own: NGramModel, _ weights: [Double]) -> NGramMixture {
      NGramMixture(
        DrawableModel(own, backoffScale: backoffScale), background, weights: weights)
    }
    mixtures = model.classes.map { mixture($0.model, $0.weights) }
    readings = model.classes.map { item in item.reading.map { mixture($0.model, $0.weights) } }
    let symbols = Symbol.all(of: model.vocabulary)
    self.symbols = symbols
    table = WordTable(symbols)
    runs = WordRuns(symbols)
    rewriting = RewritingSource(model, splits, symbols, runs)
    sources = DocumentSources(model, rewriting, options)
    adjuncts = Adjuncts(model.classes.map(\.templates), symbols)
    var controls = ControlCharacters()
    controls.allow(in: table.bytes)
    for values in model.slots.values.values {
      for text in values.texts.flatMap(ValuePattern.literals) { controls.allow(in: text.utf8) }
    }
    self.controls = controls
  }

  /// Which margins are wanted, by class: of a difficulty, or those of documents that are not too like another label's; nil where
  /// any are.
  ///
  /// - Throws: `ICUError` when ICU has no boundary data.
  func margins() throws(ICUError) -> [ClosedRange<Float>]? {
    let classes = model.classes.count
    if let difficulty { return difficulty.margins(of: classes, try Worker(self), seed: seed) }
    let share = model.settings.ambiguousShare
    if share <= 0 || model.classifier == nil { return nil }
    return Difficulty.margins(of: classes, try Worker(self), seed: seed, without: share)
  }

  /// Draws one document after another; one for each thread.
  ///
  /// What it keeps from draw to draw is room and what it looked up: the same (seed, index, attempt) is the same document.
  final class Worker: DocumentDrawing {
    private let draw: DocumentDraw
    private let margins: [ClosedRange<Float>]?
    private var registry = RecognizerRegistry.Reader(.ofSeeds)
    private var classifier: TextClassifier.Reader?
    private var sketches = TextSketch.Maker()
    private var folded = FoldedWords()
    private var page: Page
    /// Nil where the model has no runs to be compared with.
    private let runReader: RunReader?
    /// Nil where nothing is rewritten.
    private let desk: RewritingDesk?

    /// Starts a worker.
    ///
    /// - Parameter margins: What ``DocumentDraw/margins()`` says.
    /// - Throws: `ICUError` when ICU has no boundary data: without them no text can be compared with the seed.
    init(_ draw: DocumentDraw, margins: [ClosedRange<Float>]? = nil) throws(ICUError) {
      (self.draw, self.margins) = (draw, margins)
      let settings = draw.model.settings
      let taken = draw.model.takenValues
      page = Page(
        SurrogateSet(
          locale: settings.locale, ordersDates: true, isTaken: { taken?.contains($0) ?? false }))
      runReader = draw.model.copies == nil ? nil : try draw.openRunReader(settings)
      classifier = draw.model.classifier.map(TextClassifier.Reader.init)
      desk = draw.rewriting.map(RewritingDesk.init)
    }

    func draw(_ place: RunPlace, checks: DrawChecks) -> Result<DrawnDocument, DrawFailure> {
      var stream = RandomStream(
        seed: draw.seed, index: UInt64(place.index), attempt: UInt32(place.attempt))
      return draw(place, checks: checks, from: &stream)
    }

    /// The same from a stream that is there.
    func draw(
      _ place: RunPlace, checks: DrawChecks = .all(nil, bears: []),
      from stream: inout RandomStream
    ) -> Result<DrawnDocument, DrawFailure> {
      let classIndex = place.classIndex
      // Fields of a class are read in place: a copy holds all that they refer to.
      let classes = draw.model.classes
      guard let source = draw.sources.draw(for: place, from: &stream) else {
        return .failure(.rejected(.origin))
      }
      let history: RunHistory? = if case .all(let history, _) = checks { history } else { nil }
      if case .rewriting(let choice) = source, let use = draw.rewriting?.use(choice, for: place),
        history?.refuses(use, after: place.attempt) ?? false
      {
        return .failure(.rejected(.base))
      }
      if let rejection = draw.write(
        place, by: source, beside: history, on: &page, desk, from: &stream)
      {
        return .failure(.rejected(rejection))
      }
      if !source.isFree, !classes[classIndex].lengths.contains(page.text.codePoints) {
        return .failure(.rejected(.length))
      }
      guard page.finish(by: draw.table, from: &stream) else {
        return .failure(.rejected(.unfilled))
      }
      let written = page.text
      if written.isBlank { return .failure(.rejected(.length)) }
      if draw.controls.has(written.text) { return .failure(.rejected(.controlCharacter)) }
      var traces = Traces(isGated: source.isDrawn, isOfSeed: source.isOfSeed)
      if case .all(let history, let bearing) = checks {
        do throws(ICUError) {
          let rejection = try rejection(of: written, class: classIndex, history, bearing, &traces)
          if let rejection { return .failure(.rejected(rejection)) }
        } catch {
          return .failure(.unfiltered(error))
        }
      }
      var drawn = DrawnDocument(
        document: Document(
          text: String(decoding: written.text, as: UTF8.self),
          labels: classes[classIndex].key.labels, labelsAreList: classes[classIndex].key.isList,
          spans: written.spans, id: String(place.index), meta: source.meta),
        fingerprint: traces.fingerprint, sketch: traces.sketch, use: page.use)
      if draw.difficulty != nil, let margins {
        let margin = classifier?.best(written.text).margin ?? 1
        if !margins[classIndex].contains(margin) { return .failure(.rejected(.difficulty)) }
        drawn.document.meta.append(Difficulty.member(margin: margin))
      }
      return .success(drawn)
    }

    /// By how much a class's text leads over the next label; nil where it does not pass the filters.
    func margin(class classIndex: Int, from stream: inout RandomStream) -> Float? {
      guard case .success(let drawn) = draw(RunPlace(classIndex: classIndex), from: &stream) else {
        return nil
      }
      return classifier?.best(Array(drawn.document.text.utf8)).margin
    }

    /// By how much a text that has just been ranked leads; personal values are read as they are written.
    private func margin(of written: WrittenText) -> Float? {
      written.hasPersonalValues ? classifier?.best(written.text).margin : classifier?.margin
    }

    /// What is known of a text, and what filters computed of it.
    private struct Traces {
      /// Whether each of its words was drawn so that it ends no copied run.
      let isGated: Bool
      /// Whether it says what a seed document with its label says.
      let isOfSeed: Bool
      var fingerprint: Fingerprint?
      var sketch: TextSketch?
    }

    private func rejection(
      of written: WrittenText, class classIndex: Int, _ history: RunHistory?, _ bearing: Bearing,
      _ traces: inout Traces
    ) throws(ICUError) -> Rejection? {
      let fingerprint = Fingerprint(of: written.text)
      traces.fingerprint = fingerprint
      if let history, history.has(fingerprint) { return .duplicate }
      let masked = written.masked
      let copies = draw.model.copies
      if let copies, copies.has(fingerprint) { return .seedCopy }
      if let copies, written.hasPersonalValues, copies.has(Fingerprint(of: masked)) {
        return .seedCopy
      }
      folded.read(masked)
      if !bearing.contains(.near), draw.tellsLikeness {
        let sketch = sketches.sketch(folded)
        if let index = draw.seedIndex, index.contains(near: sketch) { return .nearSeed }
        if !written.hasPersonalValues {
          if let history, draw.keepsText, history.hasNearly(sketch) { return .nearDuplicate }
          traces.sketch = sketch
        }
      }
      // A seed document that reads like another label's keeps its own, and so does what is written from it.
      let mostBefore =
        traces.isOfSeed || bearing.contains(.secondLabel) && draw.tellsByNoise ? 1 : 0
      if let rank = classifier?.rank(of: classIndex, in: folded), rank > mostBefore {
        return .label
      }
      if draw.difficulty == nil, let margins, !traces.isOfSeed, !bearing.contains(.ambiguous),
        let margin = margin(of: written), !margins[classIndex].contains(margin)
      {
        return .label
      }
      if let copies, let runReader, !(written.isPlain && traces.isGated),
        copies.gate.stops(try runReader.runs(of: written.text))
      {
        return .seedRun
      }
      let found = registry.detect(in: written.text)
      guard found.allSatisfy({ written.isFilled($0.range) }) else { return .personalData }
      return nil
    }
  }

  /// A seed's wording, some with a piece of another behind it, before the sign that ends it.
  private func extended(
    _ template: Template, _ classIndex: Int, from stream: inout RandomStream
  ) -> [UInt32] {
    guard template.origin == .template, stream.chance(Self.adjunctShare),
      let adjunct = adjuncts.draw(for: classIndex, from: &stream)
    else { return template.tokens }
    var tokens = template.tokens
    var end = tokens.endIndex
    if let last = tokens.last, case .text(let text)? = symbols[Int(last)]?.content,
      text.count == 1, text[0] < UInt8(ascii: "A")
    {
      end -= 1
    }
    tokens.insert(contentsOf: adjunct, at: end)
    return tokens
  }

  /// A word, or one that is used alike where it does not carry a label.
  private func substituted(_ word: UInt32, from stream: inout RandomStream) -> UInt32 {
    model.neighbours?.word(for: word, from: &stream) ?? word
  }

  /// The times that a text may try to end too early.
  private static let mostEarlyEnds = 12
  /// Of these, those in one place before it goes on with all of the back-off.
  private static let mostEndsHere = 4
  /// The times that what follows a text's turn is drawn again where the text is too long with it.
  private static let mostEndRedraws = 4
  /// The share of a seed's wordings that get another piece.
  private static let adjunctShare = 0.5

  /// Puts a text together; the reason where it is longer than the class allows, is of another split, or would repeat a run of the
  /// seed's.
  private func write(
    _ place: RunPlace, by source: DocumentSource, beside history: RunHistory?,
    on page: inout Page, _ desk: RewritingDesk?, from stream: inout RandomStream
  ) -> Rejection? {
    let (classIndex, split) = (place.classIndex, place.split)
    page.restart()
    let longest = model.classes[classIndex].lengths.upperBound
    if case .template(let template) = source {
      for word in extended(template, classIndex, from: &stream) {
        append(substituted(word, from: &stream), classIndex, split, to: &page, from: &stream)
      }
      return page.isUnfilled ? .unfilled : nil
    }
    if case .rewriting(let base) = source {
      guard var written = desk?.rewrite(base, for: place, from: &stream) else { return .fluency }
      written.use.wording = wording(of: written.pieces)
      if history?.refuses(written.use, after: place.attempt) ?? false { return .base }
      page.use = written.use
      for piece in written.pieces {
        switch piece {
        case .word(let word, let hint):
          append(word, writtenAs: hint, classIndex, split, to: &page, from: &stream)
        case .text(let text):
          page.text.append(text, edges: SpacingEdges(of: text[...]), spacing: .expected)
          (page.lastWord, page.lastText) = (nil, text)
        }
      }
      return page.isUnfilled ? .unfilled : nil
    }
    var mixture = mixtures[classIndex]
    if case .reading = source, let reading = readings[classIndex] { mixture = reading }
    var state = mixture.start
    let shortest = model.classes[classIndex].lengths.lowerBound
    let copies = model.copies
    var (earlyEnds, endsHere) = (0, 0)
    /// Where the text goes another way if it gets too long: behind the last sentence that it might have ended with, or where it
    /// was first long enough.
    var turn: Page.Mark?
    var redraws = 0
    while true {
      let before = state
      let isLoose = endsHere >= Self.mostEndsHere
      guard
        let (word, written) = draw(
          mixture, isLoose: isLoose, &state, copies, &page.trail, from: &stream)
      else { return .seedRun }
      if word == Vocabulary.end {
        // Where the text is too short to end, it goes on another way, as long as there seems to be one.
        if page.text.codePoints >= shortest || earlyEnds == Self.mostEarlyEnds { break }
        earlyEnds += 1
        endsHere += 1
        state = before
        continue
      }
      endsHere = 0
      if splits.names.count > 1 { page.words.append(word) }
      append(written, classIndex, split, to: &page, from: &stream)
      if page.isUnfilled { return .unfilled }
      if page.text.codePoints > longest {
        // What follows is drawn again, rather than all of the text.
        guard let turn, redraws < Self.mostEndRedraws else { return .length }
        redraws += 1
        state = turn.state
        page.goBack(to: turn)
      } else if page.text.codePoints >= shortest, turn == nil || table.words[Int(word)].endsSentence
      {
        turn = page.mark(at: state)
      }
    }
    if splits.names.count > 1, splits.split(ofWording: page.words) != split { return .split }
    return nil
  }

  /// The letters of what is written, without the values that are drawn.
  private func wording(of pieces: [RewritingSource.Piece]) -> Fingerprint {
    var text: [UInt8] = []
    for piece in pieces {
      switch piece {
      case .word(let word, _): text += table.bytes(of: word)
      case .text(let bytes): text += bytes
      }
      text.append(UInt8(ascii: " "))
    }
    return Fingerprint(of: text)
  }

  /// Appends a word; what fills a slot is drawn.
  @inline(__always)
  private func append(
    _ number: UInt32, writtenAs hint: ValueHint = .none, _ classIndex: Int, _ split: Int,
    to page: inout Page, from stream: inout RandomStream
  ) {
    let word = table.words[Int(number)]
    switch word.kind {
    case .text:
      page.text.append(number, word)
      page.lastWord = number
    case .value:
      appendValue(number, hint, classIndex, split, to: &page, from: &stream)
      (page.lastWord, page.lastText) = (nil, [])
    case .nothing: break
    }
  }

  private func appendValue(
    _ number: UInt32, _ hint: ValueHint, _ classIndex: Int, _ split: Int, to page: inout Page,
    from stream: inout RandomStream
  ) {
    guard let symbol = symbols[Int(number)] else { return }
    switch symbol.content {
    case .slot(let name):
      let value = model.slots.fill(
        name, hint, own: model.classes[classIndex].values, surrogates: &page.surrogates,
        after: page.lastWord.map { table.bytes(of: $0) } ?? page.lastText[...], from: &stream
      ) { splits.split(ofValue: $0) == split }
      guard let value else {
        page.isUnfilled = true
        return
      }
      page.text.append(Array(value.utf8), filling: name, spacing: symbol.spacing)
    case .number(let form):
      // It is no slot: where it looks like somebody's number, the filters refuse the text.
      guard let form = CharacterForm(stored: form) else {
        page.isUnfilled = true
        return
      }
      page.text.append(form, hint, spacing: symbol.spacing)
    case .text, .rare: break
    }
  }

  /// Draws the next word, and the one to write for it; nil where each that was drawn ends a run that too few groups of the seed
  /// wrote.
  ///
  /// - Parameter isLoose: Whether it is drawn with all of the back-off at once.
  private func draw(
    _ mixture: NGramMixture, isLoose: Bool, _ state: inout NGramMixture.State,
    _ copies: SeedCopies?, _ trail: inout RunGate.Trail, from stream: inout RandomStream
  ) -> (drawn: UInt32, written: UInt32)? {
    let before = state
    for attempt in 0..<(2 * Self.mostRedraws) {
      state = before
      let isFull = isLoose || attempt >= Self.mostRedraws
      let word = mixture.draw(&state, isFull ? .full : .scaled, from: &stream)
      let written = word == Vocabulary.end ? word : substituted(word, from: &stream)
      guard let copies else { return (word, written) }
      switch runs.parts[Int(written)] {
      case .token(let hash, let range):
        if copies.gate.stops(hash, words: range, of: runs.words, after: &trail) { continue }
      case .cut: trail.cut()
      case .nothing: break
      }
      return (word, written)
    }
    return nil
  }

  /// How often a word is drawn again, and then again with all of the back-off.
  private static let mostRedraws = 3
}
