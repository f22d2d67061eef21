import type { Cents, InvoiceId } from '#kernel';
import type { Tx } from '#platform';
import { selectOpenCents } from './queries/open.ts';

/** Tells what each of the invoices still owes, in cents: charges with it, credit notes and payments taken off. */
export const openCentsIn = (tx: Tx, invoices: readonly InvoiceId[]): Promise<ReadonlyMap<InvoiceId, Cents>> =>
  selectOpenCents(tx, invoices);
