import Corpora
import Cryptography

/// What decides the bytes that a run writes, for people and to tell whether two runs are the same.
struct RunSettings {
  private var members: [(name: String, value: String)] = []

  /// Notes a setting; one that was not given is left out.
  mutating func add(_ name: String, _ value: (some CustomStringConvertible)?) {
    if let value { members.append((name, value.description)) }
  }

  /// Notes what a file holds.
  mutating func add(_ name: String, contentsOf path: String) throws {
    members.append((name, "\(path) sha256:\(try Self.digest(of: path))"))
  }

  /// A JSON object on one line.
  var json: [UInt8] {
    var output = Array("{".utf8)
    for (name, value) in members {
      JSONText.appendKey(name, to: &output)
      JSONText.append(value, to: &output)
    }
    return output + "}".utf8
  }

  /// A file's SHA-256, in hexadecimal digits.
  ///
  /// - Parameters:
  ///   - isInput: Whether it is an input, rather than something that the run wrote.
  ///   - take: Is given the bytes, piece by piece.
  static func digest(
    of path: String, isInput: Bool = true, _ take: ([UInt8]) -> Void = { _ in }
  ) throws -> String {
    var digest = SHA256()
    try WholeFile.forEachPiece(of: path, isInput: isInput) {
      digest.update($0)
      take($0)
    }
    return digest.finalized().flatMap { byte -> String in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.reduce(into: "") { $0.append($1) }
  }
}
