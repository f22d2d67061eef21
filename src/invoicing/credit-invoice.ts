import { todayOf, transact } from '#access';
import { titlesIn } from '#catalog';
import { type ActId, assert, type Day, day, type InvoiceId, negated, type Permit, type TermId } from '#kernel';
import type { Tx } from '#platform';
import { chargeIn, type GivenCharge } from './charge.ts';
import type { Draft } from './draft-invoice.ts';
import { issueIn, type ToIssue } from './issue.ts';
import { lockInvoices, selectInvoices, type StoredInvoice } from './queries/invoices.ts';

/** What came of crediting, by invoice. Reasons are looked for in this order. */
export type Credited =
  | { readonly kind: 'credited'; readonly invoice: InvoiceId; readonly creditNote: InvoiceId; readonly number: number }
  | {
      readonly kind: 'refused';
      readonly invoice: InvoiceId;
      readonly because: 'no_invoice' | 'credit_note' | 'already_credited';
    };

/** Credits one invoice whole, today; see {@link creditIn}. The credit note keeps the reason, when there is one. */
export async function creditInvoice(
  by: Permit<'invoices:credit'>,
  invoice: InvoiceId,
  reason: string | null,
): Promise<Credited> {
  const [outcome] = await transact(by, (tx, act) => creditIn(tx, act, [invoice], { on: todayOf(by), reason }));
  assert(outcome, 'an outcome for the invoice');
  return outcome;
}

/**
 * Credits invoices whole, inside the caller's transaction: a credit note of the same lines with their signs turned, its
 * number from the same series, posted back. What was charged on it, fees and interest, is taken back too: a delay of what was
 * not owed costs nothing, and what was paid of it is to be given back. The term stays billed: who wants it billed again makes a new order.
 */
export async function creditIn(
  tx: Tx,
  act: ActId,
  invoices: readonly InvoiceId[],
  { on, reason }: { readonly on: Day; readonly reason: string | null },
): Promise<Credited[]> {
  await lockInvoices(tx, invoices);
  const stored = new Map((await selectInvoices(tx, invoices)).map((one) => [one.id, one]));
  const decided = invoices.map((invoice) => ({ invoice, ...decide(stored.get(invoice)) }));
  const toIssue = decided.flatMap(({ invoice, one }): ToIssue[] =>
    one ? [{ draft: takenBack(one, on), credits: invoice, reason }] : [],
  );
  const titles = new Map((await titlesIn(tx)).map((title) => [title.code, title]));
  await chargeIn(tx, act, decided.flatMap(({ one }) => (one ? chargesBack(one, on) : []))); // prettier-ignore
  const issued = await issueIn(tx, act, toIssue, titles);
  let next = 0;
  return decided.map(({ invoice, because }): Credited => {
    if (because !== null) return { kind: 'refused', invoice, because };
    const note = issued[next++];
    assert(note, 'a credit note for each invoice');
    return { kind: 'credited', invoice, creditNote: note.invoice, number: note.number };
  });
}

type Decision =
  | { readonly one: StoredInvoice; readonly because: null }
  | { readonly one: null; readonly because: Extract<Credited, { kind: 'refused' }>['because'] };

function decide(one: StoredInvoice | undefined): Decision {
  if (!one) return { one: null, because: 'no_invoice' };
  if (one.kind === 'credit_note') return { one: null, because: 'credit_note' };
  if (one.isCredited) return { one: null, because: 'already_credited' };
  return { one, because: null };
}

/** What turns the charges of an invoice to nothing: one of each kind, less than nothing. */
const chargesBack = ({ id, reminderFeeCents, interestCents }: StoredInvoice, on: Day): GivenCharge[] =>
  [
    { kind: 'reminder_fee' as const, cents: reminderFeeCents },
    { kind: 'interest' as const, cents: interestCents },
  ]
    .filter((charge) => charge.cents !== 0)
    .map((charge) => ({ invoice: id, kind: charge.kind, chargedOn: on, cents: negated(charge.cents) }));

const takenBack = (one: StoredInvoice, on: Day): Draft => ({
  payer: {
    number: one.payer,
    kind: one.payerKind,
    name: one.payerName,
    address: one.payerAddress,
    country: one.payerCountry,
    language: one.payerLanguage,
    businessId: one.payerBusinessId,
  },
  issuedOn: on,
  dueOn: on,
  lines: one.lines.map((line) => ({
    ...line,
    term: line.term as TermId | null,
    startsOn: line.startsOn === null ? null : day(line.startsOn),
    endsOn: line.endsOn === null ? null : day(line.endsOn),
    netCents: negated(line.netCents),
    vatCents: negated(line.vatCents),
    grossCents: negated(line.grossCents),
  })),
  totalCents: negated(one.totalCents),
});
