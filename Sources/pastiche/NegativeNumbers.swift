/// Negative numbers among the arguments of a command line, which the parser takes for options.
enum NegativeNumbers {
  /// Arguments in which a negative number is one with the option that it follows: `-n -5` becomes `-n=-5`, so that the option
  /// says itself what it takes.
  static func joined(_ arguments: [String]) -> [String] {
    var result: [String] = []
    var isOver = false
    for argument in arguments {
      isOver = isOver || argument == "--"
      if !isOver, isNegative(argument), let option = result.last, isOption(option) {
        result[result.count - 1] = "\(option)=\(argument)"
      } else {
        result.append(argument)
      }
    }
    return result
  }

  /// What is to be added where an option that takes no negative numbers was given one.
  static func hint(on problem: String) -> String {
    problem.hasPrefix("The value '-") && problem.contains("' is invalid for '")
      ? "; it must be 0 or more" : ""
  }

  private static func isOption(_ argument: String) -> Bool {
    argument.hasPrefix("-") && argument != "-" && !argument.contains("=") && !isNegative(argument)
  }

  private static func isNegative(_ argument: String) -> Bool {
    let rest = argument.utf8.dropFirst()
    guard argument.hasPrefix("-"), let first = rest.first else { return false }
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    return digits.contains(first)
      || (first == UInt8(ascii: ".") && rest.dropFirst().first.map(digits.contains) == true)
      || argument == "-inf" || argument == "-nan"
  }
}
