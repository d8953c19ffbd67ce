import CZlib

/// The contents of a gzip file (RFC 1952), members concatenated, by zlib.
@safe
final class GzipSource: ByteSource {
  /// zlib's window bits for 32 KiB, plus 16 for the gzip wrapper.
  static let windowBits: Int32 = 15 + 16
  private let source: FileSource
  private let stream: UnsafeMutablePointer<z_stream>
  private var input: [UInt8] = []
  private var consumed = 0
  private var sourceEnded = false
  private var betweenMembers = true
  private var membersRead = 0

  init(_ source: FileSource) throws(CorpusError) {
    self.source = source
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let status = unsafe inflateInit2_(
      stream, Self.windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(
      status == Z_OK, "zlib refused to start: out of memory, or a header of another version")
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  func read(appendingTo buffer: inout [UInt8]) throws(CorpusError) -> Bool {
    while true {
      if consumed == input.count, !sourceEnded {
        input.removeAll(keepingCapacity: true)
        consumed = 0
        sourceEnded = try !source.read(appendingTo: &input)
      }
      if consumed == input.count, sourceEnded {
        if betweenMembers && membersRead > 0 { return false }
        throw failure("the compressed data ends too early", "The file is cut short; get it again.")
      }
      if inflateSome(appendingTo: &buffer, status: &lastStatus) { return true }
      guard lastStatus == Z_OK || lastStatus == Z_STREAM_END || lastStatus == Z_BUF_ERROR else {
        throw failure(
          "is not valid gzip data", "Check that the file is what its suffix “.gz” says.")
      }
    }
  }

  private var lastStatus: Int32 = Z_OK

  /// Inflates what fits one piece; returns whether any bytes came out.
  private func inflateSome(appendingTo buffer: inout [UInt8], status: inout Int32) -> Bool {
    if betweenMembers {
      unsafe inflateReset(stream)
      betweenMembers = false
    }
    var result = Z_OK
    let piece = unsafe [UInt8](unsafeUninitializedCapacity: FileSource.pieceLength) {
      storage, used in
      unsafe input.withUnsafeMutableBufferPointer { bytes in
        unsafe stream.pointee.next_in = bytes.baseAddress.map { unsafe $0 + consumed }
        unsafe stream.pointee.avail_in = UInt32(bytes.count - consumed)
        unsafe stream.pointee.next_out = storage.baseAddress
        unsafe stream.pointee.avail_out = UInt32(storage.count)
        result = unsafe inflate(stream, Z_NO_FLUSH)
        consumed = unsafe bytes.count - Int(stream.pointee.avail_in)
        used = unsafe storage.count - Int(stream.pointee.avail_out)
      }
    }
    status = result
    if result == Z_STREAM_END {
      betweenMembers = true
      membersRead += 1
    }
    buffer.append(contentsOf: piece)
    return !piece.isEmpty
  }

  private func failure(_ problem: String, _ remedy: String) -> CorpusError {
    CorpusError(.badData, file: source.name, problem: problem, remedy: remedy)
  }
}

/// Compresses bytes into one gzip member.
@safe
final class GzipEncoder: ByteEncoder {
  private let stream: UnsafeMutablePointer<z_stream>

  init() {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let status = unsafe deflateInit2_(
      stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, GzipSource.windowBits, 8, Z_DEFAULT_STRATEGY,
      ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(
      status == Z_OK, "zlib refused to start: out of memory, or a header of another version")
  }

  deinit {
    unsafe deflateEnd(stream)
    unsafe stream.deallocate()
  }

  func encode(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
    var input = bytes
    var output: [UInt8] = []
    unsafe input.withUnsafeMutableBufferPointer { source in
      unsafe stream.pointee.next_in = source.baseAddress
      unsafe stream.pointee.avail_in = UInt32(source.count)
      repeat {
        unsafe output += [UInt8](unsafeUninitializedCapacity: FileSource.pieceLength) {
          storage, used in
          unsafe stream.pointee.next_out = storage.baseAddress
          unsafe stream.pointee.avail_out = UInt32(storage.count)
          _ = unsafe deflate(stream, isLast ? Z_FINISH : Z_NO_FLUSH)
          used = unsafe storage.count - Int(stream.pointee.avail_out)
        }
      } while unsafe stream.pointee.avail_out == 0
    }
    return output
  }
}
