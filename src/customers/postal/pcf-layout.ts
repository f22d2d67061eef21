import type { PostalKind } from './postal-code.ts';

/**
 * The record of the post's file of basic postal codes: where each field begins (from 1) and how many characters it has.
 *
 * @see Posti, Postinumerotiedostot, PCF: 220 characters in ISO-8859-1 (read 2026-11-22)
 */
export const PCF = {
  characters: 220,
  identifier: 'PONOT',
  fields: {
    identifier: [1, 5],
    runOn: [6, 8],
    code: [14, 5],
    fi: [19, 30],
    sv: [49, 30],
    abbreviationFi: [79, 12],
    abbreviationSv: [91, 12],
    validFrom: [103, 8],
    type: [111, 1],
    municipality: [177, 3],
    municipalityFi: [180, 20],
    municipalitySv: [200, 20],
    languages: [220, 1],
  },
} as const;

/** The types of codes by the digit of the file (read 2026-11-22). */
export const TYPES: Readonly<Record<string, PostalKind>> = {
  '1': 'normal',
  '2': 'box',
  '3': 'company',
  '4': 'aggregation',
  '5': 'reply',
  '6': 'parcel',
  '7': 'pick-up',
  '8': 'technical',
};

/** Codes to which people send answers of competitions; the post calls them a company's (read 2026-11-22). */
const COMPETITIONS: ReadonlySet<string> = new Set(['00002']);
/** The post's name of a code for reply mail, whatever the type says. */
const REPLY_MAIL = 'VASTAUSLÄHETYS';

/** What a code is for, by its type and by what the post's own type hides; `null` when there is no such type. */
export function kindOf(type: string, code: string, nameFi: string): PostalKind | null {
  const kind = TYPES[type];
  if (kind === undefined) return null;
  if (COMPETITIONS.has(code)) return 'competition';
  return nameFi === REPLY_MAIL ? 'reply' : kind;
}
