import { expect, test } from 'vitest';
import { asWorker, transact } from '#access';
import { cents, day, type InvoiceId } from '#kernel';
import { balances, checkLedger } from '#ledger';
import { aRegister } from '../../test/database.ts';
import { givenCatalogue } from '../../test/given/catalog.ts';
import { givenCustomer } from '../../test/given/customers.ts';
import { givenInvoices } from '../../test/given/invoicing.ts';
import { givenOrder } from '../../test/given/orders.ts';
import { chargeIn } from './charge.ts';
import { creditIn, creditInvoice } from './credit-invoice.ts';
import { statusOf } from './list-invoices.ts';
import { documentsIn, reminderDocumentsIn } from './stored-documents.ts';

const register = await aRegister('2026-11-16');
await givenCatalogue(register);
const crediting = asWorker(register, 'invoices:credit', 'invoicing');
const reminding = asWorker(register, 'reminders:send', 'invoicing');
const reading = asWorker(register, 'ledger:read', 'accounting');

async function givenInvoice(name: string): Promise<InvoiceId> {
  await givenOrder(register, await givenCustomer(register, name), { startOn: '2026-11-20' });
  await givenInvoices(register);
  const { id } = await register.db
    .selectFrom('invoicing.invoice')
    .select('id')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return id as InvoiceId;
}

test('a credit note takes the whole invoice back, in lines, in the ledger and by its own number', async () => {
  const invoice = await givenInvoice('Kaisa Virtanen');
  register.setToday('2026-11-18');
  const credited = await creditInvoice(crediting, invoice, null);
  expect(credited).toMatchObject({ kind: 'credited', invoice, number: 100_002 });
  if (credited.kind !== 'credited') return;

  const [original, note] = await documentsIn(register.db, [invoice, credited.creditNote], register.clock.today());
  expect(note?.document).toMatchObject({
    type: 'credit note',
    number: '100002',
    issuedOn: day('2026-11-18'),
    credited: { number: '100001', issuedOn: day('2026-11-16') },
  });
  expect(note?.document.rows.map(({ grossCents }) => grossCents)).toEqual(
    original?.document.rows.map(({ grossCents }) => -Number(grossCents)),
  );
  expect((await balances(reading, day('2026-11-18'))).filter(({ cents: amount }) => amount !== 0)).toEqual([]);
  expect(await checkLedger(reading)).toMatchObject({ isRight: true, entries: 2 });
});

test('an invoice is credited once, a credit note never, and what is not there is said so', async () => {
  const invoice = await givenInvoice('Ville Nieminen');
  const credited = await creditInvoice(crediting, invoice, null);
  expect(credited.kind).toBe('credited');
  expect(await creditInvoice(crediting, invoice, null)).toMatchObject({ kind: 'refused', because: 'already_credited' });
  const note = credited.kind === 'credited' ? credited.creditNote : invoice;
  expect(await creditInvoice(crediting, note, null)).toMatchObject({ kind: 'refused', because: 'credit_note' });
  expect(await creditInvoice(crediting, 999_999 as InvoiceId, null)).toMatchObject({ because: 'no_invoice' });
});

test('fees and interest go with the invoice that is credited, in the ledger too, and the reason stands', async () => {
  const invoice = await givenInvoice('Jussi Vuori');
  const owed = async () => {
    const { rows } = await register.pool.query<{ open_cents: number }>(
      'select open_cents from payments.open_invoice where invoice = $1',
      [invoice],
    );
    return Number(rows[0]?.open_cents);
  };
  await transact(reminding, (tx, act) =>
    chargeIn(tx, act, [
      { invoice, kind: 'reminder_fee', chargedOn: day('2026-11-17'), cents: cents(5_00) },
      { invoice, kind: 'reminder_fee', chargedOn: day('2026-11-18'), cents: cents(5_00) },
      { invoice, kind: 'interest', chargedOn: day('2026-11-18'), cents: cents(61) },
    ]),
  );
  expect(await owed()).toBe(209_61);
  const credited = await creditInvoice(crediting, invoice, 'ordered twice');
  expect(credited.kind).toBe('credited');
  expect(await owed()).toBe(0);
  const left = (await balances(reading, day('2026-11-18'))).filter(({ account }) => account.startsWith('36'));
  expect(left.filter(({ cents: amount }) => amount !== 0)).toEqual([]);
  expect(await checkLedger(reading)).toMatchObject({ isRight: true });
  const { rows } = await register.pool.query('select credit_reason from invoicing.invoice where credits_invoice = $1', [
    invoice,
  ]);
  expect(rows).toEqual([{ credit_reason: 'ordered twice' }]);
});

