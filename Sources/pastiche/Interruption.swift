import Corpora
import NGrams

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

  /// The signals that end a program unless it does something about them.
  private static let signals = [
    SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGXCPU, SIGALRM, SIGVTALRM, SIGPROF, SIGUSR1, SIGUSR2,
  ]

  /// Gives standard input, output and error a descriptor each where the program was started without.
  ///
  /// Else the next file that is opened would take the place, and messages would be written into it. Reading and writing there
  /// fails, but for messages, which nobody wants.
  static func openStandardStreams() {
    for (descriptor, mode) in [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY)] {
      occupy(descriptor, mode)
    }
    occupy(STDERR_FILENO, O_WRONLY)
  }

  private static func occupy(_ descriptor: Int32, _ mode: Int32) {
    guard fcntl(descriptor, F_GETFD) < 0, errno == EBADF else { return }
    // The lowest free number is taken, which is this one, as those below are open.
    if unsafe open("/dev/null", mode) < 0 { _ = unsafe open("/", O_RDONLY) }
  }

  /// Ends the program where it may open next to no files: threads need some, and trap where they get none.
  static func requireDescriptors() {
    let descriptors = (0..<leastDescriptors).map { _ in dup(STDERR_FILENO) }
    for descriptor in descriptors where descriptor >= 0 { close(descriptor) }
    if descriptors.contains(where: { $0 < 0 }) {
      ExitStatus.inputOutput.exit(
        "fewer than \(leastDescriptors + 3) files may be open\nAllow more, for example with “ulimit -n 256”."
      )
    }
    // The descriptors that they need are taken now, while there are some.
    Parallel.forEach(2) { _ in }
  }

  private static let leastDescriptors = 13

  /// Starts the thread that clears up after a signal, and lets writing to a closed pipe or beyond a limit be an error rather
  /// than the end.
  ///
  /// A handler may do next to nothing, so it only passes the signal's number through a pipe to that thread.
  static func install() {
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { return }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    unsafe pipeEnd = ends[1]
    let readingEnd = unsafe UnsafeMutableRawPointer(bitPattern: Int(ends[0]))
    var thread = pthread_t()
    let result = unsafe pthread_create(
      &thread, nil, { argument in unsafe Interruption.wait(argument) }, readingEnd)
    // Without the thread the signals do what they do to any program.
    guard result == 0 else { return }
    for number in signals {
      let previous = signal(number) { number in
        var byte = UInt8(truncatingIfNeeded: number)
        _ = unsafe write(Interruption.pipeEnd, &byte, 1)
      }
      // What ignores the signal on our behalf, as nohup does, is not overruled.
      if unsafe unsafeBitCast(previous, to: Int.self) == 1 { _ = signal(number, SIG_IGN) }
    }
    // A mapped file that was cut short meanwhile, or a disk that fails: nothing can be gone on with.
    _ = signal(SIGBUS) { number in
      var byte = UInt8(truncatingIfNeeded: number)
      _ = unsafe write(Interruption.pipeEnd, &byte, 1)
      while true { pause() }
    }
  }

  private static func wait(_ readingEnd: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    // Whoever started the program may have blocked these signals for it; this thread takes them all the same.
    var set = sigset_t()
    unsafe sigemptyset(&set)
    for number in signals { unsafe sigaddset(&set, number) }
    unsafe pthread_sigmask(SIG_UNBLOCK, &set, nil)
    var number: UInt8 = 0
    while unsafe read(Int32(Int(bitPattern: readingEnd)), &number, 1) != 1 {}
    let signal = Int32(number)
    TemporaryFiles.unlinkAll {
      if signal == SIGBUS {
        Console.write(
          "pastiche: a file that was being read has become shorter, or its disk fails\nLet nothing change inputs and models while they are used, and run again.\n"
        )
        _exit(ExitStatus.inputOutput.rawValue)
      }
      _exit(128 + signal)
    }
  }
}
