public import Corpora

/// Documents of threads.
public enum ThreadDocuments {
  /// A document for each turn; thread, turn, state, role and time are in its `meta`, the thread is its group.
  public static func turns(of turns: [ProcessSampler.Turn], thread: UInt64) -> [Document] {
    turns.enumerated().map { place, turn in
      var document = turn.document
      document.id = "\(thread)-\(place)"
      document.group = String(thread)
      document.meta = [
        member("thread", String(thread)), JSONMember(key: "turn", value: String(place)),
        member("state", turn.state),
      ]
      if let role = turn.role { document.meta.append(member("role", role)) }
      if let time = turn.time { document.meta.append(member("time", time)) }
      document.meta += turn.document.meta
      return document
    }
  }

  /// A thread as one document: its texts parted by an empty line, its labels each once.
  public static func whole(_ turns: [ProcessSampler.Turn], thread: UInt64) -> Document {
    var whole = Document(text: "", id: String(thread))
    var length = 0
    for turn in turns {
      if !whole.text.isEmpty {
        whole.text += "\n\n"
        length += 2
      }
      whole.text += turn.document.text
      for var span in turn.document.spans {
        span.start += length
        span.end += length
        whole.spans.append(span)
      }
      for label in turn.document.labels where !whole.labels.contains(label) {
        whole.labels.append(label)
      }
      length += turn.document.text.unicodeScalars.count
    }
    whole.labelsAreList = whole.labels.count > 1
    whole.meta = [JSONMember(key: "turns", value: String(turns.count))]
    if let first = turns.first?.time, let last = turns.last?.time {
      whole.meta += [member("begin", first), member("end", last)]
    }
    return whole
  }

  private static func member(_ key: String, _ value: String) -> JSONMember {
    var json: [UInt8] = []
    JSONText.append(value, to: &json)
    return JSONMember(key: key, value: String(decoding: json, as: UTF8.self))
  }
}
