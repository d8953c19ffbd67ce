import ArgumentParser
import Corpora
import Generation

/// How many documents of a file have each label.
struct LabelCounts {
  private(set) var counts: [String: Int] = [:]

  /// Counts.
  init(path: String) throws {
    let reader = try openDocuments(path: path)
    while let document = try reader.next() {
      let name = document.labels.joined(separator: "+")
      if !name.isEmpty { counts[name, default: 0] += 1 }
    }
    if counts.isEmpty {
      throw CorpusError(
        .badData, file: path, problem: "no document has a label",
        remedy: "Give a file with the field or column “label”.")
    }
  }
}

/// `LABEL=COUNT`.
struct LabelCount: ExpressibleByArgument {
  let label: String
  let count: Int

  init?(argument: String) {
    guard let sign = argument.lastIndex(of: "="),
      let count = Int(argument[argument.index(after: sign)...]), count >= 0
    else { return nil }
    label = String(argument[..<sign])
    self.count = count
  }
}

/// `LABEL=SHARE`.
struct LabelShare: ExpressibleByArgument {
  let label: String
  let share: Double

  init?(argument: String) {
    guard let sign = argument.lastIndex(of: "="),
      let share = Double(argument[argument.index(after: sign)...]), (0...1).contains(share)
    else { return nil }
    label = String(argument[..<sign])
    self.share = share
  }
}

/// `ORIGIN,…`: how documents may come about.
struct Origins: ExpressibleByArgument, CustomStringConvertible {
  let origins: Set<Origin>

  static var names: String { Origin.allCases.map(\.rawValue).joined(separator: ", ") }

  var description: String {
    Origin.allCases.filter(origins.contains).map(\.rawValue).joined(separator: ",")
  }

  init?(argument: String) {
    let origins = argument.split(separator: ",", omittingEmptySubsequences: false).map {
      Origin(rawValue: String($0))
    }
    guard !origins.contains(nil) else { return nil }
    self.origins = Set(origins.compactMap(\.self))
  }
}

/// A likeness, or `off`.
enum NearDuplicates: ExpressibleByArgument, Equatable, CustomStringConvertible {
  case from(Double)
  case off

  var description: String {
    switch self {
    case .from(let likeness): likeness.description
    case .off: "off"
    }
  }

  init?(argument: String) {
    if argument == "off" {
      self = .off
    } else if let likeness = Double(argument), 0 < likeness, likeness <= 1 {
      self = .from(likeness)
    } else {
      return nil
    }
  }
}

/// `KIND=SHARE,…`, or a share of every kind.
struct NoiseShares: ExpressibleByArgument, CustomStringConvertible {
  let shares: [NoiseKind: Double]

  var description: String {
    NoiseKind.allCases.compactMap { kind in shares[kind].map { "\(kind.rawValue)=\($0)" } }
      .joined(separator: ",")
  }

  init?(argument: String) {
    if let share = Double(argument), (0...1).contains(share) {
      shares = Dictionary(uniqueKeysWithValues: NoiseKind.allCases.map { ($0, share) })
      return
    }
    var shares: [NoiseKind: Double] = [:]
    for part in argument.split(separator: ",") {
      let sides = part.split(separator: "=", omittingEmptySubsequences: false)
      guard sides.count == 2, let kind = NoiseKind(rawValue: String(sides[0])),
        let share = Double(sides[1]), (0...1).contains(share)
      else { return nil }
      shares[kind] = share
    }
    self.shares = shares
  }
}

/// `I/N`: part I of N, from 1.
struct Shard: ExpressibleByArgument, CustomStringConvertible {
  let number: Int
  let count: Int
  static let whole = Shard(number: 1, count: 1)

  private init(number: Int, count: Int) { (self.number, self.count) = (number, count) }

  init?(argument: String) {
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let number = parts[0], let count = parts[1], 1 <= number,
      number <= count,
      count <= 1_000_000
    else { return nil }
    self.init(number: number, count: count)
  }

  var description: String { "\(number)/\(count)" }
}

/// How files are compressed.
enum FileCompression: String, ExpressibleByArgument {
  case none
  case gz
  case zst

  /// What it adds to a file's name.
  var suffix: String { self == .none ? "" : ".\(rawValue)" }
}
