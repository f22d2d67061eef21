import { type FileRefused, HOW_TO_MEND, type RefusalReason } from './bank-file.ts';

/**
 * Carries a refusal out of the depths of a parser to the one place that turns it into a value (`readBankFile`).
 * Never leaves this folder.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly refused: FileRefused;
  constructor(refused: FileRefused) {
    super(refused.because);
    this.refused = refused;
  }
}

/** Where in the file something was met; `found` is a code or a count, never a payer's own words. */
export type Place = { readonly line?: number | null; readonly field?: string | null; readonly found?: string | null };

const FOUND_MAX = 80;

/** Makes the value of a refusal. */
export function refused(because: RefusalReason, { line = null, field = null, found = null }: Place = {}): FileRefused {
  const short = found === null ? null : found.replace(/\s+/g, ' ').slice(0, FOUND_MAX);
  return {
    kind: 'refused',
    because,
    line,
    field: field?.slice(0, FOUND_MAX) ?? null,
    found: short,
    mend: HOW_TO_MEND[because],
  };
}

/** Stops reading; `readBankFile` yields the refusal as its last event. */
export function refuse(because: RefusalReason, place: Place = {}): never {
  throw new Refusal(refused(because, place));
}
