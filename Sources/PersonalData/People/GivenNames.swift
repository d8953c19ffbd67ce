import Tokenization

/// Whose given names are: women's, men's or both's.
///
/// Beside the names of ``LocaleNames``, those of Popular Names by Country (CC0) and others that are common.
enum GivenNames {
  /// Whether a given name is a woman's; nil for one that is borne by both, or is not known.
  static func isFemale(_ name: String) -> Bool? { genders[name.lowercased()] ?? nil }

  /// Whether a word in small letters is a given name here.
  static func isKnown(_ name: String) -> Bool { genders.keys.contains(name) }

  /// By name in small letters; nil for those of both.
  private static let genders: [String: Bool?] = {
    var result: [String: Bool?] = [:]
    func add(_ name: String, _ isFemale: Bool) {
      for name in [name, PersonName.key(name)] {
        if let known = result[name], known != isFemale {
          result[name] = .some(nil)
        } else {
          result[name] = .some(isFemale)
        }
      }
    }
    for names in LocaleNames.all {
      for name in names.female { add(name.lowercased(), true) }
      for name in names.male { add(name.lowercased(), false) }
    }
    for name in LocaleNames.words(women) { add(name, true) }
    for name in LocaleNames.words(men) { add(name, false) }
    for name in LocaleNames.words(both) { result[name] = .some(nil) }
    return result
  }()

  /// Names that tell nothing, to stand where the name that they replace tells nothing either.
  static let neutral = LocaleNames.words(
    """
    Alex Ariel Ashley Avery Bailey Blair Cameron Casey Charlie Chris Corey Courtney Dana Drew Eden Emery Finley Frankie Harley \
    Harper Hayden Indigo Jackie Jamie Jesse Jody Jordan Jules Kai Kelly Kelsey Kendall Kerry Kim Lane Lee Leigh Leslie Logan \
    Lou Luca Lynn Mackenzie Marion Mel Micah Morgan Nicky Nico Noa Parker Pat Peyton Quinn Reese Remy Riley Robin Rory Rowan \
    Sacha Sam Sascha Shannon Shawn Shelby Sidney Skyler Stacy Stevie Sydney Taylor Terry Toby Toni Tracy Tyler Val Vivian \
    Whitney Yannick
    """)

  private static let both = """
    alex alexis andrea aria ariel ashley aubrey avery bailey blair cameron camille carey casey charlie chris claude corey \
    courtney dana deniz dominique drew elia emery finley gabriele gail glenn harley harper hayden hilary hunter jackie \
    jaime jamie jan jean jesse jessie jo jody jordan jude jules kai kelly kelsey kendall kerry kim kirby kyle lane lee \
    leigh lesley leslie lethabo lethokuhle logan lou luca lynn mackenzie marion mattie mel melokuhle micah michele morgan \
    nicky nico nicola nikita nino noa omphile parker pat peyton quinn reese remy riley robin rory rowan ryan sacha sam \
    sascha sasha shannon shawn shelby shelley sidney skyler stacy stevie sydney taylor terry toby toni tracy tyler val \
    vivian wan wei whitney yannick
    """

