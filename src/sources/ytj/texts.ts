import type { Situation } from '#customers';
import type { Label } from '#kernel';
import type { Unanswered } from './trade-register.ts';

/** Why the trade register gave no answer, as a person reads it. */
export const unansweredTexts = {
  unreachable: { fi: 'Yritystietopalveluun ei saada yhteyttä.', sv: 'Företagsdatatjänsten kan inte nås.', en: 'The trade register’s interface cannot be reached.' },
  timed_out: { fi: 'Yritystietopalvelu ei vastannut ajoissa.', sv: 'Företagsdatatjänsten svarade inte i tid.', en: 'The trade register’s interface did not answer in time.' },
  too_large: { fi: 'Yritystietopalvelun vastaus on liian suuri.', sv: 'Företagsdatatjänstens svar är för stort.', en: 'The answer of the trade register’s interface is too large.' },
  broken_answer: { fi: 'Yritystietopalvelun vastausta ei voi lukea.', sv: 'Företagsdatatjänstens svar går inte att läsa.', en: 'The answer of the trade register’s interface cannot be read.' },
  redirected_elsewhere: { fi: 'Yritystietopalvelu ohjasi toiseen osoitteeseen, eikä sinne mennä.', sv: 'Företagsdatatjänsten hänvisade till en annan adress, dit vi inte går.', en: 'The trade register’s interface pointed to another host, which is not called.' },
  forbidden_address: { fi: 'Yritystietopalvelun osoite johtaa sisäverkkoon.', sv: 'Företagsdatatjänstens adress leder till ett internt nät.', en: 'The address of the trade register’s interface leads into an inner net.' },
  busy: { fi: 'Yritystietopalvelu on kuormittunut. Yritä myöhemmin uudelleen.', sv: 'Företagsdatatjänsten är överbelastad. Försök igen senare.', en: 'The trade register’s interface is busy. Try again later.' },
  refused: { fi: 'Yritystietopalvelu hylkäsi kyselyn.', sv: 'Företagsdatatjänsten avvisade frågan.', en: 'The trade register’s interface refused the question.' },
  no_interface: { fi: 'Yritystietopalvelun osoitetta ei ole asetettu oikein.', sv: 'Företagsdatatjänstens adress är inte rätt inställd.', en: 'The address of the trade register’s interface is not set rightly.' },
} as const satisfies Readonly<Record<Unanswered, Label>>; // prettier-ignore

/** What the refusals of this folder say to a person. */
export const companyTexts = {
  ...unansweredTexts,
  unknown: { fi: 'Y-tunnusta ei ole yritystietopalvelussa. Toiminimiä ja kaikkia yhdistyksiä siellä ei ole.', sv: 'FO-numret finns inte i företagsdatatjänsten. Enskilda näringsidkare och alla föreningar finns inte där.', en: 'The business id is not in the open company data. Sole traders and some associations are not in it.' },
  unknown_refresh: { fi: 'Numerolla ei ole yritystietojen päivitystä.', sv: 'Numret hör inte till någon uppdatering av företagsdata.', en: 'No refresh of company data has that number.' },
  no_business_id: { fi: 'Asiakas ei ole organisaatio, jolla on Y-tunnus.', sv: 'Kunden är ingen organisation med FO-nummer.', en: 'The customer is no organisation with a business id.' },
} as const satisfies Readonly<Record<string, Label>>; // prettier-ignore

/** The situations of a company, as a person reads them. */
export const situationTexts = {
  active: { fi: 'toiminnassa', sv: 'verksamt', en: 'active' },
  bankruptcy: { fi: 'konkurssissa', sv: 'i konkurs', en: 'bankrupt' },
  liquidation: { fi: 'selvitystilassa', sv: 'i likvidation', en: 'in liquidation' },
  restructuring: { fi: 'saneerauksessa', sv: 'under sanering', en: 'under restructuring' },
  'other situation': { fi: 'muu tilanne', sv: 'annan situation', en: 'another situation' },
  ceased: { fi: 'lakannut', sv: 'upphört', en: 'ceased' },
} as const satisfies Readonly<Record<Situation, Label>>;
