import Corpora
import Sampling

/// The machine that derives texts: an explicit stack over the instructions of a ``SamplingProgram``.
@safe
struct DerivationMachine {
  typealias Chooser = (_ nonterminal: Int, _ caller: Int, _ allowed: [Int]) -> Int?

  let grammar: Grammar
  private let program: SamplingProgram
  private let options: GrammarSampler.Options

  /// The document's text; what is behind `textCount` is room.
  private(set) var text: UnsafeMutablePointer<UInt8>
  private(set) var textCount = 0
  private var capacity = 4_096
  private(set) var codePoints = 0
  private(set) var spans: [DrawnSpan] = []
  /// The document's attributes, each once, in the order of their places.
  private(set) var attributes: [Int] = []
  /// What the document says of itself beside its attributes: fields of the grammar and their texts.
  private(set) var fields: [(field: Int, text: [UInt8])] = []
  private var openSpans: [Int] = []
  private var stack: UnsafeMutablePointer<UInt32>
  private var stackCapacity = 1_024
  private var marks: [Mark] = []
  private var scratch: [UInt8] = []
  private var variables: [Value]
  private var saved: [(variable: Int, value: Value)] = []
  private var pending = Value.none
  /// How often guarded productions were taken in this document.
  private var uses: [Int: Int] = [:]
  private let writer: ValueWriter
  private let changer: TextChanger
  private let evaluator: ValueEvaluator
  /// Asked instead of chance, where something is to be covered: a nonterminal, the symbol that leads to it (-1 for none) and
  /// the productions that are allowed.
  var chooser: Chooser?

  private struct Mark {
    var text: Int
    var codePoints: Int
    var spans: Int
  }

  /// Room that is always left behind the text, so that short texts are copied in whole words.
  private static let slack = 64

  init(_ grammar: Grammar, _ options: GrammarSampler.Options) {
    (self.grammar, self.options) = (grammar, options)
    program = SamplingProgram(grammar)
    writer = ValueWriter(locale: grammar.locale)
    changer = TextChanger(locale: grammar.locale)
    evaluator = ValueEvaluator(grammar.provider, seed: options.seed)
    variables = Array(repeating: .none, count: grammar.variables.count)
    unsafe text = .allocate(capacity: capacity)
    unsafe stack = .allocate(capacity: stackCapacity)
  }

  /// Frees the memory; nothing can be drawn any more.
  func deallocate() {
    unsafe text.deallocate()
    unsafe stack.deallocate()
  }

  /// The draws that a document gets whose conditions and limits leave no way.
  static let mostAttempts: UInt32 = 1_000
  /// A document that is so many times longer than its bound allows, with the shortest way taken everywhere, is given up.
  static let hardLimit = 16
  private var isTooLong = false

  /// - Throws: ``SamplingError`` where conditions and limits leave no way.
  mutating func draw(_ index: UInt64, attempt: UInt32) throws(SamplingError) {
    var failed: Int?
    for part in 0..<Self.mostAttempts {
      var stream = RandomStream(
        seed: options.seed, index: index, attempt: attempt &* Self.mostAttempts &+ part)
      reset()
      failed = run(from: grammar.root, &stream)
      if failed == nil { return finish() }
      unbind(saved.count)
      if isTooLong { break }
    }
    throw SamplingError(rule: grammar.nonterminals[failed ?? 0].name, isTooLong: isTooLong)
  }

  /// Derives a nonterminal with variables as they are.
  mutating func derive(_ nonterminal: Int, _ stream: inout RandomStream) throws(SamplingError) {
    for _ in 0..<Self.mostAttempts {
      reset()
      if run(from: nonterminal, &stream) == nil { return finish() }
      unbind(saved.count)
      if isTooLong { break }
    }
    throw SamplingError(rule: grammar.nonterminals[nonterminal].name, isTooLong: isTooLong)
  }

  mutating func set(_ variable: Int, _ value: Value) { variables[variable] = value }

  func timestamp(_ value: Int, _ stream: inout RandomStream) -> Timestamp? {
    let value = evaluator.value(of: grammar.values[value].expression, variables, &stream)
    if case .timestamp(let time) = value { return time }
    return nil
  }

