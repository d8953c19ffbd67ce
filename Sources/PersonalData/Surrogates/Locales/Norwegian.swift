extension LocaleNames {
  /// Norwegian subscriber numbers begin with 2 to 9.
  static let norwegian = LocaleNames(
    female: words(
      """
      Agnes Amalie Andrea Anette Anita Anna Anne Astrid Aurora Berit Birgit Bjørg Bodil Camilla Cathrine Cecilie \
      Charlotte Christine Eline Elin Elisabeth Ella Ellen Else Emilie Emma Eva Frida Gerd Grete Gro Gunn Guro Hanna \
      Hanne Hege Heidi Helene Hilde Ida Inger Ingrid Ingeborg Ingvild Iselin Jenny Jorunn Julie Kaja Kari Karin \
      Karoline Kirsten Kjersti Kristin Kristine Laila Lene Lilly Linda Line Linn Lise Live Liv Maja Malin Mari Maria \
      Marianne Marit Marte Martine Mathilde Merete Mette Mona Monica Nina Nora Olivia Oda Othilie Pernille Ragnhild \
      Rannveig Randi Rikke Runa Sara Selma Signe Sigrid Silje Siri Siv Sofie Solveig Sonja Stine Synne Tale Thea Tiril \
      Tone Torill Tove Trine Turid Tuva Unni Vilde Vigdis Wenche Åse Åshild
      """),
    male: words(
      """
      Adrian Aksel Alexander Amund Anders Andreas Anton Are Arild Arne Arvid Asbjørn Askil Aslak Atle Audun Bendik \
      Bjarne Bjørn Brage Christian Christoffer Dag Daniel Edvard Egil Einar Eirik Elias Emil Erik Erlend Espen Even \
      Eystein Filip Finn Frank Fredrik Frode Geir Gunnar Halvor Hans Harald Henrik Herman Håkon Håvard Isak Ivar Jakob \
      Jan Jens Jo Johan Johannes John Jonas Jørgen Jørn Kai Karl Kenneth Ketil Kjell Kjetil Knut Kristian Kristoffer \
      Lars Lasse Leif Leon Liam Lucas Ludvig Mads Magnar Magne Magnus Marius Markus Martin Mathias Mikkel Morten Nils \
      Noah Odd Odin Ola Olav Ole Oliver Olaf Oskar Ottar Per Petter Pål Ragnar Rolf Roar Roger Rune Sander Sebastian \
      Sigurd Simen Sindre Sivert Snorre Stein Steinar Stian Ståle Svein Sverre Sondre Terje Theodor Thomas Thor Tobias \
      Tom Tor Tore Torgeir Torstein Trond Trygve Tørres Ulrik Vebjørn Vegard Vidar William Yngve Øystein Øyvind
      """),
    family: words(
      """
      Aamodt Aas Aasen Abrahamsen Amundsen Andersen Andreassen Antonsen Arnesen Bakke Bakken Berg Berge Berntsen \
      Birkeland Bjerke Bråten Brekke Bøe Christensen Christiansen Dahl Dahle Danielsen Edvardsen Eide Eliassen \
      Ellingsen Engen Eriksen Evensen Fjeld Fosse Fredriksen Gulbrandsen Gundersen Haga Hagen Halvorsen Hammer Hansen \
      Hanssen Haug Haugen Helland Henriksen Hermansen Hoel Holm Holmen Hovland Isaksen Iversen Jacobsen Jakobsen \
      Jensen Jenssen Johannessen Johansen Johnsen Jørgensen Karlsen Knudsen Knutsen Kristensen Kristiansen Larsen Lie \
      Lien Lund Lunde Madsen Martinsen Mathisen Mikalsen Moe Moen Mortensen Myhre Myklebust Nguyen Nielsen Nilsen \
      Nygård Næss Olsen Ottersen Paulsen Pedersen Pettersen Rasmussen Rønning Ruud Sandberg Sande Sandvik Simonsen \
      Sivertsen Solberg Solheim Solli Steen Strand Strøm Sunde Svendsen Syversen Sæther Sørensen Teigen Thomassen \
      Thorsen Tveit Tangen Vik Viken Wold Ødegård Øien
      """),
    cities: words(
      """
      Alta Arendal Askim Bergen Bodø Brevik Bryne Drammen Drøbak Egersund Elverum Fagernes Farsund Flekkefjord Florø \
      Fredrikstad Førde Gjøvik Grimstad Halden Hamar Hammerfest Harstad Haugesund Holmestrand Horten Hønefoss Jessheim \
      Kirkenes Kongsberg Kongsvinger Kragerø Kristiansand Kristiansund Larvik Levanger Lillehammer Lillestrøm Lyngdal \
      Mandal Mo Molde Mosjøen Moss Namsos Narvik Notodden Odda Oslo Otta Porsgrunn Risør Rjukan Røros Sandefjord \
      Sandnes Sarpsborg Ski Skien Sortland Stavanger Steinkjer Stjørdal Stord Svolvær Tromsø Trondheim Tvedestrand \
      Tønsberg Ulsteinvik Vadsø Vardø Verdal Voss Ålesund Åndalsnes
      """),
    streets: lines(
      """
      Storgata #
      Kirkegata #
      Skolegata #
      Kongens gate #
      Dronningens gate #
      Strandgata #
      Sjøgata #
      Parkveien #
      Skogveien #
      Bjørkeveien #
      Furuveien #
      Granveien #
      Industriveien #
      Kirkeveien #
      Skoleveien #
      Solveien #
      Ringveien #
      Elveveien #
      Fjellveien #
      Bakkeveien #
      Åsveien #
      Nordre gate #
      Søndre gate #
      Jernbanegata #
      Stasjonsveien #
      Havnegata #
      Moveien #
      Haugveien #
      Lyngveien #
      Tverrveien #
      """),
    postalCode: "%###",
    firms: [
      "@ AS", "@ & Sønner", "@ Bakeri", "@ Bygg", "@ Transport", "@ Rør", "@ Elektro", "Brødrene @",
      "@ Eiendom", "@ Regnskap", "@ Maskin", "@ Handel", "Bokhandel @", "@ Trykkeri", "@ Gartneri",
      "@ Rådgivning",
    ],
    titles: ("fru", "herr"),
    phones: ["1# ## ## ##", "0# ## ## ##"])
}
