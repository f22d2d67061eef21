import { look, type Seen, todayOf } from '#access';
import { type Day, parseReferenceNumber, parseRfReference, type Permit } from '#kernel';
import { protectedAmong } from '#customers';
import type { NotFound, Tx } from '#platform';
import { pageOf, type Part } from './part.ts';
import {
  type InvoiceEvent,
  invoiceEvents,
  type InvoiceFilter,
  type InvoiceHead,
  invoiceHead,
  type InvoiceLine,
  invoiceLines,
  invoiceRows,
  type InvoiceState,
  type IssuedBy,
  issuedBy,
} from './queries/invoices.ts';
import { findByWords } from './search/by-words.ts';
import { needleOf } from './search/needle.ts';

/** What a list of invoices may be narrowed by; `text` is a number, a reference or the payer's name. */
export type InvoiceWish = {
  readonly state: InvoiceState | null;
  readonly text: string | null;
  readonly from: Day | null;
  readonly to: Day | null;
};

/** Lists invoices and credit notes, newest first. */
export const listInvoices = (by: Permit<'invoices:read'>, wish: InvoiceWish, part: Part) =>
  look(by, 'invoice list', async (tx) => {
    const filter = { ...(await textFilter(tx, wish.text, todayOf(by))), ...wish, today: todayOf(by) };
    const answer = pageOf(await invoiceRows(tx, filter, { ...part, limit: part.limit + 1 }), part.limit);
    return { customers: answer.rows.map(({ payer }) => payer), answer };
  });

/** As many payers of a name as the list is narrowed to. */
const PAYERS_MAX = 120;

async function textFilter(
  tx: Tx,
  text: string | null,
  today: Day,
): Promise<Pick<InvoiceFilter, 'number' | 'reference' | 'payers'>> {
  const none = { number: null, reference: null, payers: null };
  const plain = text?.trim() ?? '';
  if (plain === '') return none;
  const digits = plain.replaceAll(/\s/g, '');
  const reference = parseReferenceNumber(plain) ?? parseRfReference(plain);
  if (reference !== null && digits.length > 9) return { ...none, reference };
  if (/^\d{1,15}$/.test(digits)) return { ...none, number: Number(digits) };
  const { words } = needleOf(plain);
  const { customers } = await findByWords(tx, words, { enough: PAYERS_MAX, today });
  return { ...none, payers: customers };
}

/** One invoice with its lines and all that has happened to it since. */
export type InvoiceCard = {
  readonly kind: 'invoice';
  readonly invoice: InvoiceHead;
  readonly lines: readonly InvoiceLine[];
  readonly events: readonly InvoiceEvent[];
  readonly issued: IssuedBy | null;
};

/** Shows one invoice: as it was issued, and what has happened to it. */
export const invoiceCard = (by: Permit<'invoices:read'>, invoice: number): Promise<InvoiceCard | NotFound> =>
  look(by, 'invoice', async (tx): Promise<Seen<InvoiceCard | NotFound>> => {
    const found = await invoiceHead(tx, invoice, todayOf(by));
    if (!found) return { customers: [], answer: { kind: 'not found' } };
    // The address stands on the printed invoice, which is what it is kept for; a screen needs it of nobody protected.
    const isMasked = (await protectedAmong(tx, [found.payer], todayOf(by))).has(found.payer);
    const head = isMasked ? { ...found, payerAddress: [] } : found;
    const lines = await invoiceLines(tx, invoice);
    const answer: InvoiceCard = {
      kind: 'invoice',
      invoice: head,
      lines,
      events: await invoiceEvents(tx, invoice),
      issued: (await issuedBy(tx, invoice)) ?? null,
    };
    return { customers: [head.payer, ...lines.flatMap(({ receiver }) => receiver ?? [])], answer };
  });
