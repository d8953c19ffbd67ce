extension LocaleNames {
  /// Subscriber numbers in Turkey begin with 2 to 9.
  static let turkish = LocaleNames(
    female: words(
      """
      Afet Ahu Arzu Aslı Asiye Asuman Aylin Ayla Ayfer Aygül Ayşe Ayşegül Ayten Azra Bahar Banu Başak Begüm Belgin \
      Belma Berna Berrin Beyza Beren Betül Burcu Buse Canan Cansu Ceren Ceyda Çiğdem Damla Defne Deniz Derya Didem \
      Dilara Dilek Duygu Ebru Ece Ecrin Eda Ela Elif Emel Emine Esin Esma Esra Eylül Ezgi Fatma Feride Figen Filiz \
      Funda Gamze Gizem Gonca Gökçe Gül Gülay Gülşen Gülsüm Hale Hande Handan Hatice Havva Hazal Hülya Irmak İlknur \
      İnci İpek İrem Kader Kadriye Kübra Lale Leyla Mehtap Melek Melike Melis Meltem Meryem Merve Miray Müge Mine Naz \
      Nazlı Nalan Nermin Nesrin Neslihan Nihal Nil Nilgün Nilüfer Nisa Nur Nuray Nurcan Oya Özge Özlem Pelin Pınar \
      Rabia Reyhan Seda Selin Selma Semra Serap Sevda Sevgi Sevil Sevim Sibel Simge Sinem Songül Sultan Şebnem Şule \
      Tuba Tuğçe Tülay Tülin Ülkü Yasemin Yeliz Yeşim Yıldız Zehra Zeliha Zerrin Zeynep
      """),
    male: words(
      """
      Abdullah Adem Adnan Ahmet Akın Ali Alper Arda Arif Aras Atilla Aydın Ayhan Aziz Bahadır Barış Batuhan Bayram \
      Bekir Berat Berk Bilal Bora Bülent Burak Can Cem Cemal Cengiz Cenk Ceyhun Çağatay Çağlar Çetin Davut Doğan Doruk \
      Efe Ege Ekrem Emir Emrah Emre Enes Engin Eray Ercan Erdem Eren Erhan Erkan Erol Ersin Ertuğrul Fatih Faruk \
      Ferhat Fikret Furkan Gökhan Görkem Güven Hakan Haldun Halil Haluk Hamza Harun Hasan Haydar Hüseyin Hikmet Ilgaz \
      İbrahim İdris İhsan İlhan İlker İlyas İsmail İsmet Kaan Kadir Kağan Kamil Kaya Kemal Kenan Kerem Koray Korhan \
      Kutay Levent Mahmut Mehmet Melih Mert Mesut Mete Metin Mithat Muhammet Murat Musa Mustafa Nazım Necati Nihat \
      Nuri Oğuz Okan Oktay Onur Orhan Orkun Osman Ozan Ömer Özgür Poyraz Ramazan Recep Rıza Rüzgar Sabri Salih Samet \
      Sarp Savaş Sedat Selçuk Selim Semih Serdar Serhat Serkan Sinan Soner Süleyman Şahin Şenol Şükrü Tamer Taner \
      Tarık Tayfun Tolga Tuna Tuncay Turgut Turan Ufuk Uğur Umut Ümit Vedat Volkan Yağız Yalçın Yavuz Yiğit Yılmaz \
      Yunus Yusuf Zafer Zeki
      """),
    family: words(
      """
      Acar Akbaş Akbulut Akgül Akın Akkaya Aksoy Aktaş Alkan Altın Altun Altuntaş Arslan Aslan Ateş Avcı Ay Aydemir \
      Aydın Aydoğan Ayhan Bakır Balcı Baran Başaran Bayrak Bayram Bilgin Bilici Bozkurt Bulut Can Candan Ceylan Coşkun \
      Çakır Çelik Çetin Çiçek Çiftçi Dağ Demir Demirbaş Demirci Demirel Deniz Dikmen Dinç Doğan Duman Durmaz Durmuş \
      Duran Eker Ekinci Elmas Er Erdem Erdoğdu Eren Ergin Ergün Erkan Erol Ersoy Ertaş Genç Göçer Gök Gökçe Güçlü Gül \
      Güler Gümüş Günay Gündoğan Güneş Güngör Gürbüz Gürsoy Güven İnan İnce Işık Kahraman Kalkan Kandemir Kaplan Kara \
      Karaca Karadağ Karakaş Karataş Kartal Kaya Keskin Kılıç Kıran Koç Koçak Korkmaz Köksal Köse Kurt Kuş Kutlu Mutlu \
      Oğuz Oral Orhan Öğüt Önal Önder Özbek Özcan Özdemir Özer Özgür Özkan Öztürk Parlak Pehlivan Polat Sağlam Sarı \
      Savaş Sezer Soylu Sönmez Şahin Şeker Şen Şimşek Tan Taş Taşkın Tekin Toprak Topal Tosun Tuncer Turan Türk \
      Türkmen Uçar Ulusoy Uysal Uzun Ünal Ünlü Vural Yalçın Yaman Yavuz Yazıcı Yıldırım Yıldız Yılmaz Yiğit Yücel \
      Yüksel Zengin
      """),
    cities: words(
      """
      Adana Adıyaman Afyon Ağrı Aksaray Amasya Ankara Antalya Ardahan Artvin Aydın Balıkesir Bartın Batman Bayburt \
      Bilecik Bingöl Bodrum Bolu Burdur Bursa Çanakkale Çankırı Çorum Denizli Diyarbakır Düzce Edirne Elazığ Erzincan \
      Erzurum Eskişehir Fethiye Gaziantep Giresun Gümüşhane Hatay Iğdır Isparta İstanbul İzmir Karabük Karaman Kars \
      Kastamonu Kayseri Kırıkkale Kırklareli Kırşehir Kilis Kocaeli Konya Kütahya Malatya Manisa Mardin Mersin Muğla \
      Muş Nevşehir Niğde Ordu Osmaniye Rize Sakarya Samsun Siirt Sinop Sivas Şanlıurfa Tekirdağ Tokat Trabzon Tunceli \
      Uşak Van Yalova Yozgat Zonguldak
      """),
    streets: lines(
      """
      Atatürk Caddesi No: #
      Cumhuriyet Caddesi No: #
      İstiklal Caddesi No: #
      İnönü Caddesi No: #
      Bağdat Caddesi No: #
      Gazi Caddesi No: #
      Fatih Caddesi No: #
      Barbaros Bulvarı No: #
      Hürriyet Caddesi No: #
      Zafer Caddesi No: #
      Mimar Sinan Caddesi No: #
      Okul Sokak No: #
      Çınar Sokak No: #
      Lale Sokak No: #
      Gül Sokak No: #
      Papatya Sokak No: #
      Menekşe Sokak No: #
      Yıldız Sokak No: #
      Güneş Sokak No: #
      Bahar Sokak No: #
      Zeytin Sokak No: #
      Selvi Sokak No: #
      Ihlamur Sokak No: #
      Değirmen Sokak No: #
      İstasyon Caddesi No: #
      Liman Caddesi No: #
      Park Caddesi No: #
      Çarşı Caddesi No: #
      """),
    postalCode: "%####",
    firms: [
      "@ Ltd. Şti.", "@ A.Ş.", "@ ve Oğulları", "@ İnşaat", "@ Nakliyat", "@ Tekstil", "@ Gıda",
      "@ Mobilya", "@ Kırtasiye", "@ Eczanesi", "@ Turizm", "@ Otomotiv", "@ Yayınevi",
      "@ Mühendislik", "@ Elektrik", "@ Holding",
    ],
    titles: ("Sayın", "Sayın"),
    phones: ["0212 0## ## ##", "0312 0## ## ##", "0232 0## ## ##", "0216 1## ## ##"])
}
