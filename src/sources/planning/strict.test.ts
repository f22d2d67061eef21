import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { asWorker } from '#access';
import { aRegister } from '../../../test/database.ts';
import { givenCommand } from '../../../test/given/command-line.ts';
import { givenPreview } from '../../../test/given/previews.ts';
import { aCustomerRow, aFile, csvOf } from '../../../test/given/sources.ts';
import { photograph } from '../../../test/photograph.ts';
import { applyImport, canonicalProfile, commands, forgetOldPlans } from '../index.ts';
import { applyPlan, storedPlan, storedRows } from './stored-plan.ts';

const register = await aRegister('2026-11-16');
const by = asWorker(register, 'imports:apply', 'orders');
const reading = asWorker(register, 'imports:read');
const profile = canonicalProfile('customers');
const folder = mkdtempSync(join(tmpdir(), 'kortisto-strict-'));

const anna = { source_key: 'A1', given_names: 'Anna', family_name: 'Kallio', phone: '040 5551001' };
const eero = { source_key: 'A2', given_names: 'Eero', family_name: 'Laakso', phone: '(040) 555/1002' };
const fileOf = (...rows: Record<string, string>[]) =>
  aFile('customers.csv', csvOf('customers', rows.map((row) => aCustomerRow(row)))); // prettier-ignore

const run = (...words: string[]) => givenCommand(register, commands, ['import', ...words]);

test('a plan in a folder says field by field what would change, and what is applied strictly is exactly that', async () => {
  await applyImport(by, { file: fileOf(anna), profile });
  const { path } = fileOf({ ...anna, street_address: 'Uusikuja 9' }, eero);
  const plan = join(folder, 'one');
  const planned = await run('plan', '--profile', 'customers', '--report', plan, path);
  expect(planned).toMatchObject({ code: 0 });
  expect(planned.out).toContain('phone:phone_format\t1\ttelephones in an unusual form\trepaired');
  expect(readFileSync(join(plan, 'changes.csv'), 'utf8')).toContain('streetAddress,Kotikuja 1,Uusikuja 9');

  const strict = await run('apply', '--profile', 'customers', '--strict', plan, path);
  expect(strict).toMatchObject({ code: 0 });
  expect(strict.out).toContain('1 created, 1 updated');
});

test('when the register has moved since the plan, nothing is written and the rows that differ are named', async () => {
  const { path } = fileOf({ ...anna, street_address: 'Kolmaskuja 3' }, { ...eero, city: 'Espoo' });
  const plan = join(folder, 'two');
  await run('plan', '--profile', 'customers', '--report', plan, path);
  await applyImport(by, { file: fileOf({ ...anna, street_address: 'Välikuja 2' }), profile });
  const before = await photograph(register.db);
  const strict = await run('apply', '--profile', 'customers', '--strict', plan, path);
  expect(strict).toMatchObject({ code: 6, err: expect.stringContaining('1 rows would no longer') as string });
  expect(strict.out).toBe('row\tplanned\tnow\n1\tupdated\tupdated\n');
  expect(await photograph(register.db)).toEqual(before);
});

test('a folder without a plan, and a plan by another profile, are no promise', async () => {
  const { path } = fileOf(anna);
  const strict = (where: string) => run('apply', '--profile', 'customers', '--strict', where, path);
  expect(await strict(folder)).toMatchObject({ code: 2, err: expect.stringContaining('no plan') as string });
  writeFileSync(join(folder, 'bans.csv'), 'list_key\nx\n');
  expect(await run('plan', '--profile', 'customers', '--repair', 'everything', path)).toMatchObject({ code: 2 });
});

test('repairs are done in groups: accepted as a whole, or refused as a whole and the rows wait', async () => {
  const pekka = {
    source_key: 'R1',
    given_names: 'PEKKA',
    family_name: 'Aalto',
    phone: '(040) 555/1003',
    postal_code: '530',
  };
  const { path } = fileOf(pekka, {
    ...pekka,
    source_key: 'R2',
    given_names: 'Paavo',
    phone: '040 5551004',
    postal_code: '00530',
  });
  expect((await run('plan', '--profile', 'customers', path)).out).toContain('1 created, 0 updated, 0 unchanged, 0 quarantined, 1 rejected'); // prettier-ignore
  const refused = await run('plan', '--profile', 'customers', '--repair', 'none', path);
  expect(refused.out).toContain('phone:phone_format\t1\ttelephones in an unusual form\trefused: the rows wait');
  expect(refused.out).toContain('1 quarantined, 0 rejected');
  const all = await run('plan', '--profile', 'customers', '--repair', 'all', path);
  expect(all.out).toContain('2 created');
  const some = await run('apply', '--profile', 'customers', '--repair', 'postal_code:leading_zero,phone_format', '--json', path); // prettier-ignore
  expect(JSON.parse(some.out)).toMatchObject({ created: 1, quarantined: 1, rejected: 0 });
});

test('a preview is looked at row by row, applied as shown, and gone afterwards', async () => {
  const plan = await givenPreview(register, fileOf({ ...anna, street_address: 'Esikuja 5' }));
  const [row] = await storedRows(reading, plan, { verdict: null, after: 0, limit: 10 });
  expect(row).toMatchObject({ verdict: 'updated', changes: [{ made: false, after: { streetAddress: 'Esikuja 5' } }] });
  expect(await applyPlan(by, plan)).toMatchObject({ kind: 'applied' });
  expect(await storedPlan(reading, plan)).toMatchObject({ state: 'applied', counts: { updated: 1 } });
  expect(await storedRows(reading, plan, { verdict: null, after: 0, limit: 10 })).toEqual([]);
  expect(await applyPlan(by, plan)).toMatchObject({ because: 'plan_is_not_made' });
});

test('a preview that no longer holds says which rows, and is not applied', async () => {
  const plan = await givenPreview(register, fileOf({ ...anna, street_address: 'Kuudeskuja 6' }));
  await applyImport(by, { file: fileOf({ ...anna, street_address: 'Seitsemäskuja 7' }), profile });
  expect(await applyPlan(by, plan)).toEqual({ kind: 'differs', count: 1 });
  expect(await storedPlan(reading, plan)).toMatchObject({ state: 'differs', differences: [{ row: 1 }], batch: null });
  register.setToday('2026-11-26');
  expect(await forgetOldPlans(register)).toBe(2);
  expect(await storedPlan(reading, plan)).toBeNull();
});