  private mutating func reset() {
    (textCount, codePoints) = (0, 0)
    spans.removeAll(keepingCapacity: true)
    attributes.removeAll(keepingCapacity: true)
    if !fields.isEmpty { fields.removeAll(keepingCapacity: true) }
    openSpans.removeAll(keepingCapacity: true)
    marks.removeAll(keepingCapacity: true)
    saved.removeAll(keepingCapacity: true)
    isTooLong = false
    if !uses.isEmpty { uses.removeAll(keepingCapacity: true) }
  }

  private mutating func finish() {
    if grammar.partsWords { joinWords() }
  }

  // MARK: The machine

  @inline(__always)
  private mutating func reserve(_ count: Int) {
    if textCount &+ count &+ Self.slack > capacity { grow(count) }
  }

  @inline(never)
  private mutating func grow(_ count: Int) {
    let larger = max(2 * capacity, textCount + count + Self.slack)
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    unsafe memory.update(from: text, count: textCount)
    unsafe text.deallocate()
    unsafe (text, capacity) = (memory, larger)
  }

  /// Derives a text; returns a nonterminal for which no alternative was left.
  private mutating func run(from root: Int, _ stream: inout RandomStream) -> Int? {
    let (program, grammar) = (program, grammar)
    return unsafe program.instructions.withUnsafeBufferPointer { instructions in
      unsafe program.columns.withUnsafeBufferPointer { columns in
        unsafe program.choices.withUnsafeBufferPointer { choices in
          unsafe program.texts.withUnsafeBufferPointer { texts in
            unsafe grammar.textBytes.withUnsafeBufferPointer { pool in
              unsafe run(root, instructions, columns, choices, texts, pool, &stream)
            }
          }
        }
      }
    }
  }

  @unsafe private mutating func run(
    _ root: Int, _ instructions: UnsafeBufferPointer<UInt32>,
    _ columns: UnsafeBufferPointer<SamplingProgram.Column>,
    _ choices: UnsafeBufferPointer<SamplingProgram.Choice>,
    _ texts: UnsafeBufferPointer<SamplingProgram.Text>, _ pool: UnsafeBufferPointer<UInt8>,
    _ stream: inout RandomStream
  ) -> Int? {
    let operandMask: UInt32 = 1 << SamplingProgram.operandBits - 1
    let isGuided = chooser != nil
    var depth = 0
    var expansions = 0
    var nonterminal = root
    var place = 0
    var caller = -1
    while true {
      // Choose an alternative of `nonterminal` and go to where it begins.
      let choice = unsafe choices[nonterminal]
      expansions &+= 1
      if choice.isGuarded || isGuided || expansions > options.mostExpansions
        || textCount > options.mostBytes
      {
        let isOver = expansions > options.mostExpansions || textCount > options.mostBytes
        if expansions > Self.hardLimit * options.mostExpansions
          || textCount > Self.hardLimit * options.mostBytes
        {
          isTooLong = true
          return nonterminal
        }
        guard let production = chosen(nonterminal, caller, isOver: isOver, &stream) else {
          return nonterminal
        }
        place = Int(program.starts[production])
      } else if choice.count == 1 {
        place = Int(unsafe columns[Int(choice.firstColumn)].own)
      } else {
        let product = UInt64(stream.nextWord()) &* UInt64(choice.count)
        let column = unsafe columns[Int(choice.firstColumn) &+ Int(product >> 32)]
        place = Int(UInt32(truncatingIfNeeded: product) <= column.share ? column.own : column.alias)
      }
      step: while true {
        let instruction = unsafe instructions[place]
        let operand = Int(instruction & operandMask)
        place &+= 1
        switch instruction >> SamplingProgram.operandBits {
        case SamplingProgram.Operation.text.rawValue:
          let text = unsafe texts[operand]
          let length = Int(text.length)
          reserve(length)
          unsafe copy(pool, Int(text.start), length)
          codePoints &+= Int(text.codePoints)
        case SamplingProgram.Operation.call.rawValue:
          if depth == stackCapacity { growStack() }
          unsafe stack[depth] = UInt32(truncatingIfNeeded: place)
          depth &+= 1
          nonterminal = operand
          caller = place &- 1
          break step
        case SamplingProgram.Operation.jump.rawValue:
          nonterminal = operand
          caller = place &- 1
          break step
        case SamplingProgram.Operation.finish.rawValue:
          if depth == 0 { return nil }
          depth &-= 1
          place = Int(unsafe stack[depth])
        case SamplingProgram.Operation.openSpan.rawValue:
          openSpans.append(spans.count)
          spans.append(DrawnSpan(type: Int32(operand), start: codePoints, end: codePoints))
        case SamplingProgram.Operation.closeSpan.rawValue:
          if let open = openSpans.popLast() { spans[open].end = codePoints }
        case SamplingProgram.Operation.attribute.rawValue:
          if !attributes.contains(operand) { attributes.append(operand) }
        default: perform(grammar.symbols[operand], &stream)
        }
      }
    }
  }

