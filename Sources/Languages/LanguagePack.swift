import CEnglishPack

/// What is known of one language: named sections, each read by the module that understands it.
///
/// English comes with the executable. The packs of other languages are files (``init(bytes:owner:)``).
public struct LanguagePack: Sendable {
  /// The language, an ISO 639 code such as `en`.
  public let language: String
  /// The version of the pack's content.
  public let version: String
  /// The licences of what the pack was made of.
  public let licence: String
  /// The sections, in the order of the pack.
  public let sections: [PackSection]

  /// The section of a name; nil where the pack has none.
  public func section(_ name: String) -> PackSection? { sections.first { $0.name == name } }

  /// How many bytes all sections have together.
  public var size: Int { sections.reduce(0) { $0 + $1.count } }

  private init?(sections: [PackSection]) {
    guard let head = sections.first(where: { $0.name == "manifest" }) else { return nil }
    var fields: [Substring: Substring] = [:]
    head.forEachLine { line in
      let field = line.split(separator: ":", maxSplits: 1)
      if field.count == 2 { fields[field[0]] = field[1].drop { $0 == " " } }
    }
    guard let language = fields["language"], let version = fields["version"],
      let licence = fields["licence"]
    else { return nil }
    (self.language, self.version) = (String(language), String(version))
    (self.licence, self.sections) = (String(licence), sections)
  }

  // MARK: English

  /// The English pack, which is part of the executable.
  public static let english: LanguagePack = {
    let sections = (0..<english_section_count()).map { index in
      let section = unsafe english_section(index)
      return unsafe PackSection(
        name: String(cString: section.name),
        bytes: UnsafeRawBufferPointer(start: section.bytes, count: section.count), owner: nil)
    }
    guard let pack = LanguagePack(sections: sections) else {
      preconditionFailure("the English pack has a manifest, which a test reads")
    }
    return pack
  }()

  // MARK: Files

  /// Reads a pack in place.
  ///
  /// - Parameters:
  ///   - bytes: A whole pack, beginning at a multiple of 64.
  ///   - owner: What keeps the bytes alive.
  /// - Returns: Nil where the bytes are no pack, are cut short or do not have the checksum that their head says.
  /// - Complexity: O(*n*) in bytes, for the checksum.
  @unsafe package init?(bytes: UnsafeRawBufferPointer, owner: AnyObject?) {
    guard unsafe PackFile.isWhole(bytes), let sections = unsafe PackFile.sections(bytes, owner)
    else { return nil }
    self.init(sections: sections)
  }
}
