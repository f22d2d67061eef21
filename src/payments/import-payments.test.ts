import { createReadStream, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { asWorker } from '#access';
import type { Cents, InvoiceId, PaymentId } from '#kernel';
import { aRegister, type TestRegister } from '../../test/database.ts';
import { givenOpenInvoices } from '../../test/given/open-invoices.ts';
import { imported } from '../../test/given/payments.ts';
import { sharedPath, testWithShared } from '../../test/shared.ts';
import { checkPayments } from './check-payments.ts';
import { importPayments } from './import-payments.ts';
import { paymentLines } from './report.ts';
import { settlePayment } from './settle-payment.ts';
import { waitingPayments } from './waiting-payments.ts';

type Verdict = {
  readonly file: string;
  readonly family: string;
  readonly verdict: 'accept' | 'reject' | 'exception' | 'noop';
  readonly after?: string;
  readonly effect?: { readonly credited: Readonly<Record<string, string>> };
};

/** The verdicts on bank files; none where the shared folder is not. */
const verdicts: readonly Verdict[] = (() => {
  try {
    const lines = readFileSync(sharedPath('hostile/manifest.jsonl'), 'utf8').trim().split('\n');
    return lines
      .map((line) => JSON.parse(line) as Verdict)
      .filter(({ family }) => family === 'camt' || family === 'xml');
  } catch {
    return [];
  }
})();

/** Invoices with the references that the hostile files pay; the series starts at 100001 with the base as number. */
const HOSTILE_REFERENCES = ['100010', '100023', '100036'];

async function aRegisterThatIsPaid(): Promise<TestRegister> {
  const register = await aRegister('2026-11-16');
  await givenOpenInvoices(register, HOSTILE_REFERENCES.map((reference) => ({ payerName: 'Matti Meikäläinen', totalCents: 100_00, reference }))); // prettier-ignore
  return register;
}

async function creditedIn(register: TestRegister): Promise<Record<string, string>> {
  const rows = await register.db
    .selectFrom('payments.open_invoice')
    .innerJoin('payments.allocation', 'payments.allocation.invoice', 'payments.open_invoice.invoice')
    .select(({ fn }) => ['reference', fn.sum<number>('payments.allocation.cents').as('cents')])
    .groupBy('reference')
    .execute();
  return Object.fromEntries(rows.map(({ reference, cents }) => [reference, (Number(cents) / 100).toFixed(2)]));
}

const TABLES = ['bank_file', 'bank_file_piece', 'entry', 'allocation', 'suggestion'] as const;

async function countsOf(register: TestRegister): Promise<number[]> {
  const counts = await Promise.all(
    TABLES.map((table) => register.db.selectFrom(`payments.${table}`).select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()), // prettier-ignore
  );
  return counts.map(({ n }) => Number(n));
}

const hostile = (file: string): string => sharedPath(`hostile/${file}`);

describe('hostile bank files against the register', () => {
  testWithShared('what must be refused is refused, and nothing is written', async () => {
    const register = await aRegisterThatIsPaid();
    const rejects = verdicts.filter(({ verdict }) => verdict === 'reject');
    expect(rejects.length).toBeGreaterThan(20);
    const kinds: string[] = [];
    for (const { file } of rejects) kinds.push((await imported(register, hostile(file))).outcome.kind);
    expect(new Set(kinds)).toEqual(new Set(['refused']));
    expect(await countsOf(register)).toEqual([0, 0, 0, 0, 0]);
  });

  testWithShared.each(verdicts.filter(({ verdict }) => verdict !== 'reject'))(
    '$file: $verdict',
    async ({ file, verdict, after, effect }) => {
      const register = await aRegisterThatIsPaid();
      if (after !== undefined) await imported(register, hostile(after));
      const before = await creditedIn(register);
      const { outcome, rows } = await imported(register, hostile(file));
      expect(outcome.kind).toBe('imported');
      if (effect !== undefined) expect(await creditedIn(register)).toEqual(effect.credited);
      if (verdict === 'noop' || verdict === 'exception') expect(await creditedIn(register)).toEqual(before);
      if (verdict === 'noop') expect(rows.map((row) => row.class)).toEqual(['duplicate_file']);
      if (verdict === 'exception')
        expect(rows.every((row) => ['ignored', 'suggested', 'unknown'].includes(row.class))).toBe(true);

      const credited = await creditedIn(register);
      const again = await imported(register, hostile(file));
      expect(await creditedIn(register)).toEqual(credited);
      expect(again.rows.every((row) => row.class === 'duplicate_file' || row.class === 'ignored')).toBe(true);
      expect(await checkPayments(asWorker(register, 'payments:read'))).toMatchObject({ isRight: true });
    },
  );
});

const statement = (text: string) => ({ name: 'bank.xml', open: async function* () { yield Buffer.from(text); } }); // prettier-ignore

describe('an import', () => {
  testWithShared('of one payment in another message with other white space has no second effect', async () => {
    const register = await aRegisterThatIsPaid();
    const by = asWorker(register, 'payments:import');
    const good = readFileSync(hostile('camt/000-good-one-fi-ref.xml'), 'utf8');
    await importPayments(by, statement(good));
    const again = await importPayments(by, statement(good.replace('MSG20261103', 'ANOTHER').replaceAll('><', '>\n<')));
    expect(again).toMatchObject({
      kind: 'imported',
      summary: { allocated_cents: 0, classes: { duplicate_file: { payments: 1 } } },
    });
    expect(await creditedIn(register)).toEqual({ '100010': '10.00' });
  });

  testWithShared('whose balances do not add up is refused, until a person accepts the differences', async () => {
    const register = await aRegisterThatIsPaid();
    const by = asWorker(register, 'payments:import');
    const wrong = statement(
      readFileSync(hostile('camt/000-good-one-fi-ref.xml'), 'utf8').replace('1010.00', '1011.00'),
    );
    expect(await importPayments(by, wrong)).toMatchObject({ kind: 'refused', because: 'sums_differ' });
    expect(await countsOf(register)).toEqual([0, 0, 0, 0, 0]);
    expect(await importPayments(by, wrong, { areDifferencesAccepted: true })).toMatchObject({
      kind: 'imported',
      summary: {
        differences: 1,
        statements: [{ differences: [{ what: 'balance', stated: 1011_00, found: 1010_00 }] }],
      },
    });
  });

  testWithShared('that is only rehearsed tells everything and leaves nothing', async () => {
    const register = await aRegisterThatIsPaid();
    const { outcome, rows } = await imported(register, hostile('camt/005-good-three.xml'), { isDryRun: true });
    expect([outcome.kind, rows.map((row) => row.class)]).toEqual(['rehearsed', ['part', 'part', 'part']]);
    expect(await countsOf(register)).toEqual([0, 0, 0, 0, 0]);
  });

  testWithShared('keeps the file as it came', async () => {
    const register = await aRegisterThatIsPaid();
    await imported(register, hostile('camt/033-float-trap.xml'));
    const pieces = await register.db
      .selectFrom('payments.bank_file_piece')
      .select('bytes')
      .orderBy('position')
      .execute();
    expect(Buffer.concat(pieces.map(({ bytes }) => bytes))).toEqual(readFileSync(hostile('camt/033-float-trap.xml')));
  });

  testWithShared('that dies anywhere leaves nothing, and the next run does it all', async () => {
    const register = await aRegisterThatIsPaid();
    const source = { name: 'bank.xml', open: () => createReadStream(hostile('camt/005-good-three.xml')) };
    const killed = importPayments(asWorker(register, 'payments:import'), source, { tell: () => Promise.reject(new Error('killed')) }); // prettier-ignore
    await expect(killed).rejects.toThrow('killed');
    expect(await countsOf(register)).toEqual([0, 0, 0, 0, 0]);
    expect((await imported(register, hostile('camt/005-good-three.xml'))).rows.map((row) => row.class)).toEqual([
      'part',
      'part',
      'part',
    ]);
  });

  testWithShared('at the same moment as itself is done once', async () => {
    const register = await aRegisterThatIsPaid();
    const twice = await Promise.all([1, 2].map(() => imported(register, hostile('camt/005-good-three.xml'))));
    expect(twice.flatMap(({ rows }) => rows.map((row) => row.class)).sort()).toEqual([
      'duplicate_file',
      'duplicate_file',
      'duplicate_file',
      'part',
      'part',
      'part',
    ]);
    expect(await creditedIn(register)).toEqual({ '100010': '10.00', '100023': '20.50', '100036': '0.01' });
  });
});

describe('a person settles what waits', () => {
  testWithShared('a payment without a right reference, by what it was suggested for', async () => {
    const register = await aRegisterThatIsPaid();
    await imported(register, hostile('camt/053-ref-in-text.xml'));
    const [waiting] = await waitingPayments(asWorker(register, 'payments:read'), 10);
    expect(waiting).toMatchObject({
      class: 'suggested',
      unallocatedCents: 10_00,
      suggestions: [{ because: 'reference_in_text', openCents: 100_00 }, { because: 'name' }, { because: 'name' }],
    });
    const payment = waiting?.payment as PaymentId;
    const invoice = waiting?.suggestions[0]?.invoice as InvoiceId;
    const by = asWorker(register, 'payments:import');
    const settle = (cents: number, to: InvoiceId = invoice) =>
      settlePayment(by, payment, [{ invoice: to, cents: cents as Cents }]);
    expect(await settle(10_01)).toMatchObject({ because: 'more_than_left' });
    expect(await settle(200_00)).toMatchObject({ because: 'more_than_open' });
    expect(await settle(1_00, 999_999 as InvoiceId)).toMatchObject({ because: 'no_such_invoice' });
    expect(await settle(4_00)).toEqual({ kind: 'settled', leftCents: 6_00 });
    expect(await settle(6_00)).toEqual({ kind: 'settled', leftCents: 0 });
    expect(await settle(1)).toMatchObject({ because: 'nothing_left' });
    expect(await creditedIn(register)).toEqual({ '100010': '10.00' });
    expect(await waitingPayments(asWorker(register, 'payments:read'), 10)).toEqual([]);
    expect(await checkPayments(asWorker(register, 'payments:read'))).toMatchObject({ isRight: true, clearingCents: 0 });
  });
});

test('the report holds no formula', () => {
  const decided = {
    payment: { id: '=cmd()', bookedOn: '2026-11-13', cents: -5, references: [{ understood: null, asSent: '+1,"x"' }] },
    decision: { class: 'ignored', allocations: [] },
    numbers: new Map(),
    suggestions: [],
  };
  expect(paymentLines([decided as never])).toBe(`'=cmd(),2026-11-13,-5,"'+1,""x""",,0,ignored\r\n`);
});
