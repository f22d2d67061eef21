/*
 * What demo people are made of. Common given names and surnames, streets as many towns have them, postal areas as facts;
 * nobody here exists, and every e-mail ends in `.example`.
 */

export const FINNISH_GIVEN = [
  'Aino', 'Eevi', 'Helmi', 'Kaisa', 'Liisa', 'Marja', 'Päivi', 'Riitta', 'Sanna', 'Tuula', 'Anja', 'Leena', 'Outi', 'Katja',
  'Antti', 'Eero', 'Heikki', 'Juhani', 'Kari', 'Matti', 'Olli', 'Pekka', 'Risto', 'Timo', 'Väinö', 'Ville', 'Jari', 'Mikko',
] as const; // prettier-ignore
export const SWEDISH_GIVEN = ['Åsa', 'Birgitta', 'Gunilla', 'Maj-Lis', 'Ann-Christin', 'Björn', 'Göran', 'Håkan', 'Kjell', 'Sven-Erik'] as const; // prettier-ignore
export const FINNISH_FAMILY = [
  'Korhonen', 'Virtanen', 'Mäkinen', 'Nieminen', 'Mäkelä', 'Hämäläinen', 'Laine', 'Heikkinen', 'Koskinen', 'Järvinen',
  'Lehtonen', 'Saarinen', 'Niemi', 'Heinonen', 'Salonen', 'Turunen', 'Laitinen', 'Salo', 'Rantanen', 'Tuominen',
  'Jokinen', 'Karjalainen', 'Savolainen', 'Lahtinen', 'Ahonen', 'Leppänen', 'Väisänen', 'Pitkänen', 'Räsänen', 'Öhman',
] as const; // prettier-ignore
export const SWEDISH_FAMILY = ['Lindström', 'Nyström', 'Sjöberg', 'Åkerlund', 'Björklund', 'Wikström', "d'Orange", 'Ståhl', 'Öberg', 'af Forselles'] as const; // prettier-ignore
export const STREETS = ['Kirkkokatu', 'Koulukatu', 'Asematie', 'Rantatie', 'Myllytie', 'Puistokatu', 'Metsätie', 'Kauppakatu', 'Niittytie', 'Mäkitie', 'Satamakatu', 'Koivukuja', 'Ahotie', 'Pappilantie'] as const; // prettier-ignore
export const SWEDISH_STREETS = [
  'Kyrkogatan',
  'Skolgatan',
  'Strandvägen',
  'Parkgatan',
  'Skogsvägen',
  'Hamngatan',
] as const;
export const TITLES = ['agronomi', 'opettaja', 'sairaanhoitaja', 'toimittaja', 'insinööri', 'eläkeläinen', 'maanviljelijä', 'johtaja', 'kirjastonhoitaja', null, null, null] as const; // prettier-ignore
export const ORGANISATION_NAMES = ['Kirjasto', 'Terveysasema', 'Hammaslääkärit', 'Kampaamo', 'Autohuolto', 'Tilitoimisto', 'Leipomo', 'Kustannus', 'Rakennus', 'Puutarha'] as const; // prettier-ignore
/** NACE 2.1 / TOL 2025 classes of the organisations above, in the same order. */
export const INDUSTRY_CODES = [
  '91.11',
  '86.10',
  '86.23',
  '96.21',
  '95.31',
  '69.20',
  '10.71',
  '58.11',
  '41.00',
  '01.30',
] as const;

/** Postal areas (Posti's public code table, May 2026): code, town in Finnish, town in Swedish. */
export const AREAS = [
  ['00100', 'HELSINKI', 'HELSINGFORS'], ['00250', 'HELSINKI', 'HELSINGFORS'], ['00530', 'HELSINKI', 'HELSINGFORS'],
  ['00730', 'HELSINKI', 'HELSINGFORS'], ['00980', 'HELSINKI', 'HELSINGFORS'], ['02100', 'ESPOO', 'ESBO'],
  ['02600', 'ESPOO', 'ESBO'], ['01300', 'VANTAA', 'VANDA'], ['01600', 'VANTAA', 'VANDA'], ['04200', 'KERAVA', 'KERVO'],
  ['06100', 'PORVOO', 'BORGÅ'], ['10600', 'TAMMISAARI', 'EKENÄS'], ['11100', 'RIIHIMÄKI', 'RIIHIMÄKI'],
  ['13100', 'HÄMEENLINNA', 'TAVASTEHUS'], ['15110', 'LAHTI', 'LAHTIS'], ['20100', 'TURKU', 'ÅBO'], ['20500', 'TURKU', 'ÅBO'],
  ['28100', 'PORI', 'BJÖRNEBORG'], ['33100', 'TAMPERE', 'TAMMERFORS'], ['33500', 'TAMPERE', 'TAMMERFORS'],
  ['33720', 'TAMPERE', 'TAMMERFORS'], ['40100', 'JYVÄSKYLÄ', 'JYVÄSKYLÄ'], ['48100', 'KOTKA', 'KOTKA'],
  ['50100', 'MIKKELI', 'ST MICHEL'], ['53100', 'LAPPEENRANTA', 'VILLMANSTRAND'], ['60100', 'SEINÄJOKI', 'SEINÄJOKI'],
  ['65100', 'VAASA', 'VASA'], ['67100', 'KOKKOLA', 'KARLEBY'], ['68600', 'PIETARSAARI', 'JAKOBSTAD'],
  ['70100', 'KUOPIO', 'KUOPIO'], ['80100', 'JOENSUU', 'JOENSUU'], ['90100', 'OULU', 'ULEÅBORG'], ['90570', 'OULU', 'ULEÅBORG'],
  ['96100', 'ROVANIEMI', 'ROVANIEMI'], ['99800', 'IVALO', 'IVALO'],
] as const; // prettier-ignore
