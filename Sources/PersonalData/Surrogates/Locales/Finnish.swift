extension LocaleNames {
  /// Subscriber numbers in Finland do not begin with 0.
  static let finnish = LocaleNames(
    female: words(
      """
      Aada Aino Alina Amanda Anja Anna Anne Anneli Anni Annika Anu Arja Aune Auli Eeva Eija Eila Eini Elina Elisa Ella \
      Elli Elsa Emilia Emma Emmi Enni Essi Eve Hanna Hannele Heidi Helena Heli Helmi Henna Hilja Hilkka Iida Iiris \
      Inka Irja Irma Jaana Jenna Jenni Johanna Jonna Julia Kaarina Kaija Kaisa Karoliina Katariina Kati Katja Katri \
      Kerttu Kirsi Krista Laura Lea Leena Lotta Maarit Maija Mari Maria Marika Marja Marjatta Marjo Marjut Mervi Merja \
      Milla Minna Mira Mirja Mirjami Nea Niina Noora Oona Outi Paula Peppi Pihla Piia Pilvi Päivi Raija Raili Riikka \
      Riitta Ritva Roosa Saana Saara Sanna Sara Sari Satu Seija Siiri Sini Sinikka Sirkka Sirpa Sofia Sonja Suvi \
      Susanna Taina Tanja Tarja Terhi Tiina Tuija Tuula Tuuli Ulla Veera Venla Vilma Virpi
      """),
    male: words(
      """
      Aapo Aarne Aaro Aatu Ahti Aki Aleksi Antero Antti Ari Arto Arttu Arvo Atte Daniel Eelis Eemeli Eero Eetu Eino \
      Elias Emil Ensio Erkki Esa Hannes Hannu Harri Heikki Henri Iiro Ilkka Ilmari Jaakko Jalmari Jani Janne Jari \
      Jarkko Jarmo Jere Jesse Joel Joni Joona Joonas Jouko Jouni Juha Juhani Juho Jukka Jussi Jyrki Kaapo Kai Kalervo \
      Kalevi Kalle Kari Kasper Kauko Keijo Kimmo Konsta Kristian Kyösti Lasse Lauri Leevi Leo Marko Markku Markus \
      Martti Matias Matti Miika Mika Mikael Mikko Miro Niilo Niklas Niko Oiva Olavi Olli Onni Oskari Otso Otto Paavo \
      Panu Pauli Pekka Pentti Pertti Petri Petteri Pirkka Raimo Rasmus Reijo Riku Risto Roope Sakari Sami Samuli \
      Santeri Saku Seppo Simo Tapani Tapio Tatu Teemu Tero Timo Toivo Tomi Toni Topi Touko Tuomas Tuomo Tuukka Urho \
      Valtteri Veikko Veli Vesa Vilho Viljami Ville Väinö Yrjö
      """),
    family: words(
      """
      Aalto Aaltonen Ahola Ahonen Alanen Anttila Aro Eerola Eloranta Eskelinen Haapala Haapanen Hakala Hakkarainen \
      Halonen Hannula Harju Hartikainen Heikkilä Heikkinen Heinonen Hietala Hiltunen Hirvonen Holopainen Honkanen \
      Huttunen Hyvönen Hämäläinen Hänninen Ikonen Immonen Jokela Jokinen Juntunen Jääskeläinen Kallio Kangas Karhu \
      Karjalainen Karppinen Karvonen Keränen Kettunen Kinnunen Kivelä Kiviniemi Kokkonen Koistinen Koivisto Koivunen \
      Kolehmainen Komulainen Koponen Korhonen Korpela Korpi Koskela Koski Koskinen Kosonen Kukkonen Kurki Laakso \
      Laaksonen Lahti Lahtinen Laine Laitinen Lappalainen Lassila Lehtinen Lehto Lehtonen Leinonen Leppänen Linna \
      Luoma Lähteenmäki Makkonen Manninen Mattila Miettinen Moilanen Mustonen Myllymäki Mäkelä Mäki Mäkinen Mäntylä \
      Määttä Nevalainen Niemelä Niemi Nieminen Niskanen Nurmi Nurminen Nykänen Oja Ojala Oksanen Ollila Paananen \
      Pakarinen Parkkinen Partanen Peltola Peltonen Pesonen Pietilä Pitkänen Pulkkinen Räsänen Rantala Rantanen Rautio \
      Rissanen Rossi Saarela Saari Saarinen Salmela Salmi Salminen Salo Salonen Savolainen Seppälä Seppänen Sillanpää \
      Sirén Suominen Tamminen Tanskanen Tiainen Toivonen Tolonen Tuominen Turunen Uusitalo Valkonen Vainio Virtanen \
      Vuorinen Väisänen Väänänen Ylönen
      """),
    cities: words(
      """
      Espoo Forssa Hamina Hanko Heinola Helsinki Hollola Hyvinkää Hämeenlinna Iisalmi Imatra Joensuu Jyväskylä \
      Järvenpää Kaarina Kajaani Kauniainen Kemi Kerava Kokkola Kotka Kouvola Kuopio Lahti Lappeenranta Lohja Loviisa \
      Mikkeli Naantali Nokia Nurmes Oulu Outokumpu Parainen Pieksämäki Pietarsaari Pori Porvoo Raahe Raisio Rauma \
      Riihimäki Rovaniemi Salo Savonlinna Seinäjoki Tampere Tornio Turku Uusikaupunki Vaasa Valkeakoski Vantaa Varkaus \
      Ylivieska Äänekoski
      """),
    streets: lines(
      """
      Asematie #
      Kauppakatu #
      Kirkkokatu #
      Koulukatu #
      Rantatie #
      Puistokatu #
      Hämeenkatu #
      Rautatienkatu #
      Keskuskatu #
      Satamakatu #
      Koivutie #
      Mäntytie #
      Kuusitie #
      Pihlajatie #
      Lehtotie #
      Metsätie #
      Niittykatu #
      Peltotie #
      Tehtaankatu #
      Torikatu #
      Linnankatu #
      Yliopistonkatu #
      Myllytie #
      Kivikatu #
      Järvitie #
      Harjukatu #
      Laaksotie #
      Vuorikatu #
      Ratakatu #
      Mäkikuja #
      """),
    postalCode: "#####",
    firms: [
      "@ Oy", "@ Ky", "Leipomo @", "Rakennus @", "Kuljetus @", "Sähkö @", "@ Tekniikka",
      "Kirjakauppa @", "Huolto @", "@ ja Pojat", "Kiinteistö @", "Puutarha @", "Autoliike @",
      "@ Konsultointi", "Maalaus @", "@ Yhtiöt",
    ],
    titles: ("rouva", "herra"),
    phones: ["09 0## ####", "03 0## ####", "02 0## ####", "040 0######"])
}
