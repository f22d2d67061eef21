import type { SourceId } from '#kernel';
import type { Word } from './precedence.ts';
import type { Slot, Slots } from './slots.ts';
import type { CustomerValues, Field, SomeValues } from '../values.ts';

/** Under what the journal knows a value: a field of the card, or one of which there may be many. */
export type Key = Field | Slot;

/** Values by key, as the journal writes them. */
export type Journaled = SomeValues & Slots;

/** All that is known of a customer: the flat card, and what there may be any number of. */
export type Known = { readonly values: CustomerValues; readonly slots: Slots };

/** A word with where it was said. */
export type Spoken = Word & { readonly source: SourceId; readonly row: number | null };

/** Who said each value that stands; what nobody ever spoke of is absent. */
export type Standing = { readonly [One in Key]?: Spoken };
export type OpenStanding = { [One in Key]?: Spoken };

/** What becomes of what a source said about one customer. */
export type ChangeDecision = {
  readonly before: Journaled;
  readonly after: Journaled;
  /** What the source says and stands already. */
  readonly confirmed: readonly Key[];
  /** The values that it confirmed, as they stood. */
  readonly said: Journaled;
  /** What it said and is not taken, since a better source stands. */
  readonly heldBack: Journaled;
};

/** The keys of journaled values. */
export const keysOf = (values: Journaled): Key[] => Object.keys(values) as Key[];

/** Whether anything at all came of what was said: a change, a confirmation, something held back. */
export const isSilent = ({ after, heldBack, confirmed }: ChangeDecision): boolean =>
  Object.keys(after).length === 0 && Object.keys(heldBack).length === 0 && confirmed.length === 0;
