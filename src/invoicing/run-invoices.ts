import { databaseOf, todayOf, transact } from '#access';
import { type Offer, offersIn, type Title, titlesIn } from '#catalog';
import { valuesOnIn } from '#customers';
import { type ActId, assert, type Cents, type Day, isBefore, later, NO_CENTS, type Permit, plus } from '#kernel';
import type { Database, Tx } from '#platform';
import { type Draft, draftInvoice } from './draft-invoice.ts';
import { issueIn } from './issue.ts';
import { insertBilledTerms } from './queries/issue.ts';
import { type BillableTerm, dueTerms, lockDueTerms, type Place, selectBillable } from './queries/terms.ts';

/**
 * Invoices a transaction: the series is locked while they are written, and what a crash takes back is made again. Committing
 * every 500 cost nothing measurable against every 5,000 (PostgreSQL 15, 2026-11-24).
 */
const INVOICES_PER_TRANSACTION = 500;

/** What a run did, or would do. */
export type InvoiceRun = {
  readonly kind: 'issued' | 'previewed';
  readonly day: Day;
  readonly invoices: number;
  readonly totalCents: Cents;
  readonly vatCents: Cents;
  readonly firstNumber: number | null;
  readonly lastNumber: number | null;
};

/** A day after today is not billed: numbers stand in the order of issue. */
export type RunRefused = { readonly kind: 'refused'; readonly because: 'day_to_come' };

/** Who hears how far a run is. */
export type RunOptions = { readonly progress?: (invoicesSoFar: number) => void };

/**
 * Bills every term whose billing day is `day` or before and that no invoice stands on; each term gets its own invoice, issued
 * today. A `day` after today is refused; a register with a test clock has that clock's day as today.
 *
 * May be killed at any line and run again, also beside another run: what was committed stands once, the rest is billed by
 * the next run, and numbers have no gap. A second run of the same day makes nothing.
 */
export async function runInvoices(
  by: Permit<'invoices:issue'>,
  day: Day,
  options: RunOptions = {},
): Promise<InvoiceRun | RunRefused> {
  const issuedOn = todayOf(by);
  if (isBefore(issuedOn, day)) return { kind: 'refused', because: 'day_to_come' };
  const bill = (after: Place | null): Promise<Chunk> =>
    transact(by, (tx, act) => billChunk(tx, act, { through: day, issuedOn, after }));
  return chunkByChunk({ ...NOTHING, kind: 'issued', day }, bill, options);
}

/** Counts what a run of the day would bill and writes nothing; of a day to come, as it would be issued on that day. */
export function previewInvoices(by: Permit<'invoices:issue'>, day: Day, options: RunOptions = {}): Promise<InvoiceRun> {
  const issuedOn = later(todayOf(by), day);
  const preview = (after: Place | null): Promise<Chunk> =>
    previewChunk(databaseOf(by), { through: day, issuedOn, after });
  return chunkByChunk({ ...NOTHING, kind: 'previewed', day }, preview, options);
}

async function chunkByChunk(
  nothing: InvoiceRun,
  next: (after: Place | null) => Promise<Chunk>,
  { progress }: RunOptions,
): Promise<InvoiceRun> {
  let run = nothing;
  let place: Place | null = null;
  do {
    const chunk: Chunk = await next(place);
    run = withChunk(run, chunk);
    place = chunk.place;
    progress?.(run.invoices);
  } while (place !== null);
  return run;
}

const NOTHING = { invoices: 0, totalCents: NO_CENTS, vatCents: NO_CENTS, firstNumber: null, lastNumber: null };

/** What one transaction billed, and where the next one goes on; `null` when nothing is left. */
type Chunk = { readonly drafts: readonly Draft[]; readonly firstNumber: number | null; readonly place: Place | null };

/** Which terms a chunk takes, and the day that its invoices bear. */
type Billing = { readonly through: Day; readonly issuedOn: Day; readonly after: Place | null };

async function billChunk(tx: Tx, act: ActId, { through, issuedOn, after }: Billing): Promise<Chunk> {
  const places = await lockDueTerms(tx, through, after, INVOICES_PER_TRANSACTION);
  const { terms, drafts, titles } = await draftsOf(tx, places, issuedOn);
  const issued = await issueIn(tx, act, drafts.map((draft) => ({ draft, credits: null, reason: null })), titles); // prettier-ignore
  await insertBilledTerms(tx, terms.map(({ term }, at) => ({ term, invoice: issued[at]?.invoice }))); // prettier-ignore
  return { drafts, firstNumber: issued[0]?.number ?? null, place: places.at(-1) ?? null };
}

const previewChunk = (db: Database, { through, issuedOn, after }: Billing): Promise<Chunk> =>
  db.transaction().execute(async (tx) => {
    const places = await dueTerms(tx, through, after, INVOICES_PER_TRANSACTION);
    const { drafts } = await draftsOf(tx, places, issuedOn);
    return { drafts, firstNumber: null, place: places.at(-1) ?? null };
  });

type Drafted = {
  readonly terms: readonly BillableTerm[];
  readonly drafts: readonly Draft[];
  readonly titles: ReadonlyMap<string, Title>;
};

async function draftsOf(db: Tx, places: readonly Place[], issuedOn: Day): Promise<Drafted> {
  if (places.length === 0) return { terms: [], drafts: [], titles: new Map() };
  const terms = await selectBillable(db, places.map(({ term }) => term)); // prettier-ignore
  const payers = await valuesOnIn(db, [...new Set(terms.map(({ payer }) => payer))], issuedOn);
  const offers = new Map((await offersIn(db)).map((offer): [string, Offer] => [offer.code, offer]));
  const titles = new Map((await titlesIn(db)).map((title): [string, Title] => [title.code, title]));
  const drafts = terms.map((term) => {
    const payer = payers.get(term.payer);
    const offer = offers.get(term.offer);
    assert(payer && offer, `term ${term.term} has a payer and an offer`);
    return draftInvoice({ term, payer, offer, titles }, issuedOn);
  });
  return { terms, drafts, titles };
}

function withChunk(run: InvoiceRun, { drafts, firstNumber }: Chunk): InvoiceRun {
  if (drafts.length === 0) return run;
  return {
    ...run,
    invoices: run.invoices + drafts.length,
    totalCents: plus(run.totalCents, ...drafts.map(({ totalCents }) => totalCents)),
    vatCents: plus(run.vatCents, ...drafts.flatMap(({ lines }) => lines.map(({ vatCents }) => vatCents))),
    firstNumber: run.firstNumber ?? firstNumber,
    lastNumber: firstNumber === null ? run.lastNumber : firstNumber + drafts.length - 1,
  };
}
