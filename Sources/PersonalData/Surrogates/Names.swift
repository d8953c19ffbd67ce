/// Common given and family names of many countries, put together at random for invented people.
enum Names {
  static let given = words(
    """
    Aaron Abigail Adam Adele Adrian Agnes Ahmed Aidan Aisha Alan Alba Albert Alejandra Alex Alice Alina Amanda Amara Amelia \
    Amina Amir Ana Anders Andrea Andrew Angela Anja Anna Anthony Anton Antonia Arjun Arthur Asha Astrid Audrey Ayesha \
    Barbara Beatriz Ben Benjamin Bianca Björn Bogdan Brandon Bridget Bruno Camila Carla Carlos Caroline Catherine Cecilia \
    Chiara Chloe Christian Claire Clara Connor Daniel Daniela Darius David Deborah Declan Denise Derek Diana Diego Dmitri \
    Dominic Dorota Duncan Edith Eduardo Elaine Elena Elias Elif Elise Elliot Emeka Emil Emily Emma Eric Esther Ethan Eva \
    Evelyn Fabian Farah Fatima Felix Fernanda Fiona Florian Frances Francesca Frank Freya Gabriel Gemma George Georgia \
    Giulia Grace Graham Greta Gustavo Hana Hannah Harriet Harry Hassan Heather Heidi Helen Henrik Hugo Ian Ibrahim Ida \
    Ingrid Irene Isabel Isla Ivan Jack Jakub James Jamila Jana Jasmine Jason Javier Jean Jennifer Jesse Joan Joanna Johan \
    John Jonas Jorge Joseph Joshua Judith Julia Julian Kamal Karen Karl Katarina Kate Kevin Khalid Kira Kofi Laila Lara \
    Lars Laura Lauren Leah Lena Leo Leila Liam Lidia Linda Lucas Lucia Luis Magda Malik Manuel Marco Margaret Maria Mariam \
    Marie Mark Marta Martin Mateo Matilda Maya Megan Mehmet Melissa Mia Michael Mikael Miriam Mohammed Mónica Nadia Naomi \
    Natalie Nathan Neha Niamh Nicholas Nicole Nikolai Nina Noah Nora Olga Oliver Olivia Omar Oscar Pablo Patricia Patrick \
    Paul Paula Pedro Peter Petra Philip Piotr Priya Rachel Rafael Rahul Rebecca Renata Richard Rita Robert Roberta Rohan \
    Rosa Ruth Ryan Sabine Salma Samir Samuel Sandra Sara Sean Selma Sergio Shreya Silvia Simon Sofia Sonia Stefan Stella \
    Stephen Sunita Susan Tamara Tariq Teresa Theo Thomas Tobias Tomás Ulrike Ursula Valentina Vanessa Vera Victor Vikram \
    Vincent Wanda Wei Wendy William Xavier Yara Yasmin Yuki Yusuf Zara Zeynep Zoe Zsófia
    """)

  static let family = words(
    """
    Abbott Abdullah Acosta Adams Adeyemi Ahmed Alvarez Andersson Andrade Archer Armstrong Arnaud Ashworth Atkinson Aydın \
    Bailey Baker Bakker Banerjee Barnes Barros Bauer Becker Bell Bennett Berg Bernard Bianchi Blake Blanco Bondarenko \
    Bradley Brennan Brooks Burke Byrne Campbell Cardoso Carlsson Carr Castillo Chandra Chapman Chen Clarke Coleman Collins \
    Conti Cooper Costa Cruz Cunningham Dahl Dalton Das Dawson Delgado Demir Desai Diaz Dixon Dubois Duarte Dunn Edwards \
    Ekström Ellis Eriksen Esposito Evans Farrell Ferreira Fischer Fitzgerald Fleming Fletcher Fontaine Foster Fowler \
    Fraser Freeman Fuentes Gallagher García Gardner Gibson Gomes González Graham Greco Griffin Gupta Hale Hamilton Hansen \
    Harper Hartmann Hayes Henderson Hernández Hoffmann Holm Horváth Howard Hughes Hussain Iyer Jackson Jansen Jensen \
    Johansson Jones Joshi Kapoor Karlsson Kaya Keller Kelly Kennedy Khan Kim Klein Knight Kovács Kowalski Kozlov Krause \
    Kumar Lambert Lane Larsen Laurent Lawson Lee Lehmann Leroy Lewis Lindberg Lombardi López Lucas Lund Lynch MacDonald \
    Maier Malik Marino Marsh Martínez Mason Mehta Mendes Meyer Miles Moreau Moreno Morgan Morris Müller Murphy Murray \
    Nair Navarro Nguyen Nielsen Novak Nowak O'Brien O'Connor Obi Okafor Oliveira Olsen Ortiz Osei Owens Palmer Park Patel \
    Pearce Pereira Petersen Petrov Phillips Pinto Popescu Porter Price Quinn Rahman Ramírez Ramos Rao Reed Reid Reyes \
    Ricci Richter Riley Rivera Roberts Robinson Rodrigues Romano Rossi Rousseau Roy Russo Ryan Sanders Santos Sato Schmidt \
    Schneider Schwarz Scott Sharma Shaw Silva Simmons Singh Slater Sokolov Sørensen Stone Sullivan Suzuki Svensson Szabó \
    Tanaka Taylor Thomas Thompson Torres Tran Turner Valencia Verhoeven Varga Vargas Vidal Vogel Wagner Walker Wallace Walsh \
    Ward Watson Weber West White Wilson Winter Wood Wright Yamamoto Yang Yılmaz Young Zhang Ziegler Zimmermann
    """)

  static let cities = words(
    """
    Aberdeen Adelaide Antwerp Austin Baltimore Barcelona Basel Belfast Bergen Berlin Bilbao Birmingham Bologna Boston \
    Bratislava Brighton Bristol Brisbane Brno Bruges Calgary Cardiff Chicago Cologne Copenhagen Cork Dallas Denver Dresden \
    Dublin Dundee Edinburgh Exeter Florence Galway Gdańsk Geneva Ghent Glasgow Gothenburg Graz Halifax Hamburg Helsinki \
    Houston Kraków Leeds Leicester Leipzig Lille Lisbon Liverpool Ljubljana London Lyon Madrid Malmö Manchester Marseille \
    Melbourne Memphis Milan Montreal Munich Nantes Naples Newcastle Norwich Nottingham Oslo Ottawa Oxford Palermo Perth \
    Phoenix Plymouth Portland Porto Poznań Prague Rotterdam Salzburg Seattle Seville Sheffield Southampton Stockholm \
    Strasbourg Stuttgart Swansea Sydney Tallinn Tampere Toronto Toulouse Turin Uppsala Utrecht Valencia Vancouver Vienna \
    Vilnius Warsaw Wellington Winnipeg Wrocław York Zagreb Zurich
    """)

  private static func words(_ list: String) -> [String] {
    list.split(separator: " ").map(String.init)
  }
}
