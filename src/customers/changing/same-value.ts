import { nameKey } from '#kernel';
import { addressForm } from '../matching/address-form.ts';
import type { AddressHeld, ContactHeld, Held } from './slots.ts';
import type { Field } from '../values.ts';

/** Whether two values of a field are one to a person; case, dashes and the way a flat is written do not count. */
export function isSameValue(field: Field, a: string, b: string): boolean {
  if (a === b) return true;
  if (field === 'email') return a.toLowerCase() === b.toLowerCase();
  if (field !== 'streetAddress') return nameKey(a) === nameKey(b);
  const [one, other] = [addressForm(a), addressForm(b)];
  return one !== null && other !== null && JSON.stringify(one) === JSON.stringify(other);
}

/** Whether a source says of something there may be many of what stands: to the letter, or as a file spells it. */
export function isSameHeld(stands: Held, said: Held, toTheLetter: boolean): boolean {
  if (typeof stands === 'number' || typeof said === 'number') return stands === said;
  if ('validTo' in stands && 'validTo' in said) return isSameAddress(stands, said, toTheLetter);
  const [a, b] = [stands as ContactHeld, said as ContactHeld];
  return a.label === b.label || (b.label === null && !toTheLetter);
}

function isSameAddress(stands: AddressHeld, said: AddressHeld, toTheLetter: boolean): boolean {
  if (stands.validTo !== said.validTo || stands.seasonTo !== said.seasonTo) return false;
  return (['co', 'streetAddress', 'postalCode', 'city', 'country'] as const).every((field) => {
    const [a, b] = [stands[field], said[field]];
    if (a === b) return true;
    return !toTheLetter && a !== null && b !== null && isSameValue(field, a, b);
  });
}
