// swift-tools-version: 6.2
import PackageDescription

let environment = Context.environment

/// CI turns warnings into errors; a user's newer compiler may warn about more than ours does, and must still build.
let warnings: [SwiftSetting] =
  environment["PASTICHE_WARNINGS_AS_ERRORS"] == nil ? [] : [.treatAllWarnings(as: .error)]

let swiftSettings: [SwiftSetting] =
  [
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + warnings

/// A target of ours; every Swift target shares the same settings.
func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: swiftSettings)
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency], exclude fixtures: [String] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies, exclude: fixtures,
    // What is tested is optimised; the tests themselves are built in a fraction of the time without.
    swiftSettings: swiftSettings + [.unsafeFlags(["-Onone"])])
}

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let systemPackage = Target.Dependency.product(name: "SystemPackage", package: "swift-system")

let package = Package(
  name: "pastiche",
  products: [
    .executable(name: "pastiche", targets: ["pastiche"]),
    .library(
      name: "Pastiche",
      targets: [
        "Evaluation", "Generation", "Privacy", "Classifiers", "PersonalData", "Grammars", "NGrams",
        "Corpora", "Tokenization", "Sampling",
      ]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-system", from: "1.6.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
  ],
  targets: [
    .executableTarget(
      name: "pastiche",
      dependencies: [
        "Evaluation", "Generation", "Privacy", "Classifiers", "PersonalData", "Grammars", "NGrams",
        "Corpora", "Tokenization", "Morphology", "Languages", "Sampling", "Cryptography",
        argumentParser, systemPackage, yams,
      ],
      swiftSettings: swiftSettings),
    library(
      "Evaluation",
      [
        "Generation", "Fluency", "Privacy", "Classifiers", "PersonalData", "Grammars", "NGrams",
        "Languages", "Corpora", "Tokenization", "Sampling",
      ]),
    library(
      "Generation",
      [
        "Rewriting", "Privacy", "Classifiers", "PersonalData", "Grammars", "NGrams", "Corpora",
        "Tokenization", "Sampling",
      ]),
    library("Rewriting", ["Grammars", "NGrams", "Morphology", "Languages", "Sampling"]),
    library("Fluency", ["Morphology", "Languages", "Tokenization", "Sampling"]),
    library("Morphology"),
    library("Privacy", ["NGrams", "Corpora", "Sampling"]),
    library("Classifiers", ["Sampling"]),
    library(
      "PersonalData",
      [
        "Tokenization", "Corpora", "Sampling", "CEntityModel", "CMemory", "CWordLists",
        "Cryptography",
      ]),
    library("Grammars", ["NGrams", "Corpora", "Tokenization", "Sampling", "CICUShims"]),
    library("NGrams", ["Corpora", "Tokenization", "Sampling", "CMemory"]),
    library("Corpora", ["CICUShims", "CZlib", "CZstd", systemPackage]),
    library("Tokenization", ["CICUShims"]),
    library("Languages", ["CEnglishPack", "CZlib"]),
    library("Sampling"),
    library("Cryptography", ["CCryptoShims"]),
    .target(name: "CMemory"),
    .target(name: "CEntityModel", exclude: ["entities.model"]),
    .target(name: "CWordLists"),
    .target(name: "CEnglishPack"),
    .target(name: "CICUShims", dependencies: ["CICU"]),
    .target(name: "CCryptoShims", dependencies: ["CLibCrypto"]),
    .systemLibrary(
      name: "CICU", pkgConfig: "icu-i18n",
      providers: [.apt(["libicu-dev"]), .brew(["icu4c"])]),
    .systemLibrary(
      name: "CLibCrypto", pkgConfig: "libcrypto",
      providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(
      name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"]), .brew(["zstd"])]),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: swiftSettings),
    .target(
      name: "FuzzTargets",
      dependencies: [
        "Generation", "PersonalData", "Grammars", "NGrams", "Corpora", "Tokenization", "Sampling",
        "Privacy", "TestSupport",
      ],
      path: "Tests/FuzzTargets", exclude: ["Corpus"], swiftSettings: swiftSettings),
    tests("FuzzTargetsTests", ["FuzzTargets", "TestSupport"]),
    tests("SamplingTests", ["Sampling"]),
    tests("LanguagesTests", ["Languages"]),
    tests("FluencyTests", ["Fluency", "Languages"]),
    tests("MorphologyTests", ["Morphology", "Languages"]),
    tests("RewritingTests", ["Rewriting", "Languages", "Sampling"]),
    tests("CryptographyTests", ["Cryptography"]),
    tests(
      "TokenizationTests", ["Tokenization", "Sampling", "TestSupport"], exclude: ["Fixtures"]),
    tests("CorporaTests", ["Corpora", "Sampling", "TestSupport"]),
    tests("ClassifiersTests", ["Classifiers", "Corpora", "Sampling", "TestSupport"]),
    tests("PrivacyTests", ["Privacy", "Sampling"]),
    tests(
      "EvaluationTests",
      [
        "Evaluation", "Generation", "Fluency", "Privacy", "Grammars", "Languages", "Corpora",
        "Sampling", "TestSupport",
      ]),
    tests("PersonalDataTests", ["PersonalData", "Corpora", "Sampling"]),
    tests("GrammarsTests", ["Grammars", "Corpora", "Sampling", "TestSupport"]),
    tests(
      "GenerationTests",
      [
        "Generation", "Classifiers", "Grammars", "Corpora", "PersonalData", "Sampling",
        "TestSupport",
      ]),
    tests("CommandLineTests", ["pastiche", "TestSupport"]),
    tests("NGramsTests", ["NGrams", "Corpora", "Sampling", "TestSupport"], exclude: ["Fixtures"]),
  ],
  swiftLanguageModes: [.v6]
)

// Users of the package never resolve or build what only its developers need.
if environment["PASTICHE_BENCHMARKS"] != nil {
  package.targets.append(
    .executableTarget(
      name: "EndToEndBenchmark", dependencies: ["Generation", "Corpora"],
      path: "Benchmarks/EndToEndBenchmark", swiftSettings: swiftSettings))
}
if environment["PASTICHE_TRAINERS"] != nil {
  package.targets.append(
    .executableTarget(
      name: "MorphologyTrainer", dependencies: ["Morphology"],
      path: "Languages/tools/MorphologyTrainer", swiftSettings: swiftSettings))
  package.targets.append(
    .executableTarget(
      name: "FluencyTrainer", dependencies: ["Fluency", "Languages", "Sampling"],
      path: "Languages/tools/FluencyTrainer", swiftSettings: swiftSettings))
}
if environment["PASTICHE_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "Fuzzer", dependencies: ["FuzzTargets", "TestSupport"], path: "Tests/Fuzzer",
      swiftSettings: swiftSettings + [.unsafeFlags(["-parse-as-library"])]))
}
if environment["PASTICHE_DOCS"] != nil {
  package.dependencies.append(
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.4.0"))
}
// The address sanitizer rebuilds everything that it watches, so it gets the modules that touch memory by hand, and their tests.
if environment["PASTICHE_SANITIZE"] != nil {
  let modules: Set = [
    "NGrams", "Classifiers", "Corpora", "Tokenization", "Sampling", "Cryptography", "CCryptoShims",
    "CLibCrypto", "CMemory", "CICUShims", "CICU", "CZlib", "CZstd",
  ]
  package.targets.removeAll { target in
    let tested = target.name.hasSuffix("Tests") ? String(target.name.dropLast(5)) : target.name
    return !modules.contains(tested) && target.name != "TestSupport"
  }
  package.products = []
  package.dependencies.removeAll { dependency in
    guard case .sourceControl(_, let location, _) = dependency.kind else { return true }
    return !location.hasSuffix("swift-system")
  }
}
