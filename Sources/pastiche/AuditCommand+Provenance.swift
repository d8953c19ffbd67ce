import ArgumentParser
import Corpora
import Evaluation

extension AuditCommand {
  /// What is read, by which program and when.
  var provenance: AuditProvenance {
    get throws {
      var provenance = AuditProvenance()
      func note(_ role: String, _ paths: [String]) throws {
        provenance.inputs += try paths.map { try Self.input(role, $0) }
      }
      try note("seed", seedData)
      try note("synthetic", synthetic)
      try note("test", test)
      try note("model", model.map { [$0] } ?? [])
      try note("grammar", grammar.map { [$0] } ?? [])
      try note("canaries", canaryFile.map { [$0] } ?? [])
      provenance.program = "pastiche \(Pastiche.configuration.version)"
      provenance.time = ProcessEnvironment.utcTime
      return provenance
    }
  }

  /// What can be read once only has no digest, and what is missing is told by whoever needs it.
  private static func input(_ role: String, _ path: String) throws -> AuditProvenance.Input {
    guard path != "-", FileStatus(path: path)?.isRegular == true else {
      return AuditProvenance.Input(role: role, file: path)
    }
    var bytes = 0
    let digest = try RunSettings.digest(of: path) { bytes += $0.count }
    return AuditProvenance.Input(role: role, file: path, content: (bytes, digest))
  }
}
