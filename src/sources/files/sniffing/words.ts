import { COUNTRIES, countryName, parseCountry } from '#kernel';

/** Words that senders write for the register's own, in Finnish, Swedish and English; compared without case. */
export const KIND_WORDS: Readonly<Record<string, readonly string[]>> = {
  person: ['person', 'henkilö', 'hlö', 'h', 'yksityinen', 'yksityishenkilö', 'kuluttaja', 'privat', 'privatperson', 'konsument', 'consumer', 'private', 'individual', 'p'],
  organisation: ['organisation', 'organisaatio', 'yritys', 'y', 'yhteisö', 'företag', 'bolag', 'company', 'organization', 'business', 'b2b', 'o'],
  post: ['post', 'toimi', 'asema', 'yhteyshenkilö', 'kontaktperson', 'contact', 't', 'c'],
}; // prettier-ignore

export const LANGUAGE_WORDS: Readonly<Record<string, readonly string[]>> = {
  fi: ['fi', 'suomi', 'fin', 'finska', 'finnish', 'fi-fi', 'fi_fi'],
  sv: ['sv', 'ruotsi', 'swe', 'svenska', 'swedish', 'sv-fi', 'sv_fi', 'sv-se', 'sv_se'],
  en: ['en', 'englanti', 'eng', 'engelska', 'english', 'en-gb', 'en_gb', 'en-us', 'en_us'],
};

export const BAN_WORDS: Readonly<Record<string, readonly string[]>> = {
  post: ['post', 'posti', 'postimainonta', 'mail', 'letter'],
  phone: ['phone', 'puhelin', 'puhelinmyynti', 'telefon', 'telephone', 'call'],
  email: ['email', 'sähköposti', 'sposti', 'e-post', 'epost', 'e-mail'],
  sms: ['sms', 'tekstiviesti', 'textmeddelande', 'text', 'text message'],
  disclosure: ['disclosure', 'luovutus', 'luovutuskielto', 'utlämnande', 'third party'],
  all: ['all', 'kaikki', 'alla', 'everything'],
};

/** Other names of countries that files are full of, beside those that Unicode's own lists give. */
const OTHER_COUNTRY_NAMES: Readonly<Record<string, readonly string[]>> = {
  AX: ['Ahvenanmaa', 'Ahvenanmaan maakunta', 'Åland', 'Åland Islands'],
  GB: ['Iso-Britannia', 'Englanti', 'Britannia', 'Storbritannien', 'United Kingdom', 'Great Britain', 'England', 'UK'],
  US: ['Yhdysvallat', 'USA', 'Amerikan yhdysvallat', 'Förenta staterna', 'United States', 'United States of America'],
  NL: ['Alankomaat', 'Hollanti', 'Nederländerna', 'Netherlands', 'Holland', 'The Netherlands'],
  CZ: ['Tšekki', 'Tšekin tasavalta', 'Tjeckien', 'Czech Republic', 'Czechia'],
  RU: ['Venäjä', 'Venäjän federaatio', 'Ryssland', 'Russia', 'Russian Federation'],
  KR: ['Etelä-Korea', 'Korean tasavalta', 'Sydkorea', 'South Korea', 'Korea, Republic of', 'Republic of Korea'],
  TR: ['Turkki', 'Turkiet', 'Turkey', 'Türkiye'],
  FI: ['Suomi', 'Finland', 'SUOMI - FINLAND', 'FIN'],
};

const lower = (text: string): string => text.normalize('NFC').trim().toLowerCase();

const COUNTRY_OF_NAME: ReadonlyMap<string, string> = (() => {
  const names = new Map<string, string>();
  for (const country of COUNTRIES)
    for (const language of ['fi', 'sv', 'en'] as const) names.set(lower(countryName(country, language)), country);
  for (const [country, others] of Object.entries(OTHER_COUNTRY_NAMES))
    for (const name of others) names.set(lower(name), country);
  return names;
})();

const oursOf = (words: Readonly<Record<string, readonly string[]>>): ((text: string) => string | null) => {
  const map = new Map(Object.entries(words).flatMap(([ours, theirs]) => theirs.map((word) => [word, ours] as const)));
  return (text) => map.get(lower(text)) ?? null;
};

/** What a word of a sender means in the register, by the field it stands in; `null` when nobody knows it. */
export const MEANINGS: Readonly<Record<string, (text: string) => string | null>> = {
  kind: oursOf(KIND_WORDS),
  language: oursOf(LANGUAGE_WORDS),
  ban_codes: oursOf(BAN_WORDS),
  country: (text) => parseCountry(text) ?? COUNTRY_OF_NAME.get(lower(text)) ?? null,
};

/** Every name of every country in the language that most of the names are in, so that a rare one is known too. */
export function countryNames(seen: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const counts = (['fi', 'sv', 'en'] as const).map((language) => ({
    language,
    count: seen.filter((name) => COUNTRIES.some((country) => countryName(country, language) === name)).length,
  }));
  const [best] = counts.toSorted((a, b) => b.count - a.count);
  if (best === undefined || best.count === 0) return names;
  for (const country of COUNTRIES) names.set(countryName(country, best.language), country);
  for (const [country, others] of Object.entries(OTHER_COUNTRY_NAMES)) for (const name of others) names.set(name, country); // prettier-ignore
  return names;
}
