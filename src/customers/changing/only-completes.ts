import type { ChangeDecision } from './journaled.ts';
import { isSlot } from './slots.ts';
import { ADDRESS_FIELDS, type CustomerValues } from '../values.ts';

/**
 * Of what was decided about somebody who was recognised by likeness: what was not known is taken; what differs from what
 * stands is held back, however heavy the source, and waits for the desk as a conflict. Who is right is not known. An address
 * goes whole: where there is one, no part of another is taken.
 */
export function onlyCompletes(decision: ChangeDecision, stands: CustomerValues): ChangeDecision {
  const hasAddress = ADDRESS_FIELDS.some((field) => field !== 'country' && stands[field] !== null);
  const isOfAddress = (key: string): boolean =>
    key === 'undeliverableSince' || ADDRESS_FIELDS.some((field) => field === key);
  const before = decision.before as Readonly<Record<string, unknown>>;
  const waits = (key: string): boolean =>
    isOfAddress(key) ? hasAddress : !isSlot(key as never) && before[key] !== null && before[key] !== undefined;
  const parted = (all: object, is: boolean) =>
    Object.fromEntries(Object.entries(all).filter(([key]) => waits(key) === is));
  return {
    ...decision,
    before: parted(decision.before, false),
    after: parted(decision.after, false),
    heldBack: { ...decision.heldBack, ...parted(decision.after, true) },
  };
}
