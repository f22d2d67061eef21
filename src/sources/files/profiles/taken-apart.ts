import type { Column } from './profile.ts';

/** Words that a family name may begin with: `von Wright`, `af Hällström`, `De la Gardie`. */
const PARTICLES: ReadonlySet<string> = new Set(
  'von af de van der den di da la le del dos du zu zur ter ten al el bin ibn ben mac mc saint st. san santa'.split(' '),
);

/** Words of an estate, which stand beside the family name: `Virtanen kuolinpesä Matti`; garbled letters too. */
const ESTATE = /^(?:kuolinpes.{1,2}|kp\.?|d.{1,2}dsbo|dbo\.?|estate)$/u;

/** A postal code, also of several groups: `00100`, `111 22`, `SE-111 22`. */
const LEADING_CODE = /^((?:'|\p{L}{1,3}-)?\d[\p{L}\d-]*(?:\s\d[\p{L}\d-]*)*)\s+(?=\D)/u;

/**
 * Takes several fields out of one text at the first separator. A lone part goes where it can be told to belong: digits
 * to the postal code, `c/o …` to the c/o line, otherwise to the last field, for names to the first.
 */
export function takenApart(text: string, column: Column): Record<string, string> {
  const [first = '', ...more] = column.fields;
  const last = more.at(-1) ?? first;
  const parts = Object.fromEntries(column.fields.map((field) => [field, '']));
  const end = endOfFirst(text, first, column.fieldSeparator);
  const startsRight = startsAs(first, text);
  if (end === null || !startsRight) parts[startsRight ? first : last] = text;
  else {
    parts[first] = text.slice(0, end);
    parts[last] = text.slice(end + column.fieldSeparator.length);
  }
  return parts;
}

function endOfFirst(text: string, field: string, separator: string): number | null {
  if (field.endsWith('family_name') && separator === ' ') return endOfFamilyName(text);
  const code = field.endsWith('postal_code') && separator === ' ' ? LEADING_CODE.exec(text)?.[1] : undefined;
  if (code !== undefined) return code.length;
  const at = text.indexOf(separator);
  return at < 0 ? null : at;
}

/** Where the family name ends: at the first blank, unless a particle goes before it or the word of an estate after it. */
function endOfFamilyName(text: string): number | null {
  const words = text.split(' ');
  const lower = words.map((word) => word.toLowerCase());
  const estate = lower.findIndex((word) => ESTATE.test(word));
  let taken = 1;
  while (taken < words.length && PARTICLES.has(lower[taken - 1] ?? '')) taken++;
  if (estate > 0) taken = estate + 1;
  else if (estate === 0) taken = 2;
  return taken >= words.length ? null : words.slice(0, taken).join(' ').length;
}

function startsAs(field: string, text: string): boolean {
  if (field.endsWith('postal_code')) return /^(?:'|\p{L}{1,3}-)?\d/u.test(text);
  if (field.endsWith('co')) return /^c\/o\b/i.test(text);
  return true;
}
