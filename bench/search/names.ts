/*
 * What the people of the big register are made of: name words by how common they are in Finland, and stems and endings
 * of which the thousands of rarer surnames and streets are put together. Nobody here exists.
 */

/** The commonest surnames first; the frequency falls as in the population register's public name lists. */
export const COMMON_FAMILY =
  `Korhonen Virtanen Mäkinen Nieminen Mäkelä Hämäläinen Laine Heikkinen Koskinen Järvinen Lehtonen Lehtinen Saarinen Niemi
Heinonen Salminen Heikkilä Salonen Turunen Kinnunen Salo Laitinen Tuominen Rantanen Karjalainen Jokinen Mattila Savolainen
Lahtinen Ahonen Ojala Leppänen Kallio Väisänen Hiltunen Pitkänen Leinonen Miettinen Aaltonen Manninen Koivisto Hakala Anttila
Laaksonen Hirvonen Räsänen Lehto Laakso Toivonen Aalto Rantala Mustonen Nurmi Peltonen Moilanen Niskanen Seppälä Peltola
Hänninen Lappalainen Partanen Kettunen Pulkkinen Karppinen Kauppinen Seppänen Salmi Vainio Wirtanen Kemppainen Lindholm
Johansson Nyman Lindström Karlsson Andersson Eriksson Öhman Söderström Nyström Holmström Sjöberg Åkerlund Björklund Wikström
Äikäs Ylönen Väänänen Pöyhönen Röntynen Yli-Mäki Ala-Korpi`.split(/\s+/);
export const STEMS =
  `Aho Haka Harju Heino Hieta Holm Honka Huhta Ilves Joki Kaarto Kaisla Kallas Kangas Karhu Karja Kataja Kivi Koivu Korpi Koski
Kulma Kuusi Kytö Laaka Lahti Lampi Lehmus Lepo Loimu Luoto Malmi Metso Muha Mylly Männik Niini Niitty Nokka Oja Paju Palo Pelto
Pihla Pirt Pohja Puro Pyhä Raja Rauta Ruoho Ruska Saari Salava Savi Selä Siika Suo Tammi Teeri Tervo Tuomi Tuuli Uusi Vaara
Valkea Vanha Varis Vehka Vesa Vuori Ylä Äijä Öljy Hylky Kärki Lähde Mäntö Näre Pähkä Räme Särkä Töyry Väli Lilj Lund Ny Sand
Sjö Sten Sund Söder Vester Åker Öster Ek Berg Dal Fors Gran Hag Hall Häll Kull`.split(/\s+/);
export const FAMILY_ENDINGS =
  `nen la lä maa mäki niemi ranta salo vaara lahti järvi koski aho kangas korpi joki harju suo nummi talo ström berg qvist lund
man gren holm roos fors dahl blad`.split(/\s+/);
/** Given names of three generations, the commonest first. */
export const GIVEN =
  `Maria Juhani Johannes Helena Anneli Olavi Johanna Antero Kaarina Tapani Tapio Kalevi Marjatta Anna Matti Ilmari Hannele
Mikael Kristiina Liisa Tuulikki Annikki Elina Pekka Petteri Timo Sofia Maarit Emilia Matias Kari Mikko Inkeri Anne Päivi Susanna
Jari Antti Eeva Tuula Leena Ritva Seija Pirjo Marko Katariina Jukka Janne Hannu Ville Juha Kaisa Laura Sari Minna Heikki Aleksi
Jussi Markku Pirkko Aino Eero Erkki Riitta Anja Tiina Jaana Merja Raija Sirpa Marja Katja Mari Heli Heidi Satu Sanna Jenni Niina
Henna Hanna Riikka Pasi Sami Toni Esa Arto Harri Reijo Raimo Veikko Pentti Seppo Risto Eino Väinö Arvo Toivo Onni Oskari Otto
Elias Leo Eetu Niilo Aada Venla Helmi Hilma Aili Lempi Saima Åsa Göran Håkan Björn Birgitta Gunilla Marianne Christina Margareta
Carl-Gustav Maj-Lis Ann-Christin Sven-Erik Kjell Rolf Stig Bo Siv Ulla-Maija Anna-Liisa Veli-Matti Juha-Pekka Eeva-Liisa`.split(
    /\s+/,
  );
export const STREET_ENDINGS = 'tie katu kuja polku rinne kaari raitti piha penger vägen gatan'.split(' ');
export const TRADES = 'Kirjasto Kampaamo Autohuolto Tilitoimisto Leipomo Rakennus Puutarha Hammaslääkärit Kiinteistö Konepaja Apteekki Kustannus'.split(' '); // prettier-ignore
