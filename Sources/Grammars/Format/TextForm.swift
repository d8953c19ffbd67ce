/// How a text file is written beside its characters: a byte order mark, and what ends its lines.
///
/// What reads grammars sees neither: the mark is gone, and every line ends in a line feed.
struct TextForm: Sendable {
  private enum LineEnd: UInt8 {
    case lineFeed
    case both
    case carriageReturn
  }

  private var hasMark = false
  /// By line; empty where each ends in a line feed.
  private var lineEnds: [LineEnd] = []

  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Takes the form off a file's bytes.
  static func plain(_ file: [UInt8]) -> (bytes: [UInt8], form: TextForm) {
    var form = TextForm()
    form.hasMark = file.starts(with: mark)
    let start = form.hasMark ? mark.count : 0
    if !file.contains(UInt8(ascii: "\r")) {
      return (start == 0 ? file : Array(file[start...]), form)
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(file.count)
    var place = start
    while place < file.count {
      let byte = file[place]
      place += 1
      switch byte {
      case UInt8(ascii: "\r"):
        let isPair = place < file.count && file[place] == UInt8(ascii: "\n")
        if isPair { place += 1 }
        form.lineEnds.append(isPair ? .both : .carriageReturn)
        bytes.append(UInt8(ascii: "\n"))
      case UInt8(ascii: "\n"):
        form.lineEnds.append(.lineFeed)
        bytes.append(byte)
      default: bytes.append(byte)
      }
    }
    return (bytes, form)
  }

  /// Gives a text that has as many lines as the file had the file's form again.
  func restored(_ bytes: [UInt8]) -> [UInt8] {
    if !hasMark, lineEnds.isEmpty { return bytes }
    var result = hasMark ? Self.mark : []
    var line = 0
    for byte in bytes {
      guard byte == UInt8(ascii: "\n") else {
        result.append(byte)
        continue
      }
      let end = line < lineEnds.count ? lineEnds[line] : .lineFeed
      line += 1
      if end != .lineFeed { result.append(UInt8(ascii: "\r")) }
      if end != .carriageReturn { result.append(byte) }
    }
    return result
  }
}
