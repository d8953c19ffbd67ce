import Corpora

/// The columns that a policy names, all of which an input must have: of a name with a slip in it, the column would go out as it is.
struct NamedColumns {
  private let names: [String]
  private let places: [String: String]
  private let policy: String
  private let input: String

  /// - Parameter places: By name, its line and column in the policy.
  init(
    _ names: some Sequence<String>, _ places: [String: String], policy: String, input: String
  ) {
    self.names = names.sorted()
    (self.places, self.policy, self.input) = (places, policy, input)
  }

  /// Refuses what can be told before a document is read.
  ///
  /// - Parameter columns: The columns of a table; empty for an input without any, and nil for one whose documents say what they have.
  func check(textField: String, columns: [String]?) throws {
    for own in [textField, "spans"] where names.contains(own) {
      throw refusal(
        own, "the column “\(own)” has no rule: what is found is replaced in it",
        "Leave it out, or name another column with --text-field.")
    }
    if let columns { try check(seen: Set(columns), columns: columns) }
  }

  /// Refuses an input in which a column was not seen.
  func check(seen: Set<String>, columns: [String] = []) throws {
    guard let missing = names.first(where: { !seen.contains($0) }) else { return }
    throw refusal(
      missing, "there is no column “\(missing)” in \(input), and nothing was written",
      HeaderNames.listed(columns).map { "The columns are \($0)." }
        ?? "Write the name as the input has it, or leave the column out.")
  }

  private func refusal(_ name: String, _ problem: String, _ remedy: String) -> Refusal {
    let place = places[name].map { "\(policy):\($0)" } ?? policy
    return Refusal(status: .badData, message: "\(place): \(problem)\n\(remedy)")
  }
}
