extension LocaleNames {
  static let german = LocaleNames(
    female: words(
      """
      Alina Amelie Andrea Anja Anke Anna Annika Antje Astrid Ayla Barbara Birgit Birte Britta Carina Carolin Charlotte \
      Christa Claudia Clara Cornelia Daniela Doris Dorothea Elena Elif Elisabeth Emma Esra Eva Fatma Franziska Frieda Gabriele \
      Gerda Greta Gudrun Hanna Heike Helga Henrike Hilde Ida Ilse Ines Inge Ingrid Iris Jana Jasmin Johanna Julia Jutta Karin \
      Katharina Katja Kerstin Klara Lara Lea Lena Leonie Lina Lisa Lotte Luise Maike Manuela Maren Margit Maria Marie Marlene \
      Martina Mathilda Meike Melanie Merle Mia Mila Monika Nadine Nele Nicole Nina Nora Petra Pia Regina Renate Rosa Ruth \
      Sabine Sandra Sarah Selin Silke Simone Sina Sofia Sonja Stefanie Susanne Svenja Tanja Theresa Ulrike Ursula Ute Vanessa \
      Verena Wiebke Yvonne Zeynep
      """),
    male: words(
      """
      Achim Alexander Andreas Anton Arne Artur Axel Benedikt Benjamin Bernd Björn Bruno Can Carsten Christian Christoph \
      Clemens Daniel David Deniz Dennis Detlef Dieter Dirk Dominik Eckhard Elias Emil Emre Enno Erik Ernst Fabian Felix Finn \
      Florian Frank Franz Friedrich Fritz Georg Gerd Gregor Günter Hannes Hans Harald Heiko Heinz Helmut Henning Henrik Holger \
      Horst Ibrahim Ingo Jakob Jan Jens Joachim Johannes Jonas Jörg Josef Julian Jürgen Kai Karl Karsten Kevin Klaus Konrad \
      Konstantin Lars Lennart Leo Leon Linus Lorenz Ludwig Lukas Manfred Marcel Marco Mario Markus Martin Matthias Max Mehmet \
      Michael Moritz Murat Nico Niklas Nils Norbert Ole Oliver Oskar Otto Pascal Patrick Paul Peter Philipp Rainer Ralf Reinhard \
      Robert Robin Roland Rolf Rudolf Sascha Sebastian Simon Stefan Steffen Sven Theo Thomas Thorsten Till Tim Tobias Tom Udo \
      Ulrich Uwe Valentin Volker Walter Werner Wilhelm Wolfgang Yusuf
      """),
    family: words(
      """
      Ackermann Albrecht Arnold Bach Baumann Bauer Becker Beck Berger Bergmann Böhm Brandt Braun Busch Demir Dietrich Ebert \
      Eckert Engel Erdmann Fischer Förster Frank Franke Friedrich Fuchs Graf Groß Günther Haas Hahn Hartmann Heinrich Henning \
      Herrmann Hoffmann Hofmann Horn Huber Jäger Jansen Jung Kaiser Kaya Keller Klein Koch Köhler König Krämer Kraus Krause \
      Krüger Kuhn Kühn Lang Lehmann Lenz Lindner Lorenz Ludwig Maier Martens Marx Mayer Meier Meyer Möller Müller Nagel Neumann \
      Otto Özdemir Peters Pfeiffer Pohl Reimann Richter Ritter Roth Sauer Schäfer Scherer Schmid Schmidt Schmitt Schneider \
      Scholz Schreiber Schröder Schubert Schulte Schulz Schumacher Schuster Schwarz Seidel Sommer Stein Steiner Thiel Thomas \
      Vogel Vogt Voigt Wagner Walter Weber Weiß Wendt Werner Winkler Winter Wolf Yılmaz Ziegler Zimmermann
      """),
    cities: words(
      """
      Aachen Augsburg Bamberg Berlin Bielefeld Bochum Bonn Braunschweig Bremen Chemnitz Cottbus Darmstadt Dortmund Dresden \
      Duisburg Düsseldorf Erfurt Essen Flensburg Frankfurt Freiburg Fulda Gera Gießen Göttingen Graz Halle Hamburg Hannover \
      Heidelberg Heilbronn Hildesheim Ingolstadt Innsbruck Jena Kaiserslautern Karlsruhe Kassel Kiel Koblenz Köln Konstanz \
      Krefeld Leipzig Linz Lübeck Magdeburg Mainz Mannheim Marburg München Münster Nürnberg Oldenburg Osnabrück Paderborn \
      Passau Potsdam Regensburg Rostock Saarbrücken Salzburg Schwerin Siegen Stuttgart Trier Tübingen Ulm Weimar Wien Wiesbaden \
      Wuppertal Würzburg Zwickau
      """),
    streets: lines(
      """
      Ahornweg #
      Am Anger #
      Am Kirchberg #
      Amselweg #
      An der Mühle #
      Bachstraße #
      Bahnhofstraße #
      Bergstraße #
      Birkenweg #
      Brunnengasse #
      Buchenweg #
      Dorfstraße #
      Eichendorffstraße #
      Feldweg #
      Fichtenweg #
      Finkenweg #
      Gartenstraße #
      Goethestraße #
      Hafenstraße #
      Hauptstraße #
      Im Winkel #
      Kastanienallee #
      Kirchgasse #
      Klosterstraße #
      Lange Straße #
      Lerchenweg #
      Lessingstraße #
      Lindenallee #
      Marktplatz #
      Mozartstraße #
      Mühlenweg #
      Ringstraße #
      Rosenweg #
      Schillerstraße #
      Schulstraße #
      Talstraße #
      Uferstraße #
      Waldstraße #
      Wiesenweg #
      """),
    postalCode: "%####",
    firms: [
      "@ GmbH", "@ & Söhne", "@ Logistik", "@ Bau GmbH", "@ & @ KG", "Bäckerei @", "Autohaus @",
      "Buchhandlung @",
      "@ Technik", "Elektro @", "@ Haustechnik", "Möbelhaus @", "@ Versand", "Druckerei @",
      "@ Immobilien", "Optik @",
    ],
    titles: ("Frau", "Herr"),
    phones: ["030 23125 ###", "069 90009 ###", "040 66969 ###", "0221 4710 ###", "089 99998 ###"])
}
