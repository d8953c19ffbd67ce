/// Each language's most frequent words that carry grammar rather than content: they make up some 40 % of its running text.
///
/// A language stands here where another shares its script; the rest are told by the script alone (``Script/onlyLanguage``).
package enum FunctionWords {
  /// The languages of a script with their words, the script's most written language first.
  static func ofLanguages(in script: Script) -> [(language: String, words: String)] {
    switch script {
    case .latin: latin
    case .cyrillic: cyrillic
    case .arabic: arabic
    case .devanagari: devanagari
    default: []
    }
  }

  /// The words of a language; none where the language is unknown.
  package static func of(_ language: some StringProtocol) -> Set<String> {
    let lists: [[(language: String, words: String)]] = [latin, cyrillic, arabic, devanagari]
    let words = lists.joined().first { $0.language == language }?.words
    return Set((words ?? "").split(whereSeparator: \.isWhitespace).map(String.init))
  }

  /// The words of all languages.
  package static var all: Set<String> {
    let lists: [[(language: String, words: String)]] = [latin, cyrillic, arabic, devanagari]
    return Set(
      lists.joined().flatMap { $0.words.split(whereSeparator: \.isWhitespace) }.map(String.init))
  }

  private static let latin = [
    (
      "en",
      """
      the of and to in is that it for was on are as with be at by this have from or not but what were when there \
      can an your which their if will how about out then them would so her him has been do my you we they i he she its
      """
    ),
    (
      "de",
      """
      der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass \
      sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch \
      man wenn kann ich wir ihr mein nicht diese dieser
      """
    ),
    (
      "fr",
      """
      de la le et les des en un du une que est pour qui dans par plus pas au sur ne se ce il sont avec ou son aux d l qu \
      cette mais comme on nous vous ils elle leur être si je sa ses n s été fait tout mon c y
      """
    ),
    (
      "es",
      """
      de la que el en y a los se del las un por con no una su para es al lo como más pero sus le ya o este sí porque \
      esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos si mi él ser está son fue ha
      """
    ),
    (
      "it",
      """
      di e il la che in a per un è del non una i le con si da dei al sono come più o lo alla ma nel della se gli ha \
      delle anche dal essere questo questa su mi ci ne dell all nella sul l d un' io tu lui quando dove
      """
    ),
    (
      "pt",
      """
      de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou \
      ser quando muito há nos já está eu também só pelo pela até isso ela entre era depois sem mesmo aos são você
      """
    ),
    (
      "nl",
      """
      de van het een en in is dat op te zijn met voor niet die er aan om ook als dan maar bij of uit nog naar door over \
      ze worden wordt kan heeft hebben dit deze hij ik je we was werd meer al geen tot moet zich
      """
    ),
    (
      "sv",
      """
      och i att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan när nu ut vid \
      ska eller då sin där hur efter upp också än alla denna detta måste mycket blir hade skulle
      """
    ),
    (
      "da",
      """
      og i at det er en til af på som for med den de ikke har et der jeg var om vi han kan men så fra ved skal blive hvis \
      efter eller du nu over hvor vil også bliver meget sig dem være ud op noget når hvad denne dette bruges
      """
    ),
    (
      "nb",
      """
      og i det er en på som til av for med at den ikke har et de jeg var om vi han kan men så fra ved skal bli hvis etter \
      eller du nå over hvor vil også blir mye seg dem være ut opp noe når hva denne dette brukes ble
      """
    ),
    (
      "fi",
      """
      ja on ei se että oli hän en mutta ovat kun niin myös kuin tai jos minä joka sen ole mitä nyt vain voi siitä olla \
      sitä tämä jotka kanssa mukaan jo sekä vielä mikä tämän ne me te hänen olen ollut ennen sitten kuitenkin eivät
      """
    ),
    (
      "et",
      """
      ja on ei et see oli ma ka kui ta aga mis siis seda kes nagu või veel selle oma tema mina nii välja ning olid ole \
      mida kõik üks siin nüüd pole saab olla peab kuid juba üle kas ainult
      """
    ),
    (
      "hu",
      """
      a az és hogy nem is egy ez de csak azt meg van ha már mint még volt el vagy ki fel be lesz ezt kell amely nagyon \
      vagyok mert le ami akkor neki pedig itt ott minden után majd által lehet ne sem én te ő
      """
    ),
    (
      "pl",
      """
      w i na z do nie się że jest to o jak a po co tak za od ale czy by dla już tylko jego przez jej być są lub oraz ten \
      może przy które który która ich ze go mi mnie pod było był była tym także ma
      """
    ),
    (
      "cs",
      """
      a v se na je že s z do to i o k ve pro jsem ale jako za by po tak si jsou nebo od při který která které jeho není \
      být také byl bylo byla jen už až jak co aby než ze mi ho ten tento pokud
      """
    ),
    (
      "sk",
      """
      a v sa na je že s z do to i o k vo pre som ale ako za by po tak si sú alebo od pri ktorý ktorá ktoré jeho nie byť \
      aj bol bolo bola len už až čo aby než zo mi ho ten tento ak
      """
    ),
    (
      "sl",
      """
      in je v na da se za so z ne ki pa s bi po kot tudi ali od sem ko bo pri o ni že to iz do še kar ga lahko mi smo \
      vse samo biti bil bila kako zaradi ter tega katere nad
      """
    ),
    (
      "hr",
      """
      i je u na da se za su s ne koji od a o to će kao što bi ali sam iz ili po nije samo koja koje te biti ima bio bila \
      može još do kako sve ga mi već pri nakon kada ako zbog
      """
    ),
    (
      "ro",
      """
      de și în a la cu nu pe care este o un din să se că mai pentru sunt o ce fi al ale ai am fost lui sau prin dar după \
      fără dacă când ar era acest această cum mă ei el unei unui poate va şi
      """
    ),
    (
      "tr",
      """
      ve bir bu da de için ile çok daha ne gibi kadar olarak olan en ama o ki var her ben mi değil sonra göre veya ya \
      ise olduğu eğer tarafından şey bunu biz sen kendi diye yok bütün içinde olur
      """
    ),
    (
      "id",
      """
      yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke karena tersebut bisa ada mereka lebih \
      sudah atau saat oleh sebagai adalah kami telah dapat kita hanya dia seperti anda bagi jika
      """
    ),
    (
      "vi",
      """
      và của là các có được trong cho không một với những người này đã từ để khi đến như về tại ra cũng vào sẽ nhiều \
      trên đó theo bị nếu tôi còn hay lại nhưng bạn phải rất
      """
    ),
    (
      "ca",
      """
      de la i el que a en els per l les un una d amb no és del al se va com més s o són dels seu però aquest aquesta ha \
      també hi on entre ser quan fins molt sense seva pel sobre
      """
    ),
    (
      "lt",
      """
      ir kad yra į su iš tai o ne bet kaip ar už buvo apie jo taip nuo tik dėl jis aš dar po jau kai jei gali kuris \
      kurie būti bei pat savo prie prieš per labai
      """
    ),
    (
      "lv",
      """
      un ir ka no uz par ar ar kas bet tas es nav vai arī kā pēc viņš tā lai bija līdz tikai jau pie gan to pēc ja savu \
      var tiek šo būt ne kad vēl ļoti
      """
    ),
  ]

  private static let cyrillic = [
    (
      "ru",
      """
      и в не на что с по как это для из к у за от но а он о же так бы если при его все или только был они мы я она быть \
      до было уже ещё может также чтобы который которые которая ли вы во этого нет
      """
    ),
    (
      "uk",
      """
      і в не на що з за до у та як це для від є про але й із або а він якщо при його під також так було може буде бути \
      вони ми я вона був ще щоб який яка які лише тільки цей ця чи по
      """
    ),
    (
      "bg",
      """
      на и да се в за от е с не са по че като той си това го до при или има ще който която които те ни ги но съм беше \
      може след бъде ако само също със във през тя към
      """
    ),
    (
      "sr",
      """
      је и у да се на за су са не од који то а као из што ће би али или до по није само која које бити може ако овај ово \
      када још све при сам смо га
      """
    ),
    (
      "mk",
      """
      на и да се во за од е со не ќе го по што како тоа но или ги кој која кои до при само ако може има беше сум биде \
      овој оваа ова ја му и исто така ги врз
      """
    ),
  ]

  private static let arabic = [
    (
      "ar",
      """
      في من على إلى أن عن هذا مع التي الذي كان ما لا هذه لم بعد كل بين أو ذلك قد هو هي إن عند ثم كما حتى إذا لكن غير كانت \
      أي منذ يتم
      """
    ),
    (
      "fa",
      """
      و در به از که این را با است برای آن یک خود تا بر هم نیز شد می شده یا اما کرد ما او باید شود است های اگر هر کند بود \
      دارد چه
      """
    ),
    (
      "ur",
      """
      کے میں کی ہے اور سے کا کو اس کہ ہیں نے پر یہ بھی وہ ایک تھا جو نہیں کر ہو تو تھے لیے گیا ان تھی یا ہی کیا کرنے اپنے
      """
    ),
  ]

  private static let devanagari = [
    (
      "hi",
      """
      के में की है और से का को पर इस हैं ने यह भी कि एक वह था जो नहीं कर हो तो थे लिए गया उन थी या ही क्या करने अपने साथ
      """
    ),
    (
      "mr",
      """
      आहे आणि या व ते हे तो ही नाही होते आहेत मध्ये केली केले साठी पण तर मी होता होती एक असे करून किंवा त्या काही म्हणून
      """
    ),
    (
      "ne",
      """
      छ र को मा ले हो पनि यो भएको गर्न लागि छन् भने गरेको एक तथा हुन त्यो गर्ने थियो बाट तर यस उनी के अनि वा गरी छैन
      """
    ),
  ]
}
