import Classifiers
import Sampling

/// What MinHash keeps of a text: how many of its parts agree with another's tells how alike the two are.
///
/// The likeness is Jaccard's: the share of the stretches of four bytes, words folded and parted by one blank, that both texts
/// have among those that either has. One pass fills all places (Li, Owen and Zhang 2012, *One permutation hashing*); empty ones
/// take over another's (Shrivastava 2017, *Optimal densification for fast and accurate minwise hashing*), and a bit of each place
/// is kept (Li and König 2010, *b-bit minwise hashing*). A text that has fewer stretches than there are places is told almost exactly.
package struct TextSketch: Equatable, Sendable {
  static let places = 128
  static let bandCount = 6
  static let rowsPerBand = 4
  /// How many 64-bit words ``words`` are.
  static let wordCount = 5

  /// A bit of each place.
  package private(set) var bits: (UInt64, UInt64) = (0, 0)
  /// A key of each band: texts that share one may be alike.
  private(set) var bands: (UInt64, UInt64, UInt64) = (0, 0, 0)

  /// The estimated likeness of two texts, from 0 to 1.
  package func likeness(_ other: TextSketch) -> Double {
    max(0, Double(2 * agreement(other.bits)) / Double(Self.places) - 1)
  }

  /// How many bits agree; half of them do for texts that share nothing.
  package func agreement(_ other: (UInt64, UInt64)) -> Int {
    Self.places - (bits.0 ^ other.0).nonzeroBitCount - (bits.1 ^ other.1).nonzeroBitCount
  }

  /// The key of a band, 32 bits.
  func band(_ number: Int) -> UInt32 {
    let pair = number < 2 ? bands.0 : number < 4 ? bands.1 : bands.2
    return UInt32(truncatingIfNeeded: number & 1 == 0 ? pair : pair >> 32)
  }

  package static func == (first: TextSketch, second: TextSketch) -> Bool {
    first.words == second.words
  }

  // MARK: Storing

  var words: [UInt64] { [bits.0, bits.1, bands.0, bands.1, bands.2] }

  /// Reads ``wordCount`` words.
  init(words: ArraySlice<UInt64>) {
    let start = words.startIndex
    bits = (words[start], words[start + 1])
    bands = (words[start + 2], words[start + 3], words[start + 4])
  }

  /// Makes sketches, its room used again from text to text.
  package struct Maker {
    private var folded = FoldedWords()
    private var lowest = [UInt64](repeating: .max, count: TextSketch.places)

    /// Makes room.
    package init() {}

    /// Sketches a text, UTF-8.
    ///
    /// - Complexity: O(*n*) in bytes, and O(1) for the places.
    package mutating func sketch(_ text: [UInt8]) -> TextSketch {
      folded.read(text)
      return sketch(folded)
    }

    /// Sketches a text that was folded.
    mutating func sketch(_ folded: FoldedWords) -> TextSketch {
      unsafe lowest.withUnsafeMutableBufferPointer { lowest in
        unsafe lowest.update(repeating: .max)
        var stretch: UInt32 = 0
        var length = 0
        func add(_ byte: UInt8) {
          stretch = stretch << 8 | UInt32(byte)
          length += 1
          if length >= 4 { unsafe TextSketch.take(stretch, lowest) }
        }
        for range in folded.ranges {
          if length > 0 { add(0x20) }
          for place in range { add(folded.bytes[place]) }
        }
        // A text shorter than a stretch is one.
        if length < 4 { unsafe TextSketch.take(stretch, lowest) }
        unsafe TextSketch.fillEmptyPlaces(lowest)
      }
      return TextSketch(lowest: lowest)
    }
  }

  private static func take(_ stretch: UInt32, _ lowest: UnsafeMutableBufferPointer<UInt64>) {
    let hash = mixed(UInt64(stretch))
    let place = Int(truncatingIfNeeded: hash) & (places - 1)
    unsafe lowest[place] = unsafe min(lowest[place], hash >> 8)
  }

  /// By place, where the search for a filled one begins.
  private static let starts = (0..<places).map { mixed(UInt64($0) << 32) & 127 }

  /// An empty place takes over the first filled one from a place on that is drawn by its number alone, so that two texts find
  /// the same.
  private static func fillEmptyPlaces(_ lowest: UnsafeMutableBufferPointer<UInt64>) {
    // What is taken over is not taken over again.
    var (low, high): (UInt64, UInt64) = (0, 0)
    for place in 0..<64 {
      unsafe low |= lowest[place] != .max ? 1 << place : 0
      unsafe high |= lowest[64 + place] != .max ? 1 << place : 0
    }
    let starts = starts.span
    for place in 0..<places where unsafe lowest[place] == .max {
      let start = starts[place]
      let (first, second) = start < 64 ? (low, high) : (high, low)
      let ahead = first & (.max << (start & 63))
      let word = ahead != 0 ? ahead : second != 0 ? second : first
      let isInLow = (start < 64) == (ahead != 0 || second == 0)
      unsafe lowest[place] = lowest[word.trailingZeroBitCount + (isInLow ? 0 : 64)]
    }
  }

  private init(lowest: [UInt64]) {
    // Places that took over the same value give bits that do not depend on each other.
    for place in 0..<64 {
      bits.0 |= (Self.mixed(lowest[place] ^ UInt64(place) << 56) & 1) << UInt64(place)
      bits.1 |= (Self.mixed(lowest[64 + place] ^ UInt64(64 + place) << 56) & 1) << UInt64(place)
    }
    func key(_ band: Int) -> UInt64 {
      var key = UInt64(band)
      for row in 0..<Self.rowsPerBand {
        key = Self.mixed(key ^ lowest[band * Self.rowsPerBand + row])
      }
      return key & 0xFFFF_FFFF
    }
    bands = (key(0) | key(1) << 32, key(2) | key(3) << 32, key(4) | key(5) << 32)
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    StableHash.mixed(value &+ 0x9E37_79B9_7F4A_7C15)
  }
}
