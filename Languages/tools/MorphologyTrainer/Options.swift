/// Options of a command line as `--name value`.
struct Options {
  private var values: [String: String] = [:]

  init(_ arguments: some Sequence<String>) {
    var name: String?
    for argument in arguments {
      if argument.hasPrefix("--") {
        name = String(argument.dropFirst(2))
      } else if let key = name {
        values[key] = argument
      }
    }
  }

  subscript(name: String) -> String? { values[name] }
}
