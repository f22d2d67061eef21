import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { asWorker, transact } from '#access';
import { banIn } from '#gate';
import { CHANNELS } from '#kernel';
import { aRegister } from '../../test/database.ts';
import { givenCatalogue } from '../../test/given/catalog.ts';
import { givenCustomer } from '../../test/given/customers.ts';
import { givenInvoices } from '../../test/given/invoicing.ts';
import { givenOrder } from '../../test/given/orders.ts';
import { textOfPdf } from '../../test/rendered.ts';
import { testWithTool } from '../../test/tools.ts';
import { exportInvoices } from './export-invoices.ts';
import { invoicesAsCsv, listInvoices } from './list-invoices.ts';
import { showInvoicePdf } from './show-invoice.ts';

const register = await aRegister('2026-11-16');
await givenCatalogue(register);
const exporting = asWorker(register, 'invoices:export', 'invoicing');
const reading = asWorker(register, 'invoices:read', 'invoicing');

const kaisa = await givenCustomer(register, 'Kaisa Virtanen', { language: 'sv' });
const ville = await givenCustomer(register, 'Ville Nieminen', { streetAddress: null, city: null, postalCode: null });
for (const customer of [kaisa, ville, kaisa]) await givenOrder(register, customer, { startOn: '2026-11-20' });
await givenInvoices(register);

const folder = (name: string): string => join(register.home, name);
const all = { numbers: null, unsent: false };

const outbound = async () =>
  (await register.pool.query('select customer, channel, document, about from gate.outbound order by id'))
    .rows as unknown[];

test('each invoice that has an address goes out as a PDF, through the gate; the other is told with its reason', async () => {
  const exported = await exportInvoices(exporting, { format: 'pdf', folder: folder('letters'), chosen: all });
  expect(exported).toEqual({ written: 2, refused: [{ number: '100002', because: 'not_reachable' }], unknown: [] });
  expect(readdirSync(folder('letters')).sort()).toEqual(['100001.pdf', '100003.pdf']);
  expect(await outbound()).toEqual([
    { customer: kaisa, channel: 'post', document: 'invoice pdf', about: '100001' },
    { customer: kaisa, channel: 'post', document: 'invoice pdf', about: '100003' },
  ]);
});

testWithTool('pdftotext')('each file is the invoice of its name, in the language of the payer', () => {
  for (const number of ['100001', '100003']) {
    const text = textOfPdf(readFileSync(join(folder('letters'), `${number}.pdf`)));
    expect(text).toContain('Faktura');
    expect(text).toMatch(new RegExp(`Fakturanummer\\s+${number}`));
    expect(text).toContain('Kaisa Virtanen');
  }
});

test('only what has not gone out yet is written when asked so', async () => {
  const chosen = { numbers: null, unsent: true };
  expect(await exportInvoices(exporting, { format: 'finvoice', folder: folder('unsent'), chosen })).toMatchObject({
    written: 0,
    refused: [{ number: '100002' }],
  });
});

test('a ban of every channel does not hold an invoice back', async () => {
  await transact(
    asWorker(register, 'bans:set', 'bans'),
    (tx, act) =>
    banIn(tx, act, CHANNELS.map((channel) => ({ customer: kaisa, channel, toldBy: 'customer', means: 'phone' }))), // prettier-ignore
  );
  const chosen = { numbers: [100_001, 555], unsent: false };
  const exported = await exportInvoices(exporting, { format: 'finvoice', folder: folder('finvoice'), chosen });
  expect(exported).toEqual({ written: 1, refused: [], unknown: [555] });
  const xml = readFileSync(join(folder('finvoice'), '100001.xml'), 'latin1');
  expect(xml).toContain('<InvoiceNumber>100001</InvoiceNumber>');
  expect(xml).toContain('<BuyerTownName>HELSINGFORS</BuyerTownName>');
  expect(await outbound()).toHaveLength(3);
});

test('nothing of a part stands as sent when its files cannot be written', async () => {
  const chosen = { numbers: [100_003], unsent: false };
  const nowhere = exportInvoices(exporting, { format: 'finvoice', folder: '/dev/null/nowhere', chosen });
  await expect(nowhere).rejects.toThrow();
  expect(await outbound()).toHaveLength(3);
});

test('the list is CSV in the order of issue, with what is open as payments tell it', async () => {
  const [first] = (await register.pool.query<{ id: number }>('select id from invoicing.invoice order by id limit 1'))
    .rows;
  const openCentsIn = (_tx: unknown, invoices: readonly number[]) =>
    Promise.resolve(new Map(invoices.map((id) => [id, id === first?.id ? 0 : 199_00])));
  let csv = '';
  for await (const piece of invoicesAsCsv(listInvoices(reading, openCentsIn as never, register.clock.today())))
    csv += piece;
  const lines = csv.trim().split('\n');
  expect(lines[0]).toBe(
    'invoice_number,reference,rf_reference,payer_name,open_cents,due_on,payee_iban,issued_on,total_cents,status',
  );
  expect(lines[1]).toMatch(
    /^100001,1000012,RF181000012,Kaisa Virtanen,0,2026-11-30,FI2112345600000785,2026-11-16,19900,paid$/,
  );
  expect(lines[3]).toMatch(/^100003,.*,19900,2026-11-30,.*,open$/);
});

test('looking at an invoice stands in the audit trail, and what is not there is not found', async () => {
  const { rows } = await register.pool.query<{ id: number }>('select id from invoicing.invoice where number = 100002');
  const shown = await showInvoicePdf(reading, rows[0]?.id as never);
  expect(shown).toMatchObject({ kind: 'shown', fileName: '100002.pdf' });
  const looks = await register.pool.query("select customer from access.look where screen = 'invoice document'");
  expect(looks.rows).toEqual([{ customer: ville }]);
  expect(await showInvoicePdf(reading, 999_999 as never)).toEqual({ kind: 'not found' });
});
