import Corpora

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What the program ends with, by the numbers of BSD's sysexits.
enum ExitStatus: Int32 {
  case success = 0
  case checkFailed = 1
  case usage = 64
  case badData = 65
  case noInput = 66
  case ourFault = 70
  case cannotCreate = 73
  case inputOutput = 74

  static func of(_ error: CorpusError) -> ExitStatus {
    switch error.cause {
    case .badData: .badData
    case .noInput: .noInput
    case .cannotCreate: .cannotCreate
    case .inputOutput: .inputOutput
    // Who reads our output has had enough of it, as with `| head`: that is not a failure.
    case .brokenPipe: .success
    }
  }

  /// Ends the program, with a message on standard error.
  func exit(_ message: String?) -> Never {
    if let message { Console.write("pastiche: \(message)\n") }
    #if canImport(Darwin)
      Darwin.exit(rawValue)
    #elseif canImport(Musl)
      Musl.exit(rawValue)
    #else
      Glibc.exit(rawValue)
    #endif
  }
}

/// A reason to stop that belongs to no file.
struct Refusal: Error {
  let status: ExitStatus
  /// What is wrong, and on a second line what to do.
  let message: String
}
