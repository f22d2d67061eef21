import type { Day } from '#kernel';

/** What kind of source says a value (§ 5 of the register description). */
export const SOURCE_KINDS = ['person', 'staff', 'order', 'update_service', 'partner', 'bought_list'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** How much a source's word weighs. A heavier one is not overruled by a lighter one. */
export type Weight = {
  readonly rank: number;
  /** Whether a blank from this source empties a value; a file's blank only says nothing. */
  readonly mayEmpty: boolean;
};

/**
 * Whose word stands against whose: the person's own, told by him or heard by the desk, beats every file; an order and an
 * update service weigh the same, so that the later one counts; a partner and a bought list give way to both.
 */
export const PRECEDENCE: Readonly<Record<SourceKind, Weight>> = {
  person: { rank: 40, mayEmpty: true },
  staff: { rank: 40, mayEmpty: true },
  order: { rank: 30, mayEmpty: false },
  update_service: { rank: 30, mayEmpty: false },
  partner: { rank: 20, mayEmpty: false },
  bought_list: { rank: 10, mayEmpty: false },
};

/** A source's word: its kind and the day it was received. */
export type Word = { readonly kind: SourceKind; readonly receivedOn: Day };

/** Whether what `said` says replaces what `stands` said before; equal ranks give way to the later word. */
export function replaces(said: Word, stands: Word | null): boolean {
  if (stands === null) return true;
  const [ours, theirs] = [PRECEDENCE[said.kind].rank, PRECEDENCE[stands.kind].rank];
  return ours > theirs || (ours === theirs && Temporal.PlainDate.compare(said.receivedOn, stands.receivedOn) >= 0);
}
