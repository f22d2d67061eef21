import { look, type Seen } from '#access';
import type { InvoiceId, Permit } from '#kernel';
import { type NotFound, print } from '#platform';
import { finvoice } from './documents/finvoice.ts';
import type { InvoiceDocument } from './documents/invoice-document.ts';
import { printOrderOf } from './documents/sheet.ts';
import { documentsIn } from './stored-documents.ts';

/** A document for the eyes of the desk; it does not leave the house by this. */
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
    const [found] = await documentsIn(tx, [invoice]);
    return { customers: found ? [found.document.buyer.customer] : [], answer: found?.document ?? null };
  });
