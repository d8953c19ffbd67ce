import Corpora
import Yams

/// A YAML file that is read by a strict schema: every problem is told with its line and column.
struct YAMLFile {
  let path: String
  let root: Node

  /// Reads a file of one YAML document.
  init(path: String) throws {
    self.path = path
    let text = String(decoding: try WholeFile.read(path, most: 1 << 22), as: UTF8.self)
    do {
      guard let root = try Yams.compose(yaml: text) else {
        throw Refusal(
          status: .badData,
          message: "\(path): the file is empty\nWrite at least “version: 1”.")
      }
      self.root = root
    } catch let error as YamlError {
      throw Self.refusal(path, error)
    }
  }

  private static func refusal(_ path: String, _ error: YamlError) -> Refusal {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      Refusal(
        status: .badData,
        message: "\(path):\(mark.line):\(mark.column): \(problem)\nThis is no YAML (version 1.2).")
    default:
      Refusal(status: .badData, message: "\(path): \(error)\nThis is no YAML (version 1.2).")
    }
  }

  /// A refusal that points at a node.
  func refusal(_ node: Node, _ problem: String, _ remedy: String) -> Refusal {
    let place = node.mark.map { ":\($0.line):\($0.column)" } ?? ""
    return Refusal(status: .badData, message: "\(path)\(place): \(problem)\n\(remedy)")
  }

  /// A name for a message; what is not written as names are may be a value, and only its place is told.
  static func quoted(_ name: String) -> String {
    let isName =
      name.utf8.count <= 40 && name.utf8.count { (48...57).contains($0) } <= 3
      && name.utf8.allSatisfy {
        (48...57).contains($0) || (65...90).contains($0 & ~0x20) || $0 == UInt8(ascii: "_")
          || $0 == UInt8(ascii: "-")
      }
    return isName && !name.isEmpty ? "“\(name)”" : "this"
  }

  // MARK: Values

  /// The members of a mapping; others than the keys that are known are refused.
  func members(_ node: Node, of what: String, keys: [String]) throws -> [String: Node] {
    var members: [String: Node] = [:]
    for (key, value) in try pairs(node, of: what) {
      guard keys.contains(key.text) else {
        throw refusal(
          key.node, "\(Self.quoted(key.text)) is no key of \(what)",
          "The keys are \(keys.joined(separator: ", ")).")
      }
      if members.updateValue(value, forKey: key.text) != nil {
        throw refusal(key.node, "\(Self.quoted(key.text)) is there twice", "Leave one of them out.")
      }
    }
    return members
  }

  /// The members of a mapping whose keys are the user's.
  func pairs(_ node: Node, of what: String) throws -> [(key: (text: String, node: Node), Node)] {
    guard case .mapping(let mapping) = node else {
      throw refusal(node, "\(what) must be a mapping", "Write “key: value” lines.")
    }
    return try mapping.map { key, value in ((try string(key, of: "a key"), key), value) }
  }

  /// The elements of a list; something that is no list is one of one.
  func elements(_ node: Node) -> [Node] {
    if case .sequence(let sequence) = node { return Array(sequence) }
    return [node]
  }

  func strings(_ node: Node, of what: String) throws -> [String] {
    try elements(node).map { try string($0, of: what) }
  }

  func string(_ node: Node, of what: String) throws -> String {
    guard case .scalar(let scalar) = node, node.null == nil else {
      throw refusal(node, "\(what) must be text", "Write it in quotes if need be.")
    }
    return scalar.string
  }

  /// A number from 0 to 1.
  func share(_ node: Node, of what: String) throws -> Double {
    guard let number = node.float, (0...1).contains(number) else {
      throw refusal(node, "\(what) must be a number from 0 to 1", "Leave it out for the default.")
    }
    return number
  }
}
