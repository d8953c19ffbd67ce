public import Corpora
import Sampling

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension Grammar {
  /// A Markov chain over states, each of which writes a document.
  struct Process: Sendable {
    var name: String
    /// Binds what all documents of a thread share.
    var prologue: Int
    /// A place among the values; -1 where threads begin at no certain time.
    var begin: Int
    /// The variable that holds the time of the present turn.
    var time: Int
    var states: [State]
  }

  struct State: Sendable {
    var name: String
    var role: String?
    var nonterminal: Int
    var transitions: [Transition]
  }

  struct Transition: Sendable {
    /// A place among the states; -1 for the end.
    var target: Int
    /// p(transition | state).
    var probability: Double
    var dwell: GrammarSyntax.Dwell
  }

  /// Whether documents come in threads, from a process.
  public var hasProcess: Bool { process != nil }
}

/// Draws threads of documents from a grammar's process: a ticket from its opening to its end, an order's life.
public final class ProcessSampler {
  /// One document of a thread.
  public struct Turn: Sendable {
    /// Its text, labels and spans.
    public let document: Document
    /// ISO 8601 without a zone; nil where the thread has no time.
    public let time: String?
    /// The state that wrote it.
    public let state: String
    /// Who speaks in the state; nil where that is not said.
    public let role: String?
  }

  /// A thread longer than this is ended, however probable it is to go on.
  public static let mostTurns = 1_000

  private let sampler: GrammarSampler
  private let process: Grammar.Process
  private let seed: UInt64

  /// nil where the grammar has no process.
  public init?(_ grammar: Grammar, options: GrammarSampler.Options = .init()) {
    guard let process = grammar.process else { return nil }
    self.process = process
    seed = options.seed
    sampler = GrammarSampler(grammar, options: options)
  }

  /// Draws a thread.
  ///
  /// - Throws: ``SamplingError`` where conditions and limits leave no way.
  public func draw(_ index: UInt64) throws(SamplingError) -> [Turn] {
    var stream = RandomStream(seed: seed, index: index)
    try sampler.begin(process, &stream)
    var time = process.begin >= 0 ? sampler.timestamp(process.begin, &stream) : nil
    var turns: [Turn] = []
    var state = 0
    while state >= 0, turns.count < Self.mostTurns {
      let current = process.states[state]
      try sampler.drawTurn(current.nonterminal, time: time, variable: process.time, &stream)
      var text: [UInt8] = []
      time?.appendISO(to: &text)
      turns.append(
        Turn(
          document: sampler.document,
          time: time == nil ? nil : String(decoding: text, as: UTF8.self),
          state: current.name, role: current.role))
      var point = stream.unit()
      state = -1
      for transition in current.transitions {
        point -= transition.probability
        state = transition.target
        if point < 0 {
          time = time.map { later($0, transition.dwell, &stream) }
          break
        }
      }
    }
    return turns
  }

  private func later(
    _ time: Timestamp, _ dwell: GrammarSyntax.Dwell, _ stream: inout RandomStream
  ) -> Timestamp {
    switch dwell {
    case .uniform(let least, let most, let unit):
      let amount = least + (most - least) * stream.unit()
      // Whole days keep the time of day; less than a day counts in minutes.
      guard unit.seconds < 86_400 else { return time.adding(amount.rounded(), unit) }
      return rounded(time.adding(amount, unit))
    case .exponential(let mean, let unit):
      let amount = -log(1 - stream.unit()) * mean
      return rounded(
        Timestamp(
          seconds: time.seconds + Int(min(amount * Double(unit.seconds), 1e11)), hasTime: true))
    }
  }

  private func rounded(_ time: Timestamp) -> Timestamp {
    Timestamp(seconds: time.seconds / 60 * 60, hasTime: time.hasTime)
  }
}
