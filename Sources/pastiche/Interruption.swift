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
  /// Starts the thread that waits for signals, and lets writing to a closed pipe be an error rather than the end.
  static func install() {
    _ = signal(SIGPIPE, SIG_IGN)
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    for number in [SIGINT, SIGTERM, SIGHUP] { unsafe sigaddset(&signals, number) }
    unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
    var thread = pthread_t()
    unsafe pthread_create(
      &thread, nil,
      { _ in
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        for number in [SIGINT, SIGTERM, SIGHUP] { unsafe sigaddset(&signals, number) }
        var received: Int32 = 0
        unsafe sigwait(&signals, &received)
        TemporaryFiles.unlinkAll()
        _exit(128 + received)
      }, nil)
  }
}
