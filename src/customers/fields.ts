import { z } from 'zod';
import { cleanText, KINDS, LANGUAGES, parseBusinessId, parseCountry, parseEmail, parsePhone } from '#kernel';
import { customerNumberField } from '#platform';

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

/** The values that the desk may change, each by itself; `null` empties one. */
export const changeableFields = {
  givenNames: line.optional().describe('given names'),
  familyName: line.optional().describe('surname'),
  organisationName: line.optional().describe('name of the organisation'),
  businessId: read('business id', parseBusinessId).optional().describe('business id, 1234567-1'),
  title: line.optional().describe('title or occupation'),
  industryCode: line.optional().describe('industry, TOL 2025'),
  language: z.enum(LANGUAGES).optional().describe('language'),
  co: line.optional().describe('c/o'),
  streetAddress: line.optional().describe('street address'),
  postalCode: line.optional().describe('postal code'),
  city: line.optional().describe('town'),
  country: read('country', parseCountry).optional().describe('country, two letters'),
  phone: read('telephone', parsePhone).optional().describe('telephone'),
  email: read('email', parseEmail).optional().describe('e-mail'),
};

/** Everything a new customer may come with. */
export const newCustomerFields = { kind: z.enum(KINDS).describe('person, organisation or post'), ...changeableFields };

/** Who told it: the person, or the desk by itself (a slip of the pen mended). */
export const toldByField = z.enum(['customer', 'staff']).default('customer').describe('who told it: customer or staff');

export const numberField = customerNumberField.describe('customer number');
