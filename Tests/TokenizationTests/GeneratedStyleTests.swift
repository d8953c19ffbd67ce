import Testing

@testable import Tokenization

@Suite("Typography of generated text")
struct GeneratedStyleTests {
  private func text(_ tokens: String, _ style: GeneratedStyle?) -> String {
    var detokenizer = Detokenizer(style: style)
    for token in tokens.split(separator: " ") {
      detokenizer.append(Array(token.utf8)[...], spacing: .expected)
    }
    return String(decoding: detokenizer.text, as: UTF8.self)
  }

  @Test(
    "Each language has its spaces beside punctuation",
    arguments: [
      (
        "fr", "oui ! non ; dit : « bof » 5 % ?",
        "oui\u{202F}! non\u{202F}; dit\u{A0}: «\u{A0}bof\u{A0}» 5\u{A0}%\u{202F}?"
      ),
      ("fr_CA", "oui ! non : « bof »", "oui! non\u{A0}: «\u{A0}bof\u{A0}»"),
      ("fr-CH", "oui ! « bof »", "oui! «\u{202F}bof\u{202F}»"),
      ("de", "ja ! um 5 % ( fünf ) ?", "ja! um 5\u{A0}% (fünf)?"),
      ("en", "yes ! by 5 % ( five ) ; \" no \" , he said", "yes! by 5% (five); \"no\", he said"),
      ("zh", "我 买 了 电脑 。 多少 钱 ？", "我买了电脑。多少钱？"),
      ("ja", "荷物 が 届き ません 。", "荷物が届きません。"),
      ("ko", "소포가 오지 않았어요 .", "소포가 오지 않았어요."),
    ])
  func spaces(locale: String, tokens: String, expected: String) {
    #expect(text(tokens, GeneratedStyle(locale: locale, restoresCase: false)) == expected)
  }

  @Test(
    "Sentences begin with a capital of the language, and nothing else does",
    arguments: [
      (
        "en", "the lamp blinks . why ? \" it broke . \" ok",
        "The lamp blinks. Why? \"It broke.\" Ok"
      ),
      ("en", "see dr . or Dr . smith , no . 5 .", "See dr. Or Dr. smith, no. 5."),
      ("en", "5 lamps . iPhone too . me@x.org wrote", "5 lamps. iPhone too. me@x.org wrote"),
      ("tr", "izmir . iyi", "İzmir. İyi"), ("nl", "ijs . ja", "IJs. Ja"),
      ("es", "¿ dónde está ? ¡ aquí !", "¿Dónde está? ¡Aquí!"),
      ("el", "ναι . όχι", "Ναι. Όχι"), ("ka", "კარგი . არა", "კარგი. არა"),
    ])
  func trueCase(locale: String, tokens: String, expected: String) {
    #expect(text(tokens, GeneratedStyle(locale: locale)) == expected)
  }

  @Test("A space that a token brings along is not doubled")
  func ownSpaces() {
    var detokenizer = Detokenizer(style: GeneratedStyle(locale: "fr"))
    for token in ["oui", "\u{A0}", "!"] {
      detokenizer.append(Array(token.utf8)[...], spacing: .expected)
    }
    #expect(String(decoding: detokenizer.text, as: UTF8.self) == "Oui\u{A0}!")
  }
}
