import Privacy

extension SeedModel {
  /// The same model without what only its seed's owner may have: the index of runs, sketches and fingerprints of documents, and taken
  /// values.
  ///
  /// - Precondition: Every entry has enough groups behind it: the level is not `standard`.
  var publishable: SeedModel {
    precondition(settings.privacy.level != .standard, "entries of single groups are not published")
    var settings = settings
    settings.privacy = settings.privacy.published
    return SeedModel(
      settings: settings, classes: classes.map(\.withoutBases), background: background,
      vocabulary: vocabulary,
      slots: slots, copies: nil, takenValues: nil, classifier: classifier, neighbours: neighbours,
      figures: figures, refusedWords: refusedWords, coverage: coverage)
  }
}

extension SeedModel.Class {
  /// The same without documents of the seed.
  fileprivate var withoutBases: SeedModel.Class {
    SeedModel.Class(
      key: key, documents: documents, lengths: lengths, weights: weights, model: model,
      reading: reading, templates: templates, bases: [], values: values, frameShare: frameShare,
      grammarShare: grammarShare)
  }
}

extension SeedEstimation {
  /// What may be published in place of a `standard` model of a seed: estimated anew from what enough groups have.
  ///
  /// - Returns: The model; nil where that is too little to write anything.
  static func published(_ seed: ReadSeed) -> SeedModel? {
    var settings = seed.settings
    settings.privacy = settings.privacy.published
    let estimation = SeedEstimation(seed.with(settings))
    guard estimation.learnedWords >= fewestPublishedWords else { return nil }
    let model = estimation.model()
    let hasLabels = seed.classes.isEmpty || !model.labels.isEmpty
    return hasLabels ? model.publishable : nil
  }

  /// With fewer words nothing that reads as text can be written.
  private static let fewestPublishedWords = 10
}
