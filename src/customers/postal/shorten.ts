/**
 * How a line of an address is made shorter, mildest first: the words that the post and the trade register write short
 * themselves, then a person's second names as initials. What is still too long stays whole and is warned of.
 */
type Rule = readonly [RegExp, string];

/** A word of its own: the `\b` of JavaScript knows no ä and no ö. */
const word = (pattern: string): RegExp => new RegExp(`(?<!\\p{L})(?:${pattern})(?!\\p{L})`, 'giu');

/** Forms of organisations, as the registers abbreviate them (Posti's and PRH's own usage, read 2026-11-22). */
const ORGANISATION_FORMS: readonly Rule[] = [
  [word('julkinen osakeyhtiö'), 'Oyj'],
  [word('asunto-?\\s?osakeyhtiö'), 'As Oy'],
  [word('kiinteistöosakeyhtiö'), 'Kiint Oy'],
  [word('keskinäinen'), 'Kesk'],
  [word('osakeyhtiö'), 'Oy'],
  [word('kommandiittiyhtiö'), 'Ky'],
  [word('osuuskunta'), 'Osk'],
  [word('rekisteröity yhdistys'), 'ry'],
  [word('bostadsaktiebolaget?'), 'Bost Ab'],
  [word('fastighetsaktiebolaget?'), 'Fast Ab'],
  [word('(?:publikt )?aktiebolag(?:et)?'), 'Ab'],
  [word('kommanditbolag(?:et)?'), 'Kb'],
  [word('andelslag(?:et)?'), 'Al'],
  [word('registrerad förening'), 'rf'],
  [word('kuolinpesä'), 'kp'],
  [word('dödsbo'), 'dbo'],
];

/** Words in street addresses. */
const STREET_WORDS: readonly Rule[] = [
  [word('postilokero'), 'PL'],
  [word('postbox'), 'PB'],
  [word('porras'), ''],
  [word('trappuppgång|trappa'), ''],
  [word('(?:huoneisto|asunto)\\.?'), 'as'],
  [word('(?:lägenhet|bostad)'), 'bst'],
  [word('kerros'), 'krs'],
  [word('våning(?:en)?'), 'vån'],
];

/** Words in the lines of an organisation's department. */
const DEPARTMENT_WORDS: readonly Rule[] = [
  ...ORGANISATION_FORMS,
  [word('osasto'), 'os'],
  [word('avdelning(?:en)?'), 'avd'],
  [word('toimisto'), 'tsto'],
  [word('yksikkö'), 'yks'],
];

/** Which kind of line it is. */
export type LineKind = 'person' | 'organisation' | 'addition' | 'street';

const RULES: Readonly<Record<LineKind, readonly Rule[]>> = {
  person: [[word('kuolinpesä'), 'kp'], [word('dödsbo'), 'dbo']],
  organisation: ORGANISATION_FORMS,
  addition: DEPARTMENT_WORDS,
  street: STREET_WORDS,
}; // prettier-ignore

/** How long a text is to a person: letters with their accents count once. */
export const lettersIn = (text: string): number => [...segmenter.segment(text)].length;

const segmenter = new Intl.Segmenter('fi');

/** Whether a text has at most so many letters; most have, and are not taken apart for it. */
export const fits = (text: string, most: number): boolean => text.length <= most || lettersIn(text) <= most;

/** Makes a line shorter by rule until it fits in `most` letters; gives it back shorter, or whole, when no rule helps enough. */
export function shortened(text: string, kind: LineKind, most: number): string {
  let line = text;
  for (const [word, short] of RULES[kind]) {
    if (fits(line, most)) return line;
    line = line.replace(word, short).replace(/\s+/g, ' ').trim();
  }
  return line;
}

/** A person's name in `most` letters: second given names become initials, the last of them first; the surname stays. */
export function shortenedName(givenNames: string, familyName: string, most: number): string {
  const given = givenNames.split(' ').filter(Boolean);
  const whole = (): string => [...given, familyName].filter(Boolean).join(' ');
  for (let at = given.length - 1; at > 0 && !fits(whole(), most); at--)
    given[at] = `${[...(given[at] ?? '')][0] ?? ''}.`;
  return whole();
}
