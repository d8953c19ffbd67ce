import Dispatch

/// Work that is dealt out to the cores.
package enum Parallel {
  /// Runs `body` for each piece, on all cores where there are several pieces; returns when all are done.
  ///
  /// Pieces must write to places of their own.
  package static func forEach(_ pieces: Int, _ body: (Int) -> Void) {
    if pieces < 2 {
      for piece in 0..<pieces { body(piece) }
    } else {
      withoutActuallyEscaping(body) { body in
        // Pieces write to places of their own, which the compiler cannot see.
        nonisolated(unsafe) let work = body
        DispatchQueue.concurrentPerform(iterations: pieces) { unsafe work($0) }
      }
    }
  }

  /// What `body` makes of each piece, in order.
  package static func map<Value>(_ pieces: Int, _ body: (Int) -> Value) -> [Value] {
    var values = [Value?](repeating: nil, count: pieces)
    unsafe values.withUnsafeMutableBufferPointer { values in
      let values = unsafe values
      forEach(pieces) { unsafe values[$0] = body($0) }
    }
    return values.compactMap(\.self)
  }

  /// Calls `body` with consecutive ranges that make up 0 ..< `count`.
  ///
  /// - Parameter alignment: Ranges begin at multiples of it.
  static func forEachRange(
    of count: Int, length: Int = 1 << 16, alignment: Int = 1, _ body: (Range<Int>) -> Void
  ) {
    let step = (length + alignment - 1) / alignment * alignment
    forEach((count + step - 1) / step) { piece in
      body(piece * step..<min(count, (piece + 1) * step))
    }
  }
}
