import SystemPackage
import Synchronization

/// Which files a program reads and which it writes, so that none is both: writing one would destroy what it reads.
///
/// Every input and every output is seen, for they are noted where they are opened. Only a program that asks is watched: a
/// library may read a file and write it again later.
public enum FileRoles {
  private struct Output {
    let path: String
    /// What stands under the name and will be replaced; nil where nothing does.
    let replaced: FileIdentity?
    var isOpened = false
  }

  /// A name in a folder: what an output that is not there yet is known by.
  private struct Place: Hashable {
    let folder: FileIdentity
    let name: String
  }

  private struct State {
    var isWatching = false
    var inputs: [FileIdentity: String] = [:]
    /// The paths of all inputs in the order in which they were opened.
    var opened: [String] = []
    var outputs: [Place: Output] = [:]
    /// Files that a descriptor is written to as it is, as standard output may be.
    var streams: [FileIdentity: String] = [:]
    /// What the program itself wrote, which it may read.
    var written: Set<FileIdentity> = []
    /// Inputs that are replaced on purpose when they have been read.
    var replaceable: Set<FileIdentity> = []
  }

  private static let state = Mutex(State())

  /// Watches from now on.
  public static func watch() { state.withLock { $0.isWatching = true } }

  /// How many inputs were opened so far.
  public static var openedCount: Int { state.withLock { $0.opened.count } }

  /// The paths of the inputs that were opened when so many others had been, each once.
  public static func inputs(after count: Int) -> [String] {
    let paths = state.withLock { Array($0.opened.dropFirst(count)) }
    return Set(paths).sorted()
  }

  /// Notes an output before it is opened, so that the trouble shows before any work is done.
  ///
  /// - Throws: `CorpusError` where it is an input or another output as well, or its folder is not there.
  public static func claim(_ path: String) throws(CorpusError) {
    if path == "-" { return }
    try note(output: path, opens: false)
  }

  /// Allows an output that replaces an input, which must be read to its end before that is committed.
  public static func allowReplacing(_ input: String) {
    guard input != "-", let identity = FileStatus(path: input)?.identity else { return }
    state.withLock { _ = $0.replaceable.insert(identity) }
  }

  /// Notes that an output is opened.
  static func open(output path: String) throws(CorpusError) { try note(output: path, opens: true) }

  /// Notes an output that goes to a descriptor as it is.
  static func open(output descriptor: Int32, path: String) throws(CorpusError) {
    guard let status = FileStatus(descriptor: descriptor), status.isRegular else { return }
    let reader = state.withLock { state -> String? in
      if !state.isWatching { return nil }
      state.streams[status.identity] = path
      return state.inputs[status.identity]
    }
    if let reader { throw clash(path, reader) }
  }

  /// Notes that a file with a new content has come under an output's name.
  static func commit(_ path: String) {
    guard let identity = FileStatus(path: path)?.identity else { return }
    state.withLock { state in
      if state.isWatching { state.written.insert(identity) }
    }
  }

  /// Notes an input.
  static func open(input descriptor: Int32, path: String) throws(CorpusError) {
    guard state.withLock({ $0.isWatching }), let status = FileStatus(descriptor: descriptor),
      status.isRegular
    else { return }
    let identity = status.identity
    let output = state.withLock { state -> String? in
      if state.written.contains(identity) {
        state.opened.append(path)
        return nil
      }
      if !state.replaceable.contains(identity),
        let output = state.outputs.values.first(where: { $0.replaced == identity })
      {
        return output.path
      }
      // What is appended to while it is read would be read for ever.
      if let stream = state.streams[identity] { return stream }
      state.inputs[identity] = path
      state.opened.append(path)
      return nil
    }
    if let output { throw clash(output, path) }
  }

  private static func note(output path: String, opens: Bool) throws(CorpusError) {
    guard state.withLock({ $0.isWatching }), let target = try? FilePlace.target(of: path) else {
      return
    }
    let status = FileStatus(path: target)
    if let status, !status.isRegular { return }
    let folder = FilePlace.folder(of: target)
    guard let above = FileStatus(path: folder)?.identity else {
      throw CorpusError(
        .cannotCreate, file: path, problem: "cannot be created: there is no folder “\(folder)”",
        remedy: "Make the folder first, or check the path.")
    }
    let place = Place(folder: above, name: String(target.split(separator: "/").last ?? ""))
    let failure = state.withLock { state -> CorpusError? in
      if let identity = status?.identity, !state.replaceable.contains(identity),
        let input = state.inputs[identity]
      {
        return clash(path, input)
      }
      if var known = state.outputs[place] {
        if !opens || known.isOpened { return twice(path) }
        known.isOpened = true
        state.outputs[place] = known
        return nil
      }
      if let identity = status?.identity,
        state.outputs.values.contains(where: { $0.replaced == identity })
      {
        return twice(path)
      }
      state.outputs[place] = Output(path: path, replaced: status?.identity, isOpened: opens)
      return nil
    }
    if let failure { throw failure }
  }

  private static func clash(_ output: String, _ input: String) -> CorpusError {
    CorpusError(
      .cannotCreate, file: output,
      problem: output == input
        ? "is read and would be overwritten" : "is the same file as “\(input)”, which is read",
      remedy: "Name another file for the output.")
  }

  private static func twice(_ path: String) -> CorpusError {
    CorpusError(
      .cannotCreate, file: path, problem: "is where another output goes",
      remedy: "Name a file of its own for each output.")
  }
}
