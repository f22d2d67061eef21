import { look, type Seen, todayOf } from '#access';
import { protectedAmong } from '#customers';
import type { InvoiceId, Permit } from '#kernel';
import { type NotFound, print } from '#platform';
import { finvoice } from './documents/finvoice.ts';
import type { InvoiceDocument } from './documents/invoice-document.ts';
import { printOrderOf } from './documents/sheet.ts';
import { documentsIn } from './stored-documents.ts';

/** A document for the eyes of the desk, without a protected address; it does not leave the house by this. */
export type Shown = { readonly kind: 'shown'; readonly fileName: string; readonly content: Uint8Array };

/** Prints one invoice or credit note as PDF, for looking at. */
export async function showInvoicePdf(
  by: Permit<'invoices:read' | 'own:read'>,
  invoice: InvoiceId,
): Promise<Shown | NotFound> {
  const document = await seen(by, invoice);
  if (document === null) return { kind: 'not found' };
  return { kind: 'shown', fileName: `${document.number}.pdf`, content: await print(printOrderOf(document)) };
}

/** Writes one invoice or credit note as Finvoice, for looking at. */
export async function showFinvoice(by: Permit<'invoices:read'>, invoice: InvoiceId): Promise<Shown | NotFound> {
  const document = await seen(by, invoice);
  if (document === null) return { kind: 'not found' };
  return { kind: 'shown', fileName: `${document.number}.xml`, content: finvoice(document) };
}

const seen = (by: Permit<'invoices:read' | 'own:read'>, invoice: InvoiceId): Promise<InvoiceDocument | null> =>
  look(by, 'invoice document', async (tx): Promise<Seen<InvoiceDocument | null>> => {
    const [found] = await documentsIn(tx, [invoice], todayOf(by));
    if (!found) return { customers: [], answer: null };
    const { document } = found;
    const { customer } = document.buyer;
    const isHidden = by.permission !== 'own:read' && (await protectedAmong(tx, [customer], todayOf(by))).has(customer);
    return { customers: [customer], answer: isHidden ? withoutHome(document) : document };
  });

/** The document as it is shown of somebody protected: whoever needs the address reveals it; the one that is sent has it. */
const withoutHome = (document: InvoiceDocument): InvoiceDocument => ({
  ...document,
  buyer: { ...document.buyer, address: null },
});
