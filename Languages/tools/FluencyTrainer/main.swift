import Foundation

// FluencyTrainer REAL DRAWN OUT: files of real and of drawn texts, one a line; writes the section `order` of the English pack.
let arguments = Array(CommandLine.arguments.dropFirst())
func lines(_ path: String) throws -> [String] {
  try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
}
let real = try lines(arguments[0])
var run = try TrainingRun(keptWordsOf: real)
try run.add(real: real)
try run.add(drawn: lines(arguments[1]))
let section = NSData(data: Data(run.train()))
if !section.write(toFile: arguments[2], atomically: true) {
  fatalError("\(arguments[2]) can't be written")
}
try run.printAreas(section)
