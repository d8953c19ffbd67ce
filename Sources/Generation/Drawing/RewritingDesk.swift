import Privacy
import Rewriting
import Sampling

/// Where one thread rewrites: what it found of a base is kept for the next time.
final class RewritingDesk {
  private let source: RewritingSource

  init(_ source: RewritingSource) { self.source = source }

  /// A base, or what it becomes when it is about other things, with all the ways to write it anew.
  private struct Prepared {
    /// The base's place among all.
    let base: Int
    let pieces: [RewritingSource.Piece]
    let text: RewriteBase
    let lattice: RewriteLattice
    /// How likely its text is, log10 a token.
    let likelihood: Double
  }

  private struct Key: Hashable {
    let base: Int
    /// A number of what it is about, which texts that are about the same share.
    let variant: UInt64
  }

  /// A variant that was drawn: a base by its place among all, and the number that it is drawn by.
  private struct Draw: Hashable {
    let base: Int
    let number: Int
  }

  /// By base and what it is about; nil where it cannot be freed of runs.
  private var prepared: [Key: Prepared?] = [:]
  /// What bases are about by the variants that were drawn.
  private var keys: [Draw: Key] = [:]

  /// Writes a document of a class anew.
  ///
  /// - Parameter choice: What it is written from, or another of that kind where that cannot be written anew.
  /// - Returns: What is written, and which base is used by it; nil where several cannot, or what was drawn reads worse than the base or
  ///   has too much of it.
  func rewrite(
    _ choice: RewritingSource.Choice, for place: RunPlace, from stream: inout RandomStream
  ) -> (pieces: [RewritingSource.Piece], use: BaseUse)? {
    let bases = source.bases(choice, for: place)
    guard
      let prepared = pick(from: bases, first: choice.place, index: place.index, by: &stream)
    else { return nil }
    guard let drawn = best(of: prepared, enough: Self.enoughCandidates, from: &stream) else {
      return nil
    }
    let most = source.share(for: place, isMarked: choice.isMarked)
    return (pieces(of: prepared, drawn), BaseUse(base: prepared.base, most: most))
  }

  /// The likeliest of several ways to write a base anew; nil where none that was drawn may be taken.
  ///
  /// By the sum of what its edits gain, a third faster, tickets were told apart in 67 rather than 64 %.
  private func best(
    of prepared: Prepared, enough: Int, from stream: inout RandomStream
  ) -> [Int]? {
    var best: (drawn: [Int], likelihood: Double)?
    var found = 0
    for _ in 0..<Self.candidates {
      guard let drawn = prepared.lattice.draw(from: &stream) else { return nil }
      let copied = prepared.text.copied(with: drawn, runs: Self.runLength)
      if copied.shareOfRuns > Self.mostCopied || copied.likeness > Self.mostLike { continue }
      let likelihood = source.rewriter.likelihood(of: prepared.text, with: drawn)
      if likelihood < prepared.likelihood - Self.mostLoss { continue }
      if likelihood > best?.likelihood ?? -.infinity { best = (drawn, likelihood) }
      found += 1
      // What reads as well as the base is good enough: the likeliest of many would be bland.
      if found == enough || likelihood > prepared.likelihood { break }
    }
    return best?.drawn
  }

  /// Picks a base that can be written anew; nil where several that were picked cannot.
  private func pick(
    from bases: [RewritingSource.Base], first: Int, index: Int, by stream: inout RandomStream
  ) -> Prepared? {
    for turn in 0..<Self.picks {
      let base = turn == 0 ? bases[first] : stream.pick(bases)
      // Documents near each other in a run share variants, so that these need not be prepared anew.
      let variant = index / Self.documentsOfVariants * Self.variants + stream.below(Self.variants)
      if let prepared = prepared(base, variant: variant) { return prepared }
    }
    return nil
  }

  private func prepared(_ base: RewritingSource.Base, variant: Int) -> Prepared? {
    let draw = Draw(base: base.number, number: variant)
    if let key = keys[draw], let known = prepared[key] { return known }
    if prepared.count >= Self.mostPrepared || keys.count >= Self.mostKeys {
      prepared.removeAll(keepingCapacity: true)
      keys.removeAll(keepingCapacity: true)
    }
    let text = self.variant(of: base, number: variant)
    keys[draw] = text.key
    if let known = prepared[text.key] { return known }
    let new = prepare(base, text)
    prepared[text.key] = .some(new)
    return new
  }

