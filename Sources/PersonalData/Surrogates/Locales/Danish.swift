extension LocaleNames {
  /// Danish numbers begin with 2 to 9.
  static let danish = LocaleNames(
    female: words(
      """
      Agnes Alberte Alma Amalie Andrea Ane Anette Anna Anne Annette Asta Astrid Benedikte Bente Berit Birgit Birthe \
      Bodil Camilla Caroline Cecilie Charlotte Christina Clara Dagmar Dorte Ditte Ea Eline Elisabeth Ella Ellen Elna \
      Else Emilie Emma Eva Esther Fie Freja Frida Gitte Grethe Hanne Helle Henriette Ida Inger Ingrid Isabella Jane \
      Janne Jette Johanne Josefine Julie Karen Karin Karla Kaya Kirsten Kirstine Kristine Lærke Laura Lea Lene Lina \
      Line Lis Lisbeth Liva Lone Lotte Louise Luna Lykke Maja Malene Maren Margit Maria Marianne Marie Mathilde Merete \
      Mette Mia Michelle Mille Nanna Nicoline Nina Olivia Pernille Pia Rikke Rosa Ruth Sandra Sanne Sara Signe Sille \
      Simone Sine Sofie Sonja Stine Susanne Tina Trine Ulla Vera Vibeke Victoria Vigga
      """),
    male: words(
      """
      Adam Aksel Albert Alexander Alfred Anders Andreas Anton Arne Arthur August Axel Benjamin Bent Bjarne Bo Brian \
      Carl Carsten Casper Christian Christoffer Claus Daniel David Dennis Ebbe Egon Elias Emil Erik Esben Flemming \
      Frank Frede Frederik Frode Gert Gustav Hans Harald Helge Henning Henrik Holger Hugo Ib Ivan Jacob Jan Jens Jeppe \
      Jesper Johan Johannes John Jonas Jonathan Jørgen Jørn Kaj Karl Kasper Keld Kenneth Kim Kjeld Knud Kristian \
      Kristoffer Kurt Lars Lasse Lauge Leif Leo Liam Lucas Ludvig Mads Magnus Malthe Marcus Marius Martin Mathias \
      Mikkel Michael Mogens Morten Nicolai Niels Nikolaj Noah Ole Oliver Oscar Otto Oluf Palle Per Peter Philip Poul \
      Preben Rasmus René Rune Sebastian Simon Steen Stefan Svend Søren Theodor Thomas Thor Tim Tobias Tom Torben \
      Troels Uffe Valdemar Victor Viggo Villads Vagn William
      """),
    family: words(
      """
      Andersen Andreasen Bach Bak Bang Bech Berg Berthelsen Bertelsen Bisgaard Bjerre Bjerregaard Boesen Bonde Brandt \
      Bruun Buch Bundgaard Carlsen Christensen Christiansen Christoffersen Clausen Dahl Dalgaard Dam Damgaard Davidsen \
      Enevoldsen Eriksen Eskildsen Fischer Frandsen Frederiksen Friis Gade Gregersen Hald Hansen Hedegaard Henriksen \
      Hermansen Holm Holst Iversen Jacobsen Jakobsen Jensen Jepsen Jeppesen Jespersen Jessen Johansen Johnsen \
      Jørgensen Juhl Juul Karlsen Kjeldsen Kjær Klausen Knudsen Koch Kofoed Kragh Kristensen Kristoffersen Krogh \
      Larsen Lassen Laursen Lauritsen Lind Lorentzen Lorenzen Lund Lundgaard Madsen Markussen Mathiesen Mikkelsen \
      Mogensen Mortensen Munk Mølgaard Møller Nielsen Nissen Nygaard Olesen Olsen Overgaard Paulsen Pedersen Petersen \
      Poulsen Rasmussen Ravn Riis Schmidt Schou Schultz Simonsen Skov Skovgaard Steffensen Svendsen Søgaard Sørensen \
      Thomsen Thorsen Thygesen Toft Vestergaard Villadsen Vinther Winther Østergaard
      """),
    cities: words(
      """
      Aabenraa Aalborg Aarhus Assens Ballerup Billund Birkerød Brønderslev Esbjerg Faaborg Fredensborg Fredericia \
      Frederikshavn Frederikssund Grenaa Haderslev Haslev Helsingør Herning Hillerød Hjørring Hobro Holbæk Holstebro \
      Horsens Hørsholm Ikast Kalundborg Kerteminde Kolding Korsør København Køge Lemvig Maribo Middelfart Nakskov \
      Nyborg Næstved Odder Odense Randers Ribe Ringkøbing Ringsted Roskilde Rudkøbing Rønne Silkeborg Skagen \
      Skanderborg Skive Skjern Slagelse Sorø Struer Svendborg Sønderborg Thisted Tønder Varde Vejen Vejle Viborg \
      Vordingborg
      """),
    streets: lines(
      """
      Algade #
      Bredgade #
      Nørregade #
      Søndergade #
      Vestergade #
      Østergade #
      Storegade #
      Skolegade #
      Kirkegade #
      Jernbanegade #
      Strandvejen #
      Skovvej #
      Birkevej #
      Bøgevej #
      Egevej #
      Granvej #
      Lærkevej #
      Møllevej #
      Parkvej #
      Engvej #
      Rosenvej #
      Skolevej #
      Stationsvej #
      Havnegade #
      Kongevejen #
      Nygade #
      Hovedgaden #
      Kløvervej #
      Tjørnevej #
      Vibevej #
      """),
    postalCode: "%###",
    firms: [
      "@ A/S", "@ ApS", "@ & Søn", "Bageri @", "@ Byg", "@ VVS", "Tømrer @", "@ Transport",
      "Murer @", "@ Rådgivning", "Trykkeri @", "@ El", "Boghandel @", "@ Ejendomme", "Brødrene @",
      "@ Gartneri",
    ],
    titles: ("fru", "hr."),
    phones: ["0# ## ## ##", "1# 0# ## ##"])
}
