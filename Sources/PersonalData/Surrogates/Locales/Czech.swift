extension LocaleNames {
  /// Czech subscriber numbers begin with 2 to 9.
  static let czech = LocaleNames(
    female: words(
      """
      Adéla Adriana Alena Alexandra Alžběta Andrea Aneta Anežka Anna Antonie Barbora Blanka Božena Dagmar Dana Daniela \
      Denisa Dominika Ema Eliška Ester Eva Evelína Františka Gabriela Hana Helena Ilona Irena Iva Ivana Iveta Jana \
      Jarmila Jaroslava Jindra Jiřina Jitka Johana Josefa Julie Justýna Kamila Karolína Kateřina Klára Klaudie \
      Kristina Kristýna Květa Lada Laura Lenka Libuše Linda Lucie Ludmila Magdaléna Marcela Marie Markéta Marta \
      Martina Michaela Milada Milena Miloslava Miroslava Monika Naděžda Natálie Nela Nikola Nina Olga Pavla Pavlína \
      Petra Radka Radmila Renata Romana Růžena Sabina Sára Simona Soňa Sofie Šárka Štěpánka Tamara Tereza Terezie \
      Valerie Vanda Věra Vendula Veronika Viktorie Vladimíra Vlasta Zdena Zdeňka Zora Zuzana Žaneta Žofie
      """),
    male: words(
      """
      Adam Aleš Alexandr Alois Antonín Arnošt Bedřich Bohumil Bohuslav Břetislav Dalibor Daniel David Denis Dominik \
      Dušan Eduard Emil Erik Evžen Filip František Hynek Ivan Ivo Jakub Jan Jaromír Jaroslav Jindřich Jiří Jonáš Josef \
      Kamil Karel Kryštof Ladislav Leoš Libor Lubomír Lubor Lubomír Luboš Ludvík Lukáš Marcel Marek Marian Martin \
      Matěj Matouš Matyáš Max Michal Mikuláš Milan Miloš Miloslav Miroslav Oldřich Ondřej Oskar Otakar Otto Patrik \
      Pavel Petr Prokop Přemysl Radek Radim Radomír Radovan Richard Robert Robin Roman Rostislav Rudolf Samuel \
      Sebastian Slavomír Stanislav Svatopluk Šimon Štěpán Tadeáš Teodor Tobiáš Tomáš Václav Valentýn Vavřinec Viktor \
      Vilém Vincent Vít Vítězslav Vladimír Vladislav Vlastimil Vojtěch Zbyněk Zdeněk Zbyšek
      """),
    family: words(
      """
      Bareš Bárta Bartoš Bednář Beneš Beran Bílek Blažek Bouda Brož Bureš Čech Čermák Černík Doležal Dostál Dušek \
      Dvořák Fiala Filip Fišer Fojtík Hájek Hanák Hanuš Havel Havelka Havlík Havlíček Hladík Hlaváč Holub Holeček \
      Horák Horáček Houdek Hrdlička Hruška Hudec Chalupa Jakeš Janda Janoušek Jaroš Jelínek Ježek Jirák Jílek Kadlec \
      Kalina Karas Kašpar Klíma Klimeš Kočí Kolář Konečný Kopecký Kos Kostka Koubek Koudelka Kovář Kratochvíl Krejčí \
      Kříž Křížek Kubát Kubíček Kučera Kuneš Kratina Lacina Líbal Linhart Macek Macháček Malík Mareš Marek Mašek \
      Matějka Matoušek Maxa Mikeš Moravec Mráz Musil Navrátil Nečas Němec Novák Novotný Ondra Pavelka Pavlík Pecha \
      Pešek Petržel Pokorný Pospíšil Procházka Řezník Říha Růžička Sedlák Sedláček Slabý Slavík Smetana Sobotka Soukup \
      Stejskal Strnad Suchánek Svoboda Sýkora Šafář Šebek Šimek Šíma Škoda Šmíd Špaček Štastný Štěpán Tesař Toman \
      Trnka Tůma Urban Vacek Vaněk Vávra Vašek Vejvoda Veselý Vítek Vlach Vlček Volf Vondra Vrána Zach Zeman Zelenka \
      Žák Žižka
      """),
    cities: words(
      """
      Benešov Beroun Blansko Břeclav Brno Bruntál Cheb Chomutov Chrudim Děčín Domažlice Hodonín Humpolec Jablonec \
      Jičín Jihlava Kadaň Karviná Kladno Klatovy Kolín Kroměříž Kutnov Liberec Litoměřice Litomyšl Louny Mělník Most \
      Náchod Nymburk Olomouc Opava Ostrava Pardubice Pelhřimov Písek Plzeň Poděbrady Polička Praha Prachatice Přerov \
      Příbram Prostějov Rakovník Rokycany Rumburk Semily Slaný Sokolov Strakonice Svitavy Šumperk Tábor Tachov Telč \
      Teplice Třebíč Třeboň Trutnov Turnov Uničov Vimperk Vsetín Vyškov Zábřeh Zlín Znojmo Žatec
      """),
    streets: lines(
      """
      Nádražní #
      Školní #
      Zahradní #
      Krátká #
      Dlouhá #
      Lipová #
      Polní #
      Luční #
      Lesní #
      Husova #
      Palackého #
      Komenského #
      Žižkova #
      Jiráskova #
      Masarykova #
      Havlíčkova #
      Nerudova #
      Smetanova #
      Dvořákova #
      Tyršova #
      Sokolská #
      Mlýnská #
      Kostelní #
      Hřbitovní #
      Na Kopci #
      Pod Lesem #
      U Potoka #
      Za Humny #
      náměstí Míru #
      Sadová #
      """),
    postalCode: "%## ##",
    firms: [
      "@ s.r.o.", "@ a syn", "Pekařství @", "Stavby @", "Doprava @", "Elektro @", "@ a @",
      "Tiskárna @", "Lékárna @", "Knihkupectví @", "Autoservis @", "Truhlářství @", "Reality @",
      "Zahradnictví @", "@ Technik", "Účetnictví @",
    ],
    titles: ("paní", "pan"),
    phones: ["1## ### ###", "0## ### ###"])
}
