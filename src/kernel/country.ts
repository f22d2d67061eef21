import type { Brand } from './brand.ts';

/** A country by its code of two capitals, ISO 3166-1 alpha-2. */
export type Country = Brand<string, 'Country'>;

/** ISO 3166-1 alpha-2, and `XK` that the post and the banks use for Kosovo (read 2026-11-22). */
const CODES =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ ' +
  'CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR ' +
  'GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT ' +
  'JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY ' +
  'MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM ' +
  'PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ ' +
  'TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW';

/** Every country code, in order. */
export const COUNTRIES: readonly Country[] = CODES.split(' ') as Country[];

const known: ReadonlySet<string> = new Set(COUNTRIES);

/** Whether the text is a country code in capitals. */
export const isCountry = (text: string): text is Country => known.has(text);

/** Reads a country code in any case; `null` when there is no such country. */
export function parseCountry(text: string): Country | null {
  const code = text.trim().toUpperCase();
  return isCountry(code) ? code : null;
}

export const FINLAND = 'FI' as Country;

/**
 * The European Economic Area: the 27 states of the EU with Iceland, Liechtenstein and Norway. Åland and the outermost
 * regions have codes of their own, but EU law holds there; Svalbard (`SJ`) stands outside.
 *
 * @see Consolidated TFEU, articles 349 and 355 (1) and (4); EEA Agreement, article 126 and protocol 40 (read 2026-11-22)
 */
const EEA: ReadonlySet<string> = new Set(
  (
    'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK ' +
    'IS LI NO AX GF GP MF MQ RE YT'
  ).split(' '),
);

/** Whether personal data sent there stays within the European Economic Area. */
export const isInEea = (country: Country): boolean => EEA.has(country);

const namers = {
  fi: new Intl.DisplayNames('fi', { type: 'region' }),
  sv: new Intl.DisplayNames('sv', { type: 'region' }),
  en: new Intl.DisplayNames('en', { type: 'region' }),
};

/** The country's name in Finnish, Swedish or English. */
export const countryName = (country: Country, language: 'fi' | 'sv' | 'en'): string =>
  namers[language].of(country) ?? country;
