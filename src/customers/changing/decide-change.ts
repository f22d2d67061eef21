import { later } from '#kernel';
import type { ChangeDecision, Key, Known, Standing } from './journaled.ts';

export type { ChangeDecision, Standing } from './journaled.ts';

import { PRECEDENCE, replaces, type Word } from './precedence.ts';
import { isSameHeld, isSameValue } from './same-value.ts';
import { partsOf, type Held, type Slot, type Slots } from './slots.ts';
import { ADDRESS_FIELDS, FIELDS, type CustomerValues, type Field, type SomeValues } from '../values.ts';

/** What a source says of one customer: fields of the card, and what there may be any number of. */
export type Said = { readonly values: SomeValues; readonly slots: Slots };

type Draft = {
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  confirmed: Key[];
  said: Record<string, unknown>;
  heldBack: Record<string, unknown>;
};

const isAddressField = (field: Field): boolean => ADDRESS_FIELDS.some((one) => one === field);

/** Whether a street is another than the one that stands: then somebody has moved, and no part of the old address is left. */
export const isMove = (stands: SomeValues, said: SomeValues): boolean =>
  typeof said.streetAddress === 'string' &&
  !isSameValue('streetAddress', said.streetAddress, stands.streetAddress ?? '');

const isOtherIndustry = (stands: SomeValues, said: SomeValues): boolean =>
  typeof said.industryCode === 'string' && said.industryCode !== stands.industryCode;

/**
 * What a source means by what it says: blanks out, unless it may empty; a new street brings a whole new address, to
 * which no post came back yet; a new industry code is of the set that it is told with.
 */
function meant(stands: CustomerValues, said: SomeValues, mayEmpty: boolean): SomeValues {
  const spoken = Object.fromEntries(
    FIELDS.filter((field) => field !== 'kind' && said[field] !== undefined && (said[field] !== null || mayEmpty)).map(
      (field) => [field, said[field]],
    ),
  ) as SomeValues;
  const coded = isOtherIndustry(stands, spoken) ? { ...spoken, industryCodeSet: said.industryCodeSet ?? null } : spoken;
  if (!isMove(stands, coded)) return coded;
  return {
    ...coded,
    co: said.co ?? null,
    postalCode: said.postalCode ?? null,
    city: said.city ?? null,
    country: said.country ?? 'FI',
    undeliverableSince: said.undeliverableSince ?? null,
  };
}

/** The weightiest word on any part of the address: parts of two addresses are never mixed. */
function wordOnAddress(standing: Standing): Word | null {
  const words = ADDRESS_FIELDS.map((field) => standing[field]).filter((word) => word !== undefined);
  return words.toSorted((a, b) => (replaces(a, b) ? -1 : 1))[0] ?? null;
}

/** Decides what a source's word changes of a card's fields: `decideAll` for those that have nothing else to say. */
export const decideChange = (stands: CustomerValues, standing: Standing, said: SomeValues, by: Word): ChangeDecision =>
  decideAll({ values: stands, slots: {} }, standing, { values: said, slots: {} }, by);

/**
 * Decides what a source's word changes of what stands. It is the one rule for every change of a customer's value.
 *
 * Per value, first that applies: said nothing, left; says what stands, confirmed; a better source stands, held back;
 * else taken. The person's and the desk's spelling counts to the letter, a file's capitals do not. A new street is taken
 * with its whole address, or held back with it. A permanent address to come gives way to whoever said the one in force.
 */
export function decideAll(stands: Known, standing: Standing, said: Said, by: Word): ChangeDecision {
  const draft: Draft = { before: {}, after: {}, confirmed: [], said: {}, heldBack: {} };
  decideFields(draft, stands.values, { standing, said: said.values, by });
  for (const [slot, value] of Object.entries(said.slots) as [Slot, Held | null][])
    decideSlot(draft, slot, [stands.slots[slot] ?? null, value], { standing, by });
  return draft as ChangeDecision;
}

type Saying = { readonly standing: Standing; readonly said: SomeValues; readonly by: Word };

function decideFields(draft: Draft, stands: CustomerValues, { standing, said, by }: Saying): void {
  const { mayEmpty } = PRECEDENCE[by.kind];
  const spoken = meant(stands, said, mayEmpty);
  const wordOn = wordsOn(stands, standing, spoken);
  for (const field of FIELDS) {
    const [old, value] = [stands[field], spoken[field]];
    if (value === undefined) continue;
    const isRepeated = old === null && value === null && said[field] === null && standing[field] !== undefined;
    const isSaid = said[field] !== undefined;
    if (isRepeated || (isSaid && isConfirmed(field, old, value, mayEmpty))) confirm(draft, field, old);
    else if (old === value) continue;
    else if (!replaces(by, wordOn(field))) draft.heldBack[field] = value;
    else take(draft, field, [old, value]);
  }
}

/** Whose word each field is weighed against: parts of an address, and of an industry, go together. */
function wordsOn(stands: CustomerValues, standing: Standing, spoken: SomeValues): (field: Field) => Word | null {
  const ofAddress = isMove(stands, spoken) ? wordOnAddress(standing) : undefined;
  const isOther = isOtherIndustry(stands, spoken);
  return (field) => {
    if (ofAddress !== undefined && (isAddressField(field) || field === 'undeliverableSince')) return ofAddress;
    if (isOther && field === 'industryCodeSet') return standing.industryCode ?? null;
    return standing[field] ?? null;
  };
}

/** Whether a source says what stands: the person and the desk to the letter, a file in its own spelling. */
function isConfirmed(field: Field, old: string | null, value: string | null, toTheLetter: boolean): boolean {
  if (old === null || value === null) return false;
  return toTheLetter ? old === value : isSameValue(field, old, value);
}

type Weighing = { readonly standing: Standing; readonly by: Word };

function decideSlot(
  draft: Draft,
  slot: Slot,
  [old, value]: readonly [Held | null, Held | null],
  weighing: Weighing,
): void {
  // prettier-ignore
  const { standing, by } = weighing;
  const { mayEmpty } = PRECEDENCE[by.kind];
  if (value === null && !mayEmpty) return;
  if (old === null && value === null) {
    if (standing[slot]) confirm(draft, slot, null);
  } else if (old !== null && value !== null && isSameHeld(old, value, mayEmpty)) confirm(draft, slot, old);
  else if (!isHeavier(slot, weighing)) draft.heldBack[slot] = value;
  else take(draft, slot, [old, value]);
}

/** A permanent address to come is a word about its first day: it is weighed against the address that it will replace. */
function isHeavier(slot: Slot, { standing, by }: Weighing): boolean {
  if (!replaces(by, standing[slot] ?? null)) return false;
  const { kind, from } = partsOf(slot);
  if (kind !== 'permanent') return true;
  const onItsDay = { ...by, receivedOn: later(by.receivedOn, Temporal.PlainDate.from(from)) };
  return replaces(onItsDay, wordOnAddress(standing));
}

function confirm(draft: Draft, key: Key, value: unknown): void {
  draft.confirmed.push(key);
  draft.said[key] = value;
}

function take(draft: Draft, key: Key, [before, after]: readonly [unknown, unknown]): void {
  draft.before[key] = before;
  draft.after[key] = after;
}
