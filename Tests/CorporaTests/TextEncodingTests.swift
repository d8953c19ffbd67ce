import Corpora
import TestSupport
import Testing

/// The peer is the system's `iconv`, which shares no code with ICU.
@Suite("Character encodings")
struct TextEncodingTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let german = """
    Für die Gäste aus Österreich war das Frühstück schon um sieben Uhr fertig, aber niemand kam.
    Später erzählte der Koch, dass die Brötchen übrig geblieben waren und die Hühner sie gefressen hätten.
    """
  private static let polish = """
    Wczoraj późnym popołudniem zgłosiłem usterkę, lecz nikt jeszcze nie odpowiedział na moją wiadomość.
    Proszę o pilną odpowiedź, ponieważ urządzenie przestało działać i nie mogę dokończyć zamówienia.
    """
  private static let russian = """
    Вчера вечером я отправил заявку на возврат, но до сих пор никто не ответил на моё письмо.
    Прошу сообщить, когда деньги вернутся на карту, потому что срок уже давно прошёл.
    """
  private static let japanese = """
    昨日の夕方に返品の手続きをしましたが、まだ返事がありません。いつ返金されるのか教えてください。
    カスタマーサポートに電話をかけてもつながらないので、とても困っています。
    """
  private static let chinese = """
    我昨天晚上已经申请了退款，可是到现在还没有人回复我的邮件，请尽快处理。
    如果今天还不能解决这个问题，我就只好打电话给客服中心了。
    """
  private static let korean = """
    어제 저녁에 환불을 신청했는데 아직까지 아무 답장도 받지 못했습니다. 언제 처리되는지 알려 주세요.
    고객 센터에 전화해도 연결이 되지 않아서 매우 불편합니다.
    """

  private static let samples: [(text: String, encodings: [String])] = [
    (german, ["ISO-8859-1", "windows-1252", "UTF-16LE", "UTF-32BE", "IBM850", "UTF-7"]),
    (polish, ["ISO-8859-2", "windows-1250"]),
    (russian, ["KOI8-R", "windows-1251", "ISO-8859-5"]),
    (japanese, ["Shift_JIS", "EUC-JP", "ISO-2022-JP", "UTF-16BE"]),
    (chinese, ["GB18030", "GBK"]), (korean, ["EUC-KR"]),
  ]
  /// What ICU's detector does not know, or has no way to tell from its neighbours.
  private static let undetected: Set<String> = ["IBM850", "UTF-7"]

  private func lines(_ path: String, _ encoding: TextEncoding) throws -> [String] {
    var options = ReadingOptions()
    options.encoding = encoding
    let reader = try LineReader(path: path, options: options)
    var lines: [String] = []
    while let line = try reader.next() { lines.append(String(decoding: line, as: UTF8.self)) }
    return lines
  }

  @Test("What iconv encodes is read back, by its name and by a look at it")
  func iconvAgrees() throws {
    for (text, encodings) in Self.samples {
      // Long enough that pieces end within characters.
      let long = String(repeating: text + "\n", count: 1_500)
      let plain = try folder.write(long, to: "plain.txt")
      let expected = long.split(separator: "\n").map(String.init)
      for name in encodings {
        let bytes = try outputOfCommand("iconv", "-f", "UTF-8", "-t", name, plain)
        let path = try folder.write(bytes, to: "encoded.txt")
        let encoding = try #require(TextEncoding(name: name), "\(name)")
        #expect(try lines(path, encoding) == expected, "\(name)")
        if Self.undetected.contains(name) { continue }
        #expect(try lines(path, .detected) == expected, "\(name), by a look")
      }
    }
  }

  @Test("A byte order mark is obeyed without being asked")
  func byteOrderMarks() throws {
    let plain = try folder.write(Self.german + "\n", to: "plain.txt")
    for name in ["UTF-16", "UTF-32"] {
      let bytes = try outputOfCommand("iconv", "-f", "UTF-8", "-t", name, plain)
      let path = try folder.write(bytes, to: "marked.txt")
      #expect(try lines(path, .utf8) == Self.german.split(separator: "\n").map(String.init))
    }
  }

  @Test("UTF-8 is taken for UTF-8, also where the first mebibyte ends within a character")
  func sampleEnd() throws {
    for shift in 0..<4 {
      let text = String(repeating: "x", count: shift) + String(repeating: "😀", count: 1 << 19)
      let path = try folder.write(text, to: "long.txt")
      #expect(try lines(path, .detected) == [text])
    }
  }

  @Test("What is invalid stops with its line and a suggestion, or is replaced on request")
  func invalid() throws {
    let bytes = try outputOfCommand(
      "iconv", "-f", "UTF-8", "-t", "windows-1252", folder.write(Self.german, to: "plain.txt"))
    let path = try folder.write(Array("ok\n".utf8) + bytes, to: "a.txt")
    let error = try #require(throws: CorpusError.self) { _ = try lines(path, .utf8) }
    #expect(error.line == 2 && error.column == 2 && error.cause == .badData)
    #expect(error.remedy.contains("--encoding ISO-8859-1"))
    // A lone lead byte of Shift_JIS, after more lines than one piece holds.
    let lineEnds = [UInt8](repeating: 0x0A, count: 300_000)
    let cut = try folder.write(lineEnds + [0x82], to: "b.txt")
    let shiftJIS = try #require(TextEncoding(name: "sjis"))
    #expect(shiftJIS.name == "Shift_JIS")
    let cutError = try #require(throws: CorpusError.self) { _ = try lines(cut, shiftJIS) }
    #expect(cutError.line == 300_001 && cutError.problem.contains("0x82"))
    var options = ReadingOptions()
    options.encoding = shiftJIS
    options.isLossy = true
    let reader = try LineReader(path: cut, options: options)
    var last: [UInt8]?
    while let line = try reader.next() { last = line }
    #expect(last == Array("\u{FFFD}".utf8))
    #expect(TextEncoding(name: "no-such-encoding") == nil)
  }
}
