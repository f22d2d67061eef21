import { z } from 'zod';
import { parsePostalCode, type PostalCode } from '#kernel';
import { customerNumberField, dayField, route } from '#platform';
import { doubtfulAddressesOf, showPostalCode } from './codes-of-register.ts';
import { POSTAL_KINDS } from './postal-code.ts';

/** A postal code as people write it. */
export const codeField = z.codec(z.string(), z.custom<PostalCode>(), {
  decode: (text, context) => {
    const code = parsePostalCode(text);
    if (code !== null) return code;
    context.issues.push({ code: 'invalid_format', format: 'postal code', input: text });
    return z.NEVER;
  },
  encode: (code) => code,
});

const shape = z.object({
  validFrom: dayField,
  validTo: dayField.nullable(),
  fi: z.string(),
  sv: z.string(),
  kind: z.enum(POSTAL_KINDS),
  isHome: z.boolean(),
  municipality: z.string(),
  municipalityFi: z.string(),
  municipalitySv: z.string(),
  successor: z.string().nullable(),
});

/** Postal codes as the desk asks for them while it writes an address. */
export const postalRoutes = [
  route('GET /postal-codes/:code', {
    permit: 'customers:find',
    summary: 'A postal code: how it stands today, its town in both languages, what it is for, and its history',
    input: z.object({ code: codeField }),
    output: shape.extend({
      code: z.string(),
      standing: z.enum(['in_use', 'retired', 'not_yet', 'unknown']),
      history: z.array(shape),
    }),
    handle: async ({ code }, by) => {
      const shown = await showPostalCode(by, code);
      if (shown === null) return { kind: 'not found' as const };
      return { ...shown.facts, standing: shown.standing, history: [...shown.history] };
    },
  }),
  route('GET /customers/:customer/address-doubts', {
    permit: 'customers:find',
    purpose: 'care',
    summary: 'The addresses of a customer whose postal code is retired, unknown or nobody’s home, with the successor where it is told',
    input: z.object({ customer: customerNumberField }),
    output: z.object({
      doubts: z.array(
        z.object({
          code: z.string().nullable(),
          standing: z.enum(['in_use', 'retired', 'not_yet', 'unknown']),
          kind: z.enum(POSTAL_KINDS).nullable(),
          successor: z.string().nullable(),
        }),
      ),
    }),
    handle: async ({ customer }, by) => ({
      doubts: (await doubtfulAddressesOf(by, customer)).map(({ code, standing, kind, successor }) => ({ code, standing, kind, successor })),
    }),
  }),
] as const; // prettier-ignore
