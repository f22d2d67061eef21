import {
  type ActId,
  type Cents,
  type EntryId,
  type InvoiceId,
  type PaymentId,
  minus,
  negated,
  plus,
  NO_CENTS,
} from '#kernel';
import { ACCOUNTS, type GivenEntry, postIn } from '#ledger';
import type { Tx } from '#platform';
import { decidePayment } from './decide-payment.ts';
import type { Original, PayableInvoice } from './payment-facts.ts';
import type { Decision, Incoming } from './incoming.ts';
import { selectInvoicesByReference, selectKnownKeys, selectOriginals } from './queries/facts.ts';
import { insertAllocations, insertPayments } from './queries/store.ts';
import type { Suggestion } from './suggest-invoices.ts';

/** A payment with what was decided of it, the invoices it pays by number, and those it may mean. */
export type Decided = {
  readonly payment: Incoming;
  readonly decision: Decision;
  readonly numbers: ReadonlyMap<InvoiceId, number>;
  readonly suggestions: readonly Suggestion[];
  /** `null` when it is not stored. */
  readonly entry: PaymentId | null;
};

/** Matches one chunk of payments: the facts by one query a table, the decisions one by one, what follows by one statement a table. */
export async function importChunk(
  tx: Tx,
  act: ActId,
  payments: readonly Incoming[],
  bankFile: number,
): Promise<Decided[]> {
  const facts = await ChunkFacts.load(tx, payments);
  const decided = payments
    .toSorted(asTheyCame)
    .map((payment) => facts.decide(payment))
    .toSorted((a, b) => a.payment.position - b.payment.position);
  const ids = await store(tx, act, bankFile, decided);
  return decided.map((one) => ({ ...one, entry: ids.get(one.payment.position) ?? null }));
}

/** What is known of a chunk's payments. Moves on with each decision: the second of two equal payments finds the invoice paid. */
class ChunkFacts {
  private readonly invoices = new Map<string, PayableInvoice[]>();
  private readonly numbers = new Map<InvoiceId, number>();
  private readonly references = new Map<InvoiceId, string>();
  /** Payments of this very chunk that a later one may take back, the latest last. */
  private readonly before: { readonly payment: Incoming; readonly decision: Decision }[] = [];
  private readonly reversed = new Set<string>();
  private readonly known: Set<string>;
  private readonly originals: Map<number, Original>;

  private constructor(known: Set<string>, originals: Map<number, Original>) {
    this.known = known;
    this.originals = originals;
  }

  static async load(tx: Tx, payments: readonly Incoming[]): Promise<ChunkFacts> {
    const known = await selectKnownKeys(
      tx,
      payments.map(({ account, key }) => ({ account, key })),
    );
    const reversals = payments.filter(({ isReversal, cents }) => isReversal && cents < 0);
    const facts = new ChunkFacts(known, await selectOriginals(tx, reversals.map(wantedOf)));
    const references = new Set(payments.flatMap((payment) => understoodOf(payment)));
    for (const invoice of await selectInvoicesByReference(tx, [...references])) {
      facts.numbers.set(invoice.invoice, invoice.number);
      facts.references.set(invoice.invoice, invoice.reference);
      const same = facts.invoices.get(invoice.reference);
      if (same === undefined) facts.invoices.set(invoice.reference, [invoice]);
      else same.push(invoice);
    }
    return facts;
  }

  decide(payment: Incoming): Omit<Decided, 'entry'> {
    const decision = decidePayment(payment, {
      isKnown: this.known.has(payment.key),
      invoiceOf: (reference) => this.invoiceOf(reference),
      original: this.originalOf(payment),
    });
    this.remember(payment, decision);
    return { payment, decision, numbers: this.numbers, suggestions: [] };
  }

  private invoiceOf(reference: string): PayableInvoice | null {
    const named = this.invoices.get(reference) ?? [];
    return named.find(({ openCents }) => openCents > 0) ?? named[0] ?? null;
  }

  private originalOf(payment: Incoming): Original | null {
    if (!payment.isReversal || payment.cents >= 0) return null;
    const here = this.before.findLast(
      ({ payment: other }) => !this.reversed.has(other.key) && takesBack(payment, other),
    );
    if (here !== undefined)
      return { key: here.payment.key, cents: here.payment.cents, allocations: here.decision.allocations };
    const stored = this.originals.get(payment.position) ?? null;
    return stored === null || this.reversed.has(stored.key) ? null : stored;
  }

