import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { asStart } from '#access';
import { cents, day } from '#kernel';
import { exampleSellers, statementOf } from '#sources';
import { exampleSettings } from '#register';
import { aRegister } from '../../../test/database.ts';
import { makeRegister } from '../make-register.ts';
import { examplePublisher } from '../settings-file.ts';
import { Dice } from './dice.ts';
import { liveMonth } from './month.ts';
import { hireSuppliers } from './suppliers.ts';

const register = await aRegister('2026-11-16');
await sql`delete from register.identity`.execute(register.db);

test('the demo publisher’s sellers earn by order, by payment and by issues kept, and its closed months say how much', async () => {
  await makeRegister(register, examplePublisher, { isTestClock: true, isDemo: true });
  const [first, ...months] = ['2025-11-01', '2025-12-01', '2026-01-01', '2026-02-01'].map(day);
  if (first === undefined) throw new Error('no month');
  await hireSuppliers(register, first);
  const dice = new Dice(7);
  const iban = exampleSettings.ibans[0]?.iban ?? '';
  let openingCents = cents(10_000_00);
  for (const [at, from] of [first, ...months].entries())
    openingCents = await liveMonth({ register, dice, from, newCustomers: 60, firstNew: at * 60, iban, openingCents });
  const by = asStart(register, 'suppliers:read');
  const earned: Record<string, readonly string[]> = {};
  for (const { code } of exampleSellers) {
    const found = await Promise.all([first, ...months].slice(0, 3).map((month) => statementOf(by, code, month)));
    const closed = found.flatMap((one) => (one.kind === 'statement' && one.isClosed ? [one] : []));
    expect(closed).toHaveLength(3);
    expect(closed.reduce((sum, one) => sum + one.totalCents, 0)).toBeGreaterThan(0);
    earned[code] = [...new Set(closed.flatMap(({ lines }) => lines.map(({ because }) => because)))];
  }
  expect(earned).toEqual({ S1: expect.arrayContaining(['order']) as string[], S2: ['payment'], S3: expect.arrayContaining(['retained']) as string[] }); // prettier-ignore
});
