import Corpora

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Writes a model in ARPA's text format: log10 probabilities and back-off weights of all n-grams.
struct ARPAWriter {
  private let model: NGramModel
  private let vocabulary: Vocabulary

  init(_ language: LanguageModel) {
    model = language.model
    vocabulary = language.vocabulary
  }

  func write(to output: OutputFile) throws(CorpusError) {
    var head = "\\data\\\n"
    for (index, count) in model.ngramCounts.enumerated() { head += "ngram \(index + 1)=\(count)\n" }
    try output.write(Array(head.utf8))
    for index in 0..<model.order {
      try output.write(Array("\n\\\(index + 1)-grams:\n".utf8))
      try writeOrder(index, to: output)
    }
    try output.write(Array("\n\\end\\\n".utf8))
  }

  private func writeOrder(_ index: Int, to output: OutputFile) throws(CorpusError) {
    let count = model.levels[index].count
    let (pieceLength, piecesAtOnce) = (1 << 14, 16)
    var written: [[UInt8]] = []
    for start in stride(from: 0, to: count, by: pieceLength * piecesAtOnce) {
      let end = min(count, start + pieceLength * piecesAtOnce)
      let pieces = (end - start + pieceLength - 1) / pieceLength
      var texts = [[UInt8]](repeating: [], count: pieces)
      var failure: CorpusError?
      unsafe texts.withUnsafeMutableBufferPointer { texts in
        // One core writes what the last round made while the others make more.
        Parallel.forEach(pieces + 1) { piece in
          if piece == 0 {
            failure = Self.failure(writing: written, to: output)
          } else {
            let first = start + (piece - 1) * pieceLength
            unsafe texts[piece - 1] = lines(index, first..<min(end, first + pieceLength))
          }
        }
      }
      if let failure { throw failure }
      written = texts
      if start / (pieceLength * piecesAtOnce) % 64 == 63 { model.releasePages() }
    }
    if let failure = Self.failure(writing: written, to: output) { throw failure }
  }

  private static func failure(writing texts: [[UInt8]], to output: OutputFile) -> CorpusError? {
    do throws(CorpusError) {
      for text in texts { try output.write(text) }
      return nil
    } catch {
      return error
    }
  }

  /// The lines of some n-grams of one order.
  private func lines(_ index: Int, _ places: Range<Int>) -> [UInt8] {
    let level = model.levels[index]
    let buffer = LineBuffer(capacity: places.count * (24 + 12 * index))
    let context = LineBuffer(capacity: 256)
    var path = NGramPath(model, order: index + 1, place: places.lowerBound)
    var known = -1
    unsafe vocabulary.withWords { words in
      for place in places {
        path.move(to: place)
        if path.parent != known || index == 0 {
          known = path.parent
          context.truncate(to: 0)
          for word in path.context {
            unsafe context.append(words(word))
            context.reserve(1)
            context.append(UInt8(ascii: " "))
          }
        }
        let word = unsafe words(level.word(place))
        buffer.reserve(64 + context.count + word.count)
        let isStart = index == 0 && level.word(place) == Vocabulary.start
        // The start is never predicted; like KenLM, its probability is written as 0.
        buffer.append(decimal: isStart ? 0 : log10(Double(level.probability(place))))
        buffer.append(UInt8(ascii: "\t"))
        unsafe context.withBytes { unsafe buffer.append($0) }
        unsafe buffer.append(word)
        if index + 1 < model.order {
          buffer.append(UInt8(ascii: "\t"))
          buffer.append(decimal: log10(Double(level.backoff(place))))
        }
        buffer.append(UInt8(ascii: "\n"))
      }
    }
    return buffer.bytes
  }
}

/// Where an n-gram lies in the trie: the n-grams that it begins with.
private struct NGramPath {
  private let levels: [NGramRecords]
  /// By order from 1: the place of the first words, without the last order's.
  private var ancestors: [Int]
  private var ends: [Int]

  init(_ model: NGramModel, order: Int, place: Int) {
    levels = Array(model.levels[..<order])
    ancestors = [Int](repeating: 0, count: order - 1)
    ends = ancestors
    var child = place
    for level in (0..<(order - 1)).reversed() {
      // The last whose continuations do not begin behind the child.
      var (low, high) = (0, levels[level].count - 1)
      while low < high {
        let middle = (low + high + 1) / 2
        if levels[level].children(middle).lowerBound <= child {
          low = middle
        } else {
          high = middle - 1
        }
      }
      (ancestors[level], ends[level]) = (low, levels[level].children(low).upperBound)
      child = low
    }
  }

  /// The place of all words but the last.
  var parent: Int { ancestors.last ?? 0 }

  /// All words but the last.
  var context: [UInt32] { ancestors.indices.map { levels[$0].word(ancestors[$0]) } }

  /// Moves on to a place that is not before the last one.
  mutating func move(to place: Int) {
    var (level, child) = (ancestors.count - 1, place)
    while level >= 0, child >= ends[level] {
      repeat {
        ancestors[level] += 1
        ends[level] = levels[level].children(ancestors[level]).upperBound
      } while child >= ends[level]
      child = ancestors[level]
      level -= 1
    }
  }
}