  /// Copies a literal text to the end, in words of 16 bytes where there is room behind both.
  @inline(__always)
  @unsafe private mutating func copy(
    _ pool: UnsafeBufferPointer<UInt8>, _ start: Int, _ length: Int
  ) {
    let target = unsafe text + textCount
    if start &+ length &+ 32 <= pool.count, length <= 32 {
      let from = unsafe UnsafeRawPointer(pool.baseAddress.unsafelyUnwrapped + start)
      let to = UnsafeMutableRawPointer(target)
      unsafe to.storeBytes(of: from.loadUnaligned(as: SIMD16<UInt8>.self), as: SIMD16<UInt8>.self)
      unsafe to.storeBytes(
        of: from.loadUnaligned(fromByteOffset: 16, as: SIMD16<UInt8>.self), toByteOffset: 16,
        as: SIMD16<UInt8>.self)
    } else if length > 0 {
      unsafe target.update(from: pool.baseAddress.unsafelyUnwrapped + start, count: length)
    }
    textCount &+= length
  }

  private mutating func growStack() {
    let memory = UnsafeMutablePointer<UInt32>.allocate(capacity: 2 * stackCapacity)
    unsafe memory.update(from: stack, count: stackCapacity)
    unsafe stack.deallocate()
    unsafe (stack, stackCapacity) = (memory, 2 * stackCapacity)
  }

  /// An alternative where conditions, limits, a chooser or the bound on the length have a say; nil where none is left.
  private mutating func chosen(
    _ nonterminal: Int, _ caller: Int, isOver: Bool, _ stream: inout RandomStream
  ) -> Int? {
    let productions = grammar.nonterminals[nonterminal].productions
    let shortest = Int(program.shortest[nonterminal])
    if isOver, shortest >= 0, isAllowed(shortest) { return taken(shortest) }
    let allowed = productions.filter(isAllowed)
    if !isOver, let chooser {
      let symbol = caller < 0 ? -1 : Int(program.symbols[caller])
      guard let production = chooser(nonterminal, symbol, allowed) else { return nil }
      return taken(production)
    }
    let total = allowed.reduce(0) { $0 + grammar.productions[$1].probability }
    guard total > 0 else { return nil }
    var point = stream.unit() * total
    for production in allowed {
      point -= grammar.productions[production].probability
      if point < 0 { return taken(production) }
    }
    guard let last = allowed.last(where: { grammar.productions[$0].probability > 0 }) else {
      return nil
    }
    return taken(last)
  }

  private func isAllowed(_ production: Int) -> Bool {
    let value = grammar.productions[production]
    if value.limit != .max, uses[value.origin ?? production, default: 0] >= value.limit {
      return false
    }
    guard value.condition >= 0 else { return true }
    // No condition draws anything.
    var none = RandomStream(seed: 0, index: 0)
    return evaluator.value(of: grammar.conditions[value.condition], variables, &none).isTrue
  }

  private mutating func taken(_ production: Int) -> Int {
    if grammar.productions[production].limit != .max {
      uses[grammar.productions[production].origin ?? production, default: 0] += 1
    }
    return production
  }

  // MARK: Less frequent steps

  private mutating func perform(_ symbol: Grammar.Symbol, _ stream: inout RandomStream) {
    switch symbol.kind {
    case .value:
      let slot = grammar.values[Int(symbol.operand)]
      scratch.removeAll(keepingCapacity: true)
      write(slot, number: Int(symbol.operand), &stream)
      append(scratch)
    case .evaluate:
      pending = evaluator.value(
        of: grammar.values[Int(symbol.operand)].expression, variables, &stream)
    case .assign:
      let variable = Int(symbol.operand)
      saved.append((variable, variables[variable]))
      variables[variable] = pending
    case .unbind: unbind(Int(symbol.operand))
    case .openModified, .openCapture:
      marks.append(Mark(text: textCount, codePoints: codePoints, spans: spans.count))
    case .closeCapture: pending = .text(captured())
    case .closeField: fields.append((Int(symbol.operand), captured()))
    case .closeModified: modify(grammar.modifiers[Int(symbol.operand)])
    case .model:
      let index = Int(symbol.operand)
      guard index < grammar.textModels.count else { return }
      let drawn = grammar.textModels[index].draw(
        label: grammar.models[index].label, from: &stream)
      let start = codePoints
      append(drawn.text)
      for span in drawn.spans {
        guard let type = grammar.spanTypes.firstIndex(of: span.type) else { continue }
        spans.append(
          DrawnSpan(type: Int32(type), start: start + span.start, end: start + span.end))
      }
    case .text, .nonterminal, .openSpan, .closeSpan, .attribute: break
    }
  }

