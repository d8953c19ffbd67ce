import Corpora
import Foundation
import Sampling
import TestSupport
import Testing

@testable import Grammars

/// Changes files at random places and reads them: whatever comes of it, it is a grammar or an error, and quickly so.
@Suite("Damaged grammars and imports")
struct GrammarFuzzTests {
  /// What is put in here and there, for it means something somewhere.
  private static let pieces = [
    "{", "}", "[", "]", "|", "=", "(", ")", "\"", "\\", "`", "#", ":", "..", "{if ", "let x = ",
    "@days(",
    "@number(9..1)", "[*2..", "[?", "{2} ", "once, ", "at most 2", "words\n", "start a\n", "\r\n",
    "\r", "\u{FEFF}",
    "99999999999999999999", "1e308", "-", " and ", "%", "~[", "@[", "*[", "->", "/*", "//", "<",
    ">", ";", "[a:POP]",
    "import \"x\" as y\n", "process p\n", "é", "\u{0}",
  ].map { Array($0.utf8) }

  private func changed(_ file: [UInt8], _ stream: inout RandomStream) -> [UInt8] {
    var file = file
    for _ in 0...stream.below(4) where !file.isEmpty {
      let place = stream.below(file.count)
      switch stream.below(5) {
      case 0: file.remove(at: place)
      case 1: file[place] = UInt8(truncatingIfNeeded: stream.next())
      case 2: file.insert(contentsOf: Self.pieces[stream.below(Self.pieces.count)], at: place)
      case 3:
        let from = stream.below(file.count)
        file.insert(
          contentsOf: file[from..<min(file.count, from + 1 + stream.below(60))], at: place)
      default: file.removeSubrange(place..<min(file.count, place + 1 + stream.below(40)))
      }
    }
    return file
  }

  private func read(_ file: [UInt8]) {
    guard let (grammar, _) = try? GrammarLoader.parse(file, path: "f.grammar") else { return }
    let analysis = GrammarAnalysis(grammar)
    let check = GrammarCheck(grammar, analysis)
    _ = analysis.derivationCount(depth: 5)
    if check.hasErrors { return }
    var options = GrammarSampler.Options()
    (options.mostExpansions, options.mostBytes) = (2_000, 1 << 14)
    let sampler = GrammarSampler(grammar, options: options)
    for index in 0..<UInt64(3) { try? sampler.draw(index) }
    #expect(grammar.rewritten == file)
  }

  @Test(
    "Grammars that are shipped", arguments: ["hr-anfragen", "product-reviews", "clinical-visits"])
  func grammars(_ name: String) throws {
    let file = try PackageRoot.bytes(of: "\(PackageRoot.path)/Grammars/\(name).grammar")
    // The grammar as a whole asks for values that only the program provides; its parts do not.
    let lines = file.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    var stream = RandomStream(seed: 26, index: UInt64(name.utf8.count))
    for round in 0..<400 {
      let first = stream.below(lines.count)
      let part = lines[first..<min(lines.count, first + 20)].joined(separator: [UInt8(ascii: "\n")])
      read(changed(round % 4 == 0 ? file : Array(part), &stream))
    }
  }

  @Test("Small grammars with one of everything")
  func small() throws {
    let file = Array(
      """
      locale en_GB
      start mail
      mail at most 2 =
        let n = @number(1..9)
        let due = @date(2025-01-01..2025-12-31) + 14 days
        let pet = animal
        | {2, label=a} {pet | a | capitalize} by {due | date("d MMM")}, {n + 1 | words}[?0.3  now].
        | {if n > 3 and due < 2025-06-01} [*2..3 by ", " {animal:PET}] [=count# {n}]\\u{41}
      animal unique = cat | {3} dog | [:KIND ox|{once} elf]
      `odd name` = {"##-??"} {mail}
      """.utf8)
    var stream = RandomStream(seed: 26, index: 0)
    for _ in 0..<2_000 { read(changed(file, &stream)) }
  }

  @Test("Files of other tools", arguments: ImportedFileTests.files.indices)
  func imports(_ index: Int) throws {
    let (_, text, importer) = ImportedFileTests.files[index]
    var stream = RandomStream(seed: 26, index: UInt64(index))
    for _ in 0..<500 {
      guard let written = try? importer(changed(Array(text.utf8), &stream)) else { continue }
      read(Array(written.text.utf8))
    }
  }
}
