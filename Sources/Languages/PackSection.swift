/// One named section of a language pack: bytes that lie in the executable or in a mapped file.
///
/// `@unchecked Sendable`: the bytes are never written.
@safe
public struct PackSection: @unchecked Sendable {
  /// What the section is called, such as `phrases`.
  public let name: String
  private let region: UnsafeRawBufferPointer
  /// What keeps mapped bytes alive; nil for those of the executable.
  package let owner: AnyObject?

  /// Borrows bytes that live as long as `owner`, or for ever where there is none.
  @unsafe package init(name: String, bytes: UnsafeRawBufferPointer, owner: AnyObject?) {
    (self.name, self.owner) = (name, owner)
    unsafe region = bytes
  }

  /// How many bytes there are.
  public var count: Int { unsafe region.count }

  /// The bytes where they lie; they live as long as ``owner``.
  @unsafe package var bytes: UnsafeRawBufferPointer { unsafe region }

  /// Calls `body` with each line that is neither empty nor a remark, which begins with `#`; UTF-8, without its line end.
  package func forEachLine(_ body: (Substring) -> Void) {
    let text = unsafe String(decoding: region, as: UTF8.self)
    for line in text.split(separator: "\n") where line.first != "#" { body(line) }
  }
}
