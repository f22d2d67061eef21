import type { Day, Label, Language } from '#kernel';
import type { InsteadOfHold } from './rules/decide-hold.ts';
import type { ClaimRemedy } from './rules/decide-claim.ts';
import { refusalTexts } from './refusal-texts.ts';

type Because = keyof typeof refusalTexts;

const ALLOWED: Label = { fi: 'Sallittu', sv: 'Tillåtet', en: 'Allowed' };
const FROM: Label = { fi: 'alkaen', sv: 'från och med', en: 'from' };
const TO: Label = { fi: 'viimeistään', sv: 'senast', en: 'by' };
const DAYS: Label = { fi: 'päivää', sv: 'dagar', en: 'days' };
const REMEDIES: Readonly<Record<ClaimRemedy, Label>> = {
  new_copy: { fi: 'uusi lehti', sv: 'nytt exemplar', en: 'a new copy' },
  extension: { fi: 'pidennys', sv: 'förlängning', en: 'an extension' },
  credit: { fi: 'hyvitys', sv: 'kreditering', en: 'a credit' },
  none: { fi: 'ei hyvitystä', sv: 'ingen gottgörelse', en: 'no remedy' },
};

const finnish = (day: Day): string => `${day.day}.${day.month}.${day.year}`;

/** Says why something is refused and, after it, what would be allowed instead. */
export function sayRefused(because: Because, instead: (language: Language) => readonly string[]): Label {
  const said = (language: Language): string => {
    const parts = instead(language);
    const what = refusalTexts[because][language];
    return parts.length === 0 ? what : `${what} ${ALLOWED[language]}: ${parts.join(', ')}.`;
  };
  return { fi: said('fi'), sv: said('sv'), en: said('en') };
}

/** The same for a hold: the first day, the last one, or how many days. */
export const sayHoldRefused = (because: Because, { since, until, days }: InsteadOfHold): Label =>
  sayRefused(because, (language) => [
    ...(since ? [`${FROM[language]} ${finnish(since)}`] : []),
    ...(until ? [`${TO[language]} ${finnish(until)}`] : []),
    ...(days === undefined ? [] : [`${days} ${DAYS[language]}`]),
  ]);

/** The same for a claim: the remedies, or the last day. */
export const sayClaimRefused = (because: Because, instead: readonly ClaimRemedy[], until: Day | null): Label =>
  sayRefused(because, (language) => [
    ...instead.map((remedy) => REMEDIES[remedy][language]),
    ...(until === null ? [] : [`${TO[language]} ${finnish(until)}`]),
  ]);
