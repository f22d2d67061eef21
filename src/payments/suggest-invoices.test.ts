import { describe, expect, test } from 'vitest';
import { cents, day, type InvoiceId } from '#kernel';
import { paidReference } from './files/reference.ts';
import { referencesInText } from './files/reference.ts';
import { type Candidate, suggestInvoices, tracesOf } from './suggest-invoices.ts';

const candidate = (id: number, by: Candidate['by'], open = 59_90): Candidate => ({
  invoice: id as InvoiceId,
  number: 100_000 + id,
  openCents: cents(open),
  dueOn: day('2026-11-02'),
  by,
});

const traces = (over: object) =>
  tracesOf({ suggested: [], references: [], message: null, payerName: null, ...over } as never);

describe('the traces of a payment', () => {
  test.each([
    ['Lasku 100123', [100123]],
    ['Laskut 100123, 100124 ja 100125', [100123, 100124, 100125]],
    ['vuokra 11/2026', []],
    ['summa 1234,50', []],
    ['tilaus 123', []],
  ])('%s: invoice numbers %j', (message, numbers) => {
    expect(traces({ message }).numbers).toEqual(numbers);
  });

  test('a reference with its last digit mistyped leads to the right one, and only such', () => {
    expect(traces({ references: [paidReference('100011')] }).mistyped).toEqual(['100010']);
    expect(traces({ references: [paidReference('100010')] }).mistyped).toEqual([]);
    expect(traces({ references: [paidReference('ABC')] }).mistyped).toEqual([]);
  });

  test('a name is looked up in the orders in which banks write it', () => {
    expect(traces({ payerName: 'VIRTANEN KAISA MARIA' }).names).toEqual([
      'virtanen kaisa maria',
      'kaisa maria virtanen',
      'maria virtanen kaisa',
    ]);
  });

  test.each([
    ['viite 12 34561', ['1234561']],
    ['VIITE1234561', ['1234561']],
    ['RF34 1234 561 kiitos', ['1234561']],
    ['rf341234561', ['1234561']],
    ['viitteet 100010 ja 100023', ['100010', '100023']],
    ['hyvää joulua', []],
  ])('%s: references %j', (text, wanted) => {
    expect(referencesInText(text)).toEqual(expect.arrayContaining(wanted));
    if (wanted.length === 0) expect(referencesInText(text)).toEqual([]);
  });
});

describe('suggestions', () => {
  const suggest = (message: string | null, ...candidates: Candidate[]) =>
    suggestInvoices({ cents: cents(59_90), message }, candidates).map(({ invoice, because }) => [invoice, because]);

  test('the surest trace stands first, an invoice stands once', () => {
    expect(
      suggest(
        'Lasku 100003',
        candidate(1, 'name'),
        candidate(3, 'number', 10_00),
        candidate(2, 'reference'),
        candidate(3, 'name'),
      ),
    ).toEqual([
      [2, 'reference_in_text'],
      [3, 'number_in_text'],
      [1, 'name_and_amount'],
    ]);
  });

  test('a bare number counts only with the right sum or the word invoice', () => {
    expect(suggest('100003', candidate(3, 'number', 10_00))).toEqual([]);
    expect(suggest('100003', candidate(3, 'number'))).toEqual([[3, 'number_in_text']]);
  });

  test('among invoices of one name the right sum stands first', () => {
    expect(suggest(null, candidate(1, 'name', 10_00), candidate(2, 'name'))).toEqual([
      [2, 'name_and_amount'],
      [1, 'name'],
    ]);
  });
});
