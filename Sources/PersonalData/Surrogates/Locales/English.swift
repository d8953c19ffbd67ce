extension LocaleNames {
  static let english = LocaleNames(
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
}
