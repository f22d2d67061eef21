import type { Day } from '#kernel';
import { isAddressSlot, isContactSlot } from './changing/slots.ts';
import { ADDRESS_FIELDS, type CustomerValues, type Field } from './values.ts';

/** Until when a protection lasts that nobody has set an end for. */
export const PROTECTED_UNTIL_TOLD = '9999-12-31';

/** What a protected address hides: where somebody lives, and by what he is reached. */
const HIDDEN_FIELDS: readonly string[] = [...ADDRESS_FIELDS, 'phone', 'email'] satisfies readonly Field[];

/**
 * Whether somebody's address is protected on a day (turvakielto): it is shown to nobody who does not reveal it by an act of
 * its own, goes on no list and into no disclosure. Service letters go: they are what the address is kept for.
 *
 * @see Digi- ja väestötietovirasto, Turvakielto (read 2026-11-22): five years at most the first time, then two at a time
 */
export const isProtected = ({ protectedUntil }: Pick<CustomerValues, 'protectedUntil'>, on: Day): boolean =>
  protectedUntil !== null && Temporal.PlainDate.compare(protectedUntil, on) >= 0;

/** Whether a value that the journal knows by the key is hidden by a protection. */
export const isHidden = (key: string): boolean =>
  HIDDEN_FIELDS.includes(key) || isAddressSlot(key) || isContactSlot(key);

/** Values without those that a protection hides: the one place that hides them. */
export const masked = <Values extends Partial<CustomerValues>>(values: Values): Values =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, isHidden(key) ? null : value])) as Values;

/** Journaled values without those that a protection hides; the keys of telephones and e-mails are hidden too. */
export const maskedByKey = <Value>(said: Readonly<Record<string, Value>>): Record<string, Value | null> =>
  Object.fromEntries(Object.entries(said).map(([key, value]) => [maskedKey(key), isHidden(key) ? null : value]));

/** A key without the telephone or the e-mail that it may hold. */
export const maskedKey = (key: string): string => (isContactSlot(key) ? key.slice(0, key.indexOf(':')) : key);
