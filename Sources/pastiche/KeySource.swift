import Corpora
import PersonalData

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Where the secret of pseudonyms is read from.
enum KeySource {
  case file(String)
  /// The variable `PASTICHE_KEY`, with its value.
  case environment(String)

  /// The source that a run has; nil where there is none.
  ///
  /// - Parameter file: What `--key-file` says.
  static func of(file: String?) -> KeySource? {
    if let file { return .file(file) }
    return ProcessEnvironment.value(of: variable).map(KeySource.environment)
  }

  private static let variable = "PASTICHE_KEY"

  /// The key, of which no message tells anything.
  func key() throws -> PseudonymKey {
    let (name, secret) = try read()
    if let key = PseudonymKey(secret) { return key }
    let problem =
      switch PseudonymKey.weakness(of: secret) {
      case .repeated: "the key is a few bytes over and over"
      case .short, nil: "the key is shorter than \(PseudonymKey.leastBytes) bytes"
      }
    throw Refusal(
      status: .usage,
      message: """
        \(name): \(problem)
        “openssl rand -hex 32” makes a good one.
        """)
  }

  private func read() throws -> (name: String, secret: [UInt8]) {
    switch self {
    case .file(let path): (path, try WholeFile.read(path, most: 1 << 16))
    case .environment(let value): (Self.variable, Array(value.utf8))
    }
  }

  /// Warns of a file that others than its owner may read.
  func warnIfOpen(_ console: Console) {
    guard case .file(let path) = self else { return }
    var status = stat()
    guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_mode & (S_IRGRP | S_IROTH) != 0
    else { return }
    console.warn(
      """
      \(path): others than its owner may read the key
      “chmod 600” keeps it to its owner.
      """)
  }
}
