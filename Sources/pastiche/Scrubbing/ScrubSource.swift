import Corpora

extension Scrub {
  /// Where documents come from: with the bytes that they stood in where they are passed on, else as they are read.
  enum Source {
    case raw(RawDocumentReader)
    /// Lines of text that are written as something else.
    case lines(RawDocumentReader)
    case documents(any DocumentReader)

    /// Opens an input.
    ///
    /// - Parameter passesOn: Whether what does not change goes out as it came in.
    init(
      path: String, options: ReadingOptions, format: CorpusFormat, passesOn: Bool
    ) throws(CorpusError) {
      if passesOn || format == .text,
        let reader = try RawDocumentReader(path: path, options: options)
      {
        self = passesOn ? .raw(reader) : .lines(reader)
      } else {
        self = .documents(try openDocuments(path: path, options: options))
      }
    }

    /// The columns of a table.
    var columns: [String] {
      switch self {
      case .raw(let reader): reader.form?.columns ?? []
      case .lines: []
      case .documents(let reader): reader.columns
      }
    }

    /// Whether lines of text are passed on.
    var passesLines: Bool {
      if case .raw(let reader) = self { reader.form == nil } else { false }
    }

    /// Whether documents may have fields beside their text.
    var hasFields: Bool {
      switch self {
      case .raw(let reader): reader.form != nil
      case .lines: false
      case .documents: true
      }
    }

    /// How records are passed on; nil where documents are written anew.
    func form(addsSpans: Bool) -> RecordForm? {
      guard case .raw(let reader) = self, var form = reader.form else { return nil }
      form.addsSpans = addsSpans
      return form
    }

    /// What stands before the first document.
    func head(_ job: ScrubJob) -> [UInt8] {
      switch self {
      case .raw(let reader): job.form?.head(reader.head, job.reading) ?? reader.head
      case .lines, .documents: job.writer.header
      }
    }

    /// Documents of some bytes together; none at the end.
    func next(bytes most: Int) throws(CorpusError) -> ScrubJob.Input {
      var bytes = 0
      switch self {
      case .lines(let reader):
        return .lines(try reader.nextLines(bytes: most))
      case .raw(let reader):
        if reader.form == nil {
          return .lines(try reader.nextLines(bytes: most))
        }
        var records: [RawDocument] = []
        while bytes < most, let record = try reader.next() {
          bytes += record.bytes.count
          records.append(record)
        }
        return .records(records)
      case .documents(let reader):
        var documents: [Document] = []
        while bytes < most, let document = try reader.next() {
          bytes += document.text.utf8.count + 1
          documents.append(document)
        }
        return .documents(documents)
      }
    }

    /// What stands behind the last document.
    func rest(_ job: ScrubJob) -> [UInt8] {
      if case .raw(let reader) = self { reader.rest() } else { job.writer.footer }
    }
  }

  /// What the name of an output ends in.
  enum OutputSuffix {
    /// The suffix, without that of a compression; nil where there is none.
    static func of(_ path: String) -> String? {
      var parts = path.split(separator: "/").last.map { $0.split(separator: ".") } ?? []
      if let last = parts.last, ["gz", "zst"].contains(last) { parts.removeLast() }
      return parts.count > 1 ? parts.last?.lowercased() : nil
    }
  }
}
