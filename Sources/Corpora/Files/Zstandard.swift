import CZstd

/// The contents of a Zstandard file (RFC 8878), frames concatenated, by libzstd.
@safe
final class ZstandardSource: ByteSource {
  private let source: FileSource
  private let stream: OpaquePointer
  private var input: [UInt8] = []
  private var consumed = 0
  private var sourceEnded = false
  /// What libzstd still expects of the frame: 0 between frames.
  private var expected = 1

  init(_ source: FileSource) throws(CorpusError) {
    self.source = source
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
      if consumed == input.count, !sourceEnded {
        input.removeAll(keepingCapacity: true)
        consumed = 0
        sourceEnded = try !source.read(appendingTo: &input)
      }
      if consumed == input.count, sourceEnded {
        if expected == 0 { return false }
        throw failure("the compressed data ends too early", "The file is cut short; get it again.")
      }
      var result = 0
      let piece = unsafe [UInt8](unsafeUninitializedCapacity: FileSource.pieceLength) {
        storage, used in
        unsafe input.withUnsafeBytes { bytes in
          var from = unsafe ZSTD_inBuffer(src: bytes.baseAddress, size: bytes.count, pos: consumed)
          var to = unsafe ZSTD_outBuffer(dst: storage.baseAddress, size: storage.count, pos: 0)
          result = unsafe ZSTD_decompressStream(stream, &to, &from)
          consumed = unsafe from.pos
          used = unsafe to.pos
        }
      }
      if ZSTD_isError(result) != 0 {
        throw failure(
          "is not valid Zstandard data", "Check that the file is what its suffix “.zst” says.")
      }
      expected = result
      buffer.append(contentsOf: piece)
      if !piece.isEmpty { return true }
    }
  }

  private func failure(_ problem: String, _ remedy: String) -> CorpusError {
    CorpusError(.badData, file: source.name, problem: problem, remedy: remedy)
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
