import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, describe, expect, test } from 'vitest';
import { asWorker, transact } from '#access';
import { change } from '#customers';
import { setBan } from '#gate';
import { cents, type CustomerNumber, day } from '#kernel';
import { chargeIn, creditInvoice } from '#invoicing';
import { checkLedger } from '#ledger';
import { aRegister, type TestRegister } from '../../test/database.ts';
import { givenCustomers, aPerson } from '../../test/given/customers.ts';
import { type GivenInvoice, givenOpenInvoices, type OpenInvoice } from '../../test/given/open-invoices.ts';
import { handOver } from './hand-over.ts';
import { holdInvoice, liftHold } from './hold.ts';
import { type ReminderLine, type ReminderOptions, runReminders } from './run-reminders.ts';

const folder = mkdtempSync(join(tmpdir(), 'reminders-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const remind = async (register: TestRegister, on: string, options: ReminderOptions = {}) => {
  const lines: ReminderLine[] = [];
  const run = await runReminders(asWorker(register, 'reminders:send'), day(on), {
    ...options,
    tell: (told) => void lines.push(...told),
  });
  if (run.kind === 'refused') throw new Error(run.because);
  return {
    run,
    verdicts: new Map(lines.map(({ invoice, verdict, because }) => [invoice.invoice, because ?? verdict])),
  };
};

const openOf = async (register: TestRegister, { invoice }: OpenInvoice): Promise<number> => {
  const row = await register.db
    .selectFrom('payments.open_invoice')
    .select('open_cents')
    .where('invoice', '=', invoice)
    .executeTakeFirstOrThrow();
  return Number(row.open_cents);
};

async function anInvoice(over: Partial<GivenInvoice> = {}): Promise<{ register: TestRegister; invoice: OpenInvoice }> {
  const register = await aRegister('2026-11-16');
  const [invoice] = await givenOpenInvoices(register, [{ payerName: 'Kaisa Virtanen', totalCents: 59_90, ...over }]);
  if (invoice === undefined) throw new Error('an invoice was made');
  return { register, invoice };
}

describe('a run of reminders', () => {
  test('charges the fee, records the reminder and what went out, and does nothing the second time', async () => {
    const { register, invoice } = await anInvoice();
    const { run } = await remind(register, '2026-11-16');
    expect(run).toMatchObject({
      kind: 'sent',
      overdue: 1,
      reminded: 1,
      openCents: 59_90,
      feeCents: 5_00,
      excluded: {},
    });
    expect(await openOf(register, invoice)).toBe(64_90);
    const sent = await register.db.selectFrom('gate.outbound').select(['document', 'about', 'customer']).execute();
    expect(sent).toEqual([{ document: 'reminder letter', about: String(invoice.number), customer: invoice.payer }]);

    const again = await remind(register, '2026-11-16');
    expect(again.run).toMatchObject({ overdue: 1, reminded: 0, excluded: { too_early: 1 } });
    expect(await openOf(register, invoice)).toBe(64_90);
    expect(await checkLedger(asWorker(register, 'ledger:read'))).toMatchObject({ isRight: true });
  });

  test('that is only previewed tells the same and leaves nothing', async () => {
    const { register, invoice } = await anInvoice();
    const { run } = await remind(register, '2026-11-16', { dryRun: true });
    expect(run).toMatchObject({ kind: 'previewed', reminded: 1, feeCents: 5_00 });
    expect(await openOf(register, invoice)).toBe(59_90);
    expect(await register.db.selectFrom('collection.reminder').select('id').execute()).toEqual([]);
    expect(await register.db.selectFrom('gate.decision').select('id').execute()).toEqual([]);
  });

  test('that is previewed line by line stands in the audit trail with everybody it told of', async () => {
    const { register, invoice } = await anInvoice();
    await remind(register, '2026-11-16', { dryRun: true });
    const looks = await register.db.selectFrom('access.look').select(['customer', 'screen']).execute();
    expect(looks).toEqual([{ customer: invoice.payer, screen: 'reminder preview' }]);
  });

  test('leaves an invoice that was credited after its reminders alone, and so does the agency', async () => {
    const { register, invoice } = await anInvoice();
    await remind(register, '2026-11-16');
    register.setToday('2026-12-01');
    await remind(register, '2026-12-01');
    await register.pool.query(
      `insert into invoicing.invoice_line (invoice, position, text, copies, vat_rate, net_cents, vat_cents, gross_cents)
       values ($1, 1, 'Malliviikko', 1, 0, 5990, 0, 5990)`,
      [invoice.invoice],
    );
    const [fees] = await register.db.selectFrom('invoicing.charge').selectAll().execute();
    await creditInvoice(asWorker(register, 'invoices:credit'), invoice.invoice, 'ordered by nobody');
    expect(await openOf(register, invoice)).toBe(0);
    // A fee that came after the credit note, as an older register may hold one.
    await transact(asWorker(register, 'reminders:send'), (tx, act) =>
      chargeIn(tx, act, [{ invoice: invoice.invoice, kind: 'reminder_fee', chargedOn: day('2026-12-02'), cents: cents(Number(fees?.cents)) }])); // prettier-ignore
    register.setToday('2027-02-01');
    expect((await remind(register, '2027-02-01')).verdicts.get(invoice.invoice)).toBe('credited');
    expect(await handOver(asWorker(register, 'reminders:send'), { folder, on: day('2027-02-01') })).toMatchObject({
      claims: 0,
      file: null,
    });
  });

  test('writes the letters, each a page that can be read', async () => {
    const { register, invoice } = await anInvoice();
    await remind(register, '2026-11-16', { letters: folder });
    expect(readdirSync(folder)).toContain(`${invoice.number}-1.pdf`);
    expect(
      readFileSync(join(folder, `${invoice.number}-1.pdf`))
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  test('lists every overdue invoice that gets none, with its reason', async () => {
    const register = await aRegister('2026-11-16');
    const [disputed, promised, dead, small, early, business] = await givenOpenInvoices(register, [
      { payerName: 'A A', totalCents: 59_90 },
      { payerName: 'B B', totalCents: 59_90 },
      { payerName: 'C C', totalCents: 59_90 },
      { payerName: 'D D', totalCents: 50 },
      { payerName: 'E E', totalCents: 59_90, dueOn: '2026-11-10' },
      { payerName: 'F Oy', totalCents: 59_90, dueOn: '2026-11-05', payerKind: 'business' },
    ]) as [OpenInvoice, OpenInvoice, OpenInvoice, OpenInvoice, OpenInvoice, OpenInvoice]; // prettier-ignore
    const by = asWorker(register, 'holds:set');
    await holdInvoice(by, disputed.invoice, { kind: 'dispute', reason: 'ordered by nobody' });
    await holdInvoice(by, promised.invoice, { kind: 'promise', reason: 'pays on Friday', until: day('2026-11-20') });
    const told = { kind: 'person', name: 'relative' } as const;
    await change(asWorker(register, 'customers:change'), told, [{ customer: dead.payer, row: null, values: { deceasedOn: '2026-11-01' } }]); // prettier-ignore
    const { verdicts, run } = await remind(register, '2026-11-16');
    expect([disputed, promised, dead, small, early, business].map(({ invoice }) => verdicts.get(invoice))).toEqual([
      'disputed',
      'promised',
      'deceased',
      'too_small',
      'too_early',
      'reminded',
    ]);
    expect(run.excluded).toEqual({ disputed: 1, promised: 1, deceased: 1, too_small: 1, too_early: 1 });

    await liftHold(by, disputed.invoice);
    register.setToday('2026-11-21');
    expect((await remind(register, '2026-11-21')).verdicts.get(disputed.invoice)).toBe('reminded');
    expect((await remind(register, '2026-11-21')).verdicts.get(promised.invoice)).not.toBe('promised');
  });

  test('charges no fee for a letter that cannot be sent, and bans do not stop one that can', async () => {
    const register = await aRegister('2026-11-16');
    const [nowhere] = (await givenCustomers(register, [
      aPerson('Olli Osoitteeton', { streetAddress: null, postalCode: null, city: null }),
    ])) as [CustomerNumber];
    const [banned, unreachable] = (await givenOpenInvoices(register, [
      { payerName: 'Kaisa Kielto', totalCents: 59_90 },
      { payerName: 'Olli Osoitteeton', totalCents: 59_90, payer: nowhere },
    ])) as [OpenInvoice, OpenInvoice];
    await setBan(asWorker(register, 'bans:set'), banned.payer, ['post'], {
      toldBy: 'customer',
      means: 'phone',
    });
    const { verdicts } = await remind(register, '2026-11-16');
    expect(verdicts.get(banned.invoice)).toBe('reminded');
    expect(verdicts.get(unreachable.invoice)).toBe('gate: not_reachable');
    expect(await openOf(register, unreachable)).toBe(59_90);
  });

  test('is sent today: another day is refused, gone by or to come, and only previewed', async () => {
    const { register } = await anInvoice();
    const by = asWorker(register, 'reminders:send');
    register.setToday('2026-12-20');
    // A day gone by would let two letters of one day look as if the law's days lay between them.
    for (const other of ['2026-11-16', '2026-12-19', '2026-12-21'])
      expect(await runReminders(by, day(other))).toEqual({ kind: 'refused', because: 'not_today' });
    expect(await register.db.selectFrom('collection.reminder').select('id').execute()).toEqual([]);
    expect(await runReminders(by, day('2026-11-17'), { dryRun: true })).toMatchObject({
      kind: 'previewed',
      reminded: 1,
    });
  });

  test('two at once remind once', async () => {
    const { register } = await anInvoice();
    const runs = await Promise.all([1, 2].map(() => remind(register, '2026-11-16')));
    expect(runs.map(({ run }) => run.reminded).toSorted((a, b) => a - b)).toEqual([0, 1]);
  });
});

test('a whole path: two reminders, then the agency, each step once and none early', async () => {
  const { register, invoice } = await anInvoice();
  const steps: string[] = [];
  for (let on = day('2026-11-03'); on.toString() < '2027-02-01'; on = on.add({ days: 1 })) {
    register.setToday(on.toString());
    const { run } = await remind(register, on.toString());
    if (run.reminded > 0) steps.push(`${on.toString()} reminded, ${await openOf(register, invoice)} open`);
    const { claims, file } = await handOver(asWorker(register, 'reminders:send'), { folder, on });
    if (claims > 0)
      steps.push(
        `${on.toString()} handed over: ${(parse(readFileSync(file ?? ''), { columns: true }) as { open_cents: string }[])[0]?.open_cents}`,
      );
  }
  expect(steps).toEqual([
    '2026-11-16 reminded, 6490 open',
    '2026-12-01 reminded, 6990 open',
    '2026-12-16 handed over: 6990',
  ]);
  register.setToday('2027-02-01');
  expect((await remind(register, '2027-02-01')).verdicts.get(invoice.invoice)).toBe('handed_over');
});

test('every file of claims is one of its own, with interest on the invoice and none on its fees', async () => {
  const register = await aRegister('2026-11-16');
  const out = join(folder, 'claims');
  const claims = (name: string) => parse(readFileSync(join(out, name)), { columns: true }) as Record<string, string>[];
  const invoices = await givenOpenInvoices(register, [
    { payerName: 'Kaisa Virtanen', totalCents: 1_000_00 },
    { payerName: 'Ville Korhonen', totalCents: 59_90 },
  ]);
  await remind(register, '2026-11-16');
  register.setToday('2026-12-01');
  await remind(register, '2026-12-01');
  const on = day('2026-12-16');
  register.setToday(on.toString());
  const by = asWorker(register, 'reminders:send');
  const held = asWorker(register, 'holds:set');
  const later = invoices[1]?.invoice as OpenInvoice['invoice'];
  await holdInvoice(held, later, { kind: 'other', reason: 'asked' });
  expect(await handOver(by, { folder: out, on })).toMatchObject({
    claims: 1,
    file: join(out, 'claims-2026-12-16.csv'),
  });
  await liftHold(held, later);
  expect(await handOver(by, { folder: out, on })).toMatchObject({
    claims: 1,
    file: join(out, 'claims-2026-12-16-2.csv'),
  });
  // 1000 € from 2.11. to 16.12.: 44 days of 9.5 % a year; with the fees it would be 11.57.
  expect(claims('claims-2026-12-16.csv')).toMatchObject([{ open_cents: '101000', interest_cents: '1145' }]);
  expect(claims('claims-2026-12-16-2.csv')).toMatchObject([{ invoice_number: String(invoices[1]?.number) }]);
  expect(await handOver(by, { folder: out, on })).toMatchObject({ claims: 0, file: null });
});

describe('a hold', () => {
  test('stands once a kind, needs an invoice and a day to come', async () => {
    const { register, invoice } = await anInvoice();
    const by = asWorker(register, 'holds:set');
    const dispute = { kind: 'dispute', reason: 'never came' } as const;
    expect(await holdInvoice(by, invoice.invoice, dispute)).toEqual({ kind: 'held' });
    expect(await holdInvoice(by, invoice.invoice, dispute)).toEqual({ kind: 'refused', because: 'held_already' });
    expect(
      await holdInvoice(by, invoice.invoice, { kind: 'promise', reason: 'x', until: day('2026-11-15') }),
    ).toMatchObject({ because: 'until_has_passed' });
    expect(await holdInvoice(by, (invoice.invoice + 1) as typeof invoice.invoice, dispute)).toEqual({
      kind: 'not found',
    });
    expect(await liftHold(by, invoice.invoice)).toEqual({ kind: 'lifted', holds: 1 });
    expect(await liftHold(by, invoice.invoice)).toEqual({ kind: 'lifted', holds: 0 });
  });

  test('that is past its last day does not stand in the way of a new one', async () => {
    const { register, invoice } = await anInvoice();
    const by = asWorker(register, 'holds:set');
    const promise = (until: string) => ({ kind: 'promise', reason: 'pays then', until: day(until) }) as const;
    expect(await holdInvoice(by, invoice.invoice, promise('2026-11-20'))).toEqual({ kind: 'held' });
    register.setToday('2026-11-20');
    expect(await holdInvoice(by, invoice.invoice, promise('2026-12-01'))).toMatchObject({ because: 'held_already' });
    register.setToday('2026-11-21');
    expect(await holdInvoice(by, invoice.invoice, promise('2026-12-01'))).toEqual({ kind: 'held' });
  });
});
