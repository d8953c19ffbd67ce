/// Something about a file that stops the work: where it is, what is wrong, what to do about it.
public struct CorpusError: Error, Equatable, Sendable {
  /// What kind of trouble it is; the command line makes an exit status of it.
  public enum Cause: Sendable {
    /// The contents are not what the format asks for.
    case badData
    /// There is no such input, or it cannot be opened.
    case noInput
    /// The output cannot be created.
    case cannotCreate
    /// Reading or writing failed on the way.
    case inputOutput
    /// Who reads our output has gone, as `head` does.
    case brokenPipe
  }

  /// What kind of trouble it is.
  public var cause: Cause
  /// The file's path, or `-` for standard input or output.
  public var file: String
  /// The line, from 1, where the trouble has one.
  public var line: Int?
  /// The byte within the line, from 1, where the trouble has one.
  public var column: Int?
  /// What is wrong, as a clause without a full stop.
  public var problem: String
  /// What to do about it, as a sentence.
  public var remedy: String

  /// Describes the trouble.
  public init(
    _ cause: Cause, file: String, line: Int? = nil, column: Int? = nil, problem: String,
    remedy: String
  ) {
    self.cause = cause
    self.file = file
    self.line = line
    self.column = column
    self.problem = problem
    self.remedy = remedy
  }
}

extension CorpusError: CustomStringConvertible {
  /// `FILE:LINE:COLUMN: what is wrong`, then a second line that says what to do.
  public var description: String {
    // A file's name may have a line end, which would look as if another message began.
    let name = file.replacing("\n", with: "\\n")
    let place = [name, line.map(String.init), column.map(String.init)].compactMap(\.self)
    return place.joined(separator: ":") + ": \(problem)\n\(remedy)"
  }
}
