import Tokenization

/// Numbers written in groups, such as `5979 1907 4833 7`, that no other recogniser can name: account, reference and
/// telephone numbers of eight digits or more.
///
/// Whole numbers with their thousands parted (`12 345 678`) and dates (`23 11 2026`) are left alone.
struct GroupedNumberRecognizer: ScanRecognizer {
  let name = "grouped-number"
  let needs: [TextTraits] = [.sevenDigits]
  private static let separators = ByteSet(" -".utf8)

  func detect(in scan: WordScan, into detections: inout [Detection]) {
    let text = scan.text
    DigitRun.forEachMatch(in: scan, digits: 8...20, separators: Self.separators) { run in
      guard run.groups.count > 1, !text.isWord(run.range.upperBound),
        Self.isWhole(run, in: text),
        run.groups.dropLast().allSatisfy({ $0 >= 2 }), !Self.isThousands(run),
        !Self.isDate(run, in: text), Set(run.digits).count > 1, !Self.isOfStandard(run, scan),
        !(run.groups.allSatisfy { $0 == 2 } && Self.isBesideByte(run, scan))
      else { return false }
      detections.append(
        Detection(range: run.range, type: .idNumber, score: 0.55, recognizer: name))
      return true
    }
  }

  /// Whether it belongs to the name of a standard or of a listed flaw: `CVE-2018-12127`.
  private static func isOfStandard(_ run: DigitRun, _ scan: WordScan) -> Bool {
    let first = scan.firstWord { $0.start >= run.range.lowerBound }
    return scan.isSign(first - 1, "-")
      && IdentifierRecognizer.standards.contains(scan.hash(first - 2))
  }

  /// Whether a byte in hexadecimal digits stands before it or behind it, as in a listing of memory.
  private static func isBesideByte(_ run: DigitRun, _ scan: WordScan) -> Bool {
    let before = scan.firstWord { $0.start >= run.range.lowerBound } - 1
    let behind = scan.firstWord { $0.start >= run.range.upperBound }
    return [before, behind].contains { place in
      scan.isHexadecimal(place) && scan.words[place].count == 2
    }
  }

  /// Whether no more groups of digits stand around: a row of a table is no number of anybody.
  private static func isWhole(_ run: DigitRun, in text: [UInt8]) -> Bool {
    func goesOn(_ separator: Int, _ digit: Int) -> Bool {
      text.has(separator, where: separators.contains) && text.has(digit, where: { $0.isDigit })
    }
    return !goesOn(run.range.lowerBound - 1, run.range.lowerBound - 2)
      && !goesOn(run.range.upperBound, run.range.upperBound + 1)
  }

  private static func isThousands(_ run: DigitRun) -> Bool {
    run.digits[0] != 0 && run.groups[0] <= 3 && run.groups.dropFirst().allSatisfy { $0 == 3 }
  }

  private static func isDate(_ run: DigitRun, in text: [UInt8]) -> Bool {
    let years = run.groups.filter { $0 == 4 }.count
    return years == 1 && run.groups.count == 3 && run.groups.allSatisfy { $0 == 4 || $0 <= 2 }
      || run.groups == [4, 4]
        && text[run.range].split(whereSeparator: { !$0.isDigit }).allSatisfy(isYear)
  }

  private static func isYear(_ group: ArraySlice<UInt8>) -> Bool {
    group.starts(with: "19".utf8) || group.starts(with: "20".utf8)
  }
}
