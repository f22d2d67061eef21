import { databaseOf, todayOf, transact } from '#access';
import { currentIn } from '#customers';
import { addresseesIn, type Because, sendOut } from '#gate';
import { type ActId, type Addressee, assert, type Day, type InvoiceId, type Permit } from '#kernel';
import { printAll, type Tx, writeLetter } from '#platform';
import { finvoice } from './documents/finvoice.ts';
import { printOrderOf } from './documents/sheet.ts';
import { type Chosen, chosenInvoices, selectIds } from './queries/invoices.ts';
import { documentsIn, type StoredDocument } from './stored-documents.ts';

/** The forms in which invoices leave the house. */
export const EXPORT_FORMATS = ['pdf', 'finvoice'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Documents a transaction: they are printed inside it, so that what went out and what is recorded cannot differ. */
const DOCUMENTS_PER_TRANSACTION = 100;

/** What is to go out, in which form, and into which folder. */
export type Exporting = {
  readonly format: ExportFormat;
  readonly folder: string;
  readonly chosen: Chosen;
  readonly progress?: (documentsSoFar: number) => void;
};

/** What went out, and what did not. */
export type Exported = {
  readonly written: number;
  readonly refused: readonly { readonly number: string; readonly because: Because }[];
  /** Numbers asked for that no invoice has. */
  readonly unknown: readonly number[];
};

/**
 * Writes the chosen invoices and credit notes as one file each, `100001.pdf` or `100001.xml`, into the folder.
 *
 * Each passes the gate as a service message, which no ban stops, and stands among what went out. Run again it writes the
 * same files over themselves and records that they went out again; `unsent` leaves out what has gone out before.
 */
export async function exportInvoices(by: Permit<'invoices:export'>, exporting: Exporting): Promise<Exported> {
  const { chosen, progress } = exporting;
  const known = chosen.numbers === null ? null : await selectIds(databaseOf(by), chosen.numbers);
  const refused: Exported['refused'][number][] = [];
  let written = 0;
  let after = 0;
  for (;;) {
    const span = { after, limit: DOCUMENTS_PER_TRANSACTION };
    const ids = await chosenInvoices(databaseOf(by), chosen, span);
    const last = ids.at(-1);
    if (last === undefined) break;
    const part = await transact(by, (tx, act) => exportPart(tx, act, { ids, today: todayOf(by), ...exporting }));
    written += part.written;
    refused.push(...part.refused);
    after = last;
    progress?.(written);
  }
  const unknown = known === null ? [] : (chosen.numbers ?? []).filter((number) => !known.has(number));
  return { written, refused, unknown };
}

type Part = Pick<Exporting, 'format' | 'folder'> & { readonly ids: readonly InvoiceId[]; readonly today: Day };

async function exportPart(
  tx: Tx,
  act: ActId,
  { ids, today, format, folder }: Part,
): Promise<Pick<Exported, 'written' | 'refused'>> {
  const documents = await documentsIn(tx, ids, today);
  const { sent, refused } = await gated(tx, act, documents, today);
  const numbers = new Map(sent.map(({ to, document }) => [to, document.document.number]));
  const form = format === 'pdf' ? 'invoice pdf' : 'finvoice';
  await sendOut(tx, act, [...numbers.keys()], { document: form, about: (to) => numbers.get(to) ?? null });
  await (format === 'pdf' ? writePdfs(sent, folder) : writeFinvoices(sent, folder));
  return { written: sent.length, refused };
}

type Sent = { readonly to: Addressee<'post', 'invoicing'>; readonly document: StoredDocument };

/** Lets each document pass the gate; two of one payer are decided each by itself. */
async function gated(tx: Tx, act: ActId, documents: readonly StoredDocument[], today: Day) {
  const payers = documents.map(({ document }) => document.buyer.customer);
  const current = await currentIn(tx, payers);
  const sending = { channel: 'post', purpose: 'invoicing', messageType: 'invoice', today } as const;
  const { addressees, refused } = await addresseesIn(tx, act, sending, payers);
  const because = new Map(refused.map((one) => [one.customer, one.because]));
  const sent: Sent[] = [];
  const unsent: Exported['refused'][number][] = [];
  for (const document of documents) {
    const { number, buyer } = document.document;
    const customer = current.get(buyer.customer) ?? buyer.customer;
    const reason = because.get(customer);
    if (reason) {
      unsent.push({ number, because: reason });
      continue;
    }
    const to = addressees[sent.length];
    assert(to && to.customer === customer, 'the gate answers in the order in which it was asked');
    sent.push({ to, document });
  }
  return { sent, refused: unsent };
}

async function writePdfs(sent: readonly Sent[], folder: string): Promise<void> {
  let at = 0;
  for await (const content of printAll(sent.map(({ document }) => printOrderOf(document.document)))) {
    const one = sent[at++];
    assert(one, 'a letter for each sheet');
    await writeLetter(one.to, { fileName: `${one.document.document.number}.pdf`, content }, folder);
  }
}

async function writeFinvoices(sent: readonly Sent[], folder: string): Promise<void> {
  for (const { to, document } of sent) {
    const content = finvoice(document.document);
    await writeLetter(to, { fileName: `${document.document.number}.xml`, content }, folder);
  }
}
