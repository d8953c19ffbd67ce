extension LocaleNames {
  /// The numbers that the Post and Telecom Authority keeps for books and films.
  static let swedish = LocaleNames(
    female: words(
      """
      Agnes Agneta Alice Alma Amanda Amina Anette Anita Anna Annika Astrid Barbro Birgitta Britt Camilla Carina \
      Carolina Cecilia Charlotta Christina Clara Ebba Elin Elina Elisabeth Ella Ellen Elsa Emelie Emilia Emma Erika \
      Ester Eva Evelina Fatima Felicia Filippa Frida Freja Gerd Greta Gunilla Gun Hanna Helena Hedda Ida Ines Inger \
      Ingrid Irene Isabella Jasmine Jenny Johanna Josefin Julia Kajsa Karin Katarina Kerstin Klara Kristina Lena Linda \
      Linn Linnea Lisa Lovisa Lena Madeleine Maja Malin Margareta Maria Marianne Marie Matilda Mikaela Moa Mona My \
      Nathalie Nina Nora Olivia Pernilla Pia Rebecka Ronja Rut Saga Sandra Sara Selma Signe Siv Sofia Sonja Stina \
      Susanne Tilda Tove Tuva Ulla Ulrika Vera Viktoria Wilma Ylva Åsa
      """),
    male: words(
      """
      Adam Albin Alexander Alfred Ali Anders Andreas Anton Arvid August Axel Bengt Bertil Björn Bo Carl Charlie \
      Christer Christian Christoffer Dag Daniel David Dennis Edvin Elias Elliot Emil Erik Evert Fabian Filip Fredrik \
      Gabriel Georg Gunnar Gustav Göran Hampus Hans Harald Henrik Hjalmar Hugo Håkan Ingemar Isak Ivar Jakob Jan Jens \
      Jesper Jimmy Joakim Joel Johan Johannes John Jonas Jonathan Josef Jörgen Kalle Karl Kenneth Kent Kevin Kjell \
      Klas Kristian Kurt Lars Leif Lennart Leo Liam Linus Love Lucas Ludvig Magnus Malte Marcus Martin Mats Mattias \
      Max Melvin Mikael Mohammed Nicklas Nils Noah Ola Olle Olof Oskar Ove Patrik Per Peter Pontus Ragnar Rasmus \
      Rickard Robert Robin Roger Rolf Samuel Sebastian Simon Sixten Stefan Sten Sture Sven Theo Thomas Tobias Tommy \
      Torbjörn Tore Ulf Urban Valter Victor Viggo Vincent William Åke
      """),
    family: words(
      """
      Abrahamsson Ahlström Alm Andersson Arvidsson Axelsson Backman Bengtsson Berg Berggren Berglund Bergman Bergqvist \
      Bergström Björk Björklund Blom Blomqvist Borg Boström Carlsson Dahl Dahlberg Danielsson Ek Eklund Ekström \
      Eliasson Engström Eriksson Falk Forsberg Fransson Fredriksson Friberg Gunnarsson Gustafsson Hansson Hedlund \
      Hedström Hellström Henriksson Hermansson Holm Holmberg Holmgren Håkansson Isaksson Ivarsson Jakobsson Jansson \
      Johansson Jonasson Jonsson Jönsson Karlsson Larsson Lind Lindberg Lindgren Lindholm Lindqvist Lindström Ljung \
      Ljungberg Lund Lundberg Lundgren Lundin Lundqvist Lundström Löfgren Magnusson Martinsson Mattsson Moberg Månsson \
      Mårtensson Nilsson Norberg Nordin Nordström Norén Nyberg Nyström Nyman Olofsson Olsson Persson Petersson \
      Pettersson Rosén Samuelsson Sandberg Sandström Sjöberg Sjögren Ström Strömberg Sundberg Sundström Svensson \
      Söderberg Söderström Viklund Wallin Wikström Åberg Åkesson Åström Öberg Öhman Östlund
      """),
    cities: words(
      """
      Alingsås Arboga Arvika Avesta Boden Bollnäs Borgholm Borlänge Borås Enköping Eskilstuna Eslöv Falkenberg \
      Falköping Falun Gävle Göteborg Halmstad Haparanda Helsingborg Hudiksvall Härnösand Hässleholm Jönköping Kalmar \
      Karlshamn Karlskrona Karlstad Katrineholm Kiruna Kristianstad Kungsbacka Landskrona Lidköping Linköping Luleå \
      Lund Malmö Mariestad Mora Motala Nora Norrköping Norrtälje Nyköping Nässjö Oskarshamn Piteå Ronneby Sala Sigtuna \
      Skara Skellefteå Skövde Sollefteå Stockholm Strängnäs Strömstad Sundsvall Sölvesborg Tranås Trelleborg \
      Trollhättan Uddevalla Umeå Uppsala Varberg Vetlanda Visby Vänersborg Västervik Västerås Växjö Ystad Ängelholm \
      Örebro Östersund
      """),
    streets: lines(
      """
      Storgatan #
      Kungsgatan #
      Drottninggatan #
      Skolgatan #
      Kyrkogatan #
      Järnvägsgatan #
      Parkvägen #
      Björkvägen #
      Granvägen #
      Tallvägen #
      Ringvägen #
      Skogsvägen #
      Ängsvägen #
      Nygatan #
      Östergatan #
      Västergatan #
      Hamngatan #
      Villagatan #
      Industrigatan #
      Bergsgatan #
      Lindvägen #
      Rönnvägen #
      Ekvägen #
      Stationsgatan #
      Trädgårdsgatan #
      Backvägen #
      Sjövägen #
      Smedjegatan #
      Kvarngränd #
      Fiskargränd #
      """),
    postalCode: "%## ##",
    firms: [
      "@ AB", "@ & Söner", "Bageri @", "Bygg @", "@ Åkeri", "@ Konsult", "Elektriska @", "@ & Co",
      "Måleri @", "Tryckeri @", "@ Fastigheter", "@ Revision", "Bokhandel @", "@ Handel",
      "Trädgård @", "@ Teknik",
    ],
    titles: ("fru", "herr"),
    phones: ["031-390 06 ##", "040-628 04 ##", "08-465 004 ##", "0980-319 2##", "070-174 06 ##"])
}
