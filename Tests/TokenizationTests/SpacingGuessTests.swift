import Testing

@testable import Tokenization

@Suite("Spaces between tokens without marks")
struct SpacingGuessTests {
  private func text(_ tokens: String, _ locale: String = "en") -> String {
    let tokens = Array(tokens.utf8).split(separator: UInt8(ascii: " "))
    var detokenizer = Detokenizer(style: GeneratedStyle(locale: locale, restoresCase: false))
    for (token, spacing) in zip(tokens, SpacingGuess.spacings(of: tokens, locale: locale)) {
      detokenizer.append(token, spacing: spacing)
    }
    return String(decoding: detokenizer.text, as: UTF8.self)
  }

  @Test(
    "Times, ratios and numbers hold together",
    arguments: [
      ("at 10 : 30 , room 5", "at 10:30, room 5"),
      ("from 09 : 10 to 11 : 45 .", "from 09:10 to 11:45."),
      ("10 : 30 : 05", "10:30:05"), ("a 3 : 1 ratio", "a 3:1 ratio"),
      ("Note : 5 left", "Note: 5 left"),
      ("5 : five", "5: five"), ("3 . 5 litres", "3.5 litres"), ("192 . 168 . 0 . 1", "192.168.0.1"),
      ("1 , 000 , 000", "1,000,000"), ("in 2019 . 5 came", "in 2019. 5 came"),
      ("1 , 2 and 3", "1, 2 and 3"),
      ("50 % of $ 5", "50% of $5"), ("US $ 5", "US$5"), ("€ 5 off", "€5 off"),
      ("5 € off", "5 € off"),
      ("5 $ off", "5 $ off"), ("call + 49 30", "call +49 30"), ("2 + 3 = 5", "2 + 3 = 5"),
      ("20 ° C", "20°C"), ("2019 - 2021", "2019-2021"), ("10 – 20", "10–20"),
      ("at - 5 °", "at -5°"),
      ("- 5 degrees", "-5 degrees"), ("10 - 7 = 3", "10 - 7 = 3"), ("U . S . A .", "U.S.A."),
    ])
  func numbers(_ tokens: String, _ expected: String) { #expect(text(tokens) == expected) }

  @Test(
    "Apostrophes and quotation marks go where they belong",
    arguments: [
      ("The dogs ' bowls", "The dogs' bowls"),
      ("the boys ' and girls ' teams", "the boys' and girls' teams"),
      ("I don ' t know", "I don't know"), ("Anna ' s lamp , it ' s new", "Anna's lamp, it's new"),
      ("we ' ve and they ' ll", "we've and they'll"), ("rock ' n ' roll .", "rock 'n' roll."),
      ("get ' em all", "get 'em all"), ("the ' 90s were", "the '90s were"),
      ("5 o ' clock", "5 o'clock"),
      ("He said ' hello ' to \" them \" .", "He said 'hello' to \"them\"."),
      ("\" Yes , \" she said , \" no . \"", "\"Yes,\" she said, \"no.\""),
      ("( \" a \" )", "(\"a\")"),
      ("\" He said ' no ' , \" they wrote", "\"He said 'no',\" they wrote"),
      ("she says ' yes ' and goes", "she says 'yes' and goes"), ("“ a ” and ‘ b ’", "“a” and ‘b’"),
      ("don ’ t and the dogs ’ bowls", "don’t and the dogs’ bowls"),
      ("“ He said ‘ no ’ ”", "“He said ‘no’”"),
      ("a 5 ' 10 \" man", "a 5'10\" man"), ("Press ` Ctrl ` now", "Press `Ctrl` now"),
      ("`` Yes , '' he said", "``Yes,'' he said"), ("O ' Brien came", "O'Brien came"),
      ("the file ' a ' is", "the file 'a' is"), ("it reads : ' yes ' .", "it reads: 'yes'."),
    ])
  func quotes(_ tokens: String, _ expected: String) { #expect(text(tokens) == expected) }

  @Test(
    "A hyphen joins a compound, and a dash stands free",
    arguments: [
      ("long - but fine", "long - but fine"), ("a follow - up call", "a follow-up call"),
      ("state - of - the - art", "state-of-the-art"), ("rock - and - roll", "rock-and-roll"),
      ("it broke - I think", "it broke - I think"),
      ("short - and long - term", "short- and long-term"),
      ("a 5 - year plan", "a 5-year plan"), ("covid - 19", "covid-19"), ("- item", "- item"),
      ("( well - known )", "(well-known)"), ("see this - \" a \"", "see this - \"a\""),
      ("done . - Next", "done. - Next"), ("and / or", "and/or"), ("km / h", "km/h"),
      ("so - - well", "so -- well"), ("so -- well", "so -- well"),
      ("word – word", "word – word"), ("R & D and Q & A", "R&D and Q&A"), ("you & me", "you & me"),
      ("file ( s )", "file(s)"), ("call ( me )", "call (me)"), ("wait … no", "wait… no"),
    ])
  func hyphens(_ tokens: String, _ expected: String) { #expect(text(tokens) == expected) }

  @Test(
    "Each language's marks lean as that language has them",
    arguments: [
      ("ar", "مرحبا ، كيف حالك ؟", "مرحبا، كيف حالك؟"), ("ar", "نعم ؛ لا", "نعم؛ لا"),
      ("ur", "جی ہاں ۔", "جی ہاں۔"), ("hi", "नमस्ते दुनिया । ठीक है ॥", "नमस्ते दुनिया। ठीक है॥"),
      ("es", "¿ Qué tal ? ¡ Hola !", "¿Qué tal? ¡Hola!"),
      ("es", "dice « hola » y sale", "dice «hola» y sale"),
      ("de", "„ Guten Tag “ , sagte er .", "„Guten Tag“, sagte er."),
      ("de", "‚ Ja ‘ und » Nein «", "‚Ja‘ und »Nein«"),
      ("de", "Ein - und Ausgang", "Ein- und Ausgang"),
      ("de", "E - Mail - Adresse", "E-Mail-Adresse"),
      ("de", "um 10 : 30 Uhr", "um 10:30 Uhr"),
      ("de", "das ist gut - aber teuer", "das ist gut - aber teuer"),
      ("fr", "« Bonjour » , dit - il à 10 : 30 .", "«\u{A0}Bonjour\u{A0}», dit-il à 10:30."),
      ("fr", "l ' eau et qu ' il ?", "l'eau et qu'il\u{202F}?"),
      ("fr", "note : oui !", "note\u{A0}: oui\u{202F}!"),
      ("ru", "он сказал « да » .", "он сказал «да»."),
      ("en", "он сказал « да » .", "он сказал «да»."),
      ("it", "dell ' acqua", "dell'acqua"), ("he", "בית ־ ספר", "בית־ספר"),
      ("hy", "Բարև ։", "Բարև։"),
      ("ja", "荷物 が 10 個 届き 「 ません 」 。", "荷物が10個届き「ません」。"), ("zh", "我 买 了 。", "我买了。"),
      ("th", "ใช้ Linux ได้", "ใช้ Linux ได้"), ("ko", "파일 TAG 가 있다 .", "파일 TAG가 있다."),
      ("sv", "” ja ” sa hon", "”ja” sa hon"), ("pt", "R $ 5 , e não", "R$5, e não"),
    ])
  func languages(_ locale: String, _ tokens: String, _ expected: String) {
    #expect(text(tokens, locale) == expected)
  }

  @Test("Whatever the tokens are, nothing but single spaces is added, and in linear time")
  func hostileLines() {
    for mark in ["\"", "'", "“", "„", "«", "-", ":", ".", "(", "`", "‘", "$"] {
      let line = Array(repeating: mark, count: 20_000).joined(separator: " ")
      #expect(text(line).filter { $0 != " " } == line.filter { $0 != " " })
    }
    let mixed = "a ' b \" c - d : 5 . 6 ( ) “ ” « » ‘ ’ \u{200F} ° # + & ~ – ؟ ।"
    for locale in ["en", "fr", "de", "ko", "th"] {
      let written = text(mixed, locale)
      #expect(written.filter { !$0.isWhitespace } == mixed.filter { !$0.isWhitespace })
      #expect(!written.contains("  "))
    }
    #expect(text("") == "" && text("'") == "'" && text("\"") == "\"")
  }
}
