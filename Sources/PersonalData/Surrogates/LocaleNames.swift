/// Common names of people, places, streets and firms of a language, put together at random for invented people.
///
/// The lists are facts of everyday life, written down for this project; no entry names a certain person.
struct LocaleNames: Sendable {
  let female: [String]
  let male: [String]
  let family: [String]
  let cities: [String]
  /// Streets with `#` where the house number stands.
  let streets: [String]
  /// A postal code as a pattern of digits and letters.
  let postalCode: String
  /// What firms are called, `@` standing for a family name.
  let firms: [String]
  /// How one is addressed: a woman, a man.
  let titles: (female: String, male: String)
  /// Telephone numbers that nobody can own, `#` standing for a digit; in what is kept for fiction.
  let phones: [String]

  /// Those of a locale such as `de_AT`, by its language; English ones where there are none.
  static func of(_ locale: String) -> LocaleNames {
    switch locale.prefix(2) {
    case "de": german
    case "es": spanish
    case "fr": french
    default: english
    }
  }

  private static func words(_ list: String) -> [String] {
    list.split(separator: " ").map(String.init)
  }
  private static func lines(_ list: String) -> [String] {
    list.split(separator: "\n").map(String.init)
  }

  private static let english = LocaleNames(
    female: words(
      """
      Abigail Aisha Alice Amelia Amy Angela Anna Beatrice Beth Bridget Carla Caroline Chloe Claire Danielle Deborah Denise \
      Diana Eleanor Ella Emily Erin Esther Eva Faith Fiona Freya Gemma Grace Hannah Harriet Heather Helen Imani Irene Isla \
      Jade Jasmine Jenna Joanna Josie Judith Karen Kate Kira Laura Leah Lily Lorna Lucy Maeve Maria Maya Megan Mei Molly \
      Nadia Naomi Natalie Niamh Nina Nora Olivia Orla Paige Patricia Phoebe Priya Rachel Rebecca Rosa Ruth Sabrina Sally \
      Sandra Sarah Shreya Simone Sophie Stella Tamara Tessa Theresa Uma Valerie Vera Wendy Yasmin Zara Zoe
      """),
    male: words(
      """
      Aaron Adam Adrian Ahmed Alan Albert Alex Amir Andrew Anthony Arjun Arthur Ben Brandon Callum Carlos Christopher Colin \
      Connor Damian Daniel David Declan Dennis Derek Dominic Duncan Dylan Edward Elliot Ethan Farid Felix Finn Frank Gareth \
      George Graham Grant Hamish Harry Henry Hugo Ian Isaac Ivan Jack Jacob James Jason Joel John Jonathan Joseph Joshua \
      Kamal Karl Keith Kevin Kofi Leo Lewis Liam Louis Luke Malcolm Marcus Mark Martin Mateo Matthew Michael Nathan Neil \
      Nicholas Noah Oliver Omar Oscar Owen Patrick Paul Peter Philip Rahul Ralph Raymond Reuben Richard Robert Rohan Ryan \
      Samuel Scott Sean Simon Stephen Stuart Thomas Tobias Victor Vincent Wei William Xavier Yusuf
      """),
    family: words(
      """
      Abbott Adeyemi Ahmed Allen Archer Armstrong Ashworth Atkinson Bailey Baker Banerjee Barnes Bell Bennett Blake Bradley \
      Brennan Brooks Burke Byrne Campbell Carr Chapman Chen Clarke Coleman Collins Cooper Cunningham Dalton Das Dawson Desai \
      Dixon Dunn Edwards Ellis Evans Farrell Fitzgerald Fleming Foster Fowler Fraser Gallagher Gardner Gibson Graham Griffin \
      Gupta Hale Hamilton Harper Hayes Howard Hughes Hussain Iyer Jackson Jensen Jones Joshi Kapoor Kaur Keller Kelly Kennedy \
      Khan Kim Knight Kumar Lambert Lane Lawson Lee Lewis Lynch Malik Marsh Mason Mehta Mendes Miles Morgan Morris Murphy \
      Murray Nair Nguyen Novak O'Brien O'Connor Okafor Osei Owens Palmer Patel Pearce Phillips Porter Price Quinn Rahman Reed \
      Reid Reyes Riley Roberts Rossi Ryan Sanders Scott Sharma Shaw Simmons Singh Slater Stone Sullivan Taylor Thompson Torres \
      Turner Walker Wallace Walsh Ward Watson Webb White Wilson Winter Wood Wright Yang Young
      """),
    cities: words(
      """
      Aberdeen Adelaide Austin Baltimore Belfast Birmingham Boston Brighton Brisbane Bristol Calgary Cardiff Chicago Cork \
      Dallas Denver Derby Dublin Dundee Durham Edinburgh Exeter Galway Glasgow Halifax Hobart Houston Leeds Leicester Lincoln \
      Liverpool London Manchester Memphis Montreal Newcastle Norwich Nottingham Ottawa Oxford Perth Phoenix Plymouth Portland \
      Reading Richmond Salford Seattle Sheffield Southampton Swansea Sydney Toronto Tucson Vancouver Wellington Winnipeg York
      """),
    streets: lines(
      """
      # Abbey Lane
      # Ash Grove
      # Bridge Street
      # Chapel Hill
      # Church Road
      # Cedar Avenue
      # Elm Street
      # Foundry Lane
      # Garden Terrace
      # Harbour View
      # High Street
      # Hillside Drive
      # Juniper Court
      # Kingsway
      # Lakeside Drive
      # Maple Avenue
      # Market Street
      # Meadow Close
      # Mill Lane
      # Oak Street
      # Orchard Road
      # Park Crescent
      # Quarry Road
      # Riverside Walk
      # School Lane
      # Spring Gardens
      # Station Road
      # Sycamore Drive
      # Union Street
      # Victoria Road
      # Walnut Street
      # Willow Way
      """),
    postalCode: "#####",
    firms: [
      "@ & Sons", "@ Logistics", "@ Group", "@ Ltd", "@ Interiors", "@ and @", "@ Foods",
      "@ Engineering", "@ Books",
      "@ Travel", "@ Dental", "@ Motors", "@ Consulting", "@ Print", "@ Gardens", "@ Bakery",
      "@ Systems", "@ Partners",
    ],
    titles: ("Ms", "Mr"),
    phones: [
      "(2%#) 555-01##", "(7%#) 555-01##", "020 7946 0###", "0161 496 0###", "+1 4%#-555-01##",
    ])