  /// A text that is about other things than its base.
  private struct Variant {
    let key: Key
    let words: [RewriteWord]
    /// By token, its place in the base; nil of one that is new.
    let origins: [Int?]
  }

  private func variant(of base: RewritingSource.Base, number: Int) -> Variant {
    let words = base.tokens.map { source.words[Int($0)] }
    var stream = RandomStream(
      seed: source.copies.key, index: UInt64(base.number),
      attempt: UInt32(truncatingIfNeeded: number))
    guard let other = source.rewriter.variant(of: words, from: &stream) else {
      return Variant(
        key: Key(base: base.number, variant: 0), words: words,
        origins: words.indices.map { Optional($0) })
    }
    var hash = StableHash()
    var next = 0
    for (place, word) in other.words.enumerated() {
      let origin = other.origins[place]
      if origin == next {
        next += 1
        continue
      }
      // What is new, or stands elsewhere.
      for number in [place, origin ?? -1] {
        hash.add(UInt8(truncatingIfNeeded: number))
        hash.add(UInt8(truncatingIfNeeded: number >> 8))
      }
      if origin == nil, case .text(let text) = word.content { for byte in text { hash.add(byte) } }
      next = origin.map { $0 + 1 } ?? next
    }
    return Variant(
      key: Key(base: base.number, variant: hash.finished), words: other.words,
      origins: other.origins)
  }

  private func prepare(_ base: RewritingSource.Base, _ variant: Variant) -> Prepared? {
    let pieces = zip(variant.words, variant.origins).map { word, origin in
      if let origin {
        let hint = base.hints.isEmpty ? .none : base.hints[origin]
        return RewritingSource.Piece.word(base.tokens[origin], hint)
      }
      if case .text(let text) = word.content { return .text(text) }
      return .text([])
    }
    let text = source.rewriter.base(of: variant.words, usage: source.usage)
    let lattice = RewriteLattice(text, limits: limits(of: pieces))
    if !lattice.isPassable { return nil }
    let new = Prepared(
      base: base.number, pieces: pieces, text: text, lattice: lattice,
      likelihood: source.rewriter.likelihood(of: text, with: []))
    // What gives nothing now will hardly ever.
    var stream = RandomStream(
      seed: source.copies.key, index: variant.key.variant, attempt: UInt32(base.number))
    return best(of: new, enough: 1, from: &stream) == nil ? nil : new
  }

  /// Where runs that must not be copied end.
  private func limits(of pieces: [RewritingSource.Piece]) -> RewriteLattice.Limits {
    func part(_ piece: RewritingSource.Piece) -> WordRuns.Part {
      if case .word(let word, _) = piece { source.runs.parts[Int(word)] } else { .cut }
    }
    let cuts = pieces.map { if case .cut = part($0) { true } else { false } }
    let stops = pieces.indices.map { start in
      var trail = RunGate.Trail()
      for place in start..<min(pieces.count, start + RunGate.mostTokens) {
        switch part(pieces[place]) {
        case .token(let hash, let range):
          if source.copies.gate.stops(hash, words: range, of: source.runs.words, after: &trail) {
            return place
          }
        case .cut: return Int.max
        case .nothing: break
        }
      }
      return Int.max
    }
    return RewriteLattice.Limits(stops: stops, cuts: cuts)
  }

  private func pieces(of prepared: Prepared, _ drawn: [Int]) -> [RewritingSource.Piece] {
    prepared.text.pieces(with: drawn).map { piece in
      switch piece {
      case .base(let token): prepared.pieces[token]
      case .text(let word): .text(Array(word.utf8))
      }
    }
  }

  /// How many texts about different things a base becomes in a stretch of a run, and how many documents such a stretch has.
  private static let variants = 4
  private static let documentsOfVariants = 2_048
  /// How many bases are picked for one draw, until one can be written anew.
  private static let picks = 8
  /// How many ways are drawn before a base is given up for a document, and how many that may be taken the best is chosen among.
  private static let candidates = 12
  private static let enoughCandidates = 3
  /// The length of the runs by which it is told how much of a base a text has, in tokens.
  private static let runLength = 4
  /// The greatest share of such runs that may be the base's.
  private static let mostCopied = 0.5
  /// The greatest likeness to the base, Jaccard's: what is more alike is refused as nearly a seed document most often.
  private static let mostLike = 0.7
  /// By how much a text may be less likely than its base, log10 a token.
  private static let mostLoss = 0.05
  /// How many bases are kept: some 100 KB each.
  private static let mostPrepared = 2_000
  private static let mostKeys = 20_000
}
