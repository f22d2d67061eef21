import { z } from 'zod';
import { cleanText, KINDS, LANGUAGES, parseBusinessId, parseCountry, parseDay, parseEmail, parsePhone } from '#kernel';
import { customerNumberField, dayField } from '#platform';
import { TOLD_BY } from './desk-verbs.ts';

const CHARACTERS_MAX = 100;

/** A text that a reader of the kernel understands, or nothing; what the reader makes of it is kept. */
const read = (name: string, reader: (text: string) => string | null) =>
  z.codec(z.string().max(254).nullable(), z.string().nullable(), {
    decode: (text, context) => {
      if (text === null || text.trim() === '') return null;
      const value = reader(text);
      if (value !== null) return value;
      context.issues.push({ code: 'invalid_format', format: name, input: text });
      return z.NEVER;
    },
    encode: (value) => value,
  });

const line = read('line of text', (text) => {
  const clean = cleanText(text);
  return clean !== null && clean.length <= CHARACTERS_MAX ? clean : null;
});

const dayText = read('day', (text) => parseDay(text)?.toString() ?? null);

/** The values that the desk may change, each by itself; `null` empties one. */
export const changeableFields = {
  givenNames: line.optional().describe('given names'),
  familyName: line.optional().describe('surname'),
  organisationName: line.optional().describe('name of the organisation'),
  businessId: read('business id', parseBusinessId).optional().describe('business id, 1234567-1'),
  title: line.optional().describe('title or occupation'),
  industryCode: line.optional().describe('industry'),
  industryCodeSet: line.optional().describe('classification of the industry code: TOL2025, NACE2.1 …'),
  language: z.enum(LANGUAGES).optional().describe('language'),
  co: line.optional().describe('c/o'),
  streetAddress: line.optional().describe('street address'),
  postalCode: line.optional().describe('postal code'),
  city: line.optional().describe('town'),
  country: read('country', parseCountry).optional().describe('country, two letters'),
  phone: read('telephone', parsePhone).optional().describe('telephone'),
  email: read('email', parseEmail).optional().describe('e-mail'),
  deceasedOn: dayText.optional().describe('day of death'),
  undeliverableSince: dayText.optional().describe('day since which post comes back'),
  protectedUntil: dayText.optional().describe('last day of a protected address, 9999-12-31 until told otherwise'),
};

/** Everything a new customer may come with. */
export const newCustomerFields = { kind: z.enum(KINDS).describe('person, organisation or post'), ...changeableFields };

/** Who told it: the person, or the desk by itself (a slip of the pen mended). */
export const toldByField = z.enum(['customer', 'staff']).default('customer').describe('who told it: customer or staff');

/** Who told it: the person, somebody for him, or the desk by itself. */
export const tellerField = z
  .enum(TOLD_BY)
  .default('customer')
  .describe(`who told it: ${TOLD_BY.join(', ')}`);

const place = {
  co: line.optional().describe('c/o'),
  streetAddress: line.optional().describe('street address'),
  postalCode: line.optional().describe('postal code'),
  city: line.optional().describe('town'),
  country: read('country', parseCountry).optional().describe('country, two letters'),
};

/** A day that some year has: 02-29 too. */
const SEASON_DAY = /^(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2\d)|(?:0[13-9]|1[0-2])-30|(?:0[13578]|1[02])-31)$/;

const seasonDay = z.codec(z.string().max(254), z.string(), {
  decode: (text, context) => {
    if (SEASON_DAY.test(text)) return text;
    context.issues.push({ code: 'invalid_format', format: 'season day', input: text });
    return z.NEVER;
  },
  encode: (value) => value,
});

/** An address with its time, as the desk tells it. */
export const addressFields = {
  kind: z.enum(['permanent', 'temporary', 'seasonal']).describe('permanent from a day on, temporary, or of a season'),
  validFrom: dayField.optional().describe('first day; a season has none'),
  validTo: dayField.nullable().optional().describe('last day of a temporary address; none: until told otherwise'),
  seasonFrom: seasonDay.optional().describe('first day of the season, MM-DD'),
  seasonTo: seasonDay.optional().describe('last day of the season, MM-DD'),
  ...place,
};

/** A further telephone or e-mail, as the desk tells it. */
export const contactFields = {
  kind: z.enum(['phone', 'email']).describe('phone or email'),
  value: z.string().max(254).describe('number or address'),
  label: line.optional().describe('what it is for: work, summer cottage'),
};

/** The telephone in E.164 or the e-mail with its domain in small letters; `null` when it is none. */
export const readContact = ({ kind, value }: { readonly kind: 'phone' | 'email'; readonly value: string }) =>
  kind === 'phone' ? parsePhone(value) : parseEmail(value);

export const numberField = customerNumberField.describe('customer number');
