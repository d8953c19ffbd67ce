/// A typed stretch of a document's text.
public struct Span: Equatable, Hashable, Sendable {
  /// Where the span starts, in Unicode code points from the start of the text.
  public var start: Int
  /// Where it ends, exclusive, in Unicode code points.
  public var end: Int
  /// What it is, such as `PERSON`.
  public var type: String
  /// The span's other JSON members, kept as they were read.
  public var attributes: [JSONMember]

  /// Makes a span of the code points `start` ..< `end`.
  public init(start: Int, end: Int, type: String, attributes: [JSONMember] = []) {
    self.start = start
    self.end = end
    self.type = type
    self.attributes = attributes
  }
}