  private static let women = """
    aadhya aaltje aarya aasha aditi agustina aicha aikaterini aisyah aitana ajda ajla akiko alanoud alisa alise aliya \
    althea alysha amahle amaia amal amara amaris amayra ambra ambre amelija amelja aminata amálie amēlija anahit anastasia \
    anastasija anastasiya andreea androula angel angeliki angelina angeline anjali ann annegret anneliese annie anohito \
    antônia anzu aoife ariana armine arpi aruuke aruuzat asel asemahle ashraqat asilim asiya asja asmita assia asya ava \
    aviana avigail awa aya ayala ayalah ayesha aygun ayim ayra aysel ayzere ayşa azaria azariah aïcha aþena baran barbare \
    bayarmaa bella benedita bernadette bettina betty beverly biljana binita bintou bisera bismah bogdana boglárka bolormaa \
    brenda brittany bärbel carol carolyn cathy celeste celine chedeline cheryl christel conceição concetta conny cordula \
    corrie cynthia daisy dalal dalila danna darija debra deepa delfina dhia dimitra divya djeneba doha donna dora dorothy \
    dragana dunja dārta edeltraud edith eevi eisha ekaterina elene eleni elfriede elija elizabeth elizaveta elke ellie \
    eloise elza embla emelia emely emilija emiliya emilía encarnación evelyn evie fajr fanta farah farida farrah farzana \
    fatemeh fatimah fatin fatoumata fiadh fozia gabi gabija galina gamalat gamila gayane georgia georgina gianna ginette \
    gisela gita gogo googoosh gordana gunay gunel guðrún habiba hadicha hannelore haruna hasmik hasnaa hawa hedwig heikapu \
    helma hendrika hessa hillary himari hina hinano hinata hjørdis hoda holly hosna hosniya huda huguette hur hussa iben \
    imene iminathi imogen inaya indira inmaculada ioanna irati irina isidora islande ivaana ivalu ivonne ivy izaro janet \
    janice jannie jelena jennifer jiya joan jori josefina josette jouri jovana joyce judeline judy julieta julija june \
    kabita kadiatou kaia kamilė karima katerina katherine kathleen kathryn kathy katla kavita keiko khadija khadije khawla \
    khongordzol kiara klea konstantina konul kora ksenija kyra kyriaki laia lakshmi lamija lana latifa lauren layla \
    leandra leen leila lejla leni lenna lesedi lia lian lianne liepa lieselotte lile lili lilien lilit lilja lillie lin \
    lisakhanya livia liz ljiljana lovelie lovely luana lucija ludovica luknė lulwa lur lurdes lusine lydia lyn lyna léna \
    lía lív lėja mabel maddi maeva maha maia maitê malak malek malen malu maneh marcia mareva margaret margarete mariam \
    mariami maribel marija marilyn marisol mariya martha marwa mary marya maryam maryja matthildur maureen may maysoun \
    maša mechthild meera mehar melina melisa meriem merjem mersana milagrosa milana milica millie mio mirjana mirlande \
    moea moeata myrlande mädïna mía nada nahia nancy nare narine natalija natasha naura naya neha nehir nesreen neža nia \
    niharika nika nikol nilay nivi niviaq noemí noriko nouf noura noûr nurul nutsa odette odval oisha oleksandra ona oumou \
    oyunbileg padma pamela panagiota paneeraq paninnguaq paraskevi pari patricija peggy penelope philippa pipaluk pippa \
    poema polina pooja poppy princess puteri rabina ramona rania raya rayana reem reema rei reina rethabile ria riet riko \
    rin roghayyeh rosanna rosemarie rosie rosmery roswitha roxana ruby ruòxī saar safija safiya sahar sakeena sakineh \
    sakura saliha salma salomé sama samantha sesili sevinj shahd shaikha shaimaa shams sharon shayma sheila sherifa \
    shirley shristi sienna sinead siobhan siobhán sita siti sneha snezana snežana sobia sofi sofija sofiya solange \
    solomiya somayyeh sophia steffi stephanie suha sumayah sunita susan susi suzana svetlana sóley sólja tamar tara tarana \
    tarita tatjana teodora tess teura tiare titaina titaua tomoko tomyris traudel trijntje trinidad truus tuleen uiloq \
    uschi uta vaea vamika varvara vasiliki vasilisa vesna viktoriya viktoría viktória vita vusala vár waltraud wateen \
    widelene wilhelmina willow xiaoyan xīnyí yasna yekaterina yelena yeva yoana yua yuina yuko yulia yuna yvette yìhán \
    yīnuò yūna zahra zainab zala zeinab zeynab zina zümra ámbar éabha şerife
    """

