import ArgumentParser
import Corpora
import Generation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What a folder of shards says of itself: counts, digests, settings.
struct RunManifest {
  let settings: RunSettings
  let report: Generator.Report
  let labels: [String]
  private var files: [File] = []

  /// A file of the folder.
  struct File: Equatable {
    var name = ""
    var bytes = 0
    /// Its SHA-256 in hexadecimal digits.
    var digest = ""

    /// Whether a run may have given a file this name: `part-00000-of-00001.jsonl.gz`, or a split's name for `part`, or below
    /// `data/`.
    var isShard: Bool {
      let shard =
        /(data\/)?[\p{L}\p{N}_]+(-[0-9]+-of-[0-9]+)?-[0-9]{5,}-of-[0-9]{5,}\.([a-z0-9]+)(\.gz|\.zst)?/
      guard let match = name.wholeMatch(of: shard) else { return false }
      return OutputFormat.allCases.contains { $0.suffix == String(match.output.3) }
    }

    /// Whether the file in the folder is this one, byte for byte, and no link.
    func isUnchanged(in folder: String) -> Bool {
      let path = "\(folder)/\(name)"
      let isOurs =
        !name.hasPrefix("data/")
        || FileStatus(path: "\(folder)/data", followsLinks: false)?.isFolder == true
      guard isOurs, let status = FileStatus(path: path, followsLinks: false), status.isRegular,
        status.length == bytes
      else { return false }
      return (try? RunSettings.digest(of: path, isInput: false)) == digest
    }
  }

  init(settings: RunSettings, report: Generator.Report, labels: [String]) {
    (self.settings, self.report, self.labels) = (settings, report, labels)
  }

  /// Takes in a file of the folder; returns what it holds.
  mutating func add(_ name: String, in folder: String) throws -> OutputFile.Extent {
    var extent = OutputFile.Extent()
    let digest = try RunSettings.digest(of: "\(folder)/\(name)", isInput: false) {
      extent.append($0)
    }
    files.append(File(name: name, bytes: extent.length, digest: digest))
    return extent
  }

  /// Removes what an earlier run into the folder wrote and this one did not, so that no reader takes both in.
  ///
  /// - Returns: What stays, as it is not what that run wrote.
  func removeOthers(_ earlier: [File], in folder: String) -> [String] {
    var leftovers: [String] = []
    for file in earlier where !files.contains(where: { $0.name == file.name }) {
      // Whoever can write the manifest could else have anything removed.
      if file.isShard, file.isUnchanged(in: folder) {
        unsafe unlink("\(folder)/\(file.name)")
      } else if file.isShard, Folder.hasFile("\(folder)/\(file.name)") {
        leftovers.append(file.name)
      }
    }
    return leftovers
  }

  /// The files that a manifest lists; none where there is no manifest.
  static func files(in path: String) -> [File] {
    guard let bytes = try? WholeFile.read(path, most: 1 << 28, isInput: false) else { return [] }
    var files: [File] = []
    var scanner = JSONScanner(bytes)
    try? scanner.object { scanner, key throws(JSONScanner.Failure) in
      guard key == "files" else {
        _ = try scanner.raw()
        return
      }
      try scanner.array { scanner throws(JSONScanner.Failure) in
        var file = File()
        try scanner.object { scanner, key throws(JSONScanner.Failure) in
          switch key {
          case "name": file.name = try scanner.string()
          case "bytes": file.bytes = try scanner.integer()
          case "sha256": file.digest = try scanner.string()
          default: _ = try scanner.raw()
          }
        }
        files.append(file)
      }
    }
    return files
  }

  var json: [UInt8] {
    var output = Array("{\n  ".utf8)
    JSONText.append("program", to: &output)
    output += ": ".utf8
    JSONText.append("pastiche \(Pastiche.configuration.version)", to: &output)
    output += ",\n  \"settings\": ".utf8 + settings.json
    output += ",\n  \"documents\": \(report.made.reduce(0, +))".utf8
    output += ",\n  \"bytes_before_compression\": \(report.bytes)".utf8
    output += ",\n  \"near_duplicates\": \(report.nearDuplicates)".utf8
    output += ",\n  \"draws_refused\": ".utf8
    Rejection.append(report.rejections, to: &output)
    output += ",\n  \"labels\": {".utf8
    for (number, label) in labels.enumerated() {
      output += (number > 0 ? ",\n    " : "\n    ").utf8
      JSONText.append(label, to: &output)
      output += ": {\"asked\": \(report.asked[number]), \"made\": \(report.made[number])}".utf8
    }
    output += "\n  },\n  \"files\": [".utf8
    for (number, file) in files.enumerated() {
      output += "\(number > 0 ? "," : "")\n    {\"name\": ".utf8
      JSONText.append(file.name, to: &output)
      output += ", \"bytes\": \(file.bytes), \"sha256\": \"\(file.digest)\"}".utf8
    }
    return output + "\n  ]\n}\n".utf8
  }
}
