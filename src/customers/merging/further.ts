import { hash } from 'node:crypto';
import type { CustomerNumber, Day } from '#kernel';
import { isSameHeld } from '../changing/same-value.ts';
import { type AddressSlot, type ContactSlot, contactSlot, type Held, isAddressSlot, isContactSlot, partsOf } from '../changing/slots.ts'; // prettier-ignore
import { type Better, betterOf, type Pick, type Side, textOf } from './picks.ts';

/** What a merge looks at: two customers, and the day. */
type Sides = { readonly one: Numbered; readonly other: Numbered; readonly today: Day };
type Numbered = Side & { readonly row: { readonly number: CustomerNumber } };

/**
 * A value of which there may be many, as two customers have it: a further telephone or e-mail, an address with a time. `better`
 * says whose stands: `other`, the one that stands takes it; `neither`, there is nothing to take.
 */
export type Further = {
  /** By which a person picks it: says nothing of what it is. */
  readonly id: string;
  readonly slot: AddressSlot | ContactSlot;
  readonly ours: Held | null;
  readonly theirs: Held | null;
  readonly better: Better['is'];
};

/**
 * Every further value of two customers, by key. What only the other has comes along: a telephone or an e-mail always, an address with a
 * time together with the address, or when both live at one. Of one that both have otherwise, that of the one that stands is the better.
 */
export function furtherOf({ one, other, today }: Sides): Further[] {
  const slots = new Set([...Object.keys(one.slots), ...Object.keys(other.slots)].toSorted());
  return [...slots].flatMap((slot): Further[] => {
    if (!isAddressSlot(slot) && !isContactSlot(slot)) return [];
    const [ours, theirs] = [one.slots[slot] ?? null, other.slots[slot] ?? null];
    if (ours === null && theirs === null) return [];
    const id = hash('sha256', `${other.row.number} ${slot}`).slice(0, 12);
    return [{ id, slot, ours, theirs, better: betterFurther({ one, other, today }, slot) }];
  });
}

function betterFurther({ one, other, today }: Sides, slot: AddressSlot | ContactSlot): Better['is'] {
  const [ours, theirs] = [one.slots[slot] ?? null, other.slots[slot] ?? null];
  if (theirs === null || isOver(slot, today) || isFirstOf(one, slot)) return 'neither';
  if (ours !== null) return isSameHeld(ours, theirs, true) ? 'neither' : 'one';
  return isContactSlot(slot) || comesWithHome(one, other) ? 'other' : 'one';
}

/** Whether the other one's address is the better one, or is the same. */
function comesWithHome(one: Side, other: Side): boolean {
  const better = betterOf(one, other).find(({ pick }) => pick === 'address')?.is;
  return better === 'other' || (better === 'neither' && textOf('address', other) !== null);
}

/** A permanent address to come whose day is here: it is its owner's address in force, as soon as the day's work is done. */
const isOver = (slot: AddressSlot | ContactSlot, today: Day): boolean =>
  isAddressSlot(slot) && partsOf(slot).kind === 'permanent' && partsOf(slot).from <= today.toString();

/** Whether a further telephone or e-mail is somebody's first one. */
const isFirstOf = ({ values }: Side, slot: AddressSlot | ContactSlot): boolean =>
  (['phone', 'email'] as const).some((kind) => {
    const value = values[kind];
    return value !== null && contactSlot({ kind, value }) === slot;
  });

/** What a person picked: of the card, and of what there may be many of (`Further.id`; without it, what goes with the picks). */
export type Picked = { readonly take: readonly Pick[] | 'better'; readonly further?: readonly string[] | undefined };

/** What the one that stands takes of the other of what there may be many of. */
export function takenFurther(sides: Sides, { take, further: picked }: Picked, taken: readonly Pick[]): Further[] {
  return furtherOf(sides).filter((one) => {
    // Its first number is the other's from now on: what was the same as its own comes along.
    if (isFirstOf(sides.one, one.slot) && one.theirs !== null) return taken.some((pick) => one.slot.startsWith(`${pick}:`)); // prettier-ignore
    if (one.better === 'neither') return false;
    if (picked !== undefined) return picked.includes(one.id);
    if (take === 'better') return one.better === 'other';
    return one.ours === null && (isContactSlot(one.slot) || taken.includes('address'));
  });
}

/** A further value without what it says: a telephone, an e-mail, or an address of a kind, from a day or a season's day on. */
export type FurtherNamed = {
  readonly id: string;
  readonly what: (typeof FURTHER_KINDS)[number];
  readonly from: string | null;
};
export const FURTHER_KINDS = ['phone', 'email', 'permanent', 'temporary', 'seasonal'] as const;

/** What came along, and what stays with the merged one alone: what the one that stands has already is neither. */
export function comingsOf(sides: Sides, came: readonly Further[]): { came: FurtherNamed[]; left: FurtherNamed[] } {
  const isLeft = ({ slot, ours, theirs }: Further): boolean =>
    theirs !== null && !came.some((one) => one.slot === slot) && !isFirstOf(sides.one, slot) && !(ours && isSameHeld(ours, theirs, true)); // prettier-ignore
  return { came: came.map(namedOf), left: furtherOf(sides).filter(isLeft).map(namedOf) };
}

function namedOf({ id, slot }: Further): FurtherNamed {
  if (!isAddressSlot(slot)) return { id, what: slot.startsWith('phone:') ? 'phone' : 'email', from: null };
  const { kind, from } = partsOf(slot);
  return { id, what: FURTHER_KINDS.find((one) => one === kind) ?? 'temporary', from };
}
