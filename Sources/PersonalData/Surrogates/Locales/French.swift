extension LocaleNames {
  static let french = LocaleNames(
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
