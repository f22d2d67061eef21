import type { TermId } from '#kernel';
import type { Database, Tx } from '#platform';
import { selectBilled } from './queries/terms.ts';

/** Tells which of the terms an invoice stands on, credited ones too: what `orders` asks before it cancels. */
export const invoicedTermsIn = (db: Database | Tx, terms: readonly TermId[]): Promise<ReadonlySet<TermId>> =>
  selectBilled(db, terms);
