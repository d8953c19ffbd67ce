import Corpora

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Ctrl-C and its kin: end at once, and leave no unfinished file.
enum Interruption {
  /// Where the signal handler writes the signal's number; written once, before any handler is installed.
  nonisolated(unsafe) private static var pipeEnd: Int32 = -1

  /// Starts the thread that clears up after a signal, and lets writing to a closed pipe be an error rather than the end.
  ///
  /// A handler may do next to nothing, so it only passes the signal's number through a pipe to that thread.
  static func install() {
    _ = signal(SIGPIPE, SIG_IGN)
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { return }
    unsafe pipeEnd = ends[1]
    let readingEnd = unsafe UnsafeMutableRawPointer(bitPattern: Int(ends[0]))
    var thread = pthread_t()
    unsafe pthread_create(
      &thread, nil, { argument in unsafe Interruption.wait(argument) }, readingEnd)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      let previous = signal(number) { number in
        var byte = UInt8(truncatingIfNeeded: number)
        _ = unsafe write(Interruption.pipeEnd, &byte, 1)
      }
      // What ignores the signal on our behalf, as nohup does, is not overruled.
      if unsafe unsafeBitCast(previous, to: Int.self) == 1 { _ = signal(number, SIG_IGN) }
    }
  }

  private static func wait(_ readingEnd: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    // Whoever started the program may have blocked these signals for it; this thread takes them all the same.
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    for number in [SIGINT, SIGTERM, SIGHUP] { unsafe sigaddset(&signals, number) }
    unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    var number: UInt8 = 0
    while unsafe read(Int32(Int(bitPattern: readingEnd)), &number, 1) != 1 {}
    TemporaryFiles.unlinkAll()
    _exit(128 + Int32(number))
  }
}
