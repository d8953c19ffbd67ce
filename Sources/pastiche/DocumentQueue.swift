import Corpora
import Tokenization

/// The documents of several inputs, one after another; the first are read ahead where they have to tell the locale.
struct DocumentQueue {
  private var paths: ArraySlice<(path: String, ignoresLabels: Bool)>
  private let options: ReadingOptions
  private let unlabelledOptions: ReadingOptions
  private var reader: (any DocumentReader)?
  private var ignoresLabels = false
  private var ahead: ArraySlice<(Document, ignoresLabels: Bool)> = []

  /// Opens inputs as they are needed.
  ///
  /// - Parameter unlabelledOptions: How those are read whose labels are ignored; nil for the same.
  init(
    paths: [(path: String, ignoresLabels: Bool)], options: ReadingOptions,
    unlabelledOptions: ReadingOptions? = nil
  ) {
    self.paths = paths[...]
    self.options = options
    self.unlabelledOptions = unlabelledOptions ?? options
  }

  mutating func next() throws -> (Document, ignoresLabels: Bool)? {
    try ahead.popFirst() ?? read()
  }

  mutating func locale(_ choice: LocaleChoice, _ console: Console) throws -> String {
    var sample = LocaleSample<(Document, ignoresLabels: Bool)>(choice)
    while !sample.isSettled, let item = try read() { sample.hold(item, text: item.0.text) }
    ahead = sample.held[...]
    return try sample.locale(console)
  }

  private mutating func read() throws -> (Document, ignoresLabels: Bool)? {
    while true {
      if let document = try reader?.next() { return (document, ignoresLabels) }
      guard let (path, ignoresLabels) = paths.popFirst() else { return nil }
      reader = try openDocuments(path: path, options: ignoresLabels ? unlabelledOptions : options)
      self.ignoresLabels = ignoresLabels
    }
  }
}
