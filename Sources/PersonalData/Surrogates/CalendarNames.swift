/// How a language writes dates: its months and weekdays (as CLDR has them), its ordinals, and words that say when without saying
/// which day.
struct CalendarNames: Sendable {
  let language: String
  let months: [String]
  let shortMonths: [String]
  let weekdays: [String]
  let shortWeekdays: [String]
  /// A day, a month and a year, as a stored ``DateForm``.
  let usualForm: String
  /// Words that stay as they are, in lower case.
  let plainWords: Set<String>

  private init(
    _ language: String, months: String, short: String, weekdays: String, shortWeekdays: String,
    form: String, plain: String
  ) {
    func words(_ list: String) -> [String] { list.split(separator: " ").map(String.init) }
    self.language = language
    (self.months, shortMonths) = (words(months), words(short))
    (self.weekdays, self.shortWeekdays) = (words(weekdays), words(shortWeekdays))
    usualForm = form
    plainWords = Set(words(plain))
  }

  /// Those of a language such as `de`; English ones where there are none.
  static func of(_ language: String) -> CalendarNames { byLanguage[language] ?? all[0] }

  /// All of them, with a language's own first.
  static func all(beginningWith language: String) -> [CalendarNames] {
    all.filter { $0.language == language } + all.filter { $0.language != language }
  }

  /// The month from 1 to 12 that a word in lower case names in some language; of short names only English ones, since others are
  /// words, too.
  static func month(_ word: String) -> Int? { monthPlaces[word].map { $0 + 1 } }

  private static let monthPlaces: [String: Int] = {
    var places = ["sept": 8]
    for list in all.map(\.months) + [all[0].shortMonths] {
      for (place, name) in list.enumerated() where places[name.lowercased()] == nil {
        places[name.lowercased()] = place
      }
    }
    return places
  }()

  private static let byLanguage = Dictionary(uniqueKeysWithValues: all.map { ($0.language, $0) })

  // MARK: Ordinals

  /// The letters of ordinals that may stand behind a day.
  static let ordinalEndings: Set<String> = [
    "st", "nd", "rd", "th", "er", "ère", "re", "e", "ste", "de", "º", "ª", "a", "o",
  ]

  /// The ending of a number's ordinal in English.
  static func englishEnding(of number: Int) -> String {
    (11...13).contains(number % 100)
      ? "th" : ["th", "st", "nd", "rd"][number % 10 < 4 ? number % 10 : 0]
  }

  /// What stands behind a day that is an ordinal: in French and Italian only the first is.
  func ordinalEnding(of day: Int) -> String {
    switch language {
    case "en": Self.englishEnding(of: day)
    case "fr": day == 1 ? "er" : ""
    case "it": day == 1 ? "º" : ""
    case "es", "pt": "º"
    case "nl": "e"
    default: ""
    }
  }

  // MARK: Lists

  private static let all = [
    CalendarNames(
      "en",
      months:
        "January February March April May June July August September October November December",
      short: "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
      weekdays: "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
      shortWeekdays: "Mon Tue Wed Thu Fri Sat Sun", form: "%D %M %Y",
      plain: """
        today yesterday tomorrow tonight this last next the of at on in morning afternoon evening night noon midnight week \
        weekend month year ago a about around and to am pm o clock between early late before after from until till by since \
        day days weeks hours minutes hour minute years months m p s t z utc gmt cet est pst every past half quarter
        """),
    CalendarNames(
      "de",
      months:
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
      short: "Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez",
      weekdays: "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
      shortWeekdays: "Mo Di Mi Do Fr Sa So", form: "%Lde%D. %M %Y",
      plain: """
        heute gestern vorgestern morgen übermorgen früh morgens mittag mittags nachmittag nachmittags vormittag vormittags \
        abend abends nacht nachts mitternacht uhr um am im den der die das dem vor nach seit bis ab gegen von vom zum und \
        woche wochen wochenende monat monate monaten jahr jahre jahren tag tage tagen stunde stunden minuten letzten letzte \
        letzter letztes nächsten nächste nächster nächstes diesen diese dieser dieses in zwischen spät anfang mitte ende
        """),
    CalendarNames(
      "fr",
      months:
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
      short: "janv févr mars avr mai juin juil août sept oct nov déc",
      weekdays: "lundi mardi mercredi jeudi vendredi samedi dimanche",
      shortWeekdays: "lun mar mer jeu ven sam dim", form: "%Lfr%D %M %Y",
      plain: """
        hier demain aujourd hui matin soir après midi minuit nuit à le la les l de du des dernier dernière prochain prochaine \
        semaine semaines mois an ans année jour jours heure heures minutes h vers il y a dans depuis et ce cette début fin au
        """),
    CalendarNames(
      "es",
      months:
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
      short: "ene feb mar abr may jun jul ago sept oct nov dic",
      weekdays: "lunes martes miércoles jueves viernes sábado domingo",
      shortWeekdays: "lun mar mié jue vie sáb dom", form: "%Les%D de %M de %Y",
      plain: """
        hoy ayer mañana tarde noche mediodía medianoche a las la al los el de del en por próximo próxima pasado pasada semana \
        semanas mes meses año años día días hora horas minutos hace y este esta desde hasta entre
        """),
    CalendarNames(
      "it",
      months:
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
      short: "gen feb mar apr mag giu lug ago set ott nov dic",
      weekdays: "lunedì martedì mercoledì giovedì venerdì sabato domenica",
      shortWeekdays: "lun mar mer gio ven sab dom", form: "%Lit%D %M %Y",
      plain: """
        oggi ieri domani mattina sera pomeriggio notte mezzogiorno mezzanotte alle alla ore del dal di il la le lo l scorso \
        scorsa prossimo prossima settimana settimane mese mesi anno anni giorno giorni ora minuti fa e nel in questo questa
        """),
    CalendarNames(
      "pt",
      months:
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
      short: "jan fev mar abr mai jun jul ago set out nov dez",
      weekdays:
        "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
      shortWeekdays: "seg ter qua qui sex sáb dom", form: "%Lpt%D de %M de %Y",
      plain: """
        hoje ontem amanhã manhã tarde noite meia às as da de do no na o a próxima próximo passado passada semana semanas mês \
        meses ano anos dia dias hora horas minutos há e este esta em desde até entre
        """),
    CalendarNames(
      "nl",
      months:
        "januari februari maart april mei juni juli augustus september oktober november december",
      short: "jan feb mrt apr mei jun jul aug sep okt nov dec",
      weekdays: "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
      shortWeekdays: "ma di wo do vr za zo", form: "%Lnl%D %M %Y",
      plain: """
        vandaag gisteren morgen ochtend middag avond nacht om uur de het op van tot vanaf week weken maand maanden jaar dag \
        dagen volgende vorige afgelopen geleden en deze dit in tussen rond
        """),
  ]
}
