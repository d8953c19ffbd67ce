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
  private var files: [(name: String, bytes: Int, digest: String)] = []

  init(settings: RunSettings, report: Generator.Report, labels: [String]) {
    (self.settings, self.report, self.labels) = (settings, report, labels)
  }

  /// Takes in a file of the folder.
  mutating func add(_ name: String, in folder: String) throws {
    let path = "\(folder)/\(name)"
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return }
    files.append((name, Int(status.st_size), try RunSettings.digest(of: path)))
  }

  /// Removes what an earlier run into the folder wrote and this one did not, so that no reader takes both in.
  func removeOthers(_ earlier: [String], in folder: String) {
    for name in earlier where !files.contains(where: { $0.name == name }) {
      unsafe unlink("\(folder)/\(name)")
    }
  }

  /// The files that a manifest lists; none where there is no manifest.
  static func fileNames(in path: String) -> [String] {
    guard let bytes = try? WholeFile.read(path, most: 1 << 28) else { return [] }
    var names: [String] = []
    var scanner = JSONScanner(bytes)
    try? scanner.object { scanner, key throws(JSONScanner.Failure) in
      guard key == "files" else {
        _ = try scanner.raw()
        return
      }
      try scanner.array { scanner throws(JSONScanner.Failure) in
        try scanner.object { scanner, key throws(JSONScanner.Failure) in
          if key == "name" { names.append(try scanner.string()) } else { _ = try scanner.raw() }
        }
      }
    }
    // Nothing outside the folder is ours, whatever the file says.
    return names.filter { !$0.contains("..") && !$0.hasPrefix("/") }
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