  /// Takes the text since the last mark out of the document.
  private mutating func captured() -> [UInt8] {
    guard let mark = marks.popLast() else { return [] }
    let text = bytes(from: mark.text)
    (textCount, codePoints) = (mark.text, mark.codePoints)
    spans.removeSubrange(mark.spans...)
    return text
  }

  /// Gives the last so many bound variables back what they had; a draw that failed leaves none behind.
  private mutating func unbind(_ count: Int) {
    for _ in 0..<count {
      if let last = saved.popLast() { variables[last.variable] = last.value }
    }
  }

  /// Writes a value to ``scratch``.
  private mutating func write(_ slot: ValueSlot, number: Int, _ stream: inout RandomStream) {
    if evaluator.append(slot.expression, variables, &stream, to: &scratch) { return }
    let value = evaluator.value(of: slot.expression, variables, &stream)
    if case .number(_, _, let decimals) = slot.expression, slot.format == nil {
      if case .number(let amount) = value {
        DecimalDigits.append(amount, decimals: decimals, to: &scratch)
      }
      return
    }
    writer.append(value, slot.format, slot: number, to: &scratch)
  }

  func bytes(from start: Int) -> [UInt8] {
    unsafe Array(UnsafeBufferPointer(start: text + start, count: textCount - start))
  }

  private mutating func append(_ bytes: [UInt8]) {
    reserve(bytes.count)
    unsafe bytes.withUnsafeBufferPointer {
      if let address = $0.baseAddress {
        unsafe (text + textCount).update(from: address, count: bytes.count)
      }
    }
    textCount += bytes.count
    codePoints += bytes.codePointCount
  }

  /// Changes the text since the last mark; spans within keep what they hold.
  private mutating func modify(_ modifiers: [TextModifier]) {
    guard let mark = marks.popLast() else { return }
    let before = bytes(from: mark.text)
    let inner = spans[mark.spans...].indices
    let oldCount = codePoints - mark.codePoints
    textCount = mark.text
    codePoints = mark.codePoints
    append(changer.changed(before, by: modifiers))
    let newCount = codePoints - mark.codePoints
    guard !inner.isEmpty, newCount != oldCount else { return }
    // Text that comes before, such as an article, moves what follows; all else is kept in proportion to its place.
    let added = modifiers.contains(.a) ? newCount - oldCount : 0
    for index in inner {
      if added > 0 {
        spans[index].start += added
        spans[index].end += added
      } else if spans[index].end - mark.codePoints == oldCount {
        spans[index].end = codePoints
      }
      spans[index].end = min(spans[index].end, codePoints)
      spans[index].start = min(spans[index].start, spans[index].end)
    }
  }

  /// Makes one blank of several, and none at the ends.
  private mutating func joinWords() {
    var kept = 0
    var place = 0
    var count = 0
    /// By code point of the old text, the one of the new.
    var moved: [Int] = []
    while place < textCount {
      let byte = unsafe text[place]
      let isStart = byte & 0xC0 != 0x80
      if isStart { moved.append(count) }
      let before = kept == 0 ? 0x20 : unsafe text[kept - 1]
      let isDropped = byte == 0x20 && before == 0x20
      if !isDropped {
        unsafe text[kept] = byte
        kept += 1
        if isStart { count += 1 }
      }
      place += 1
    }
    if kept > 0, unsafe text[kept - 1] == 0x20 {
      kept -= 1
      count -= 1
    }
    moved.append(count)
    (textCount, codePoints) = (kept, count)
    for index in spans.indices {
      spans[index].start = min(moved[spans[index].start], count)
      spans[index].end = min(moved[spans[index].end], count)
    }
  }
}
