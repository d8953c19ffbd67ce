import Corpora

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A temporary file of 32-bit words that is written once, from front to back, and then read as often as needed.
///
/// It has no name, so nothing of it is left however the program ends.
@safe
final class WordFile {
  private static var bufferLength: Int { 1 << 16 }

  private let descriptor: Int32
  private let buffer: UnsafeMutablePointer<UInt32>
  private var buffered = 0
  /// How many words were appended.
  private(set) var count = 0

  /// Makes an empty file in a folder.
  ///
  /// - Throws: `CorpusError` where it cannot be made.
  init(in folder: String) throws(CorpusError) {
    let made = TemporaryFiles.makeNameless(in: folder)
    descriptor = (try? made.get()) ?? -1
    unsafe buffer = .allocate(capacity: Self.bufferLength)
    if case .failure(let error) = made {
      throw CorpusError(
        .cannotCreate, file: folder, problem: "no temporary file can be made there: \(error)",
        remedy: "Name another folder with --temporary, or allow more open files (ulimit -n).")
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    unsafe buffer.deallocate()
  }

  /// Appends one word.
  @inline(__always)
  func append(_ word: UInt32) throws(CorpusError) {
    if buffered == Self.bufferLength { try flush() }
    unsafe buffer[buffered] = word
    buffered &+= 1
    count &+= 1
  }

  /// Writes out what is buffered, so that it can be read.
  func flush() throws(CorpusError) {
    unsafe try write(UnsafeBufferPointer(start: buffer, count: buffered))
    buffered = 0
  }

  private func write(_ words: UnsafeBufferPointer<UInt32>) throws(CorpusError) {
    let bytes = UnsafeRawBufferPointer(words)
    var done = 0
    while done < bytes.count {
      let written = unsafe Self.writeBytes(
        descriptor, bytes.baseAddress.unsafelyUnwrapped + done, bytes.count - done)
      if written < 0, errno == EINTR { continue }
      if written <= 0 {
        throw CorpusError(
          .inputOutput, file: "temporary file",
          problem: "cannot be written: \(unsafe String(cString: strerror(errno)))",
          remedy: "Free some space, or name another folder with --temporary.")
      }
      done += written
    }
  }

  private static func writeBytes(_ file: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
    #if canImport(Darwin)
      unsafe Darwin.write(file, bytes, count)
    #elseif canImport(Musl)
      unsafe Musl.write(file, bytes, count)
    #else
      unsafe Glibc.write(file, bytes, count)
    #endif
  }

  /// Maps the whole file, which must have been flushed.
  func mapped() throws(CorpusError) -> MappedFile {
    try MappedFile(descriptor: descriptor, name: "temporary file")
  }

  /// Reads words from a place on; returns how many there were.
  func read(_ words: UnsafeMutableBufferPointer<UInt32>, at place: Int) throws(CorpusError) -> Int {
    let bytes = UnsafeMutableRawBufferPointer(words)
    var done = 0
    while done < bytes.count {
      let got = unsafe pread(
        descriptor, bytes.baseAddress.unsafelyUnwrapped + done, bytes.count - done,
        off_t(4 * place + done))
      if got < 0, errno == EINTR { continue }
      if got < 0 {
        throw CorpusError(
          .inputOutput, file: "temporary file", problem: "cannot be read",
          remedy: "Check the disk that it is on.")
      }
      if got == 0 { break }
      done += got
    }
    return done / 4
  }
}

/// Reads a ``WordFile``, or a part of one, from front to back.
@safe
final class WordReader {
  private let file: WordFile
  private let buffer: UnsafeMutablePointer<UInt32>
  private let capacity: Int
  private var place: Int
  private let end: Int
  private var used = 0
  private var filled = 0

  /// Reads the words of a range, all of them unless told otherwise.
  init(_ file: WordFile, _ range: Range<Int>? = nil, capacity: Int = 1 << 14) {
    self.file = file
    self.capacity = capacity
    (place, end) = (range?.lowerBound ?? 0, range?.upperBound ?? file.count)
    unsafe buffer = .allocate(capacity: capacity)
  }

  deinit { unsafe buffer.deallocate() }

  /// The next word; nil at the end.
  @inline(__always)
  func next() throws(CorpusError) -> UInt32? {
    if used == filled, try !fill() { return nil }
    used &+= 1
    return unsafe buffer[used &- 1]
  }

  /// Fills an array with the next words; returns false at the end.
  @inline(__always)
  func next(_ words: inout [UInt32]) throws(CorpusError) -> Bool {
    for index in words.indices {
      guard let word = try next() else { return false }
      words[index] = word
    }
    return true
  }

  private func fill() throws(CorpusError) -> Bool {
    used = 0
    filled = unsafe try file.read(
      UnsafeMutableBufferPointer(start: buffer, count: min(capacity, end - place)), at: place)
    place += filled
    return filled > 0
  }
}
