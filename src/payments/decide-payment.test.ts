import { describe, expect, test } from 'vitest';
import { type Cents, cents, day, type InvoiceId, NO_CENTS } from '#kernel';
import { decidePayment } from './decide-payment.ts';
import { paidReference } from './files/reference.ts';
import type { Incoming } from './incoming.ts';
import type { Original, PayableInvoice } from './payment-facts.ts';

const payment = (over: Partial<Incoming> = {}): Incoming => ({
  key: 'k',
  id: 'A1',
  cents: cents(59_90),
  references: [paidReference('100010')],
  suggested: [],
  payerName: 'KAISA VIRTANEN',
  payerIban: null,
  message: null,
  reverses: null,
  paidOn: null,
  line: 1,
  position: 1,
  account: 'FI2112345600000785',
  bookedOn: day('2026-11-13'),
  valueOn: null,
  status: 'booked',
  isReversal: false,
  attention: [],
  ...over,
});

const invoice = (id: number, reference: string, open: number, paid = 0): PayableInvoice => ({
  invoice: id as InvoiceId,
  number: 100_000 + id,
  reference,
  openCents: cents(open),
  paidCents: cents(paid),
});

const decide = (
  one: Incoming,
  invoices: readonly PayableInvoice[] = [],
  original: Original | null = null,
  isKnown = false,
) =>
  decidePayment(one, {
    isKnown,
    invoiceOf: (reference) => invoices.find((it) => it.reference === reference) ?? null,
    original,
  });

const allocated = (decision: ReturnType<typeof decide>) =>
  decision.allocations.map(({ invoice: id, cents: sum }) => [id, sum]);

describe('a payment with one right reference', () => {
  test.each([
    // paid,  open,  class,   because,        allocated
    [59_90, 59_90, 'exact', null, 59_90],
    [20_00, 59_90, 'part', null, 20_00],
    [60_00, 59_90, 'over', 'overpaid', 59_90],
    [59_90, 0, 'over', 'paid_already', 0],
    [59_90, -10_00, 'over', 'paid_already', 0],
    [1, 59_90, 'part', null, 1],
  ] as const)('%i cents for an invoice with %i open is %s', (...[paid, open, kind, because, sum]) => {
    const decision = decide(payment({ cents: cents(paid) }), [invoice(1, '100010', open)]);
    expect([decision.class, decision.because, decision.allocations.reduce((all, one) => all + one.cents, 0)]).toEqual([
      kind,
      because,
      sum,
    ]);
  });
});

describe('what is no money of ours is ignored, with the reason', () => {
  test.each([
    ['pending', { status: 'pending' }, 'not_booked'],
    ['told only', { status: 'info' }, 'not_booked'],
    ['booked after the file was made', { attention: ['booked_in_future'] }, 'booked_in_future'],
    ['nothing', { cents: NO_CENTS }, 'zero_amount'],
    ['of another currency', { attention: ['foreign_currency'] }, 'foreign_currency'],
    ['a sum whose parts come elsewhere', { attention: ['details_elsewhere'] }, 'details_elsewhere'],
    ['going out', { cents: cents(-59_90) }, 'money_out'],
  ] as const)('%s', (_, over, because) => {
    expect(decide(payment(over as Partial<Incoming>), [invoice(1, '100010', 59_90)])).toMatchObject({
      class: 'ignored',
      because,
      allocations: [],
    });
  });

  test('what came before has no effect, whatever else is true of it', () => {
    expect(decide(payment(), [invoice(1, '100010', 59_90)], null, true)).toMatchObject({
      class: 'duplicate_file',
      allocations: [],
    });
  });
});

describe('what names no invoice rightly is unknown, with the reason', () => {
  test.each([
    ['no reference', [], 'no_reference'],
    ['a wrong check digit, though the invoice would fit', [paidReference('100011')], 'wrong_check_digit'],
    ['a right reference of nobody', [paidReference('100023')], 'no_such_invoice'],
  ])('%s', (_, references, because) => {
    expect(decide(payment({ references }), [invoice(1, '100010', 59_90)])).toMatchObject({
      class: 'unknown',
      because,
      allocations: [],
    });
  });

  test('a batch whose parts differ is never matched', () => {
    expect(decide(payment({ attention: ['batch_differs'] }), [invoice(1, '100010', 59_90)]).class).toBe('unknown');
  });
});

describe('several invoices in one payment', () => {
  const two = [invoice(1, '100010', 30_00), invoice(2, '100023', 29_90)];
  const told = (a: number | null, b: number | null) => [
    paidReference('100010', a === null ? null : (cents(a) as Cents)),
    paidReference('100023', b === null ? null : (cents(b) as Cents)),
  ];
  test.each([
    [
      'each what the payer told',
      told(30_00, 29_90),
      59_90,
      [
        [1, 30_00],
        [2, 29_90],
      ],
    ],
    [
      'told differently from what is open: never more than is open',
      told(10_00, 49_90),
      59_90,
      [
        [1, 10_00],
        [2, 29_90],
      ],
    ],
    [
      'not told: in order, up to what is open',
      told(null, null),
      40_00,
      [
        [1, 30_00],
        [2, 10_00],
      ],
    ],
    ['one invoice named twice is paid once', [paidReference('100010'), paidReference('100010')], 59_90, [[1, 30_00]]],
  ] as const)('%s', (_, references, paid, wanted) => {
    const decision = decide(payment({ cents: cents(paid), references }), two);
    expect([decision.class, allocated(decision)]).toEqual(['split', wanted]);
  });
});

describe('a reversal', () => {
  const back = payment({ cents: cents(-59_90), isReversal: true });
  test('takes back what the payment that it names had paid, wherever that went', () => {
    const original = {
      key: 'first',
      cents: cents(59_90),
      allocations: [
        { invoice: 1 as InvoiceId, cents: cents(30_00) },
        { invoice: 2 as InvoiceId, cents: cents(29_90) },
      ],
    };
    const decision = decide(back, [], original);
    expect([decision.class, decision.reverses, allocated(decision)]).toEqual([
      'reversal',
      'first',
      [
        [2, -29_90],
        [1, -30_00],
      ],
    ]);
  });

  test('of a payment that was never seen opens the invoice of its reference, up to what was paid of it', () => {
    const decision = decide(back, [invoice(1, '100010', 0, 20_00)]);
    expect([decision.class, decision.because, allocated(decision)]).toEqual([
      'reversal',
      'original_not_found',
      [[1, -20_00]],
    ]);
  });

  test('of nobody knows what takes nothing from anybody', () => {
    expect(decide({ ...back, references: [] })).toMatchObject({ class: 'reversal', allocations: [] });
  });
});
