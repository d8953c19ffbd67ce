#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What the machine and the process's environment say.
enum ProcessEnvironment {
  /// Where temporary files go.
  static var temporaryFolder: String { value(of: "TMPDIR") ?? "/tmp" }

  /// The value of a variable; nil where it is not set.
  static func value(of name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }

  /// The folder that the program's file lies in; nil where the system does not tell.
  static var programFolder: String? {
    guard let path = unsafe realpath("/proc/self/exe", nil) else { return nil }
    defer { unsafe free(path) }
    let program = unsafe String(cString: path)
    return program.lastIndex(of: "/").map { String(program[..<$0]) }
  }

  /// The time in UTC as ISO 8601 writes it; `SOURCE_DATE_EPOCH`, in seconds since 1970, stands for it where that is set.
  static var utcTime: String {
    var seconds = value(of: "SOURCE_DATE_EPOCH").flatMap { time_t($0) } ?? time(nil)
    // Years have four digits.
    seconds = min(max(seconds, 0), 253_402_300_799)
    var parts = unsafe tm()
    unsafe gmtime_r(&seconds, &parts)
    func digits(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return unsafe "\(1900 + parts.tm_year)-\(digits(parts.tm_mon + 1))-\(digits(parts.tm_mday))"
      + "T\(digits(parts.tm_hour)):\(digits(parts.tm_min)):\(digits(parts.tm_sec))Z"
  }

  /// How many processors there are.
  static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// How many bytes of memory the machine has.
  static var physicalMemory: Int {
    sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))
  }
}
