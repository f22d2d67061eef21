import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { expect, test } from 'vitest';
import { type Country, LANGUAGES, type PostalLines } from '#kernel';
import { sharedPath, testWithShared } from '../../../test/shared.ts';
import { exampleBuyer, exampleCreditNote, exampleInvoice } from './example.ts';
import { finvoice } from './finvoice.ts';
import type { InvoiceDocument } from './invoice-document.ts';

const GOLDEN = new URL('./golden/finvoice.xml', import.meta.url);

/** Throws with the schema's own words when the document breaks it. */
function validator(): (bytes: Uint8Array) => void {
  const schema = XmlDocument.fromBuffer(readFileSync(sharedPath('conformance/finvoice/xsd/Finvoice3.0.xsd')));
  const xsd = XsdValidator.fromDoc(schema);
  return (bytes) => {
    const document = XmlDocument.fromBuffer(bytes);
    try {
      xsd.validate(document);
    } finally {
      document.dispose();
    }
  };
}

function valueOf(bytes: Uint8Array, path: string): string[] {
  const document = XmlDocument.fromBuffer(bytes);
  try {
    return document.find(path).map((node) => node.content);
  } finally {
    document.dispose();
  }
}

const toOperator: InvoiceDocument = {
  ...exampleInvoice('fi'),
  buyer: { ...exampleBuyer, eInvoice: { address: 'FI7944052020036082', operator: 'OKOYFIHH' } },
  buyersReference: 'Hankinta 2026/1',
};

test('the golden invoice has not changed', () => {
  expect(Buffer.from(finvoice(toOperator)).toString('latin1')).toBe(readFileSync(GOLDEN, 'latin1'));
});

testWithShared('invoices and credit notes in every language are valid against the schema', () => {
  const validate = validator();
  validate(finvoice(toOperator));
  for (const language of LANGUAGES) {
    validate(finvoice(exampleInvoice(language)));
    validate(finvoice(exampleCreditNote(language)));
  }
});

testWithShared('the schema is really asked: an invoice of four elements less is refused', () => {
  const broken = Buffer.from(finvoice(toOperator))
    .toString('latin1')
    .replace(/<EpiDetails>[^]*<\/EpiDetails>\n/, '');
  expect(() => validator()(Buffer.from(broken, 'latin1'))).toThrow();
});

testWithShared('any name, text and address gives a valid invoice', () => {
  const validate = validator();
  const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.string({ unit: 'binary', maxLength: 60 }));
  const country = fc.constantFrom('FI', 'SE', 'AX', 'US').map((code) => code as Country);
  const address: fc.Arbitrary<PostalLines> = fc.record({
    line2: text,
    line3: text,
    street: text,
    postalCode: text,
    city: text,
    country,
  });
  fc.assert(
    fc.property(text, text, address, (name, words, lines) => {
      fc.pre(name.replaceAll(/[\s\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '') !== '');
      validate(
        finvoice({
          ...toOperator,
          buyer: { ...toOperator.buyer, name, address: lines },
          receiver: { name, address: lines },
          buyersReference: words,
          rows: toOperator.rows.map((row) => ({ ...row, text: words })),
        }),
      );
    }),
    { numRuns: 60 },
  );
});

test('a name outside ISO-8859-15 and one of a single letter arrive as they are written', () => {
  const named = (name: string) => ({ ...toOperator, buyer: { ...toOperator.buyer, name } });
  expect(valueOf(finvoice(named('Łukasz Đặng 李')), '//BuyerOrganisationName')).toEqual(['Łukasz Đặng 李']);
  expect(valueOf(finvoice(named('Ö')), '//BuyerOrganisationName')).toEqual(['Ö.']);
});

test('a long name is folded and loses nothing', () => {
  const name = 'Pohjois-Karjalan Kansanterveyden ja Hyvinvoinnin Edistämisen Yhteiskunnallinen Tukisäätiö ry';
  const parts = valueOf(finvoice({ ...toOperator, buyer: { ...toOperator.buyer, name } }), '//BuyerOrganisationName');
  expect(parts.join(' ')).toBe(name);
  expect(parts).toHaveLength(2);
});

test('rows and VAT specification add up to the totals, with a decimal comma', () => {
  const bytes = finvoice(toOperator);
  const sum = (path: string): number =>
    valueOf(bytes, path).reduce((total, value) => total + Math.round(Number(value.replace(',', '.')) * 100), 0);
  expect(valueOf(bytes, '//InvoiceTotalVatIncludedAmount')).toEqual(['111,85']);
  expect(sum('//RowVatAmount')).toBe(sum('//InvoiceTotalVatAmount'));
  expect(sum('//VatRateAmount')).toBe(sum('//InvoiceTotalVatAmount'));
  expect(sum('//RowVatExcludedAmount')).toBe(sum('//InvoiceTotalVatExcludedAmount'));
});

test('a credit note is INV02 with negative sums, names what it credits and has no barcode', () => {
  const bytes = finvoice(exampleCreditNote('sv'));
  expect(valueOf(bytes, '//InvoiceTypeCode')).toEqual(['INV02']);
  expect(valueOf(bytes, '//OriginalInvoiceNumber')).toEqual(['100045']);
  expect(valueOf(bytes, '//EpiInstructedAmount')).toEqual(['-111,85']);
  expect(valueOf(bytes, '//VirtualBankBarcode')).toEqual([]);
});
