import Rewriting
import Sampling

/// What documents are rewritten from: those of the seed, as words that may be replaced.
struct RewritingSource: Sendable {
  /// A document of the seed.
  struct Base: Sendable {
    /// Its place among all, which its variants are drawn by.
    let number: Int
    /// Vocabulary numbers.
    let tokens: [UInt32]
    /// How its values were written, by token; empty where it has none.
    let hints: [ValueHint]
  }

  /// What is written.
  enum Piece {
    /// A word of the model's vocabulary; of one that stands for a value, how it was written.
    case word(UInt32, ValueHint)
    /// Another, UTF-8.
    case text([UInt8])
  }

  let rewriter: Rewriter
  /// By vocabulary number, how a token is rewritten.
  let words: [RewriteWord]
  let runs: WordRuns
  let copies: SeedCopies
  /// How the seed writes.
  let usage: CorpusUsage
  /// The bases of a class in a split.
  struct Pool: Sendable {
    let marked: [Base]
    let unmarked: [Base]

    /// Those whose slots are marked, or the others.
    func bases(isMarked: Bool) -> [Base] { isMarked ? marked : unmarked }

    /// How many there are.
    func count(onlyMarked: Bool) -> Int { marked.count + (onlyMarked ? 0 : unmarked.count) }
  }

  /// By class and split.
  let pools: [[Pool]]

  /// Takes the bases of a model; nil where it has none, or nothing is known of its language.
  init?(_ model: SeedModel, _ splits: SplitPlan, _ symbols: [Symbol?], _ runs: WordRuns) {
    guard let copies = model.copies, model.classes.contains(where: { !$0.bases.isEmpty }),
      let rewriter = Rewriter.shared(language: model.settings.language)
    else { return nil }
    (self.rewriter, self.runs, self.copies) = (rewriter, runs, copies)
    let words = symbols.map { Self.word($0) }
    self.words = words
    usage = rewriter.usage(
      of: model.classes.lazy.flatMap(\.bases).map { base in base.tokens.map { words[Int($0)] } })
    var count = 0
    pools = model.classes.map { item in
      let bases = item.bases.enumerated().map { place, base in
        (
          base: Base(number: count + place, tokens: base.tokens, hints: base.hints),
          isMarked: base.isMarked
        )
      }
      count += bases.count
      return splits.names.indices.map { split in
        let own = bases.filter { splits.split(ofWording: $0.base.tokens) == split }
        return Pool(
          marked: own.filter(\.isMarked).map(\.base),
          unmarked: own.filter { !$0.isMarked }.map(\.base))
      }
    }
  }

  /// A token as it is rewritten.
  private static func word(_ symbol: Symbol?) -> RewriteWord {
    switch symbol?.content {
    case .text(let text)?: RewriteWord(.text(text))
    case .slot(let name)?: RewriteWord(.slot(name.spanType))
    case .number?: RewriteWord(.number)
    case .rare?, nil: RewriteWord(.rare)
    }
  }

  /// How often a base may have been written anew before a document of a rank in its class: a marked one beside the marked ones, another
  /// beside all.
  func share(for place: RunPlace, isMarked: Bool) -> Int {
    let count = pools[place.classIndex][place.split].count(onlyMarked: isMarked)
    return Self.freeUses + Int(Self.mostShare * Double(place.rank) / Double(max(1, count)))
  }

  /// Which base a choice is first written from, and how often that may have been used before.
  func use(_ choice: Choice, for place: RunPlace) -> BaseUse {
    BaseUse(
      base: bases(choice, for: place)[choice.place].number,
      most: share(for: place, isMarked: choice.isMarked))
  }

  func bases(_ choice: Choice, for place: RunPlace) -> [Base] {
    pools[place.classIndex][place.split].bases(isMarked: choice.isMarked)
  }

  /// What a document is written from.
  struct Choice {
    /// Whether it is one of those whose slots are marked.
    let isMarked: Bool
    /// Its place among them.
    let place: Int
  }

  /// Chooses what a document is written from; nil where there is nothing.
  ///
  /// The documents of a class take its bases in turn, in random order, so that none is written anew twice before all were once. What was
  /// refused is drawn again from the same for a few times, and then from any.
  func choose(
    for place: RunPlace, onlyMarked: Bool, from stream: inout RandomStream
  ) -> Choice? {
    let pool = pools[place.classIndex][place.split]
    let count = pool.count(onlyMarked: onlyMarked)
    if count == 0 { return nil }
    var number = stream.below(count)
    if place.attempt < Self.ownAttempts {
      let round = UInt64(place.rank / count) << 32 | UInt64(place.classIndex)
      let order = IndexPermutation(count: UInt64(count), seed: copies.key ^ StableHash.mixed(round))
      number = Int(order[UInt64(place.rank % count)])
    }
    let isMarked = number < pool.marked.count
    return Choice(isMarked: isMarked, place: isMarked ? number : number - pool.marked.count)
  }

  /// How often a document is drawn from its own base.
  ///
  /// With once, 1,260 tickets had 22 from one base and 267 bases in all; with this, 18 and 277.
  private static let ownAttempts = 4
  /// How often a base is written anew in any case, and how much more than others later on.
  ///
  /// Of 40 tickets drawn from 1,260 a reader found the same base two or three times in eight cases: the strongest clue.
  private static let freeUses = 2
  private static let mostShare = 1.2
}
