extension Grammar {
  /// Whether some document may have several values for a key, such as two labels.
  ///
  /// What conditions and limits leave out is not looked at, so it may be true of a grammar whose documents never do.
  public func mayRepeat(_ key: String) -> Bool {
    if values(of: key).count < 2 { return false }
    /// Which of the key's values a nonterminal may bring along.
    var values = Array(repeating: Set<Int>(), count: nonterminals.count)
    for group in StronglyConnectedComponents(children).members {
      // A cycle may bring along again and again what any of its rules does.
      var own: Set<Int> = []
      var isCyclic = false
      let members = Set(group)
      for production in group.flatMap({ nonterminals[$0].productions }) {
        var before: Set<Int> = []
        var recursions = 0
        for symbol in symbols(of: production) {
          var next: Set<Int> = []
          switch symbol.kind {
          case .attribute where attributes[Int(symbol.operand)].key == key:
            next = [Int(symbol.operand)]
          case .nonterminal where members.contains(Int(symbol.operand)): recursions += 1
          case .nonterminal: next = values[Int(symbol.operand)]
          default: continue
          }
          if !before.isEmpty, !next.isEmpty, before.union(next).count > 1 { return true }
          before.formUnion(next)
        }
        if recursions > 0, !before.isEmpty || recursions > 1 { isCyclic = true }
        own.formUnion(before)
      }
      if isCyclic, own.count > 1 { return true }
      for member in group { values[member] = own }
    }
    return false
  }
}
