import Sampling

/// Pieces of templates that may stand behind another: a slot for values and the word before it, such as “in {city}”.
///
/// A class's few seeds show few of the slots that its documents may have; other classes' show more. The word is one that stands
/// before slots of several types, as prepositions do and “called” does not. What reads like another class with a piece of its
/// own is refused later.
struct Adjuncts: Sendable {
  /// The pieces by the type of their slot: of all classes, and of each.
  private var types: [[[UInt32]]] = []
  private var ownTypes: [[[[UInt32]]]] = []
  /// The share of pieces that are of any class rather than of the document's own.
  private static let foreignShare = 0.5

  /// Finds the pieces of the classes' templates.
  init(_ classes: [[Template]], _ symbols: [Symbol?]) {
    var numberOfType: [String: Int] = [:]
    var typesAfter: [UInt32: Set<Int>] = [:]
    var pieces: [[(type: Int, tokens: [UInt32])]] = []
    for templates in classes {
      pieces.append([])
      for template in templates where template.origin == .template {
        for (place, token) in template.tokens.enumerated().dropFirst() {
          guard case .slot(.value(let type))? = symbols[Int(token)]?.content else { continue }
          let before = template.tokens[place - 1]
          if symbols[Int(before)]?.letters == nil { continue }
          let number = numberOfType[type] ?? numberOfType.count
          numberOfType[type] = number
          typesAfter[before, default: []].insert(number)
          // A text's first word opens it.
          if place > 1 { pieces[pieces.count - 1].append((number, [before, token])) }
        }
      }
    }
    let none = [[[UInt32]]](repeating: [], count: numberOfType.count)
    types = none
    for items in pieces {
      var own = none
      for item in items where typesAfter[item.tokens[0], default: []].count > 1 {
        types[item.type].append(item.tokens)
        own[item.type].append(item.tokens)
      }
      ownTypes.append(own.filter { !$0.isEmpty })
    }
    types.removeAll(where: \.isEmpty)
  }

  /// Draws a piece; nil where there is none.
  func draw(for classIndex: Int, from stream: inout RandomStream) -> [UInt32]? {
    if types.isEmpty { return nil }
    if stream.chance(Self.foreignShare) { return stream.pick(stream.pick(types)) }
    let own = ownTypes[classIndex]
    return own.isEmpty ? nil : stream.pick(stream.pick(own))
  }
}
