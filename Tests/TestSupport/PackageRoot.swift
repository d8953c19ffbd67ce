import Foundation

/// Files of this package, and of the development data beside it.
public enum PackageRoot {
  /// The package's own folder.
  public static let path = #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }

  /// A file of the development data; nil where the data are not there, as in a fresh clone.
  public static func sharedData(_ name: String) -> String? {
    let file = "\(path)/../shared/data/\(name)"
    return FileManager.default.fileExists(atPath: file) ? file : nil
  }

  /// A fixture beside a test file.
  public static func fixture(_ name: String, for testFile: String = #filePath) -> String {
    let folder = testFile.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" }
    return "\(folder)/Fixtures/\(name)"
  }

  /// A file's bytes, decompressed by its suffix.
  public static func bytes(of file: String) throws -> [UInt8] { try openedBytes(file) }

  /// The lines of a UTF-8 file, decompressed by its suffix, without empty ones.
  public static func lines(of file: String) throws -> [String] {
    let bytes = try openedBytes(file)
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map(
      String.init)
  }
}
