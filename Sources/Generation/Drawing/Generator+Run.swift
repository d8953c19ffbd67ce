import Corpora
import Grammars
import NGrams

extension Generator {
  /// A run that has come to some document.
  struct Run {
    /// What draws and finishes documents; one for each thread.
    private typealias Worker = (drawing: any DocumentDrawing, finisher: Finisher)
    /// The class and the split of a document, and where their place in the history is.
    private typealias Place = (class: Int, rank: Int, split: Int, slot: Int)

    let own: Range<Int>
    private let generator: Generator
    private let splits: SplitPlan.Table
    private let workers: [Worker]
    private var history: RunHistory
    private var isFirst: [Bool]
    private(set) var report: Report
    /// What the last batch took, with the sums of the run.
    private(set) var progress: Progress

    init(_ generator: Generator, _ past: Progress) throws {
      self.generator = generator
      let (plan, options) = (generator.plan, generator.options)
      own = generator.documents
      splits = SplitPlan.Table(options.splits, of: plan)
      workers = try (0..<max(1, options.threads)).map { _ in
        (try generator.makeDrawing(), Finisher(noise: options.noise, seed: options.seed))
      }
      history = generator.history
      isFirst = options.splits.names.map { _ in options.shard.number == 1 }
      report = Report(
        asked: plan.counts.map { _ in 0 }, made: plan.counts.map { _ in 0 },
        rejections: past.rejections, bytes: past.bytes)
      progress = past
      progress.attempts = []
    }

    private func place(of index: Int) -> Place {
      let (item, rank) = generator.plan.place(of: index)
      let split = splits.split(of: rank, in: item)
      return (item, rank, split, item * isFirst.count + split)
    }

    /// Draws a batch again that was written before, to know what it took.
    mutating func recall(_ batch: Range<Int>, _ attempts: [UInt16]) {
      let drafts = drafts(of: batch) { draft, worker in
        guard attempts[draft.index] > 0 else { return }
        draft.attempt = Int(attempts[draft.index]) - 1
        draw(&draft, worker, .none)
      }
      for draft in drafts {
        let (index, place) = (draft.index, draft.place)
        if own.contains(index) { report.asked[place.class] += 1 }
        guard let drawn = draft.drawn else {
          history.isExhausted[place.slot] = true
          continue
        }
        take(drawn, of: draft)
        if own.contains(index) {
          report.made[place.class] += 1
          isFirst[place.split] = false
        }
      }
    }

    /// Draws a batch; what is to be written comes back by split.
    mutating func draw(_ batch: Range<Int>) throws -> [[Document]] {
      let drafts = drafts(of: batch) { draft, worker in keepDrawing(&draft, worker) }
      var output = isFirst.map { _ in [Document]() }
      progress.attempts = []
      for draft in drafts {
        let (index, place) = (draft.index, draft.place)
        if own.contains(index) { report.asked[place.class] += 1 }
        if history.isExhausted[place.slot] {
          progress.attempts.append(0)
          continue
        }
        var draft = draft
        while let rejection = rejection(of: draft) {
          draft.reject(rejection)
          keepDrawing(&draft, workers[0])
        }
        if let error = draft.error { throw error }
        for (reason, count) in draft.rejections { report.rejections[reason, default: 0] += count }
        guard let drawn = draft.drawn else {
          history.isExhausted[place.slot] = true
          progress.attempts.append(0)
          continue
        }
        take(drawn, of: draft)
        progress.attempts.append(UInt16(draft.attempt + 1))
        if own.contains(index) {
          report.made[place.class] += 1
          output[place.split].append(drawn.document)
        }
      }
      progress.rejections = report.rejections
      return output
    }

    /// The bytes of a split's next documents.
    mutating func bytes(of documents: [Document], _ split: Int) -> [UInt8] {
      var documents = documents
      for index in documents.indices { documents[index].weight = generator.weight }
      var bytes: [UInt8] = []
      generator.writer.append(documents, isFirst: isFirst[split], to: &bytes)
      isFirst[split] = false
      report.bytes += bytes.count
      progress.bytes = report.bytes
      return bytes
    }

