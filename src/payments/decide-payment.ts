import { type Cents, cents, type InvoiceId, lesser, minus, NO_CENTS, plus } from '#kernel';
import { decideReversal } from './decide-reversal.ts';
import type { Allocation, Because, Decision, Incoming } from './incoming.ts';
import type { PayableInvoice, PaymentFacts } from './payment-facts.ts';

/**
 * Decides what a payment pays. Reasons in this order: it came before; it is no money of ours (not booked, not yet, nothing,
 * another currency, its parts come elsewhere); it takes money back; it names invoices by valid references; else unknown.
 *
 * A reference with wrong check digits never matches, nor does a reference in free text: those are suggestions for a person.
 * Pays at most what is open; the rest stays unallocated and visible.
 */
export function decidePayment(payment: Incoming, facts: PaymentFacts): Decision {
  if (facts.isKnown) return decision('duplicate_file');
  const noMoney = whyNoMoney(payment);
  if (noMoney !== null) return decision('ignored', noMoney);
  if (payment.cents < 0) return payment.isReversal ? decideReversal(payment, facts) : decision('ignored', 'money_out');
  if (payment.attention.includes('batch_differs')) return decision('unknown', 'batch_differs');
  return decideByReference(payment, facts);
}

function whyNoMoney(payment: Incoming): Because | null {
  if (payment.status !== 'booked') return 'not_booked';
  if (payment.attention.includes('booked_in_future')) return 'booked_in_future';
  if (payment.cents === 0) return 'zero_amount';
  if (payment.attention.includes('foreign_currency')) return 'foreign_currency';
  return payment.attention.includes('details_elsewhere') ? 'details_elsewhere' : null;
}

/** A decision that allocates nothing. */
const decision = (kind: Decision['class'], because: Because | null = null): Decision => ({
  class: kind,
  because,
  allocations: [],
  reverses: null,
});

function decideByReference(payment: Incoming, facts: PaymentFacts): Decision {
  const named = payment.references.flatMap(({ understood, cents: told }) => {
    const invoice = understood === null ? null : facts.invoiceOf(understood);
    return invoice === null ? [] : [{ invoice, told }];
  });
  const [only] = named;
  if (only === undefined) return decision('unknown', whyUnknown(payment));
  const { allocations, left } = allocate(payment.cents, named);
  if (named.length > 1) return { class: 'split', because: left > 0 ? 'overpaid' : null, allocations, reverses: null };
  if (left > 0) {
    return {
      class: 'over',
      because: allocations.length === 0 ? 'paid_already' : 'overpaid',
      allocations,
      reverses: null,
    };
  }
  return {
    class: payment.cents === only.invoice.openCents ? 'exact' : 'part',
    because: null,
    allocations,
    reverses: null,
  };
}

function whyUnknown({ references }: Incoming): Because {
  if (references.length === 0) return 'no_reference';
  return references.some(({ understood }) => understood !== null) ? 'no_such_invoice' : 'wrong_check_digit';
}

type Named = { readonly invoice: PayableInvoice; readonly told: Cents | null };

/** Pays the named invoices in the payer's order, each what he told for it or what is open; one may be named twice. */
function allocate(amount: Cents, named: readonly Named[]): { allocations: Allocation[]; left: Cents } {
  let left = amount;
  const paid = new Map<InvoiceId, Cents>();
  for (const { invoice, told } of named) {
    const open = minus(invoice.openCents, paid.get(invoice.invoice) ?? NO_CENTS);
    const share = lesser(left, lesser(open, told ?? open));
    if (share <= 0) continue;
    paid.set(invoice.invoice, plus(paid.get(invoice.invoice) ?? NO_CENTS, share));
    left = minus(left, share);
  }
  return { allocations: [...paid].map(([invoice, share]) => ({ invoice, cents: cents(share) })), left };
}
