extension LocaleNames {
  /// Subscriber numbers in the Netherlands do not begin with 0 behind the area code.
  static let dutch = LocaleNames(
    female: words(
      """
      Amber Amira Anna Anne Annemarie Annelies Anouk Astrid Aylin Babette Bianca Brechtje Britt Carla Carolien \
      Charlotte Chantal Claudia Danique Daphne Debora Demi Diana Dorien Eline Elise Ellen Els Emma Esmee Esther Eva \
      Evelien Fatima Femke Fleur Floor Frederique Geertje Greetje Hanna Hanneke Heleen Ilse Ineke Ingrid Iris Isa \
      Janneke Jasmijn Jessica Jolanda Josephine Judith Julia Karin Kim Kirsten Lara Laura Lieke Linda Lisa Lisette \
      Loes Lotte Maaike Manon Maria Marieke Marijke Marit Marjolein Marloes Meike Merel Mieke Milou Mirjam Monique \
      Nadia Naomi Nicole Nienke Noor Petra Renske Roos Samira Sanne Sara Saskia Sofie Sophie Suzanne Sylvia Tamara \
      Tessa Tineke Vera Veerle Willemijn Wendy Yara Yvonne
      """),
    male: words(
      """
      Aad Ahmed Arjan Arie Arno Bart Bas Bastiaan Ben Berend Bilal Bram Casper Cees Chris Cornelis Daan Danny Dennis \
      Dirk Eelco Emiel Erik Erwin Ewout Ferdinand Floris Frank Freek Gerard Gerben Gijs Guus Hans Harm Hendrik Henk \
      Hidde Hugo Ibrahim Jaap Jacob Jan Jasper Jelle Jeroen Jesse Jochem Joep Johan Joost Jordy Jorrit Joris Jurgen \
      Kees Kevin Klaas Koen Lars Leon Lex Luuk Maarten Marcel Marco Mark Martijn Mats Matthijs Maurits Max Mehmet \
      Michiel Milan Mohamed Niels Noud Olivier Patrick Paul Peter Pieter Pim Quinten Ramon Remco Rens Rick Rob Robert \
      Roel Ruben Ruud Sander Sem Sjoerd Stefan Sven Teun Thijs Thomas Tijmen Tim Tobias Tom Twan Vincent Wessel Willem \
      Wim Wouter Youssef
      """),
    family: words(
      """
      Aalbers Adriaans Akkerman Bakker Beekman Bergman Blom Boer Bogaard Bos Bosman Bouwman Brand Brouwer Bruin \
      Claassen Cornelissen Dekker Dijkman Dijkstra Driessen Evers Faber Franken Geerts Gerritsen Groen Groot Haan \
      Hendriks Hermans Heuvelman Hoekstra Hofman Huisman Jacobs Jansen Janssen Jonker Kaya Keizer Klein Kok Koning \
      Koster Kramer Kuiper Kuijpers Lammers Leeuw Linssen Maas Martens Meijer Mertens Meyer Michielsen Molenaar Mol \
      Mulder Nijland Nijhuis Noordman Otten Oosterhuis Peeters Peters Postma Prins Rademaker Roos Sanders Schipper \
      Scholten Schouten Schuurman Smeets Smit Smits Snijders Stam Steenbergen Timmermans Tuinstra Veenstra Verbeek \
      Verhoeven Vermeulen Verschuren Visser Vos Vries Wagenaar Wessels Wiersma Willems Winter Wolters Zijlstra Zwart
      """),
    cities: words(
      """
      Alkmaar Almelo Almere Amersfoort Amsterdam Antwerpen Apeldoorn Arnhem Assen Bergen Breda Brugge Delft Deventer \
      Dordrecht Ede Eindhoven Emmen Enschede Gent Gouda Groningen Haarlem Heerenveen Heerlen Helmond Hengelo Hilversum \
      Hoorn Kampen Leeuwarden Leiden Lelystad Leuven Maastricht Mechelen Meppel Middelburg Nijmegen Oss Roermond \
      Roosendaal Rotterdam Schiedam Sittard Sneek Tiel Tilburg Utrecht Venlo Vlissingen Wageningen Weert Woerden \
      Zaandam Zeist Zoetermeer Zutphen Zwolle
      """),
    streets: lines(
      """
      Dorpsstraat #
      Kerkstraat #
      Hoofdstraat #
      Molenweg #
      Schoolstraat #
      Stationsweg #
      Julianastraat #
      Wilhelminalaan #
      Beatrixlaan #
      Nieuwstraat #
      Molenstraat #
      Parallelweg #
      Lindelaan #
      Eikenlaan #
      Beukenlaan #
      Kastanjelaan #
      Industrieweg #
      Marktplein #
      Havenstraat #
      Burgemeester Jansenlaan #
      Prinsengracht #
      Oude Gracht #
      Vondelstraat #
      Rembrandtstraat #
      Zandweg #
      Polderweg #
      Tulpstraat #
      Rozenstraat #
      Esdoornlaan #
      Raadhuisplein #
      """),
    postalCode: "%### ??",
    firms: [
      "@ B.V.", "@ & Zonen", "Bakkerij @", "Garage @", "@ Transport", "Installatiebedrijf @",
      "@ en @", "Drukkerij @", "Bouwbedrijf @", "@ Advies", "Boekhandel @", "@ Makelaars",
      "Groep @", "Kwekerij @", "Slagerij @", "@ Techniek", "Reisbureau @", "@ Accountants",
    ],
    titles: ("mevrouw", "meneer"),
    phones: ["020 0## ####", "010 0## ####", "030 0## ####", "070 0## ####", "06 0# ## ## ##"])
}