  private static let men = """
    aarav aariz abbas abd abdallah abdelkader abdoulaye abdul abdulaziz abdulla abdullo abdulrahman abubakr abulfazl adama \
    adin adolf adomas adrians ahmad aiden aimar aisultan aiur akira aldiyar aleks aleksandar aleksandr aleksandre \
    alexandru alexei alexey alfie alikhan alinur alparslan alteo amar amine amit ammar anar anatoly andrei andrej andria \
    andrias andriy anil antônio aoi aputsiaq archie areg areni arman armen arnold aron artem artiom artyom ashot \
    athanasios atlas ayoub bader bakary bandar banele barack barry bautista benas bence benicio benjamín berrdo beshoi \
    bibek biel bill billy bishal bob bobby boris brad bradley brahim brett bruce burkhard chad charbel christos chuck \
    chuluun cillian ciro clarence clive craig damjan dan danel daniels daniil danijel danylo daris dave davit davud deepak \
    dejan demetre dhruv dimitar dimitrios dion djamel dmitri dmitry dmytro dominykas don donald doug douglas dragan dyllan \
    dániel džan earl eberhard ed eddie eeli eitan eithan elchin elie elijah elmar elnur elshan elyas eman emiliano emīls \
    eugene evens evgeny ewald eymen ezekiel fadi fahad fahd faisal ferndo finlay fran fred freddie freddy frederick fūma \
    gabor gael gagik ganesh gary gaston gavin geoff geoffrey georgi georgios gerald gerhard gerónimo gevorg gilli giorgi \
    goran greg gregory gus gustavs göktug günther habib halim hank harold harraz harris hartmut haru haruma haruto hashem \
    hassan hayk herbert herkus hermann hernán hinato hiro hiroshi hossein hovhannes howard hudson huseyn hussain hussein \
    hydar hàorán ibai ilgar ilija iman imran inuk inunnguag inutsiaq ioane ioannis ion itsuki ivik izz jad jake jakov \
    jameson jeff jeffrey jerry jerónimo jim joe joey jokūbas jon joop jose josh josiah josip jovan julen junior jákup \
    jógvan jón jónas jökull jēkabs kabir kairo kajus kaloyan karam kathem kazi kazuo keanu ken kenji keven khaled khalid \
    kiaan kiran kirollos kiwa koa konstantinos krishna kári kārlis lan larry lavi lazar leano leonard leordo lev levente \
    levi lio lovro lubanzi luiz luka lwandle mahamadou mahammad mahdi mahesh mahmoud maksim maksym malachi maligiaq malik \
    mamadou manaia manish manua marama marcell marios markas markel marks marti martí matas matei matej matija matt \
    matthías matvey maui maxim maximilian maximiliano maël mees michail michalis mihail mikaere mikayel mike mikhail miki \
    mina minato minik miraç moana modibo mohammad monte moussa muhamad muhammad muhammed murad mykhaylo máté míngzé mùchén \
    mùyáng nagi nagisa naranbaatar narek nathaniel naïm ned nelio nick niel nigel nik nikau nikolai nikolaos nikoloz noam \
    noel nomaan norman norsaq nuka nurislam nóa ofentse oihan oisin oisín oleg oleksandr olivér omer oumar paco panagiotis \
    pau pepe petar pete peterson phil piet pol prakash prasert prem qillaq rachid raj rajesh ralfs ramesh raphael rashad \
    rashid ravi ray refael relja ren reza ricky roan roberts roko ron ronald roy rupert russell rían rüdiger said salik \
    samir samvel samyar sanjay saqib satoshi sekou sergei shahem shahid sheikh shivansh siddhartha siegfried siphosethu \
    sjaak somboon somchai somporn somsak souleymane stanley steve stevenson stewart suresh syed sōma tadhg taha taim \
    takashi tamatoa tapuarii tareq tariq tatsuki ted teddy tehei teiki teiva teo teva theodore tigran timofey todd trevor \
    tróndur tunar turki ulloriaq umar uri usman vasileios vasilije vedant vijay vikram viraj vladimir vladyslav vugar vuk \
    vusal wassim wayne wilfried will wilson winfried xavi yamato yassin yehuda younès yousef yousouf yuri yusef yusif \
    yìchén yìzé yūma zach zachary zahid zahir zalán zion zoran than thaniel àlex ádám óliver žan
    """
}
