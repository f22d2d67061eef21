import type { Subject } from '../profiles/profile.ts';
import type { Doubt } from './sniffed.ts';
import type { Told } from './told.ts';

/** What is known before the columns are looked for. */
export type Asked = {
  readonly subject: Subject | null;
  readonly isWhole: boolean;
  readonly told: Told;
  readonly doubts: readonly Doubt[];
};

/** A line that is not blank, and which one it is. */
export type Line = { readonly line: number; readonly text: string };

/** A layout about which nothing is said. */
export const PLAIN = { separator: null, hasQuotes: false, hasHeader: false, titleRows: 0, footerRows: 0, recordMark: '', recordLength: null } as const; // prettier-ignore
