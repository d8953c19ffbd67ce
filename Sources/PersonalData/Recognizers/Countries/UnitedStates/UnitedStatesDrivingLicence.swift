extension CodeRecognizer {
  /// Driving licence numbers of the states of the United States, whose forms the states publish and which have no check digits: told by
  /// their context alone.
  static let usDrivingLicence = CodeRecognizer(
    "us-driver-license", "US_DRIVER_LICENSE",
    forms: [
      "#######", "########", "#########", "##########", "A#######", "A########", "A#########",
      "A############", "A##############", "AA######", "AA#######", "####|##|####", "A###|####|####",
      "###|##|####",
    ], alone: 0, inContext: 0.75,
    context: ["license", "licence", "driver", "dl", "driver's"], takesLowercase: true
  ) { !$0.isUniform }
}
