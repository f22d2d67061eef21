import type { ActId, CustomerNumber, Day, Moment } from '#kernel';
import type { Tx } from '#platform';
import type { Batch } from '../queries/batches.ts';
import type { KeptReason, OpenRow, RowVerdict } from '../queries/rows.ts';
import type { Finding, RowReason } from '../rows/index.ts';

/** Where a chunk is applied: the transaction that keeps its verdicts and its changes together. */
export type Chunk = {
  readonly tx: Tx;
  readonly act: ActId;
  readonly batch: Batch;
  readonly today: Day;
  readonly now: Moment;
};

/** A person's word on who a party of a doubtful row is. */
export type PartyChoice = { readonly kind: 'same'; readonly customer: CustomerNumber } | { readonly kind: 'new' };

/** What a person decided of a row, beside the values that were corrected in it. */
export type RowChoice = {
  readonly receiver: PartyChoice | null;
  readonly payer: PartyChoice | null;
  /** Doubts that the person has looked at and lets pass. */
  readonly waived: readonly RowReason[];
};

export const NO_CHOICE: RowChoice = { receiver: null, payer: null, waived: [] };

/** Rows of a chunk, and what a person decided of them when that is why they are applied. */
export type ChunkRows = { readonly rows: readonly OpenRow[]; readonly choice: RowChoice };

/** A finding without its words: those are told in the language of whoever reads them. */
export const kept = ({ verdict, reason, field }: Finding): KeptReason => ({ verdict, reason, field });

/** The verdict of a row that is held. */
export const held = (row: number, verdict: 'rejected' | 'quarantined', reasons: readonly KeptReason[]): RowVerdict => ({
  row,
  verdict,
  customer: null,
  payer: null,
  order: null,
  reasons,
});
