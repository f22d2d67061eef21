import type { Place } from '../profiles/profile.ts';
import type { Doubt, Sniffed } from './sniffed.ts';

/** A column as it was found: what it is called, and its values in the file's order. */
export type FoundColumn = {
  readonly name: string;
  /** Whether somebody gave the name: a header or a key, not a number. */
  readonly isNamed: boolean;
  readonly path: readonly string[] | null;
  readonly place: Place | null;
  readonly values: readonly string[];
  readonly isOptional: boolean;
  /** Whether the cells may be numbers of a spreadsheet, which lose leading zeros. */
  readonly isNumbers: boolean;
};

/** How a file is laid out, before its columns are given a meaning. */
export type FoundLayout = Omit<Sniffed, 'kind' | 'subject' | 'member' | 'columns' | 'confidence' | 'doubts'> & {
  readonly found: readonly FoundColumn[];
  readonly doubts: readonly Doubt[];
};

/** A column with what is known of it. */
export const column = (
  known: Pick<FoundColumn, 'name' | 'values'> & { readonly [Key in keyof FoundColumn]?: FoundColumn[Key] },
): FoundColumn => ({ isNamed: true, path: null, place: null, isOptional: false, isNumbers: false, ...known });

/** Only the doubts that hold. */
export const holding = (doubts: readonly (Doubt | false)[]): Doubt[] => doubts.filter((doubt) => doubt !== false);
