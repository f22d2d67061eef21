import { expect } from 'vitest';
import { customerNumber, day } from '#kernel';
import { categories, exampleSettings } from '#register';
import { textOfPdf } from '../../test/rendered.ts';
import { testWithTool } from '../../test/tools.ts';
import type { InspectionDocument, ToldColumn } from './inspect.ts';
import { inspectionPdf } from './inspection-pdf.ts';

const test = testWithTool('pdftotext');
const { invoiceData: category } = categories;
const column = (name: string, fi: string): ToldColumn => ({
  name,
  label: { fi, sv: fi, en: fi },
  category: category.label,
  purposes: category.purposes,
  basis: category.basis,
  retention: category.retention.label,
  origins: category.origins,
  receivers: category.receivers,
  isMasked: false,
});

const document: InspectionDocument = {
  customer: customerNumber(100_001),
  madeOn: '2026-11-24',
  ...exampleSettings,
  tables: [
    {
      table: 'access.user_account',
      label: { fi: 'Käyttäjätunnukset', sv: 'x', en: 'x' },
      columns: [column('email', 'Kirjautumisosoite')],
      rows: [{ email: 'kaisa@posti.example' }],
    },
    {
      table: 'invoicing.invoice',
      label: { fi: 'Laskut', sv: 'x', en: 'x' },
      columns: [column('total_cents', 'Loppusumma'), column('due_on', 'Eräpäivä'), column('note', 'Lisätieto')],
      rows: [{ total_cents: 1_234_50, due_on: '2026-11-02', note: null }],
    },
  ],
  looks: [{ at: '2026-11-20T10:15:00', purpose: 'care', screen: 'card', who: 'customer service' }],
};

test('the letter tells values as they are written in Finland, why they are held, and who looked', async () => {
  const text = textOfPdf(await inspectionPdf(document, 'fi', day('2026-11-24')));
  expect(text).toMatch(/Loppusumma\s+1234,50 €/);
  expect(text).toMatch(/Eräpäivä\s+2\.11\.2026/);
  expect(text).not.toContain('Lisätieto');
  expect(text).toContain('kirjanpitolaki 2:10');
  expect(text).toMatch(/Tehtävä\s+customer service/);
});

test('what is about the person comes before what is about the use of the system', async () => {
  const text = textOfPdf(await inspectionPdf(document, 'fi', day('2026-11-24')));
  expect(text.indexOf('Laskut')).toBeLessThan(text.indexOf('Käyttäjätunnukset'));
});
