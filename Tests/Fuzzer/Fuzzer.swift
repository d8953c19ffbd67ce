import Foundation
import FuzzTargets
import TestSupport

/// What libFuzzer calls once, with the program's arguments: `--targets` lists the targets, `--seeds FOLDER` writes the valid inputs of
/// the one that `PASTICHE_FUZZ_TARGET` names.
@_cdecl("LLVMFuzzerInitialize")
public func initializeFuzzer(
  _ count: UnsafeMutablePointer<Int32>?, _ arguments: UnsafeMutableRawPointer?
) -> Int32 {
  let arguments = CommandLine.arguments
  if arguments.contains("--targets") {
    print(FuzzTarget.allCases.map(\.rawValue).joined(separator: "\n"))
    exit(0)
  }
  if let place = arguments.firstIndex(of: "--seeds"), place + 1 < arguments.count {
    do {
      for (number, seed) in try target.seeds().enumerated() {
        try Data(seed).write(
          to: URL(fileURLWithPath: "\(arguments[place + 1])/seed-\(number)"))
      }
    } catch {
      fatalError("the seeds cannot be written: \(error)")
    }
    exit(0)
  }
  return 0
}

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let input = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  do {
    try target.run(input, in: folder)
  } catch {
    fatalError("\(error)")
  }
  return 0
}

private let target: FuzzTarget = {
  let name = ProcessInfo.processInfo.environment["PASTICHE_FUZZ_TARGET"] ?? ""
  guard let target = FuzzTarget(rawValue: name) else {
    fatalError("PASTICHE_FUZZ_TARGET names no target; --targets lists them")
  }
  return target
}()

private let folder: TemporaryFolder = {
  do { return try TemporaryFolder() } catch { fatalError("\(error)") }
}()
