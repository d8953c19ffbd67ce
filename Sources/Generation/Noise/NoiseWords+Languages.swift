extension NoiseWords {
  static let english = NoiseWords(
    soundAlikes: [
      ["their", "there", "they're"], ["your", "you're"], ["its", "it's"], ["to", "too"],
      ["than", "then"], ["lose", "loose"], ["affect", "effect"], ["hear", "here"],
      ["weather", "whether"], ["where", "wear"], ["bear", "bare"], ["brake", "break"],
      ["buy", "by", "bye"], ["right", "write"], ["know", "no"], ["knew", "new"],
      ["weak", "week"], ["wait", "weight"], ["peace", "piece"], ["plain", "plane"],
      ["mail", "male"], ["sail", "sale"], ["hole", "whole"], ["accept", "except"],
      ["passed", "past"], ["aloud", "allowed"], ["principal", "principle"], ["of", "off"],
      ["quiet", "quite"], ["cheque", "check"], ["advice", "advise"], ["one", "won"],
      ["for", "four"], ["meat", "meet"], ["see", "sea"], ["so", "sew"], ["sent", "cent"],
      ["threw", "through"], ["road", "rode"], ["fair", "fare"], ["flour", "flower"],
      ["hour", "our"], ["made", "maid"], ["pair", "pear"], ["sight", "site"], ["some", "sum"],
      ["steal", "steel"], ["tail", "tale"], ["waist", "waste"], ["which", "witch"],
      ["who's", "whose"], ["complement", "compliment"], ["stationary", "stationery"],
      ["cell", "sell"], ["dear", "deer"], ["heal", "heel"], ["would've", "would of"],
      ["could've", "could of"], ["should've", "should of"], ["ensure", "insure"],
      ["device", "devise"], ["personal", "personnel"], ["already", "all ready"],
    ],
    abbreviations: [
      "you": "u", "are": "r", "your": "ur", "you're": "ur", "please": "pls/plz/pleaseee",
      "thanks": "thx/thnx/ty", "thank you": "ty/thx", "because": "cuz/bc/cos", "before": "b4",
      "great": "gr8", "right now": "rn", "as soon as possible": "asap", "by the way": "btw",
      "i don't know": "idk", "don't know": "dunno", "tomorrow": "tmrw/2moro", "today": "2day",
      "tonight": "2nite", "message": "msg", "people": "ppl", "want to": "wanna",
      "going to": "gonna", "got to": "gotta", "have to": "hafta", "kind of": "kinda",
      "with": "w/", "without": "w/o", "okay": "ok/k", "though": "tho", "through": "thru",
      "let me know": "lmk", "in my opinion": "imo", "for your information": "fyi",
      "what": "wat", "never mind": "nvm", "oh my god": "omg", "at the moment": "atm",
      "really": "rly/reallyyy", "so": "sooo", "about": "abt", "something": "smth",
      "somebody": "sb", "account": "acct", "number": "nr/no.", "password": "pw",
      "appointment": "appt", "minutes": "mins", "information": "info", "cannot": "cant",
      "can you": "can u", "and": "n/&", "them": "em", "restaurant": "resto", "favorite": "fav",
    ],
    chatStarts: [
      "hey", "hi", "hi there", "hello", "um", "ok so", "sorry", "quick q:", "yo", "hiya", "heyy",
      "anyone there?", "so",
    ],
    chatEnds: [
      "thx", "lol", "pls", ":)", ":(", "🙏", "😩", "tia", "asap", "??", "smh", "😅", "pls help",
      "ty!", "...", "ok?", "cheers",
    ],
    greetings: [
      "Hello,", "Hi,", "Hi there,", "Hi team,", "Dear team,", "Good morning,", "Good afternoon,",
      "Dear Sir or Madam,", "To whom it may concern,", "Hello all,", "Hey everyone,",
      "Dear support,",
    ],
    farewells: [
      "Best regards", "Kind regards", "Regards,", "Many thanks", "Thanks in advance!", "Thank you.",
      "Yours sincerely", "All the best", "Cheers", "Best wishes", "Thanks,\nSent from my phone",
      "Looking forward to your reply.", "With thanks",
    ])

  static let german = NoiseWords(
    soundAlikes: [
      ["das", "dass"], ["seid", "seit"], ["wider", "wieder"], ["man", "mann"], ["den", "denn"],
      ["ist", "isst"], ["wahr", "war"], ["mehr", "meer"], ["viel", "fiel"], ["lehre", "leere"],
      ["wende", "wände"], ["statt", "stadt"], ["ihm", "im"], ["ihn", "in"], ["wen", "wenn"],
      ["wird", "wirt"], ["weise", "waise"], ["mal", "mahl"], ["rad", "rat"], ["tod", "tot"],
      ["hältst", "hälst"], ["standard", "standart"], ["vielleicht", "villeicht"],
    ],
    abbreviations: [
      "vielleicht": "vllt/vlt", "eigentlich": "eig", "irgendwie": "iwie", "irgendwas": "iwas",
      "keine ahnung": "ka", "zum beispiel": "zb", "und": "u", "nicht": "net/nich", "ich": "i/ich",
      "bitte": "plz/bidde", "danke": "thx/dank dir", "morgen": "moin/morgn", "wochenende": "we",
      "auf jeden fall": "aufjedn", "so schnell wie möglich": "asap", "nachricht": "nachr",
      "telefonnummer": "telnr", "nummer": "nr", "mit freundlichen grüßen": "mfg",
      "liebe grüße": "lg", "viele grüße": "vg", "habe": "hab", "ein": "n", "eine": "ne",
      "einen": "nen", "ist es": "isses", "bis dann": "bd", "das ist": "das is", "jetzt": "jz/jetz",
    ],
    chatStarts: ["hi", "hey", "hallo", "moin", "sorry", "kurze frage:", "also", "huhu", "servus"],
    chatEnds: ["danke", "thx", "lg", ":)", "🙏", "😅", "??", "bitte", "mfg", "...", "ok?"],
    greetings: [
      "Hallo,", "Guten Tag,", "Guten Morgen,", "Sehr geehrte Damen und Herren,", "Liebes Team,",
      "Hallo zusammen,", "Grüß Gott,", "Moin,",
    ],
    farewells: [
      "Mit freundlichen Grüßen", "Viele Grüße", "Beste Grüße", "Liebe Grüße",
      "Vielen Dank im Voraus",
      "Danke und Gruß", "Herzliche Grüße", "Freundliche Grüße\n\nVon meinem Telefon gesendet",
    ])

  static let french = NoiseWords(
    soundAlikes: [
      ["a", "à"], ["ou", "où"], ["et", "est"], ["ces", "ses", "c'est", "s'est"], ["son", "sont"],
      ["ce", "se"], ["la", "là"], ["leur", "leurs"], ["on", "ont"], ["peu", "peut", "peux"],
      ["mais", "mes", "met"], ["quand", "quant", "qu'en"], ["sans", "s'en", "sang"],
      ["dans", "d'en"], ["plutôt", "plus tôt"], ["quel", "qu'elle"], ["prêt", "près"],
      ["fois", "foi"], ["voie", "voix"], ["compte", "conte"], ["du", "dû"], ["sur", "sûr"],
      ["envoyer", "envoyé"], ["payer", "payé"], ["changer", "changé"], ["demander", "demandé"],
    ],
    abbreviations: [
      "s'il te plaît": "stp", "s'il vous plaît": "svp", "beaucoup": "bcp", "parce que": "pcq/psk",
      "pourquoi": "pk/pkoi", "quelqu'un": "qqn", "quelque chose": "qqch", "toujours": "tjrs",
      "c'est": "c", "je suis": "chui", "aujourd'hui": "ajd", "rendez-vous": "rdv",
      "bonjour": "bjr", "bonsoir": "bsr", "merci": "mci", "je ne sais pas": "jsp", "avec": "av",
      "dans": "ds", "vous": "vs", "nous": "ns", "tout": "tt", "tous": "ts", "que": "q",
      "quand": "qd", "demain": "2main", "message": "msg", "problème": "pb", "téléphone": "tel",
    ],
    chatStarts: ["slt", "bjr", "coucou", "hello", "euh", "dsl", "petite question:", "bon"],
    chatEnds: ["merci", "svp", "mdr", ":)", "🙏", "😅", "??", "...", "stp", "dès que possible"],
    greetings: [
      "Bonjour,", "Bonsoir,", "Madame, Monsieur,", "Bonjour à tous,", "Chère équipe,",
      "Cher service client,",
    ],
    farewells: [
      "Cordialement", "Bien cordialement", "Merci d'avance", "Bien à vous", "Sincères salutations",
      "Avec mes remerciements", "Cdlt", "Bonne journée\n\nEnvoyé de mon téléphone",
    ])

  static let spanish = NoiseWords(
    soundAlikes: [
      ["haber", "a ver"], ["hay", "ahí", "ay"], ["hecho", "echo"], ["vaya", "valla"],
      ["tubo", "tuvo"], ["haya", "halla"], ["sino", "si no"], ["hola", "ola"], ["a", "ha"],
      ["e", "he"], ["as", "has"], ["porque", "por qué", "porqué"], ["asta", "hasta"],
      ["ves", "vez"], ["cocer", "coser"], ["casa", "caza"], ["rebelar", "revelar"],
      ["mas", "más"], ["si", "sí"], ["tu", "tú"], ["el", "él"], ["mi", "mí"], ["votar", "botar"],
      ["bienes", "vienes"], ["cayó", "calló"], ["grabar", "gravar"],
    ],
    abbreviations: [
      "por favor": "xfa/pf", "porque": "xq", "por qué": "xq", "que": "q/k", "también": "tb/tmb",
      "gracias": "grax/gcs", "para": "pa", "cuando": "cdo", "mucho": "mxo", "bueno": "bno",
      "donde": "dnd", "dónde": "dnd", "quiero": "kiero", "saludos": "slds", "mensaje": "msj",
      "teléfono": "tlf", "número": "núm", "hasta luego": "ta luego", "no sé": "ns", "por": "x",
      "de": "d", "más": "+", "lo antes posible": "cuanto antes", "fin de semana": "finde",
    ],
    chatStarts: ["hola", "buenas", "holaa", "oye", "perdón", "una pregunta:", "ey", "pues"],
    chatEnds: ["gracias", "xfa", "jaja", ":)", "🙏", "😅", "??", "...", "urge", "vale?"],
    greetings: [
      "Hola:", "Buenos días:", "Buenas tardes:", "Estimados señores:", "Estimado equipo:",
      "A quien corresponda:",
    ],
    farewells: [
      "Un saludo", "Saludos cordiales", "Atentamente", "Muchas gracias de antemano", "Gracias",
      "Reciban un cordial saludo", "Saludos\n\nEnviado desde mi teléfono",
    ])
}
