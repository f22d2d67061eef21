import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { asWorker, transact } from '#access';
import { cents, day } from '#kernel';
import { aRegister } from '../../test/database.ts';
import { ACCOUNTS, vatAccount } from './accounts.ts';
import { type GivenEntry, postIn } from './post.ts';
import { balances, checkLedger, ledgerLines } from './read.ts';

const register = await aRegister('2026-11-16');
const issuing = asWorker(register, 'invoices:issue');
const reading = asWorker(register, 'ledger:read');

const sale = (voucher: string, gross: number, vat: number): GivenEntry => ({
  postedOn: day('2026-11-16'),
  voucher,
  kind: 'invoice',
  lines: [
    { account: ACCOUNTS.receivables, cents: cents(gross) },
    { account: vatAccount(1000), cents: cents(-vat) },
    { account: ACCOUNTS.salesPrint, cents: cents(vat - gross) },
  ],
});

test('entries are posted in the order given, and the ledger balances', async () => {
  const ids = await transact(issuing, (tx, act) =>
    postIn(tx, act, [sale('100001', 110_00, 10_00), sale('100002', 55_00, 5_00)]),
  );
  expect(ids).toEqual([...ids].sort((a, b) => a - b));
  const lines = [];
  for await (const line of ledgerLines(reading, day('2026-11-16'), day('2026-11-16'))) lines.push(line);
  expect(lines.map(({ voucher, account, cents: amount }) => [voucher, account, amount])).toEqual([
    ['100001', '1700', 110_00],
    ['100001', '2932', -10_00],
    ['100001', '3000', -100_00],
    ['100002', '1700', 55_00],
    ['100002', '2932', -5_00],
    ['100002', '3000', -50_00],
  ]);
  expect(await checkLedger(reading)).toEqual({
    isRight: true,
    entries: 2,
    debitCents: 165_00,
    creditCents: 165_00,
    unbalanced: 0,
  });
  expect(await balances(reading, day('2026-11-15'))).toEqual([]);
  expect(await balances(reading, day('2026-11-16'))).toContainEqual({ account: '1700', cents: 165_00 });
});

test('an entry that does not balance is not posted, and nothing of its transaction stands', async () => {
  const broken = { ...sale('100003', 110_00, 10_00), lines: [{ account: ACCOUNTS.bank, cents: cents(1) }] };
  await expect(transact(issuing, (tx, act) => postIn(tx, act, [sale('100003', 1_10, 10), broken]))).rejects.toThrow(
    'differ',
  );
  expect((await checkLedger(reading)).entries).toBe(2);
});

test('the database itself refuses lines that do not balance, and any change', async () => {
  const line = sql`insert into ledger.line select id, 9, '1700', 1 from ledger.entry limit 1`;
  await expect(line.execute(register.db)).rejects.toThrow('differ');
  await expect(sql`update ledger.line set amount_cents = 1`.execute(register.db)).rejects.toThrow('only added to');
  await expect(sql`delete from ledger.entry`.execute(register.db)).rejects.toThrow('only added to');
});

test('lines cannot be added to an entry that stands, not even balanced ones, and the ledger cannot be emptied', async () => {
  const lines = sql`insert into ledger.line
    select id, v.position, v.account, v.cents from ledger.entry, (values (8, '1700', 1), (9, '1910', -1)) as v (position, account, cents)
     where id = (select min(id) from ledger.entry)`;
  await expect(lines.execute(register.db)).rejects.toThrow('an entry that stands');
  await expect(sql`truncate ledger.line`.execute(register.db)).rejects.toThrow('only added to');
  await expect(sql`truncate ledger.entry cascade`.execute(register.db)).rejects.toThrow('only added to');
});

test('every account that the rooms post by is in the chart', async () => {
  const chart = await register.db.selectFrom('ledger.account').select('code').orderBy('code').execute();
  expect(chart.map(({ code }) => code)).toEqual(Object.values(ACCOUNTS).sort());
});

test('a rate that never was in force has no account', () => {
  expect(vatAccount(2550)).toBe('2931');
  expect(vatAccount(1350)).toBe('2933');
  expect(() => vatAccount(1234)).toThrow('no account');
});
