import {
  assert,
  type Cents,
  type Day,
  type InvoiceId,
  minus,
  negated,
  type PaymentId,
  type Permit,
  plus,
} from '#kernel';
import { todayOf, transact } from '#access';
import { ACCOUNTS, postIn } from '#ledger';
import type { Allocation } from './incoming.ts';
import { lockPayments, selectPayable } from './queries/facts.ts';
import { closeSettled, selectUnallocated } from './queries/settle.ts';
import { insertAllocations } from './queries/store.ts';

export const SETTLING_REFUSALS = [
  'nothing_left',
  'no_such_invoice',
  'more_than_open',
  'more_than_left',
  'named_twice',
] as const;

/** What became of a person's decision. `leftCents`: what of the payment still has no invoice. */
export type Settled =
  | { readonly kind: 'settled'; readonly leftCents: Cents }
  | { readonly kind: 'not found' }
  | { readonly kind: 'refused'; readonly because: (typeof SETTLING_REFUSALS)[number] };

/**
 * Allocates what is left of a payment to the invoices that a person names, from the clearing account.
 *
 * Refuses, in this order: nothing is left of the payment; an invoice stands twice; there is no such invoice; more than is
 * open of one; more than is left. Never takes anything from an invoice that was paid before.
 */
export function settlePayment(
  by: Permit<'payments:import'>,
  payment: PaymentId,
  allocations: readonly Allocation[],
): Promise<Settled> {
  return transact(by, async (tx, act) => {
    await lockPayments(tx);
    const found = await selectUnallocated(tx, payment);
    if (found === null) return { kind: 'not found' };
    const payable = await selectPayable(
      tx,
      allocations.map(({ invoice }) => invoice),
    );
    const open = new Map(payable.map(({ invoice, openCents }) => [invoice, openCents]));
    const because = whyNot(found.leftCents, allocations, open);
    if (because !== null) return { kind: 'refused', because };
    const sum = plus(...allocations.map(({ cents }) => cents));
    const on: Day = todayOf(by);
    const [ledgerEntry] = await postIn(tx, act, [{
      postedOn: on, voucher: found.bankId, kind: 'allocation',
      lines: [{ account: ACCOUNTS.unallocatedPayments, cents: sum }, { account: ACCOUNTS.receivables, cents: negated(sum) }],
    }]); // prettier-ignore
    assert(ledgerEntry, 'an id for the entry posted');
    await insertAllocations(
      tx,
      act,
      allocations.map((one) => ({ entry: payment, ...one, on, ledgerEntry })),
    );
    const leftCents = minus(found.leftCents, sum);
    await closeSettled(tx, payment, leftCents > 0 ? null : allocations.length > 1 ? 'split' : 'exact');
    return { kind: 'settled', leftCents };
  });
}

function whyNot(
  left: Cents,
  allocations: readonly Allocation[],
  open: ReadonlyMap<InvoiceId, Cents>,
): (typeof SETTLING_REFUSALS)[number] | null {
  if (left <= 0) return 'nothing_left';
  if (new Set(allocations.map(({ invoice }) => invoice)).size < allocations.length) return 'named_twice';
  if (allocations.some(({ invoice }) => !open.has(invoice))) return 'no_such_invoice';
  if (allocations.some(({ invoice, cents }) => cents <= 0 || cents > (open.get(invoice) ?? 0))) return 'more_than_open';
  return plus(...allocations.map(({ cents }) => cents)) > left ? 'more_than_left' : null;
}
