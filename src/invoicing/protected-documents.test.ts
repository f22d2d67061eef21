import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { asWorker } from '#access';
import type { InvoiceId } from '#kernel';
import { aRegister } from '../../test/database.ts';
import { givenCatalogue } from '../../test/given/catalog.ts';
import { givenCustomer } from '../../test/given/customers.ts';
import { givenInvoices } from '../../test/given/invoicing.ts';
import { givenOrder } from '../../test/given/orders.ts';
import { textOfPdf } from '../../test/rendered.ts';
import { testWithTool } from '../../test/tools.ts';
import { exportInvoices } from './export-invoices.ts';
import { showFinvoice, showInvoicePdf } from './show-invoice.ts';

const register = await aRegister('2026-11-16');
await givenCatalogue(register);
const reading = asWorker(register, 'invoices:read', 'invoicing');
const exporting = asWorker(register, 'invoices:export', 'invoicing');

const salla = await givenCustomer(register, 'Salla Suojattu', { streetAddress: 'Kätkökuja 7', protectedUntil: '9999-12-31' }); // prettier-ignore
const matti = await givenCustomer(register, 'Matti Maksaja', { streetAddress: 'Julkikatu 1' });
await givenOrder(register, salla, { startOn: '2026-11-20' });
await givenOrder(register, salla, { startOn: '2026-11-20', payer: matti });
await givenInvoices(register);

async function shownTo(payer: number): Promise<{ pdf: string; xml: string }> {
  const { id } = await register.db.selectFrom('invoicing.invoice').select('id').where('payer', '=', payer as never).executeTakeFirstOrThrow(); // prettier-ignore
  const [pdf, xml] = [await showInvoicePdf(reading, id as InvoiceId), await showFinvoice(reading, id as InvoiceId)];
  if (pdf.kind !== 'shown' || xml.kind !== 'shown') throw new Error('not found');
  return { pdf: textOfPdf(pdf.content), xml: new TextDecoder('iso-8859-15').decode(xml.content) };
}

testWithTool('pdftotext')('an invoice of somebody protected is looked at without the address, and goes out with it', async () => {
  const { pdf, xml } = await shownTo(salla);
  for (const text of [pdf, xml]) {
    expect(text).toContain('Salla Suojattu');
    expect(text).not.toContain('Kätkökuja');
  }
  const folder = join(register.home, 'letters');
  await exportInvoices(exporting, { format: 'pdf', folder, chosen: { numbers: [100001], unsent: false } });
  expect(textOfPdf(readFileSync(join(folder, '100001.pdf')))).toContain('Kätkökuja 7');
}); // prettier-ignore

testWithTool('pdftotext')('the payer is not told where somebody protected gets what he pays for', async () => {
  const { pdf, xml } = await shownTo(matti);
  for (const text of [pdf, xml]) expect(text).not.toContain('Kätkökuja');
  expect(pdf).toContain('Julkikatu 1');
  for (const format of ['pdf', 'finvoice'] as const)
    await exportInvoices(exporting, { format, folder: join(register.home, 'out'), chosen: { numbers: [100002], unsent: false } }); // prettier-ignore
  expect(textOfPdf(readFileSync(join(register.home, 'out', '100002.pdf')))).not.toContain('Kätkökuja');
  expect(readFileSync(join(register.home, 'out', '100002.xml'), 'latin1')).not.toContain('tkökuja');
});

test('the subscriber sees the own invoice whole', async () => {
  const own = asWorker(register, 'own:read');
  const { id } = await register.db.selectFrom('invoicing.invoice').select('id').where('payer', '=', salla).executeTakeFirstOrThrow(); // prettier-ignore
  expect((await showInvoicePdf(own, id as InvoiceId)).kind).toBe('shown');
});
