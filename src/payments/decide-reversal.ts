import { type Cents, lesser, minus, negated } from '#kernel';
import type { Allocation, Decision, Incoming } from './incoming.ts';
import type { PaymentFacts } from './payment-facts.ts';

/**
 * Decides what a reversal takes back: the allocations of the payment that it names, the last first, up to its own cents,
 * so that the state before that payment returns exactly. When the payment is not found, the invoice of its reference is
 * opened again, up to what was paid of it. What is left of the reversal stands on the clearing account.
 */
export function decideReversal(reversal: Incoming, facts: PaymentFacts): Decision {
  const amount = negated(reversal.cents);
  const { original } = facts;
  if (original !== null) {
    return {
      class: 'reversal',
      because: null,
      allocations: takenBack(amount, original.allocations),
      reverses: original.key,
    };
  }
  const [reference] = reversal.references;
  const invoice = reference?.understood == null ? null : facts.invoiceOf(reference.understood);
  const paid: Allocation[] = invoice === null ? [] : [{ invoice: invoice.invoice, cents: invoice.paidCents }];
  return { class: 'reversal', because: 'original_not_found', allocations: takenBack(amount, paid), reverses: null };
}

function takenBack(amount: Cents, allocations: readonly Allocation[]): Allocation[] {
  let left = amount;
  return allocations.toReversed().flatMap(({ invoice, cents }) => {
    const share = lesser(left, cents);
    if (share <= 0) return [];
    left = minus(left, share);
    return [{ invoice, cents: negated(share) }];
  });
}
