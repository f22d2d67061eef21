import { sql } from 'kysely';
import { asWorker, transact } from '#access';
import {
  type Cents,
  cents,
  type CustomerNumber,
  type InvoiceId,
  negated,
  type ReferenceNumber,
  referenceNumber,
  rfReference,
} from '#kernel';
import { ACCOUNTS, postIn } from '#ledger';
import { type Register, unnested } from '#platform';
import { anOrganisation, aPerson, givenCustomers } from './customers.ts';

/** An invoice without lines, for rooms that ask only what is owed, by whom, since when. */
export type GivenInvoice = {
  readonly payerName: string;
  readonly payerKind?: 'consumer' | 'business';
  readonly totalCents: number;
  readonly issuedOn?: string;
  readonly dueOn?: string;
  readonly iban?: string;
  /** Another reference than the one of the invoice number. */
  readonly reference?: string;
  /** Another payer than one made by the name. */
  readonly payer?: CustomerNumber;
};

export type OpenInvoice = {
  readonly invoice: InvoiceId;
  readonly number: number;
  readonly reference: string;
  readonly rfReference: string;
  readonly payer: CustomerNumber;
  readonly payerName: string;
  readonly totalCents: Cents;
  readonly dueOn: string;
  readonly iban: string;
};

const OWN_ACCOUNT = 'FI2112345600000785';

/** Makes invoices with their payers and their entries in the ledger, straight into the tables, by the thousand. */
export async function givenOpenInvoices(register: Register, given: readonly GivenInvoice[]): Promise<OpenInvoice[]> {
  const payers = await givenCustomers(
    register,
    given.map(({ payerName, payerKind }) =>
      payerKind === 'business' ? anOrganisation(payerName) : aPerson(payerName),
    ),
  );
  return transact(asWorker(register, 'invoices:issue'), async (tx, act) => {
    const { next_number: first } = await tx
      .updateTable('invoicing.series')
      .set(({ eb }) => ({ next_number: eb('next_number', '+', given.length) }))
      .where('code', '=', 'invoice')
      .returning((eb) => eb('next_number', '-', given.length).as('next_number'))
      .executeTakeFirstOrThrow();
    const rows = given.map((one, at) => {
      const reference = (one.reference as ReferenceNumber | undefined) ?? referenceNumber(Number(first) + at);
      return {
        number: Number(first) + at,
        reference,
        rfReference: rfReference(reference),
        payer: one.payer ?? (payers[at] as CustomerNumber),
        payerName: one.payerName,
        payerKind: one.payerKind ?? 'consumer',
        totalCents: cents(one.totalCents),
        issuedOn: one.issuedOn ?? '2026-10-19',
        dueOn: one.dueOn ?? '2026-11-02',
        iban: one.iban ?? OWN_ACCOUNT,
        address: ['Kotikuja 1', '00100 HELSINKI'],
      };
    });
    const entries = await postIn(tx, act, rows.map(({ number, issuedOn, totalCents }) => ({
      postedOn: Temporal.PlainDate.from(issuedOn), voucher: String(number), kind: 'invoice',
      lines: [{ account: ACCOUNTS.receivables, cents: totalCents }, { account: ACCOUNTS.salesPrint, cents: negated(totalCents) }],
    }))); // prettier-ignore
    const columns = {
      number: 'bigint', reference: 'text', rfReference: 'text', payer: 'integer', payerName: 'text', payerKind: 'text',
      totalCents: 'bigint', issuedOn: 'date', dueOn: 'date', iban: 'text', address: 'jsonb', entry: 'bigint',
    } as const; // prettier-ignore
    const { rows: made } = await sql<{ id: InvoiceId; number: number }>`
      insert into invoicing.invoice (series, number, kind, payer, payer_kind, payer_name, payer_address, payer_language, issued_on,
                                     due_on, reference, rf_reference, payee_iban, total_cents, ledger_entry, act)
      select 'invoice', number, 'invoice', payer, "payerKind", "payerName", array(select jsonb_array_elements_text(address)), 'fi',
             "issuedOn", "dueOn", reference, "rfReference", iban, "totalCents", entry, ${act}
        from ${unnested(
          'given',
          columns,
          rows.map((row, at) => ({ ...row, entry: entries[at] })),
        )}
      returning id, number`.execute(tx);
    const idOf = new Map(made.map(({ id, number }) => [number, id]));
    return rows.map((row) => ({ ...row, invoice: idOf.get(row.number) as InvoiceId }));
  });
}

/** The invoices as the CSV of `invoice list`, which the maker of bank files reads. */
export const invoicesCsv = (invoices: readonly OpenInvoice[]): string =>
  [
    'invoice_number,reference,rf_reference,payer_name,open_cents,due_on,payee_iban',
    ...invoices.map((one) =>
      [one.number, one.reference, one.rfReference, `"${one.payerName}"`, one.totalCents, one.dueOn, one.iban].join(','),
    ),
  ].join('\r\n');
