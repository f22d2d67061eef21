import type { Label } from '#kernel';

/** What a field that came is called in a letter; fields of one thing are called by one word. */
export const FIELD_WORDS: Readonly<Record<string, Label>> = {
  name: { fi: 'nimi', sv: 'namn', en: 'name' },
  address: { fi: 'postiosoite', sv: 'postadress', en: 'postal address' },
  phone: { fi: 'puhelinnumero', sv: 'telefonnummer', en: 'telephone number' },
  email: { fi: 'sähköpostiosoite', sv: 'e-postadress', en: 'e-mail address' },
  title: { fi: 'arvo, ammatti tai tehtävä', sv: 'titel, yrke eller befattning', en: 'title, occupation or post' },
  language: { fi: 'kieli', sv: 'språk', en: 'language' },
  organisation: { fi: 'organisaatio', sv: 'organisation', en: 'organisation' },
  other: { fi: 'muita asiakastietoja', sv: 'andra kunduppgifter', en: 'other customer data' },
};

const WORD_OF: Readonly<Record<string, string>> = {
  givenNames: 'name',
  familyName: 'name',
  co: 'address',
  streetAddress: 'address',
  postalCode: 'address',
  city: 'address',
  country: 'address',
  address: 'address',
  phone: 'phone',
  email: 'email',
  title: 'title',
  language: 'language',
  organisationName: 'organisation',
  businessId: 'organisation',
  industryCode: 'organisation',
};

/** The words for fields, each once, in the order in which they are listed above; a person's kind is no datum, and a letter never names nothing. */
export function wordsFor(fields: readonly string[]): string[] {
  const words = new Set(fields.filter((field) => field !== 'kind').map((field) => WORD_OF[field] ?? 'other'));
  return words.size === 0 ? ['other'] : Object.keys(FIELD_WORDS).filter((word) => words.has(word));
}

/** What kind of source told. */
export const ORIGIN_KINDS: Readonly<Record<string, Label>> = {
  order: { fi: 'tilaus, jonka toinen teki', sv: 'en beställning av någon annan', en: 'an order made by somebody else' },
  update_service: {
    fi: 'osoite- ja päivityspalvelu',
    sv: 'adress- och uppdateringstjänst',
    en: 'address and update service',
  },
  partner: { fi: 'yhteistyökumppani', sv: 'samarbetspartner', en: 'partner' },
  bought_list: { fi: 'osoiteluettelon toimittaja', sv: 'leverantör av adresslista', en: 'supplier of a list' },
};

/** What a source is called that no supplier, list or service is known by. */
export const UNNAMED: Label = {
  fi: '{day} saatu tiedosto',
  sv: 'en fil som mottogs {day}',
  en: 'a file received on {day}',
};

/** The sentences of the letter, by what each must say (GDPR article 14(1)–(2), read 2026-11-22). */
export const NOTICE = {
  subject: {
    fi: 'Mistä saimme tietosi ja mihin niitä käytetään',
    sv: 'Varifrån vi har fått dina uppgifter och vad de används till',
    en: 'Where your data came from and what it is used for',
  },
  opening: {
    fi: 'Tietojasi on rekisterissämme ”{register}”. Ne on saatu muualta kuin sinulta itseltäsi, ja siksi kerromme sinulle siitä. Sinun ei tarvitse tehdä mitään.',
    sv: 'Uppgifter om dig finns i vårt register ”{register}”. De har erhållits från någon annan än dig själv, och därför informerar vi dig. Du behöver inte göra någonting.',
    en: 'Data about you is in our register “{register}”. It came from somebody other than you, and so we tell you about it. You need not do anything.',
  },
  source: { fi: 'Lähde: {name} ({kind}), {day}: {fields}.', sv: 'Källa: {name} ({kind}), {day}: {fields}.', en: 'Source: {name} ({kind}), {day}: {fields}.' },
  purposes: { fi: 'Käyttötarkoitukset: {purposes}.', sv: 'Ändamål: {purposes}.', en: 'Purposes: {purposes}.' },
  basis: {
    fi: 'Käsittelyn peruste on rekisterinpitäjän oikeutettu etu hoitaa asiakassuhteita ja kertoa lehdistään; tilauksen tiedoissa sopimus.',
    sv: 'Grunden är den personuppgiftsansvariges berättigade intresse att sköta kundförhållanden och informera om sina tidningar; för en beställning avtalet.',
    en: 'The basis is the controller’s legitimate interest in caring for its customers and telling of its magazines; for an order, the contract.',
  },
  keeping: { fi: 'Säilytys: {retention}.', sv: 'Lagring: {retention}.', en: 'Kept: {retention}.' },
  receivers: {
    fi: 'Vastaanottajat: {receivers}. Tietoja ei luovuteta EU:n tai Euroopan talousalueen ulkopuolelle, eikä niillä tehdä automaattisia päätöksiä sinusta.',
    sv: 'Mottagare: {receivers}. Uppgifter lämnas inte ut utanför EU eller Europeiska ekonomiska samarbetsområdet, och inga automatiska beslut fattas om dig.',
    en: 'Receivers: {receivers}. Data is not disclosed outside the EU or the European Economic Area, and no automated decisions are made about you.',
  },
  ban: {
    fi: 'Suoramarkkinoinnin voit kieltää heti ja maksutta: soita tai kirjoita meille.',
    sv: 'Direktmarknadsföring kan du förbjuda genast och avgiftsfritt: ring eller skriv till oss.',
    en: 'You may forbid direct marketing at once and free of charge: ring or write to us.',
  },
  contact: {
    fi: 'Rekisterinpitäjä: {controller}, {street}, {postalCode} {city}. Yhteyshenkilö: {person}, {phone}, {email}.',
    sv: 'Personuppgiftsansvarig: {controller}, {street}, {postalCode} {city}. Kontaktperson: {person}, {phone}, {email}.',
    en: 'Controller: {controller}, {street}, {postalCode} {city}. Contact person: {person}, {phone}, {email}.',
  },
} as const satisfies Record<string, Label>; // prettier-ignore