    // MARK: Drawing

    /// How far the drawing of one document has come.
    private struct Draft {
      let index: Int
      let place: Place
      var drawn: Finished?
      /// The draw that is under way, or that was taken, from 0.
      var attempt = 0
      var rejections: [Rejection: Int] = [:]
      var error: (any Error)?

      mutating func reject(_ reason: Rejection) {
        drawn = nil
        attempt += 1
        rejections[reason, default: 0] += 1
      }
    }

    /// Drafts of a batch, dealt out to the threads.
    private func drafts(
      of batch: Range<Int>,
      _ draw: (inout Draft, Worker) -> Void
    ) -> [Draft] {
      let length = max(1, (batch.count + workers.count - 1) / workers.count)
      var pieces = [[Draft]](repeating: [], count: (batch.count + length - 1) / length)
      unsafe pieces.withUnsafeMutableBufferPointer { pieces in
        let pieces = unsafe pieces
        Parallel.forEach(pieces.count) { number in
          let start = batch.lowerBound + number * length
          var isExhausted = history.isExhausted
          unsafe pieces[number] = (start..<min(start + length, batch.upperBound)).map { index in
            var draft = Draft(index: index, place: place(of: index))
            let slot = draft.place.slot
            if isExhausted[slot] { return draft }
            draw(&draft, workers[number])
            // What no draw gave here will not be given to the class's later documents either.
            if draft.drawn == nil { isExhausted[slot] = true }
            return draft
          }
        }
      }
      return pieces.flatMap(\.self)
    }

    /// Draws until a document passes every filter or its attempts are used up.
    private func keepDrawing(_ draft: inout Draft, _ worker: Worker) {
      while draft.drawn == nil, draft.error == nil, draft.attempt < Generator.mostAttempts {
        draw(&draft, worker, .all(history, bears: bearing(draft)))
        if let rejection = rejection(of: draft) { draft.reject(rejection) }
      }
    }

    /// Why what was drawn may not be written beside what was; nil where it may, or nothing was drawn.
    private func rejection(of draft: Draft) -> Rejection? {
      guard let drawn = draft.drawn else { return nil }
      if history.has(drawn.fingerprint) { return .duplicate }
      if let use = drawn.use, history.refuses(use, after: draft.attempt) { return .base }
      return !bearsNear(draft) && history.hasNearly(drawn.sketch)
        ? .nearDuplicate : nil
    }

    /// What is borne after the draws that a document has used.
    private func bearing(_ draft: Draft) -> Bearing {
      let bearing = Bearing(after: draft.attempt, before: history.borne[draft.place.slot])
      return generator.options.likenessIsStrict ? bearing.subtracting(.near) : bearing
    }

    private func bearsNear(_ draft: Draft) -> Bool { bearing(draft).contains(.near) }

    private mutating func take(_ drawn: Finished, of draft: Draft) {
      history.borne[draft.place.slot].formUnion(Bearing(after: draft.attempt, before: []))
      if bearsNear(draft), own.contains(draft.index), history.hasNearly(drawn.sketch) {
        report.nearDuplicates += 1
      }
      history.insert(drawn)
    }

    private func draw(_ draft: inout Draft, _ worker: Worker, _ checks: DrawChecks) {
      let place = draft.place
      let result = worker.drawing.draw(
        RunPlace(
          index: draft.index, attempt: draft.attempt, classIndex: place.class, rank: place.rank,
          split: place.split), checks: checks)
      switch result {
      case .success(let drawn):
        draft.drawn = worker.finisher.finish(drawn, index: draft.index, attempt: draft.attempt)
      case .failure(.rejected(let reason)): draft.reject(reason)
      case .failure(.stuck(let error)): draft.error = error
      case .failure(.unfiltered(let error)): draft.error = error
      }
    }
  }
}
