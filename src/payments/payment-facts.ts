import type { Cents, InvoiceId } from '#kernel';
import type { Allocation } from './incoming.ts';

/** An invoice that a reference names, as it stands when the payment is looked at. */
export type PayableInvoice = {
  readonly invoice: InvoiceId;
  readonly number: number;
  readonly reference: string;
  readonly openCents: Cents;
  readonly paidCents: Cents;
};

/** A payment that came before and that a reversal may take back. */
export type Original = {
  readonly key: string;
  readonly cents: Cents;
  readonly allocations: readonly Allocation[];
};

/** What is known when a payment is decided. */
export type PaymentFacts = {
  /** The payment came before. */
  readonly isKnown: boolean;
  /** The invoice of a reference: the one that is still open, the earliest due first; `null` when there is none. */
  invoiceOf(reference: string): PayableInvoice | null;
  /** What a reversal takes back, when it is found. */
  readonly original: Original | null;
};
