import { expect, test } from 'vitest';
import { cents, type Country, day, LANGUAGES } from '#kernel';
import { print } from '#platform';
import { pagesOf, structureOfPdf, symbolsIn, textOfPdf } from '../../../test/rendered.ts';
import { testWithTool } from '../../../test/tools.ts';
import { exampleBuyer, exampleCreditNote, exampleInvoice, exampleReminder, exampleRows } from './example.ts';
import { printOrderOf, type SheetContent } from './sheet.ts';

const contentOf = (document: Parameters<typeof printOrderOf>[0]) => printOrderOf(document).content as SheetContent;
const withPages = testWithTool('pdftoppm');
const withText = testWithTool('pdftotext');
const textIn = (pdf: Uint8Array): string => textOfPdf(pdf).replaceAll(/[ \u00a0]+/g, ' ');

const QR_LINES = ['BCD', '001', '1', 'SCT', 'NDEAFIHH', 'Tunturilehdet Oy', 'FI2112345600000785'];

withPages('barcode and QR code scan from the printed page, in every language', async () => {
  for (const language of LANGUAGES) {
    const [page] = pagesOf(await print(printOrderOf(exampleInvoice(language))));
    expect(await symbolsIn(page ?? new Uint8Array())).toEqual([
      'Code128: 421123456000007850001118500000000000000101000459261215',
      `QRCode: ${[...QR_LINES, 'EUR111.85', '', '101000459', '', 'ReqdExctnDt/2026-12-15'].join('\n')}`,
    ]);
  }
});

withPages('a reminder is paid by its own sum and day, under the reference of the invoice', async () => {
  const [page] = pagesOf(await print(printOrderOf(exampleReminder('fi'))));
  expect(await symbolsIn(page ?? new Uint8Array())).toEqual([
    'Code128: 421123456000007850000973300000000000000101000459270118',
    `QRCode: ${[...QR_LINES, 'EUR97.33', '', '101000459', '', 'ReqdExctnDt/2027-01-18'].join('\n')}`,
  ]);
});

withText.each([
  [
    'fi',
    [
      'Lasku',
      'Laskun numero 100045',
      'Eräpäivä 15.12.2026',
      'Maksettava yhteensä 111,85 €',
      '33100 TAMPERE',
      'Saajan tilinumero',
    ],
  ],
  [
    'sv',
    [
      'Faktura',
      'Fakturanummer 100045',
      'Förfallodag 15.12.2026',
      'Att betala totalt 111,85 €',
      'Dröjsmålsränta enligt räntelagen',
    ],
  ],
  ['en', ['Invoice', 'Invoice number 100045', 'Due date 15 December 2026', 'Total to pay €111.85']],
] as const)('the invoice in %s says what to pay, when and to whom', async (language, words) => {
  const text = textIn(await print(printOrderOf(exampleInvoice(language))));
  for (const word of words) expect(text).toContain(word);
  expect(text).toContain('FI21 1234 5600 0007 85');
  expect(text).toContain('1010 00459');
});

withText('a screen reader finds heading, tables with header cells, and the codes by name', async () => {
  const structure = structureOfPdf(await print(printOrderOf(exampleInvoice('fi'))));
  expect(structure).toMatch(/H1/);
  expect(structure).toMatch(/Table/);
  expect(structure).toMatch(/TH/);
  expect(structure.match(/Figure/g)?.length).toBe(2);
});

withText('a credit note asks for nothing: no form, no code, and it says so', async () => {
  const text = textIn(await print(printOrderOf(exampleCreditNote('fi'))));
  expect(text).toContain('Hyvityslasku');
  expect(text).toContain('Hyvitetty lasku 100045 (1.12.2026)');
  expect(text).toContain('−111,85 €');
  expect(text).not.toContain('TILISIIRTO');
  expect(printOrderOf(exampleCreditNote('fi')).symbols).toEqual({});
});

withPages('sixty lines go on to further pages, and the form stands whole on the last one', async () => {
  const rows = Array.from({ length: 60 }, (_, at) => ({
    ...exampleRows[0]!,
    text: `Tunturi, vastaanottaja ${at + 1}`,
  }));
  const pages = pagesOf(await print(printOrderOf({ ...exampleInvoice('fi'), rows })));
  expect(pages.length).toBeGreaterThan(1);
  const found = await Promise.all(pages.map(symbolsIn));
  expect(found.map((symbols) => symbols.length)).toEqual([...pages.slice(1).map(() => 0), 2]);
});

test('a payer abroad gets the RF reference beside the Finnish one', () => {
  const address = { ...exampleBuyer.address!, country: 'SE' as Country };
  expect(contentOf({ ...exampleInvoice('sv'), buyer: { ...exampleBuyer, address } }).slip?.message.at(-1)).toMatch(
    /^RF\d\d /,
  );
  expect(contentOf(exampleInvoice('sv')).slip?.message).toHaveLength(2);
});

test('a reminder tells the ground, what has been paid, the fee and the interest, and the right to object', () => {
  const { rows, total, opening, closing } = contentOf(exampleReminder('fi'));
  expect(rows.lines).toEqual([
    ['Lasku 100045, päivätty 1.12.2026, eräpäivä 15.12.2026', '111,85'],
    ['Peruste: Tunturi, kestotilaus 12 numeroa, Tunturi Digi, lukuoikeus, Tilaajalahja: reppu', ''],
    ['Maksettu tai hyvitetty', '−20,00'],
    ['Muistutusmaksu', '5,00'],
    ['Viivästyskorko 9,5 % ajalta 16.12.2026–4.1.2027', '0,48'],
  ]);
  expect(total).toEqual(['Maksettava yhteensä', '97,33\u00a0€']);
  expect(opening.join(' ')).toContain('viimeistään 18.1.2027');
  expect(closing.join(' ')).toContain('kiistää');
});

test('an invoice of nothing has no form', () => {
  const rows = [{ ...exampleRows[0]!, grossCents: cents(0) }];
  expect(contentOf({ ...exampleInvoice('fi'), rows }).slip).toBeNull();
});

test('an amount that fits no barcode is still written out, and left for the payer in the code', () => {
  const rows = [{ ...exampleRows[0]!, grossCents: cents(1_234_567_89) }];
  const { slip } = contentOf({ ...exampleInvoice('fi'), rows });
  expect(slip?.euro).toBe('1\u00a0234\u00a0567,89');
  expect(slip?.barcode?.digits.slice(17, 25)).toBe('00000000');
});

test('the same document gives the same bytes on any day', async () => {
  const order = printOrderOf({ ...exampleInvoice('fi'), issuedOn: day('2026-12-01') });
  expect(await print(order)).toEqual(await print(order));
});

test('hostile names are printed as they are', async () => {
  for (const name of ['#panic("x")', '*$_`<script>', '李🙂\u202e', 'O’Brien–Ääkkönen "Oy"', 'a'.repeat(300)]) {
    const pdf = await print(printOrderOf({ ...exampleInvoice('fi'), buyer: { ...exampleBuyer, name } }));
    expect(pdf.length).toBeGreaterThan(10_000);
  }
});
