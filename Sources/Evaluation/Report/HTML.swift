/// Pieces of HTML.
enum HTML {
  /// A text with the signs that mean something in HTML escaped.
  static func escaped(_ text: some StringProtocol) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      // What a browser would not show, or take for the end of the file, and what turns the direction of all that follows.
      case "\u{0}"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}", "\u{7F}"..."\u{9F}",
        "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}":
        escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// A table; every cell is HTML, and those from the second column on are numbers unless told otherwise.
  static func table(_ head: [String], _ rows: [[String]], isText: Set<Int> = [0]) -> String {
    func row(_ cells: [String], _ tag: String) -> String {
      let cells = cells.enumerated().map { place, cell in
        "<\(tag)\(isText.contains(place) ? "" : " class=\"number\"")>\(cell)</\(tag)>"
      }
      return "<tr>\(cells.joined())</tr>"
    }
    return """
      <div class="scroll"><table><thead>\(row(head, "th"))</thead><tbody>\
      \(rows.map { row($0, "td") }.joined())</tbody></table></div>
      """
  }
}
