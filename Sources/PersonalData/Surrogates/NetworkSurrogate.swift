import Sampling

/// Addresses from the ranges that the Internet's standards keep for documentation.
enum NetworkSurrogate {
  /// An address of RFC 5737 (IPv4) or RFC 3849 (IPv6, form `6`).
  static func ipAddress(form: String?, from stream: inout RandomStream) -> String {
    if form == "6" {
      let groups = (0..<3).map { _ in String(1 + stream.below(0xFFFF), radix: 16) }
      return "2001:db8::\(groups.joined(separator: ":"))"
    }
    return stream.pick(["192.0.2", "198.51.100", "203.0.113"]) + ".\(1 + stream.below(254))"
  }

  /// An address of RFC 7042's documentation block.
  static func macAddress(from stream: inout RandomStream) -> String {
    let last = String(stream.below(256), radix: 16, uppercase: true)
    return "00:00:5E:00:53:" + (last.count < 2 ? "0" : "") + last
  }

  /// A web address at a domain of RFC 2606.
  static func url(from stream: inout RandomStream) -> String {
    let host = stream.pick([
      "www.example.com", "shop.example.com", "help.example.org", "www.example.net",
      "portal.example",
    ])
    let path = stream.pick([
      "", "/account", "/orders", "/help/contact", "/status", "/login", "/downloads", "/news",
    ])
    return "https://\(host)\(path)"
  }
}
