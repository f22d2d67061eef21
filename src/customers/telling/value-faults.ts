import type { Day } from '#kernel';
import { NAME_FIELDS, type SomeValues } from '../values.ts';
import { isIndustryCode } from './industry.ts';

/** What is wrong with values that are said, in the order in which it is told. */
export const VALUE_FAULTS = [
  'name_without_letters',
  'unknown_code_set',
  'no_industry_code',
  'dies_in_the_future',
  'protection_is_over',
] as const;
export type ValueFault = (typeof VALUE_FAULTS)[number];

type Circumstances = { readonly known: SomeValues; readonly isKnownSet: boolean; readonly today: Day };

/**
 * What is wrong with the values that differ from what stands; `null` when nothing is. A name has a letter, of an
 * organisation a letter or a digit; an industry code has the form of one and is of a known set, which no code loses; nobody's day of death is
 * still to come; a protection that is told has not ended: to lift one, its day is emptied.
 */
export function valueFaultIn(said: SomeValues, { known, isKnownSet, today }: Circumstances): ValueFault | null {
  const isNew = (field: keyof SomeValues): boolean => Boolean(said[field]) && said[field] !== known[field];
  const compared = (field: 'deceasedOn' | 'protectedUntil'): number =>
    isNew(field) ? Temporal.PlainDate.compare(Temporal.PlainDate.from(String(said[field])), today) : 0;
  if (NAME_FIELDS.some((field) => isNew(field) && !isNameText(field, String(said[field]))))
    return 'name_without_letters';
  if (!isKnownSet) return 'unknown_code_set';
  if (said.industryCodeSet === null && said.industryCode === undefined && known.industryCode) return 'unknown_code_set';
  if (isNew('industryCode') && !isIndustryCode(String(said.industryCode))) return 'no_industry_code';
  if (compared('deceasedOn') > 0) return 'dies_in_the_future';
  return compared('protectedUntil') < 0 ? 'protection_is_over' : null;
}

/** Whether a text may be a name: it has a letter; that of an organisation a letter or a digit. */
export const isNameText = (field: (typeof NAME_FIELDS)[number], text: string): boolean =>
  field === 'organisationName' ? /[\p{L}\p{N}]/u.test(text) : /\p{L}/u.test(text);
