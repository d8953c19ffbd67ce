import TestSupport
import Testing

@testable import Tokenization

@Suite("Guessing the language")
struct LanguageGuessTests {
  @Test(
    "A few sentences tell the language",
    arguments: [
      ("The parcel was left with a neighbour who is on holiday. Could you send it again?", "en"),
      ("Das Paket wurde bei einem Nachbarn abgegeben, der im Urlaub ist. Können Sie helfen?", "de"),
      ("Le colis a été remis à un voisin qui est en vacances. Pouvez-vous nous aider ?", "fr"),
      ("El paquete se entregó a un vecino que está de vacaciones. ¿Me pueden ayudar?", "es"),
      ("O pacote foi entregue a um vizinho que está de férias. Você pode ajudar?", "pt"),
      ("Il pacco è stato consegnato a un vicino che è in vacanza. Mi potete aiutare?", "it"),
      ("Het pakket is bij een buurman afgegeven die op vakantie is. Kunt u mij helpen?", "nl"),
      ("Paketet lämnades hos en granne som är på semester. Kan ni hjälpa mig?", "sv"),
      ("Paczkę zostawiono u sąsiada, który jest na urlopie. Czy może mi pan pomóc?", "pl"),
      ("Balík nechali u souseda, který je na dovolené. Můžete mi s tím pomoci?", "cs"),
      ("Balík nechali u suseda, ktorý je na dovolenke. Môžete mi s tým pomôcť?", "sk"),
      ("A csomagot egy szomszédnál hagyták, aki nyaral, és nem tudom, mikor jön meg.", "hu"),
      ("Paketi tatilde olan bir komşuya bırakmışlar ve ne zaman döneceğini bilmiyorum.", "tr"),
      ("Посылку оставили у соседа, который в отпуске. Не могли бы вы помочь?", "ru"),
      ("Посилку залишили в сусіда, який у відпустці. Чи не могли б ви допомогти?", "uk"),
      ("Пакетът е оставен при съсед, който е на почивка. Бихте ли ми помогнали да го взема?", "bg"),
      ("Пакет је остављен код комшије који је на одмору. Да ли можете да ми помогнете?", "sr"),
      ("荷物は旅行中の隣人に預けられました。もう一度配達してもらえますか。", "ja"),
      ("包裹交给了正在度假的邻居，你们能再送一次吗？", "zh"),
      ("소포가 휴가 중인 이웃에게 맡겨졌습니다. 다시 보내 주실 수 있나요?", "ko"),
      ("Το δέμα αφέθηκε σε έναν γείτονα που λείπει.", "el"),
      ("החבילה הושארה אצל שכן בחופשה.", "he"),
      ("تم تسليم الطرد إلى جار مسافر في إجازة، هل يمكنكم إرسال طرد آخر من فضلكم؟", "ar"),
      ("بسته را به همسایه‌ای تحویل داده‌اند که در سفر است. آیا می‌توانید کمک کنید؟", "fa"),
      ("पार्सल एक पड़ोसी को दिया गया है जो छुट्टी पर है। क्या आप मदद कर सकते हैं?", "hi"),
      ("พัสดุถูกฝากไว้กับเพื่อนบ้านที่ไปเที่ยว", "th"),
    ])
  func sentences(text: String, language: String) throws {
    #expect(try LanguageGuess(text)?.locale == language)
  }

  @Test("Without letters there is no guess, and what tells nothing is the script's first language")
  func fallback() throws {
    #expect(try LanguageGuess("12 + 30 = 42 😀") == nil)
    let guess = try #require(try LanguageGuess("Zzyzx"))
    #expect(guess.locale == "en" && guess.margin == 0 && guess.script == .latin)
    #expect(try LanguageGuess("ᚠᚢᚦᚨᚱᚲ")?.locale == "und")
  }

  @Test("The dominant script is that of most that is written")
  func scripts() {
    #expect(ScriptProfile("Please restart ルーター and try again").dominant?.code == "Latn")
    #expect(ScriptProfile("HDMI端子の接続を確認してください").dominant?.code == "Hira")
    #expect(ScriptProfile("重启 router 后仍然没有信号").dominant?.code == "Hani")
    #expect(ScriptProfile("αβγ abc абвг").dominant?.code == "Cyrl")
  }
}
