/// Abbreviations that do not end a sentence: something always follows them.
///
/// Those that may end one, such as `etc.`, `p.m.` or `Inc.`, are left out: before a small letter ICU parts nothing anyway,
/// and before a capital one they end the sentence more often than not.
enum Abbreviations {
  /// The abbreviations of a language without their last full stop, as they are written.
  static func of(_ language: Substring) -> Set<String> {
    Set(
      (lists[String(language)] ?? "").split(whereSeparator: \.isWhitespace).map(String.init))
  }

  /// Whether a number with a full stop is an ordinal in the language.
  static func writesOrdinalsWithStop(_ language: Substring) -> Bool {
    [
      "de", "cs", "sk", "da", "nb", "no", "fi", "et", "hu", "hr", "sl", "sr", "pl", "tr", "lv",
      "is",
    ]
    .contains(language)
  }

  private static let lists = [
    "en": """
    Dr Mr Mrs Ms Messrs Mx Prof Rev Hon Fr St Ste Mt Ft Gen Lt Col Maj Capt Cmdr Sgt Cpl Pvt Adm Gov Sen Rep Pres Supt Insp \
    Fig Figs fig figs Sec sec Ch ch Eq eq No no Nos nos Vol vol pp p Art art Par par Ref ref Ex ex vs v cf viz \
    i.e e.g I.e E.g approx Approx Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri \
    al ca apt Apt Rm rm Tel tel Ext ext dept Dept Attn attn Asst Assoc Univ
    """,
    "de": """
    Dr Prof Hr Hrn Fr Frl St Nr nr Art Abs Abb Tab Kap Bd S vgl Vgl bzw z.B z B d.h d h u.a i.d.R ca Ca lt inkl Inkl exkl \
    zzgl Zzgl ggf Ggf evtl max min Fa Mio Mrd Tel Str geb gest ehem sog Mag Ing Dipl Jan Feb Aug Sep Sept Okt Nov Dez Mo Di \
    Mi Do Sa So bes ev kath
    """,
    "fr": """
    M MM Dr Pr Me Mgr St Ste fig Fig p pp vol chap art no No n° cf Cf env ex av apr boul bd janv févr avr juil sept oct nov \
    déc tél Tél réf Réf ap c.-à-d
    """,
    "es": """
    Sr Sra Srta Sres Dr Dra D Dª Dña Lic Ing Prof Profa Arq Gral Cnel Cap Sto Sta Avda Av C/ núm Núm nº pág págs Pág vol Vol \
    art Art fig Fig cap p pp ej aprox Ud Uds Vd Vds tel Tel ene feb abr jun jul ago sept oct nov dic cf
    """,
    "it": """
    sig Sig sig.ra Sig.ra sigg dott Dott dott.ssa Dott.ssa prof Prof prof.ssa avv Avv ing Ing geom arch rag on Mons S n N pag \
    pagg Pag vol Vol art Art fig Fig cap es ca tel Tel cfr Cfr gen feb mar apr giu lug ago sett ott nov dic
    """,
    "pt": """
    Sr Sra Srta Dr Dra Prof Profa Eng Exmo Exma D Gen Cel Av R Pça n nº pág págs vol Vol art Art fig Fig cap p pp ex aprox tel \
    Tel jan fev abr jun jul ago set out nov dez cf
    """,
    "nl": """
    dhr Dhr mevr Mevr mw Mw dr Dr drs Drs prof Prof ir Ir ing mr Mr ds St nr Nr blz pag art fig afb bijv Bijv o.a m.b.t t.a.v \
    i.v.m d.w.z ca incl excl max min tel Tel vgl jan feb mrt apr jun jul aug sept okt nov dec
    """,
    "sv":
      "dr Dr prof Prof nr Nr s st t.ex T.ex bl.a dvs ca jfr kap fig tel Tel jan feb apr aug sept okt nov dec inkl exkl",
    "pl": """
    dr prof hab inż mgr ks św im ul al pl os nr Nr str tzn tj np m.in ok godz tel Tel por pkt rys tab art ust woj pow gm
    """,
    "ru": """
    г ул д кв пр пер пл обл р-н им проф акад доц инж тел см ср рис табл стр гл ст п пп напр т.е т.н т тыс млн млрд руб коп \
    Г Ул Д Проф
    """,
  ]
}
