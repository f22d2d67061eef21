/**
 * Codes that stood in the postal areas of 2020 and were gone from the post's list of 26 May 2026; when they went in between is
 * not known. Code, post office, municipality with its number and names, language of the municipality.
 *
 * @see Statistics Finland, Paavo 2020 (areas); Posti, PCF of 26.5.2026 (read 2026-11-22)
 */
export const GONE_CODES: readonly (readonly [code: string, town: string, municipality: string, fi: string, sv: string, languages: number])[] = [
  ['02290', 'ESPOO/ESBO', '049', 'Espoo', 'Esbo', 2],
  ['17530', 'ARRAKOSKI', '576', 'Padasjoki', 'Padasjoki', 1],
  ['21520', 'NASKARLA', '577', 'Paimio', 'Pemar', 1],
  ['33380', 'PITKÄNIEMI', '536', 'Nokia', 'Nokia', 1],
  ['44770', 'VALKEISJÄRVI', '931', 'Viitasaari', 'Viitasaari', 1],
  ['60280', 'SEINÄJOKI', '743', 'Seinäjoki', 'Seinäjoki', 1],
  ['66999', 'MUSTASAARI/KORSHOLM', '499', 'Mustasaari', 'Korsholm', 2],
  ['68999', 'KOKKOLA/KARLEBY', '272', 'Kokkola', 'Karleby', 2],
  ['73860', 'PYKÄLIKKÖ', '687', 'Rautavaara', 'Rautavaara', 1],
  ['83915', 'VIHTASUO', '176', 'Juuka', 'Juuka', 1],
  ['88615', 'VUOKATTI', '765', 'Sotkamo', 'Sotkamo', 1],
  ['88820', 'KATERMA', '290', 'Kuhmo', 'Kuhmo', 1],
  ['93999', 'KUUSAMO', '305', 'Kuusamo', 'Kuusamo', 1],
  ['97430', 'TAAPAJÄRVI', '273', 'Kolari', 'Kolari', 1],
  ['97999', 'KITTILÄ', '261', 'Kittilä', 'Kittilä', 1],
  ['99885', 'LEMMENJOKI', '148', 'Inari', 'Enare', 1],
]; // prettier-ignore

/** The day before the list from which they were gone. */
export const GONE_BY = '2026-05-25';
/** Finnish postal codes are as old as this; when these codes began is not known. */
export const CODES_BEGAN = '1971-01-01';
