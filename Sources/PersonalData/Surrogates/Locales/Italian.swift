extension LocaleNames {
  /// Subscriber numbers of Italian cities do not begin with 0 behind the area code.
  static let italian = LocaleNames(
    female: words(
      """
      Adele Alessandra Alessia Alice Anna Annalisa Antonella Arianna Aurora Beatrice Bianca Camilla Carla Carlotta \
      Caterina Cecilia Chiara Cinzia Clara Claudia Cristina Daniela Debora Donatella Elena Eleonora Elisa Elisabetta \
      Emanuela Emma Erica Federica Fiorella Franca Francesca Gaia Giada Ginevra Giorgia Giovanna Giulia Giuseppina \
      Grazia Greta Ilaria Irene Laura Letizia Lidia Liliana Lorena Lucia Luisa Maddalena Manuela Margherita Maria \
      Marina Marta Martina Matilde Michela Miriam Monica Nadia Noemi Olga Ornella Paola Patrizia Raffaella Rebecca \
      Rita Roberta Rosa Rossella Sabrina Sara Serena Silvia Simona Sofia Sonia Stefania Susanna Teresa Tiziana \
      Valentina Valeria Vanessa Vera Veronica Viola Virginia Vittoria
      """),
    male: words(
      """
      Alberto Aldo Alessandro Alessio Alfredo Andrea Angelo Antonio Armando Arturo Augusto Bruno Carlo Cesare \
      Christian Claudio Corrado Cristiano Damiano Daniele Dario Davide Diego Domenico Edoardo Elia Emanuele Emilio \
      Enrico Enzo Ettore Fabio Fabrizio Federico Filippo Flavio Francesco Franco Gabriele Giacomo Gianluca Gianni \
      Giorgio Giovanni Giuliano Giulio Giuseppe Guido Ivan Jacopo Leonardo Lorenzo Luca Luciano Luigi Manuel Marcello \
      Marco Mario Massimo Matteo Mattia Maurizio Mauro Michele Mirko Nicola Nicolò Paolo Pasquale Pietro Raffaele \
      Renato Riccardo Roberto Rocco Salvatore Samuele Sandro Sebastiano Sergio Silvio Simone Stefano Tommaso Ugo \
      Umberto Valerio Vincenzo Vittorio Walter
      """),
    family: words(
      """
      Amato Barbieri Barone Basile Battaglia Bellini Benedetti Bernardi Bianchi Bianco Bruno Caputo Carbone Caruso \
      Castelli Cattaneo Colombo Conte Conti Coppola Costa Costantini Donati Esposito Fabbri \
      Farina Ferrara Ferrari Ferraro Ferri Fiore Fontana Franco Galli Gallo Gatti Gentile Giordano Giuliani Grassi \
      Grasso Greco Guerra Leone Lombardi Lombardo Longo Mancini Marchetti Mariani Marini Marino Martinelli Martini \
      Mazza Messina Milani Monti Montanari Morelli Moretti Morandi Napolitano Negri Neri Orlando Pagano Palmieri \
      Palumbo Parisi Pellegrini Pellegrino Piras Pozzi Ricci Rinaldi Riva Rizzi Rizzo Romano Rossetti Rossi Ruggiero \
      Russo Sala Sanna Santoro Sartori Serra Silvestri Sorrentino Testa Valentini Villa Villani Vitale Vitali Zanetti
      """),
    cities: words(
      """
      Alessandria Ancona Arezzo Asti Avellino Bari Bergamo Bologna Bolzano Brescia Brindisi Cagliari Caserta Catania \
      Catanzaro Cesena Como Cosenza Cremona Cuneo Ferrara Firenze Foggia Forlì Genova Grosseto Imola Lecce Livorno \
      Lucca Mantova Matera Messina Milano Modena Monza Napoli Novara Padova Palermo Parma Pavia Perugia Pesaro Pescara \
      Piacenza Pisa Pistoia Potenza Prato Ravenna Rimini Roma Salerno Sassari Savona Siena Siracusa Taranto Terni \
      Torino Trento Treviso Trieste Udine Varese Venezia Verona Vicenza Viterbo
      """),
    streets: lines(
      """
      Via Roma #
      Via Garibaldi #
      Via Mazzini #
      Via Dante #
      Via Verdi #
      Via Cavour #
      Via Marconi #
      Via dei Mille #
      Via della Repubblica #
      Via delle Rose #
      Via del Mulino #
      Via San Francesco #
      Via della Chiesa #
      Via Leonardo da Vinci #
      Via Galileo Galilei #
      Via dei Tigli #
      Via della Stazione #
      Via Pascoli #
      Via delle Vigne #
      Viale Europa #
      Viale della Libertà #
      Viale dei Pini #
      Corso Italia #
      Corso Matteotti #
      Corso Umberto I #
      Piazza del Popolo #
      Piazza San Marco #
      Largo Augusto #
      Vicolo del Forno #
      """),
    postalCode: "#####",
    firms: [
      "@ S.r.l.", "@ S.p.A.", "Fratelli @", "@ & Figli", "Officina @", "Panificio @", "Studio @",
      "Farmacia @", "Ristorante @", "Edilizia @", "Autotrasporti @", "Libreria @", "@ e @",
      "Arredamenti @", "Tipografia @", "Gruppo @", "Viaggi @", "Impianti @",
    ],
    titles: ("Sig.ra", "Sig."),
    phones: ["06 0### ####", "02 0### ####", "011 0## ####", "055 0## ###", "051 0## ###"])
}