  private remember(payment: Incoming, decision: Decision): void {
    if (decision.class === 'duplicate_file' || decision.class === 'ignored') return;
    // The same file may hold a payment twice: the second has no effect.
    this.known.add(payment.key);
    this.before.push({ payment, decision });
    if (decision.reverses !== null) this.reversed.add(decision.reverses);
    for (const { invoice, cents } of decision.allocations) this.move(invoice, cents);
  }

  private move(invoice: InvoiceId, cents: Cents): void {
    const named = this.invoices.get(this.references.get(invoice) ?? '') ?? [];
    const at = named.findIndex((one) => one.invoice === invoice);
    const here = named[at];
    if (here === undefined) return;
    named[at] = { ...here, openCents: minus(here.openCents, cents), paidCents: plus(here.paidCents, cents) };
  }
}

/**
 * The order in which the bank took the payments: by day and archive number. A statement gathers payments into batches, so
 * that the second of two for one invoice may stand before the first.
 */
const asTheyCame = (a: Incoming, b: Incoming): number =>
  Temporal.PlainDate.compare(a.bookedOn, b.bookedOn) ||
  a.id.length - b.id.length ||
  (a.id === b.id ? a.position - b.position : a.id < b.id ? -1 : 1);

const understoodOf = ({ references }: Incoming): string[] =>
  references.flatMap(({ understood }) => (understood === null ? [] : [understood]));

const wantedOf = (payment: Incoming) => ({
  position: payment.position,
  account: payment.account,
  cents: payment.cents,
  reverses: payment.reverses,
  id: payment.id,
  reference: understoodOf(payment)[0] ?? null,
});

/** Whether a reversal means that payment: by the bank's number, else by reference; the sums must agree. */
function takesBack(reversal: Incoming, other: Incoming): boolean {
  if (other.account !== reversal.account || other.cents !== negated(reversal.cents)) return false;
  if (reversal.reverses !== null) return other.id === reversal.reverses;
  const [reference] = understoodOf(reversal);
  return other.id === reversal.id || (reference !== undefined && understoodOf(other).includes(reference));
}

type ToStore = Omit<Decided, 'entry'>;

const isStored = ({ decision }: ToStore): boolean =>
  decision.class !== 'duplicate_file' && decision.because !== 'booked_in_future';

const isMoney = (one: ToStore): boolean => isStored(one) && one.decision.class !== 'ignored';

async function store(
  tx: Tx,
  act: ActId,
  bankFile: number,
  decided: readonly ToStore[],
): Promise<Map<number, PaymentId>> {
  const money = decided.filter(isMoney);
  const posted = await postIn(tx, act, money.map(entryOf));
  const ledgerOf = new Map(money.map(({ payment }, at) => [payment.position, posted[at] as EntryId]));
  const rows = decided.filter(isStored).map(({ payment, decision }) => ({
    ...payment,
    referenceSent: payment.references.map(({ asSent }) => asSent).join('|') || null,
    reference: understoodOf(payment)[0] ?? null,
    class: decision.class,
    because: decision.because,
    reverses: decision.reverses,
    ledgerEntry: ledgerOf.get(payment.position) ?? null,
  }));
  const ids = await insertPayments(tx, bankFile, rows);
  const allocations = money.flatMap(({ payment, decision }) => {
    const entry = ids.get(payment.position);
    const ledgerEntry = ledgerOf.get(payment.position);
    if (entry === undefined || ledgerEntry === undefined) return [];
    return decision.allocations.map(({ invoice, cents }) => ({
      entry,
      invoice,
      cents,
      on: payment.bookedOn,
      ledgerEntry,
    }));
  });
  await insertAllocations(tx, act, allocations);
  return ids;
}

/** Money on the bank account against what it pays; what pays nothing stands on the clearing account, seen until settled. */
function entryOf({ payment, decision }: ToStore): GivenEntry {
  const allocated = decision.allocations.reduce((sum, { cents }) => plus(sum, cents), NO_CENTS);
  return {
    postedOn: payment.bookedOn,
    voucher: payment.id,
    kind: 'payment',
    lines: [
      { account: ACCOUNTS.bank, cents: payment.cents },
      { account: ACCOUNTS.receivables, cents: negated(allocated) },
      { account: ACCOUNTS.unallocatedPayments, cents: minus(allocated, payment.cents) },
    ],
  };
}
