import { type Held, isAddressSlot, isContactSlot } from './changing/slots.ts';
import { ADDRESS_FIELDS, type Field } from './values.ts';

/** What is shown in place of a value that a protection hides, where it is told that there is one. */
export const SHROUD = '•••';

/**
 * What a protected address (turvakielto) hides: where somebody lives, and by what he is reached. By every name that it goes by: fields
 * of a customer, the fact and the pick that an address is as a whole, and the street of a list.
 *
 * Until its last day it is shown to nobody who does not reveal it by an act of its own, and goes on no list and into no disclosure.
 * Service letters go: they are what the address is kept for. Who is protected: `protectedAmong`.
 *
 * @see Digi- ja väestötietovirasto, Turvakielto (read 2026-11-22): five years at most the first time, then two at a time
 */
const HIDDEN: readonly string[] = [
  ...(ADDRESS_FIELDS satisfies readonly Field[]),
  'address',
  'street',
  'phone',
  'email',
];

/** Whether a value is hidden by a protection: a field, a key of the journal, a fact of a likeness, a pick of a merge, a column of a list. */
export const isHidden = (name: string): boolean => HIDDEN.includes(name) || isAddressSlot(name) || isContactSlot(name);

/** Values without those that a protection hides: the one place that hides them. */
export const masked = <Values extends object>(values: Values): Values =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, isHidden(name) ? null : value])) as Values;

/** Journaled values without those that a protection hides; the keys of telephones and e-mails are hidden too. */
export const maskedByKey = <Value>(said: Readonly<Record<string, Value>>): Record<string, Value | null> =>
  Object.fromEntries(Object.entries(said).map(([key, value]) => [maskedKey(key), isHidden(key) ? null : value]));

/** A key without the telephone or the e-mail that it may hold. */
export const maskedKey = (key: string): string => (isContactSlot(key) ? key.slice(0, key.indexOf(':')) : key);

/** Two sides of a fact or a pick under their shroud: how they stand to each other is told, and not what they are. */
export const shrouded = <Sides extends { readonly ours: string | null; readonly theirs: string | null }>(
  name: string,
  sides: Sides,
): Sides => (isHidden(name) ? { ...sides, ours: sides.ours && SHROUD, theirs: sides.theirs && SHROUD } : sides);

/** A key with the telephone or the e-mail that it may hold under its shroud. */
export const shroudedKey = (key: string): string => (isContactSlot(key) ? `${maskedKey(key)}:${SHROUD}` : key);

/** What is held under a key, its home under a shroud: that there is one, and its days, are told. */
export function shroudedHeld(held: Held | null): Held | null {
  if (held === null || typeof held === 'number') return held;
  return 'validTo' in held ? { ...masked(held), streetAddress: SHROUD } : { label: null };
}
