extension LocaleNames {
  /// Subscriber numbers of Polish areas do not begin with 0.
  static let polish = LocaleNames(
    female: words(
      """
      Adrianna Agata Agnieszka Aleksandra Alicja Amelia Aneta Angelika Aniela Anita Anna Antonina Barbara Beata \
      Bogumiła Bożena Celina Czesława Dagmara Danuta Daria Diana Dominika Dorota Edyta Elżbieta Emilia Ewa Ewelina \
      Felicja Gabriela Grażyna Hanna Halina Helena Ilona Iga Irena Iwona Izabela Jadwiga Jagoda Janina Joanna Jolanta \
      Julia Justyna Kaja Kalina Kamila Karina Karolina Katarzyna Kinga Klaudia Kornelia Krystyna Laura Lena Lidia \
      Liliana Lucyna Łucja Magda Magdalena Maja Małgorzata Maria Marianna Marlena Marta Martyna Matylda Michalina \
      Milena Mirosława Monika Natalia Nina Nikola Olga Oliwia Patrycja Paulina Pola Renata Regina Róża Sabina Sandra \
      Sara Stanisława Stefania Sylwia Teresa Urszula Wanda Weronika Wiesława Wiktoria Zofia Zuzanna
      """),
    male: words(
      """
      Adam Adrian Albert Aleksander Aleksy Alojzy Andrzej Antoni Arkadiusz Artur Bartłomiej Bartosz Błażej Bogdan \
      Bogusław Bolesław Borys Cezary Cyprian Czesław Damian Daniel Dariusz Dawid Dominik Edward Emil Eryk Ernest \
      Eugeniusz Fabian Filip Franciszek Gabriel Grzegorz Henryk Hubert Ignacy Igor Ireneusz Jacek Jakub Jan Janusz \
      Jarosław Jerzy Julian Józef Kacper Kajetan Kamil Karol Kazimierz Konrad Kornel Krystian Krzysztof Leon Leszek \
      Lucjan Łukasz Maciej Maksymilian Marcel Marcin Marek Mariusz Mateusz Michał Mieczysław Mikołaj Miłosz Mirosław \
      Nikodem Norbert Olaf Oskar Patryk Paweł Piotr Przemysław Radosław Rafał Robert Roman Ryszard Sebastian Sławomir \
      Stanisław Stefan Szymon Tadeusz Tobiasz Tomasz Tymon Wacław Waldemar Wiesław Wiktor Witold Władysław Wojciech \
      Zbigniew Zdzisław Zenon Zygmunt
      """),
    family: words(
      """
      Adamczyk Andrzejczak Banaś Baran Bednarek Bielak Błaszczyk Borek Brzoza Chmiel Cieślak Cybulko Czapla Czarnota \
      Czech Dąbek Domagała Drozd Duda Dudek Dziuba Fijałek Filipek Furman Gajda Gawron Gil Głowacz Góra Górniak \
      Grabarz Grzyb Gut Hajduk Herman Jagoda Janik Jaros Jasiak Jezierza Jurek Kaczmarek Kaleta Kania Karpiuk Kasprzak \
      Kempa Kłos Kołodziej Kopeć Kos Kosiba Kostrzewa Kowal Kowalczyk Kozak Kozieł Kozioł Krawczyk Krawiec Król Kruk \
      Krupa Kubiak Kucharz Kuczma Kujawa Kurek Kwiatek Lis Łukasik Maciejak Madej Majcher Majka Makuch Marciniak \
      Marczak Mazur Michalak Mielczarek Mikołajczyk Mróz Musiał Niemiec Nowak Nowicz Olejnik Olszak Owczarek Ożóg \
      Pająk Paluch Pawlak Pawlik Piech Pietrzak Piątek Rak Rogala Sikora Skiba Sobczak Socha Sowa Stachura Stasiak \
      Stec Szczepanik Szewczyk Szulc Szymczak Tomczak Urban Walczak Wawrzyniak Wielgus Więcek Wilk Wnuk Woźniak Wójcik \
      Wrona Zając Zaremba Ziółko Żak Żuk
      """),
    cities: lines(
      """
      Białystok
      Bielsko-Biała
      Bydgoszcz
      Bytom
      Chełm
      Chorzów
      Częstochowa
      Elbląg
      Gdańsk
      Gdynia
      Gliwice
      Gniezno
      Gorzów Wielkopolski
      Grudziądz
      Inowrocław
      Jelenia Góra
      Kalisz
      Katowice
      Kielce
      Konin
      Koszalin
      Kraków
      Legnica
      Leszno
      Lublin
      Łomża
      Łódź
      Nowy Sącz
      Olsztyn
      Opole
      Piła
      Płock
      Poznań
      Przemyśl
      Radom
      Rybnik
      Rzeszów
      Siedlce
      Słupsk
      Sopot
      Suwałki
      Szczecin
      Tarnów
      Toruń
      Tychy
      Wałbrzych
      Warszawa
      Włocławek
      Wrocław
      Zakopane
      Zamość
      Zielona Góra
      """),
    streets: lines(
      """
      ul. Polna #
      ul. Leśna #
      ul. Słoneczna #
      ul. Krótka #
      ul. Szkolna #
      ul. Ogrodowa #
      ul. Lipowa #
      ul. Brzozowa #
      ul. Łąkowa #
      ul. Kwiatowa #
      ul. Kościelna #
      ul. Sosnowa #
      ul. Zielona #
      ul. Parkowa #
      ul. Akacjowa #
      ul. Mickiewicza #
      ul. Słowackiego #
      ul. Sienkiewicza #
      ul. Kościuszki #
      ul. Kopernika #
      ul. Długa #
      ul. Młyńska #
      ul. Kolejowa #
      ul. Klonowa #
      ul. Wiśniowa #
      ul. Spacerowa #
      al. Niepodległości #
      al. Wolności #
      pl. Wolności #
      os. Słoneczne #
      """),
    postalCode: "%#-###",
    firms: [
      "@ Sp. z o.o.", "@ i Synowie", "Piekarnia @", "Transport @", "Zakład @", "@ i @", "Apteka @",
      "Drukarnia @", "Grupa @", "Budownictwo @", "Meble @", "Księgarnia @", "@ Nieruchomości",
      "Serwis @", "Biuro @", "Hurtownia @",
    ],
    titles: ("Pani", "Pan"),
    phones: ["22 0## ## ##", "12 0## ## ##", "61 0## ## ##", "58 0## ## ##"])
}
