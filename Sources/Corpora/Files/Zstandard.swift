import CZstd

/// The contents of a Zstandard file (RFC 8878), frames concatenated, by libzstd.
@safe
final class ZstandardSource: ByteSource {
  private var input: CompressedInput
  private let stream: OpaquePointer
  /// What libzstd still expects of the frame: 0 between frames.
  private var expected = 1

  init(_ source: FileSource) throws(CorpusError) {
    input = CompressedInput(source)
    guard let created = unsafe ZSTD_createDStream() else {
      throw CorpusError(
        .inputOutput, file: source.name, problem: "no memory to decompress",
        remedy: "Free some memory, or decompress the file first.")
    }
    unsafe stream = created
  }

  deinit { unsafe ZSTD_freeDStream(stream) }

  func read(appendingTo buffer: inout [UInt8]) throws(CorpusError) -> Bool {
    while true {
      let hasInput = try input.refill()
      if !hasInput, expected == 0 { return false }
      var result = 0
      var consumed = input.consumed
      let piece = unsafe [UInt8](unsafeUninitializedCapacity: FileSource.pieceLength) {
        storage, used in
        unsafe input.bytes.withUnsafeBytes { bytes in
          var from = unsafe ZSTD_inBuffer(src: bytes.baseAddress, size: bytes.count, pos: consumed)
          var to = unsafe ZSTD_outBuffer(dst: storage.baseAddress, size: storage.count, pos: 0)
          result = unsafe ZSTD_decompressStream(stream, &to, &from)
          consumed = unsafe from.pos
          used = unsafe to.pos
        }
      }
      input.consumed = consumed
      if ZSTD_isError(result) != 0 {
        throw input.isNot("Zstandard", suffix: ".zst")
      }
      expected = result
      buffer.append(contentsOf: piece)
      if !piece.isEmpty { return true }
      // Without input libzstd may still have had output to give, but it gave none.
      if !hasInput { throw input.endsTooEarly }
    }
  }
}

/// Compresses bytes into one Zstandard frame.
@safe
final class ZstandardEncoder: ByteEncoder {
  private let stream: OpaquePointer

  init() {
    guard let created = unsafe ZSTD_createCStream() else {
      preconditionFailure("no memory for a compressor of a few hundred KiB")
    }
    unsafe stream = created
  }

  deinit { unsafe ZSTD_freeCStream(stream) }

  func encode(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
    var output: [UInt8] = []
    unsafe bytes.withUnsafeBytes { source in
      var from = unsafe ZSTD_inBuffer(src: source.baseAddress, size: source.count, pos: 0)
      var isDone = false
      while !isDone {
        unsafe output += [UInt8](unsafeUninitializedCapacity: FileSource.pieceLength) {
          storage, used in
          var to = unsafe ZSTD_outBuffer(dst: storage.baseAddress, size: storage.count, pos: 0)
          let left = unsafe ZSTD_compressStream2(
            stream, &to, &from, isLast ? ZSTD_e_end : ZSTD_e_continue)
          used = unsafe to.pos
          isDone = unsafe isLast ? left == 0 || ZSTD_isError(left) != 0 : from.pos == from.size
        }
      }
    }
    return output
  }
}
