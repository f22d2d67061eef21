import { type CustomerNumber, type Day, later, type SourceId } from '#kernel';
import { decideAll } from './decide-change.ts';
import type { ChangeDecision, Spoken } from './journaled.ts';
import type { Open } from './open.ts';
import { putIn } from './replay.ts';
import { isAddressSlot, partsOf, placeOf, type AddressHeld, type Slot } from './slots.ts';
import { addToStanding } from './standing.ts';
import type { NewChange } from '../queries/journal.ts';

/** The dated permanent addresses of a customer whose day has come, the earliest first. */
const dueIn = ({ known }: Open, today: Day): Slot[] =>
  Object.keys(known.slots)
    .filter(isAddressSlot)
    .filter((slot) => known.slots[slot] && partsOf(slot).kind === 'permanent' && partsOf(slot).from <= today.toString())
    .toSorted((a, b) => (a < b ? -1 : 1));

/**
 * Lets the dated permanent addresses of a customer take effect whose day has come: each becomes the address in force, by the
 * word of whoever said it, as of its day, or is held back by a better word. Gives the lines for the journal.
 */
export function takeEffect(customer: CustomerNumber, one: Open, today: Day): NewChange[] {
  return dueIn(one, today).map((slot) => {
    const held = one.known.slots[slot] as AddressHeld;
    const day = Temporal.PlainDate.from(partsOf(slot).from);
    const said = one.standing[slot];
    const word: Spoken = { ...(said ?? NOBODY), receivedOn: said ? later(said.receivedOn, day) : day };
    const decision = decideAll(one.known, one.standing, { values: placeOf(held), slots: {} }, word);
    const whole: ChangeDecision = {
      ...decision,
      before: { ...decision.before, [slot]: held },
      after: { ...decision.after, [slot]: null },
    };
    takeIn(one, whole, word);
    return {
      ...lineOf(customer, whole, { row: word.row, made: false }),
      ...(said ? { source: said.source } : {}),
      effective_on: word.receivedOn.toString(),
    };
  });
}

/** An address without a journal is taken by nobody's word: it stood there before there was one. */
const NOBODY = { kind: 'bought_list', source: 0 as SourceId, row: null } as const;

/** Puts what was decided into what is known, and remembers whose word it was and what was touched. */
export function takeIn(one: Open, decision: ChangeDecision, word: Spoken): void {
  one.known = putIn(one.known, decision.after);
  addToStanding(one.standing, decision, word);
  for (const key of Object.keys(decision.after)) one.touched.add(key as Slot);
}

/** A decision as a line of the journal. */
export const lineOf = (
  customer: CustomerNumber,
  decision: ChangeDecision,
  {
    row,
    made,
    isByLikeness = false,
  }: { readonly row: number | null; readonly made: boolean; readonly isByLikeness?: boolean },
): NewChange => ({
  customer,
  source_row: row,
  made,
  before: decision.before,
  after: decision.after,
  confirmed: decision.confirmed,
  said: decision.said,
  held_back: decision.heldBack,
  by_likeness: isByLikeness,
});