  private static let german = LocaleNames(
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

  private static let spanish = LocaleNames(
    female: words(
      """
      Adriana Ainhoa Alba Alejandra Alicia Amalia Amparo Ana Andrea Ángela Antonia Aurora Beatriz Belén Blanca Camila Carla \
      Carmen Carolina Catalina Cecilia Celia Clara Claudia Concepción Consuelo Cristina Daniela Dolores Elena Elisa Elvira Emilia \
      Encarna Esperanza Esther Estela Eugenia Eva Fátima Gabriela Gloria Guadalupe Inés Irene Isabel Jimena Josefa Juana Julia \
      Laura Leonor Leticia Lidia Lola Lorena Lourdes Lucía Luisa Macarena Magdalena Manuela Mar Margarita María Mariana Marina \
      Marta Mercedes Mireia Miriam Mónica Montserrat Natalia Noelia Nuria Olga Paloma Patricia Paula Pilar Raquel Rocío Rosa \
      Rosario Sandra Sara Silvia Sofía Sonia Susana Teresa Valentina Valeria Vanesa Vera Verónica Victoria Violeta Virginia \
      Ximena Yolanda
      """),
    male: words(
      """
      Adolfo Adrián Agustín Alberto Alejandro Alfonso Alfredo Álvaro Andrés Ángel Antonio Arturo Benito Bernardo Bruno Carlos \
      César Cristian Cristóbal Daniel David Diego Domingo Eduardo Eloy Emilio Enrique Ernesto Esteban Eugenio Federico Felipe \
      Félix Fernando Francisco Gabriel Gerardo Germán Gonzalo Gregorio Guillermo Gustavo Héctor Hugo Ignacio Iker Isaac Ismael \
      Iván Jaime Javier Jesús Joaquín Jordi Jorge José Juan Julián Julio Leandro León Leonardo Lorenzo Lucas Luis Manuel Marcelo \
      Marco Marcos Mariano Mario Martín Mateo Matías Mauricio Miguel Nicolás Óscar Pablo Pascual Patricio Pedro Rafael Ramón Raúl \
      Ricardo Roberto Rodrigo Rubén Salvador Samuel Santiago Saúl Sebastián Sergio Simón Tomás Unai Valentín Vicente Víctor
      """),
    family: words(
      """
      Acosta Aguilar Alonso Álvarez Arias Arroyo Barrios Benítez Blanco Bravo Caballero Cabrera Calvo Campos Cano Carmona \
      Carrasco Castillo Castro Cortés Crespo Cruz Delgado Díaz Domínguez Durán Escobar Esteban Fernández Ferrer Flores Fuentes \
      Gallardo Gallego García Garrido Gil Giménez Gómez González Guerrero Gutiérrez Hernández Herrera Herrero Hidalgo Ibáñez \
      Iglesias Jiménez León López Lorenzo Lozano Marín Márquez Martín Martínez Medina Méndez Mendoza Molina Montero Mora Morales \
      Moreno Moya Muñoz Navarro Nieto Núñez Ortega Ortiz Pardo Parra Pascual Peña Pérez Prieto Ramírez Ramos Rey Reyes Rivera \
      Rodríguez Rojas Román Romero Rubio Ruiz Sáez Salazar Sánchez Santana Santiago Santos Sanz Serrano Soler Soto Suárez Torres \
      Vargas Vázquez Vega Velasco Vera Vicente Vidal
      """),
    cities: lines(
      """
      Albacete
      Alicante
      Almería
      Asunción
      Badajoz
      Barcelona
      Bilbao
      Bogotá
      Buenos Aires
      Burgos
      Cáceres
      Cádiz
      Cali
      Cartagena
      Castellón
      Ciudad de México
      Córdoba
      Gijón
      Girona
      Granada
      Guadalajara
      Huelva
      Jaén
      La Coruña
      León
      Lima
      Logroño
      Lugo
      Madrid
      Málaga
      Medellín
      Mérida
      Monterrey
      Montevideo
      Murcia
      Oviedo
      Palencia
      Palma
      Pamplona
      Puebla
      Quito
      Rosario
      Salamanca
      San Sebastián
      Santander
      Santiago
      Segovia
      Sevilla
      Soria
      Tarragona
      Toledo
      Valencia
      Valladolid
      Vigo
      Vitoria
      Zamora
      Zaragoza
      """),
    streets: lines(
      """
      Calle Mayor, #
      Calle Real, #
      Calle de la Paz, #
      Calle del Carmen, #
      Calle del Río, #
      Calle de los Olivos, #
      Calle San Juan, #
      Calle Nueva, #
      Calle del Sol, #
      Calle de la Fuente, #
      Calle Cervantes, #
      Calle Colón, #
      Calle del Molino, #
      Calle Goya, #
      Calle de la Estación, #
      Avenida de la Constitución, #
      Avenida de Andalucía, #
      Avenida del Mar, #
      Avenida de Europa, #
      Avenida de los Pinos, #
      Plaza de España, #
      Plaza Mayor, #
      Plaza de la Iglesia, #
      Paseo de la Alameda, #
      Paseo Marítimo, #
      Camino Viejo, #
      Ronda Norte, #
      Travesía del Pozo, #
      """),
    postalCode: "#####",
    firms: [
      "Hermanos @", "@ e Hijos", "Transportes @", "Muebles @", "Talleres @", "Construcciones @",
      "Panadería @", "Clínica @",
      "Librería @", "@ y @ S.L.", "Grupo @", "Viajes @", "Distribuciones @", "Instalaciones @",
      "Asesoría @", "Ópticas @",
    ],
    titles: ("Sra.", "Sr."), phones: ["555 01## ##", "555 01# ###"])

  private static let french = LocaleNames(
    female: words(
      """
      Adèle Agathe Agnès Alice Aline Amandine Amélie Anaïs Anne Annick Audrey Aurélie Béatrice Brigitte Camille Carole Caroline \
      Catherine Cécile Céline Chantal Charlotte Chloé Christelle Claire Clara Clémence Colette Coralie Corinne Delphine Denise \
      Diane Dominique Éléonore Élise Élodie Emma Estelle Eugénie Ève Fanny Fatima Florence Françoise Gabrielle Geneviève Gisèle \
      Hélène Inès Isabelle Jacqueline Jade Jeanne Joséphine Julie Juliette Justine Karine Laetitia Laure Léa Lina Lisa Louise \
      Lucie Madeleine Manon Margaux Marguerite Marie Marion Marlène Mathilde Maud Mélanie Michèle Monique Muriel Nadège Nathalie \
      Nicole Noémie Nora Océane Odile Pascale Patricia Pauline Rachel Romane Rose Sabrina Samira Sandrine Sarah Séverine Simone \
      Solène Sophie Stéphanie Suzanne Sylvie Thérèse Valérie Véronique Virginie Yasmine Zoé
      """),
    male: words(
      """
      Adrien Alain Alexandre Alexis André Antoine Arnaud Arthur Aurélien Baptiste Bastien Benoît Bernard Bertrand Bruno Cédric \
      Charles Christian Christophe Clément Cyril Damien Daniel David Denis Didier Dominique Édouard Émile Emmanuel Éric Étienne \
      Eugène Fabien Fabrice Florent Florian Franck François Frédéric Gabriel Gaël Georges Gérard Gilles Grégory Guillaume Gustave \
      Guy Henri Hervé Hugo Ibrahim Jacques Jean Jérémy Jérôme Joël Jonathan Joseph Jules Julien Karim Kévin Laurent Léo Léon \
      Loïc Louis Luc Lucas Marc Marcel Martin Mathieu Mathis Maurice Maxime Mehdi Michel Nathan Nicolas Noé Olivier Pascal \
      Patrick Paul Philippe Pierre Quentin Raphaël Raymond Régis Rémi René Robert Roger Romain Samuel Sébastien Serge Simon \
      Stéphane Sylvain Théo Thibault Thierry Thomas Tristan Victor Vincent Xavier Yann Yves
      """),
    family: words(
      """
      Adam Aubert Barbier Baron Benoit Bernard Bertin Bertrand Besson Blanc Blanchard Bonnet Boucher Bouvier Boyer Brun Brunet \
      Carpentier Caron Chevalier Clément Colin Cordier David Delacroix Delmas Denis Deschamps Diallo Dubois Dufour Dumas Dumont \
      Dupont Dupuis Durand Duval Fabre Faure Fernandez Fleury Fontaine Fournier Gaillard Garnier Gautier Gérard Girard Giraud \
      Guérin Guillaume Guyot Hamel Henry Hubert Huet Jacob Jacquet Joly Lacroix Lambert Laurent Leblanc Lebrun Leclerc Lefèvre \
      Legrand Lemaire Lemoine Leroux Leroy Lucas Maillard Mallet Marchand Marie Martin Martinez Masson Mathieu Mercier Meunier \
      Meyer Michel Millet Moreau Morel Morin Moulin Navarro Nguyen Nicolas Noël Olivier Paris Perret Perrin Petit Philippe Picard \
      Poirier Prévost Renard Renaud Rey Richard Rivière Robert Robin Roche Roger Rolland Rousseau Roussel Roux Roy Royer Sanchez \
      Schmitt Simon Traoré Thomas Vasseur Vidal Vincent Weber
      """),
    cities: words(
      """
      Aix Amiens Angers Annecy Arles Avignon Bayonne Besançon Béziers Bordeaux Brest Bruxelles Caen Calais Chambéry Chartres \
      Colmar Dijon Dunkerque Fribourg Gand Genève Grenoble Lausanne Laval Lens Liège Lille Limoges Lorient Lyon Marseille Metz \
      Montauban Montpellier Montréal Mulhouse Namur Nancy Nantes Narbonne Neuchâtel Nice Nîmes Niort Orléans Paris Pau Perpignan \
      Poitiers Québec Quimper Reims Rennes Roubaix Rouen Strasbourg Tarbes Toulon Toulouse Tours Troyes Valence Vannes Versailles
      """),
    streets: lines(
      """
      # rue de la Gare
      # rue de l'Église
      # rue du Moulin
      # rue des Lilas
      # rue Victor Hugo
      # rue du Château
      # rue des Écoles
      # rue de la République
      # rue Pasteur
      # rue des Acacias
      # rue du Marché
      # rue de la Fontaine
      # rue des Jardins
      # rue Molière
      # rue du Pont
      # rue des Tilleuls
      # rue de la Poste
      # rue Voltaire
      # avenue de la Liberté
      # avenue des Cerisiers
      # avenue du Général Leclerc
      # boulevard Carnot
      # boulevard du Lac
      # place de la Mairie
      # place du Marché
      # impasse des Roses
      # chemin des Vignes
      # allée des Platanes
      # quai de la Marne
      """),
    postalCode: "%####",
    firms: [
      "Maison @", "@ et Fils", "Garage @", "Transports @", "Menuiserie @", "Boulangerie @",
      "Cabinet @", "Librairie @",
      "@ Frères", "Établissements @", "Groupe @", "Ateliers @", "@ Conseil", "Pharmacie @",
      "Imprimerie @", "@ & Associés",
    ],
    titles: ("Mme", "M."),
    phones: [
      "01 99 00 ## ##", "02 61 91 ## ##", "03 53 01 ## ##", "04 65 71 ## ##", "05 36 49 ## ##",
      "06 39 98 ## ##",
    ])
}
