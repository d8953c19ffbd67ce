import PersonalData
import Testing

@Suite("Values in logs, addresses and configurations")
struct LogFormTests {
  private func found(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return RecognizerRegistry().detect(in: bytes).map {
      "\($0.type.rawValue)=\(String(decoding: bytes[$0.range], as: UTF8.self))"
    }
  }

  @Test(
    "Network addresses are found with ports, behind schemes and keys, in brackets",
    arguments: [
      ("tcp://203.0.113.7:443", "IP_ADDRESS=203.0.113.7"),
      ("from 203.0.113.7:51234 to", "IP_ADDRESS=203.0.113.7"),
      ("udp://203.0.113.7:53 is", "IP_ADDRESS=203.0.113.7"),
      ("ssh://203.0.113.7", "IP_ADDRESS=203.0.113.7"),
      ("host:203.0.113.7", "IP_ADDRESS=203.0.113.7"),
      ("src=203.0.113.7:5353->", "IP_ADDRESS=203.0.113.7"),
      ("{\"ip\":\"203.0.113.7\"}", "IP_ADDRESS=203.0.113.7"),
      ("[203.0.113.7]:22", "IP_ADDRESS=203.0.113.7"),
      ("[2001:db8::8a2e:370:7334]:443", "IP_ADDRESS=2001:db8::8a2e:370:7334"),
      ("inet6:2001:db8::7334", "IP_ADDRESS=2001:db8::7334"),
      ("(203.0.113.7)", "IP_ADDRESS=203.0.113.7"),
      ("203.0.113.7/24", "IP_ADDRESS=203.0.113.7"),
      (
        "postgres://anna:hunter2@203.0.113.7/db", "URL=postgres://anna:hunter2@203.0.113.7/db"
      ),
      ("amqp://user@mq.example.org:5672", "URL=amqp://user@mq.example.org:5672"),
      ("git+ssh://git.example.org/anna/x.git.", "URL=git+ssh://git.example.org/anna/x.git"),
      ("ssh://203.0.113.7/home/anna", "URL=ssh://203.0.113.7/home/anna"),
    ])
  func addresses(text: String, expected: String) { #expect(found(text) == [expected]) }

  @Test(
    "Dates and times are found as logs and forms write them",
    arguments: [
      "06/May/2024:13:55:36", "06-May-1978", "6-May-78", "1978-May-06", "May-06-1978",
      "MAY 6 1978", "06.May.1978", "06MAY2024", "2024-05-06T13:55:36Z",
      "2024-05-06T13:55:36.123+02:00", "20240506T135536Z", "20240506T1355", "2024/05/06 13:55",
      "2024/05/06 13:55:36", "06.05.2024 13:55", "May  6 13:55:36", "2024-05-06_13:55:36",
      "2024-05-06-13-55-36", "Mon May  6 13:55:36 2024", "Mon May 6 13:55:36 UTC 2024",
      "Mon, 06 May 2024 13:55:36", "6 May '78", "2024-05-06 13:55:36.123",
    ])
  func dates(text: String) {
    for frame in ["at \(text), then", "[\(text)]", "time=\"\(text)\""] {
      #expect(
        found(frame).contains("DATE_TIME=\(text)"), "\(frame): \(found(frame))")
    }
  }

  @Test(
    "A date is found behind a key",
    arguments: ["born:1978-05-06", "dob:06-May-1978", "d:06.05.1978"])
  func keyedDates(text: String) {
    #expect(found(text) == ["DATE_TIME=\(text.split(separator: ":")[1])"])
  }

  @Test(
    "People's pages are found without a scheme, with all of their path",
    arguments: [
      "linkedin.com/in/anna-schmidt", "www.linkedin.com/in/anna-schmidt",
      "LinkedIn.com/in/Anna-Schmidt", "de.linkedin.com/in/anna-schmidt-12b", "github.com/annas",
      "twitter.com/anna_s", "x.com/anna_s", "facebook.com/anna.schmidt", "instagram.com/anna.s",
      "t.me/anna_s", "wa.me/4915112345678", "shop.example.com/customers/anna?id=7",
      "example.org:8080/anna",
    ])
  func pages(text: String) {
    #expect(found("See \(text).") == ["URL=\(text)"], "\(found("See \(text)."))")
    #expect(found("(\(text))") == ["URL=\(text)"], "\(found("(\(text))"))")
  }

  @Test(
    "Names on networks are found behind the network's",
    arguments: ["Instagram: anna.schmidt", "twitter=anna_s", "Telegram: annas99"])
  func networks(text: String) {
    let name = text.split { $0 == ":" || $0 == "=" || $0 == " " }.last ?? ""
    #expect(found(text).contains("USERNAME=\(name)"), "\(found(text))")
  }

  @Test(
    "What only looks alike is left alone",
    arguments: [
      "and/or", "his.in/out", "see main.c/h", "x.co", "std::map<int>", "a:b:c", "1.2.3:4",
      "file:///usr/lib/x", "if (a) // b", "http://", "5-in-1", "1/2/3/4", "10-may",
      "May be", "2-mar", "v1.2.3-4",
    ])
  func alike(text: String) { #expect(found(text) == []) }
}