test('two who credit one invoice at a time make one credit note', async () => {
  const invoice = await givenInvoice('Aino Korhonen');
  const outcomes = await Promise.all([1, 2, 3].map(() => creditInvoice(crediting, invoice, null)));
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['credited', 'refused', 'refused']);
});

test('several are credited at once, the refused among them, in order', async () => {
  const [a, b] = [await givenInvoice('Eero Laine'), await givenInvoice('Liisa Laine')];
  await creditInvoice(crediting, a, null);
  const outcomes = await transact(crediting, (tx, act) =>
    creditIn(tx, act, [b, a], { on: day('2026-11-18'), reason: null }),
  );
  expect(outcomes.map(({ kind, invoice }) => [kind, invoice])).toEqual([
    ['credited', b],
    ['refused', a],
  ]);
});

test('a term whose invoice was credited is not billed again by itself', async () => {
  expect(await givenInvoices(register)).toMatchObject({ invoices: 0 });
});

test('a fee and interest are owed, posted, and told by the reminder letter', async () => {
  const invoice = await givenInvoice('Sanna Salo');
  const [letter] = await transact(reminding, async (tx, act) => {
    const ids = await chargeIn(tx, act, [
      { invoice, kind: 'reminder_fee', chargedOn: day('2026-12-20'), cents: cents(5_00) },
      { invoice, kind: 'interest', chargedOn: day('2026-12-20'), cents: cents(61) },
    ]);
    expect(ids).toHaveLength(2);
    return reminderDocumentsIn(tx, [
      { invoice, remindedOn: day('2026-12-20'), dueOn: day('2027-01-04'), askedCents: cents(104_61) },
    ]);
  });
  expect(letter).toMatchObject({
    type: 'reminder',
    language: 'fi',
    buyer: { name: 'Sanna Salo', address: { street: 'Kotikuja 1', postalCode: '00100', city: 'HELSINKI' } },
    original: {
      totalCents: 199_00,
      grounds: [expect.stringContaining('Mallidigi'), expect.stringContaining('Malliviikko')],
    },
    paidCents: 100_00,
    feeCents: 5_00,
    interest: { cents: 61 },
  });
  const after = await balances(reading, day('2026-12-20'));
  expect(after).toContainEqual({ account: '3600', cents: -5_00 });
  expect(after).toContainEqual({ account: '3610', cents: -61 });
});

test.each([
  { kind: 'invoice', isCredited: false, open: 10, today: '2026-12-01', status: 'open' },
  { kind: 'invoice', isCredited: false, open: 10, today: '2026-12-02', status: 'overdue' },
  { kind: 'invoice', isCredited: false, open: 0, today: '2026-12-02', status: 'paid' },
  { kind: 'invoice', isCredited: false, open: -5, today: '2026-12-02', status: 'paid' },
  { kind: 'invoice', isCredited: true, open: 0, today: '2026-12-02', status: 'credited' },
  { kind: 'invoice', isCredited: true, open: 5, today: '2026-12-02', status: 'overdue' },
  { kind: 'credit_note', isCredited: false, open: 0, today: '2026-12-02', status: 'credit_note' },
] as const)(
  '$kind, credited $isCredited, open $open on $today is $status',
  ({ kind, isCredited, open, today, status }) => {
    expect(statusOf({ kind, isCredited, dueOn: day('2026-12-01') }, cents(open), day(today))).toBe(status);
  },
);
