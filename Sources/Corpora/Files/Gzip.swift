import CZlib

/// The contents of a gzip file (RFC 1952), members concatenated, by zlib.
@safe
final class GzipSource: ByteSource {
  /// zlib's window bits for 32 KiB, plus 16 for the gzip wrapper.
  static let windowBits: Int32 = 15 + 16
  private var input: CompressedInput
  private let stream: UnsafeMutablePointer<z_stream>
  private var betweenMembers = true
  private var membersRead = 0

  init(_ source: FileSource) throws(CorpusError) {
    input = CompressedInput(source)
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
      let hasInput = try input.refill()
      if !hasInput, betweenMembers {
        if membersRead > 0 { return false }
        throw input.endsTooEarly
      }
      let (bytes, status) = inflateSome()
      buffer.append(contentsOf: bytes)
      if !bytes.isEmpty { return true }
      // Without input zlib may still have had output to give, but it gave none.
      if !hasInput { throw input.endsTooEarly }
      guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else {
        throw input.isNot("gzip", suffix: ".gz")
      }
    }
  }

  /// Inflates what fits one piece.
  private func inflateSome() -> (bytes: [UInt8], status: Int32) {
    if betweenMembers {
      unsafe inflateReset(stream)
      betweenMembers = false
    }
    var result = Z_OK
    let start = input.consumed
    var end = start
    let piece = unsafe [UInt8](unsafeUninitializedCapacity: FileSource.pieceLength) {
      storage, used in
      unsafe input.bytes.withUnsafeMutableBufferPointer { bytes in
        unsafe stream.pointee.next_in = bytes.baseAddress.map { unsafe $0 + start }
        unsafe stream.pointee.avail_in = UInt32(bytes.count - start)
        unsafe stream.pointee.next_out = storage.baseAddress
        unsafe stream.pointee.avail_out = UInt32(storage.count)
        result = unsafe inflate(stream, Z_NO_FLUSH)
        end = unsafe bytes.count - Int(stream.pointee.avail_in)
        used = unsafe storage.count - Int(stream.pointee.avail_out)
      }
    }
    input.consumed = end
    if result == Z_STREAM_END {
      betweenMembers = true
      membersRead += 1
    }
    return (piece, result)
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
