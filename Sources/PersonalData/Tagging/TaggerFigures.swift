package import Corpora

/// How well a tagger finds the names of texts that it was not trained on.
package struct TaggerFigures {
  /// By type, names that are there, names that were told, and those that are both, with the same words.
  package private(set) var counts: [(type: String, gold: Int, found: Int, both: Int)] =
    EntityTag.types.map { ($0.rawValue, 0, 0, 0) }

  /// Takes a text and what was found in it.
  mutating func add(_ gold: [Int], _ entities: [EntityTagger.Entity]) {
    var named: Set<[Int]> = []
    for (type, words) in EntityTag.names(gold) {
      named.insert([type, words.lowerBound, words.upperBound])
      counts[type].gold += 1
    }
    for entity in entities {
      counts[entity.type].found += 1
      if named.contains([entity.type, entity.words.lowerBound, entity.words.upperBound]) {
        counts[entity.type].both += 1
      }
    }
  }
}

extension TaggerTrainer {
  /// Tries what was learned on other texts.
  ///
  /// - Parameter hidesNames: Whether the part of the lists of names that training had not seen is left out here, too.
  package func figures(_ documents: [Document], hidesNames: Bool) -> TaggerFigures? {
    let bytes = model()
    guard
      let whole = unsafe bytes.withUnsafeBytes({ unsafe EntityModelFile.tagger($0) })
    else { return nil }
    let tagger = hidesNames ? whole.with(partial) : whole
    var figures = TaggerFigures()
    for document in documents {
      let scan = WordScan(Array(document.text.utf8))
      figures.add(Self.tags(document, scan), tagger.entities(in: scan))
    }
    return figures
  }
}

extension EntityTagger {
  /// The same with other lists.
  func with(_ gazetteer: Gazetteer) -> EntityTagger {
    EntityTagger(weights: weights, transitions: transitions, gazetteer: gazetteer)
  }
}
