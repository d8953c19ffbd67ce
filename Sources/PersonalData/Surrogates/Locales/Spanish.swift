extension LocaleNames {
  static let spanish = LocaleNames(
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
}
