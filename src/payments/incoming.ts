import type { Cents, Day, InvoiceId } from '#kernel';
import type { Attention, BankEntry, BankPayment, EntryStatus } from './files/bank-file.ts';

/** One payment of a bank file with what its entry says: what the matching rule sees. */
export type Incoming = BankPayment & {
  /** Order in the file, from 1. */
  readonly position: number;
  readonly account: string;
  readonly bookedOn: Day;
  readonly valueOn: Day | null;
  readonly status: EntryStatus;
  readonly isReversal: boolean;
  readonly attention: readonly Attention[];
};

/** What the import calls a payment. `duplicate_file`: it came before, in this file or another, and has no effect. */
export type PaymentClass =
  | 'exact'
  | 'part'
  | 'over'
  | 'split'
  | 'suggested'
  | 'unknown'
  | 'reversal'
  | 'duplicate_file'
  | 'ignored';

/** Why a payment is ignored, unknown or not wholly allocated. */
export type Because =
  | 'not_booked'
  | 'booked_in_future'
  | 'zero_amount'
  | 'foreign_currency'
  | 'details_elsewhere'
  | 'money_out'
  | 'batch_differs'
  | 'wrong_check_digit'
  | 'no_such_invoice'
  | 'no_reference'
  | 'paid_already'
  | 'overpaid'
  | 'original_not_found';

/** Cents of a payment that pay an invoice; negative when a reversal takes them back. */
export type Allocation = { readonly invoice: InvoiceId; readonly cents: Cents };

/** What is done with a payment. What the allocations leave of its cents stands on the clearing account. */
export type Decision = {
  readonly class: PaymentClass;
  readonly because: Because | null;
  readonly allocations: readonly Allocation[];
  /** The key of the payment that this one takes back. */
  readonly reverses: string | null;
};

/** The payments of an entry, one by one, counted on from `position`. */
export const incomingOf = (entry: BankEntry, position: number): Incoming[] =>
  entry.payments.map((payment, at) => ({
    ...payment,
    position: position + at,
    account: entry.account,
    bookedOn: entry.bookedOn,
    valueOn: entry.valueOn,
    status: entry.status,
    isReversal: entry.isReversal,
    attention: entry.attention,
  }));
