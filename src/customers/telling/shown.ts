import { type Day, isBefore, parseDay } from '#kernel';
import type { Known } from '../changing/journaled.ts';
import { isAddressSlot, isContactSlot, partsOf, placeOf, type AddressHeld, type AddressSlot, type ContactHeld, type Place } from '../changing/slots.ts'; // prettier-ignore

/** An address as a card shows it, with its time; `isInForce` marks the one to which a letter goes on the day. */
export type AddressShown = Place & {
  /** Its key in the journal; `address` is the permanent one in force, whose parts are fields of the card. */
  readonly slot: string;
  readonly kind: 'permanent' | 'temporary' | 'seasonal';
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
  readonly seasonFrom: string | null;
  readonly seasonTo: string | null;
  readonly isInForce: boolean;
};

/** A telephone or an e-mail as a card shows it; position 1 is the first one, which the card's fields are about. */
export type ContactShown = {
  readonly slot: string;
  readonly kind: 'phone' | 'email';
  readonly position: number;
  readonly value: string;
  readonly label: string | null;
};

const RANK = { temporary: 1, seasonal: 2, permanent: 3 } as const;

/**
 * The addresses of a customer on a day, those that are over left out: the permanent one first, then by their first day. The
 * one in force is chosen as `customers.address_on` chooses it.
 */
export function addressesShown({ values, slots }: Known, on: Day): AddressShown[] {
  const flat = hasPlace(values) ? [{ ...NO_TIME, ...placeOf(values), slot: 'address', kind: 'permanent' as const }] : []; // prettier-ignore
  const timed = Object.keys(slots).filter(isAddressSlot).flatMap((slot) => shownAddress(slot, slots[slot] as AddressHeld | null)); // prettier-ignore
  const all = [...flat, ...timed.toSorted((a, b) => (a.slot < b.slot ? -1 : 1))].filter((one) => !isOver(one, on));
  const best = all.filter((one) => holdsOn(one, on)).toSorted((a, b) => RANK[a.kind] - RANK[b.kind] || (startOf(a) > startOf(b) ? -1 : 1))[0]; // prettier-ignore
  return all.map((one) => ({ ...one, isInForce: one === best }));
}

type Timed = Omit<AddressShown, 'isInForce'>;

const NO_TIME = { validFrom: null, validTo: null, seasonFrom: null, seasonTo: null };

const hasPlace = ({ co, streetAddress, postalCode, city }: Place): boolean =>
  [co, streetAddress, postalCode, city].some((part) => part !== null);

function shownAddress(slot: AddressSlot, held: AddressHeld | null): Timed[] {
  if (held === null) return [];
  const { kind, from } = partsOf(slot) as { kind: Timed['kind']; from: string };
  const time =
    kind === 'seasonal'
      ? { ...NO_TIME, seasonFrom: from, seasonTo: held.seasonTo }
      : { ...NO_TIME, validFrom: parseDay(from), validTo: held.validTo === null ? null : parseDay(held.validTo) };
  return [{ ...time, ...placeOf(held), slot, kind }];
}

const isOver = ({ validTo }: Timed, on: Day): boolean => validTo !== null && isBefore(validTo, on);

const startOf = ({ validFrom, seasonFrom }: Timed): string => validFrom?.toString() ?? seasonFrom ?? '';

function holdsOn({ validFrom, seasonFrom, seasonTo }: Timed, on: Day): boolean {
  if (validFrom !== null && isBefore(on, validFrom)) return false;
  if (seasonFrom === null || seasonTo === null) return true;
  const day = on.toString().slice(5);
  return seasonFrom <= seasonTo ? day >= seasonFrom && day <= seasonTo : day >= seasonFrom || day <= seasonTo;
}

/** The telephones and e-mails of a customer: the first ones, then the others in the order of their numbers. */
export function contactsShown({ values, slots }: Known): ContactShown[] {
  const others = Object.keys(slots).filter(isContactSlot).toSorted((a, b) => (a < b ? -1 : 1)); // prettier-ignore
  return (['phone', 'email'] as const).flatMap((kind) => {
    const first = values[kind];
    const own = first === null ? [] : [{ slot: kind, kind, position: 1, value: first, label: null }];
    const further = others
      .filter((slot) => slot.startsWith(`${kind}:`) && slots[slot] && slot.slice(kind.length + 1) !== first)
      .map((slot, at) => ({
        slot,
        kind,
        position: at + 2,
        value: slot.slice(kind.length + 1),
        label: (slots[slot] as ContactHeld).label,
      }));
    return [...own, ...further];
  });
}
