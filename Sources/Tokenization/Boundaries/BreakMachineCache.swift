import Synchronization

/// The machines that were compiled so far: a program opens the same boundaries again and again.
enum BreakMachineCache {
  /// What a machine is compiled from.
  struct Key: Hashable {
    let unit: TextUnit
    let locale: String
    let pins: CharacterPins
    let partsLines: Bool
  }

  private static let machines = Mutex<[Key: BreakMachine]>([:])

  /// Returns the machine, compiled from the breaker's rules where it is new; nil where ICU must be asked.
  static func machine(_ key: Key, _ breaker: borrowing ICUBreaker) -> BreakMachine? {
    if let known = machines.withLock({ $0[key] }) { return known }
    guard
      let machine = BreakMachine(breaker, pins: key.pins, partsLines: key.partsLines)
    else { return nil }
    machines.withLock { $0[key] = machine }
    return machine
  }
}
