import { look } from '#access';
import { type Cents, type CustomerNumber, type Day, type InvoiceId, isBefore, NO_CENTS, type Permit } from '#kernel';
import { csvRows, type Tx } from '#platform';
import { selectHeads, type InvoiceHead } from './queries/list.ts';

/** What each invoice still owes, in cents; told by the room that knows payments. */
export type OpenCentsIn = (tx: Tx, invoices: readonly InvoiceId[]) => Promise<ReadonlyMap<InvoiceId, Cents>>;

/** How an invoice stands. */
export type InvoiceStatus = 'open' | 'overdue' | 'paid' | 'credited' | 'credit_note';

/** One line of the list. */
export type ListedInvoice = InvoiceHead & { readonly openCents: Cents; readonly status: InvoiceStatus };

const INVOICES_PER_PIECE = 5_000;
const COLUMNS = [
  'invoice_number',
  'reference',
  'rf_reference',
  'payer_name',
  'open_cents',
  'due_on',
  'payee_iban',
  'issued_on',
  'total_cents',
  'status',
];

/** Says how an invoice stands: derived, never stored. */
export function statusOf(
  { kind, isCredited, dueOn }: Pick<InvoiceHead, 'kind' | 'isCredited' | 'dueOn'>,
  openCents: Cents,
  today: Day,
): InvoiceStatus {
  if (kind === 'credit_note') return 'credit_note';
  if (isCredited && openCents <= 0) return 'credited';
  if (openCents <= 0) return 'paid';
  return isBefore(dueOn, today) ? 'overdue' : 'open';
}

/** Lists all invoices and credit notes in the order of issue, so many at a time that memory stays flat; each piece stands in the audit trail. */
export async function* listInvoices(
  by: Permit<'invoices:read'>,
  openCentsIn: OpenCentsIn,
  today: Day,
): AsyncGenerator<readonly ListedInvoice[]> {
  let after = 0;
  for (;;) {
    const piece = await look(by, 'invoice list', async (tx) => {
      const heads = await selectHeads(tx, after, INVOICES_PER_PIECE);
      const open = await openCentsIn(tx, heads.map(({ id }) => id)); // prettier-ignore
      const answer = heads.map((head): ListedInvoice => {
        const openCents = head.kind === 'credit_note' ? NO_CENTS : (open.get(head.id) ?? NO_CENTS);
        return { ...head, openCents, status: statusOf(head, openCents, today) };
      });
      return { customers: [...new Set<CustomerNumber>(heads.map(({ payer }) => payer))], answer };
    });
    const last = piece.at(-1);
    if (!last) return;
    yield piece;
    after = last.id;
  }
}

/** The list as CSV, piece by piece. */
export async function* invoicesAsCsv(pieces: AsyncIterable<readonly ListedInvoice[]>): AsyncGenerator<string> {
  yield csvRows([COLUMNS]);
  for await (const piece of pieces)
    yield csvRows(
      piece.map((it) => [
        it.number,
        it.reference,
        it.rfReference,
        it.payerName,
        it.openCents,
        it.dueOn.toString(),
        it.payeeIban,
        it.issuedOn.toString(),
        it.totalCents,
        it.status,
      ]),
    );
}
