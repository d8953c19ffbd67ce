/// What an audit was made from, by what and when.
public struct AuditProvenance: Sendable {
  /// A file that was read.
  public struct Input: Sendable {
    /// What it was to the audit: `seed`, `synthetic`, `test`, `model`, `grammar` or `canaries`.
    public let role: String
    /// Its path, as it was given; `-` is standard input.
    public let file: String
    /// How many bytes it has as it is stored, and their SHA-256 in hexadecimal digits; nil for what is no regular file.
    public let content: (bytes: Int, sha256: String)?

    /// Names an input.
    public init(role: String, file: String, content: (bytes: Int, sha256: String)? = nil) {
      (self.role, self.file, self.content) = (role, file, content)
    }
  }

  /// What was read.
  public var inputs: [Input] = []
  /// The program's name and version; the report shows it, the JSON does not.
  public var program: String?
  /// The time in UTC as ISO 8601 writes it; the report shows it, the JSON does not, so that it stays the same for the same inputs.
  public var time: String?

  /// Nothing is said.
  public init() {}

  /// The inputs, each with its digest where it has one.
  var tree: JSONTree {
    .array(
      inputs.map { input in
        var members: [(String, JSONTree)] = [
          ("role", .text(input.role)), ("file", .text(input.file)),
        ]
        if let (bytes, sha256) = input.content {
          members += [("bytes", .integer(bytes)), ("sha256", .text(sha256))]
        }
        return .object(members)
      })
  }

  /// A line that says what made the report and when; empty where that is not known.
  var line: String {
    let maker = program.map { "by \(HTML.escaped($0))" }
    let time = time.map { time in
      "at <time datetime=\"\(HTML.escaped(time))\">\(HTML.escaped(time))</time>"
    }
    let parts = [maker, time].compactMap(\.self)
    return parts.isEmpty ? "" : "<p class=\"soft\">Made \(parts.joined(separator: " ")).</p>"
  }

  /// The report's part about inputs; empty where there are none.
  var html: String {
    if inputs.isEmpty { return "" }
    let rows = inputs.map { input in
      [
        input.role, HTML.escaped(input.file), input.content.map { "\($0.bytes)" } ?? "–",
        input.content.map { "<code>\($0.sha256)</code>" } ?? "–",
      ]
    }
    return """
      <h2 id="inputs">What was read</h2>\(HTML.table(
        ["Role", "File", "Bytes", "SHA-256"], rows, isText: [0, 1, 3]))
      """
  }
}
