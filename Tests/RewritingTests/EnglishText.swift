import Testing

@testable import Rewriting

/// What tests rewrite with.
enum EnglishText {
  static func rewriter() throws -> Rewriter { try #require(Rewriter.shared(language: "en")) }

  /// The tokens of a text whose signs stand apart.
  static func words(_ text: String) -> [RewriteWord] {
    text.split(separator: " ").map { RewriteWord(.text(Array($0.utf8))) }
  }
}

extension RewriteBase {
  /// Tokens as they are written, parted by blanks.
  func written(_ pieces: [RewritePiece]) -> String {
    pieces.map { piece in
      switch piece {
      case .base(let token): String(decoding: text.words[token].text ?? [], as: UTF8.self)
      case .text(let word): word
      }
    }.joined(separator: " ")
  }
}
