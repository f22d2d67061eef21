import type { SomeValues } from '../values.ts';

/** The classification of a code of which nobody says another: the one in force in Finland. */
const SET_IN_FORCE = 'TOL2025';

/** A section, or the digits of a class with or without the points, with or without the letter of the section. */
const CODE = /^(?:[A-V]|[A-V]?\d{2}(?:\.?\d{1,3})?)$/i;

/** Whether the text has the form of an industry code of any classification; whether there is such a code is not asked. */
export const isIndustryCode = (text: string): boolean => CODE.test(text);

/**
 * Completes an industry code with the classification that it is of: the one that is said, the one that the code before was
 * of, or the one in force. A text that is no code stays alone.
 */
export function withCodeSet<Values extends SomeValues>(values: Values, known: SomeValues = {}): Values {
  const { industryCode, industryCodeSet } = values;
  if (!industryCode || industryCodeSet || !isIndustryCode(industryCode)) return values;
  return { ...values, industryCodeSet: known.industryCodeSet ?? SET_IN_FORCE };
}
