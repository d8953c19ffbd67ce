import CICUShims

/// ICU refused a call.
public struct ICUError: Error, CustomStringConvertible, Sendable {
  /// ICU's own name for the status, such as `U_MISSING_RESOURCE_ERROR`.
  public let name: String
  /// What was asked of ICU.
  public let operation: String

  init(status: Int32, operation: String) {
    name = unsafe String(cString: cicu_status_name(status))
    self.operation = operation
  }

  /// A sentence for the person at the keyboard.
  public var description: String {
    "ICU could not \(operation): \(name). Is ICU's data installed?"
  }
}
