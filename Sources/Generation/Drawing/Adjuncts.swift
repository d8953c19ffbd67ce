import Sampling

/// Pieces of templates that may stand behind another: a slot for values and the word before it, such as “in {city}”.
///
/// A class's few seeds show few of the slots that its documents may have; other classes' show more. What reads like another
/// class with a piece of its own is refused later.
struct Adjuncts: Sendable {
  /// The pieces by the type of their slot: of all classes, and of each.
  private var types: [[[UInt32]]] = []
  private var ownTypes: [[[[UInt32]]]] = []
  /// The share of pieces that are of any class rather than of the document's own.
  private static let foreignShare = 0.5

  /// Finds the pieces of the classes' templates.
  init(_ classes: [[Template]], _ symbols: [Symbol?]) {
    var placeOfType: [String: Int] = [:]
    for templates in classes {
      var own: [[[UInt32]]] = []
      for template in templates where template.origin == .template {
        for (place, token) in template.tokens.enumerated() where place > 0 {
          guard case .slot(.value(let type))? = symbols[Int(token)]?.content,
            case .text(let word)? = symbols[Int(template.tokens[place - 1])]?.content,
            word.allSatisfy({ $0 | 0x20 >= 0x61 || $0 == UInt8(ascii: "'") })
          else { continue }
          if placeOfType[type] == nil {
            placeOfType[type] = types.count
            types.append([])
          }
          let number = placeOfType[type, default: 0]
          let piece = Array(template.tokens[(place - 1)...place])
          types[number].append(piece)
          while own.count <= number { own.append([]) }
          own[number].append(piece)
        }
      }
      ownTypes.append(own.filter { !$0.isEmpty })
    }
  }

  /// Draws a piece; nil where there is none.
  func draw(for classIndex: Int, from stream: inout RandomStream) -> [UInt32]? {
    if types.isEmpty { return nil }
    if stream.chance(Self.foreignShare) { return stream.pick(stream.pick(types)) }
    let own = ownTypes[classIndex]
    return own.isEmpty ? nil : stream.pick(stream.pick(own))
  }
}
