import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { asWorker } from '#access';
import { change, customersIn } from '#customers';
import { assert, type CustomerNumber } from '#kernel';
import { aRegister } from '../../../test/database.ts';
import { aCustomerRow, aFile, csvOf } from '../../../test/given/sources.ts';
import { applyImport, beginImport, canonicalProfile, continueImport, undoImport } from '../index.ts';
import { selectRows } from '../queries/rows.ts';

const register = await aRegister('2026-11-16');
const by = asWorker(register, 'imports:apply', 'orders');
const profile = canonicalProfile('customers');

const person = (at: number, more: Readonly<Record<string, string>> = {}) =>
  aCustomerRow({
    given_names: `Nimi${at}`,
    family_name: `Suku${at}`,
    street_address: `Katu ${at}`,
    phone: `040666${String(at).padStart(5, '0')}`,
    ...more,
  });

const fileOf = (...rows: Record<string, string>[]) => aFile('customers.csv', csvOf('customers', rows));

async function applied(...rows: Record<string, string>[]) {
  const done = await applyImport(by, { file: fileOf(...rows), profile });
  assert(done.kind === 'applied', 'refused');
  const shown = await selectRows(register.db, done.batch.id, { verdict: null, after: 0, limit: 100 });
  return { batch: done.batch.id, counts: done.batch.counts, customer: shown[0]?.customer as CustomerNumber };
}

const streetOf = async (customer: CustomerNumber): Promise<string | null | undefined> =>
  register.db.transaction().execute(async (tx) => (await customersIn(tx, [customer]))[0]?.values.streetAddress);

const counted = async (): Promise<{ customers: number; changes: number; twice: number }> => {
  const { rows } = await sql<{ customers: number; changes: number; twice: number }>`
    select (select count(*)::integer from customers.customer) as customers,
      (select count(*)::integer from customers.change) as changes,
      (select count(*)::integer from (select from customers.customer group by family_name having count(*) > 1) as t) as twice`.execute(
    register.db,
  );
  return rows[0] ?? { customers: -1, changes: -1, twice: -1 };
};

test('an import that dies inside any chunk, or between any two, loses nothing and repeats nothing', async () => {
  const rows = Array.from({ length: 5_000 }, (_, at) => person(at, { source_key: `D${at}` }));
  const begun = await beginImport(by, { file: fileOf(...rows), profile });
  assert(begun.kind === 'begun', 'refused');
  await sql`create function sources.die() returns trigger language plpgsql as $$ begin raise 'dies here'; end $$`.execute(
    register.db,
  );
  for (const [chunk, done] of [2_000, 4_000, 5_000].entries()) {
    const before = await counted();
    // Everything of the chunk is done when its verdicts are stored: dying there is dying at the latest moment.
    await sql`create trigger dies before update on sources.incoming_row for each row
      when (new.row_number = ${sql.lit(chunk * 2_000 + 1_000)}) execute function sources.die()`.execute(register.db);
    await expect(continueImport(by, begun.batch)).rejects.toThrow('dies here');
    await sql`drop trigger dies on sources.incoming_row`.execute(register.db);
    expect(await counted()).toEqual(before);

    const isLast = done === 5_000;
    const step = continueImport(by, begun.batch, ({ rowsDone }) => {
      expect(rowsDone).toBe(done);
      if (!isLast) throw new Error('killed between chunks');
    });
    if (isLast) expect(await step).toMatchObject({ state: 'applied', counts: { created: 5_000 } });
    else await expect(step).rejects.toThrow('killed between chunks');
    expect(await counted()).toMatchObject({ customers: done, changes: done, twice: 0 });
  }
});

test('two files that name the same newcomers at once make each of them one customer', async () => {
  const before = (await counted()).customers;
  const of = (from: number, list: string) =>
    fileOf(
      ...Array.from({ length: 1_500 }, (_, at) => person(10_000 + from + at, { source_key: `${list}${from + at}` })),
    );
  const [one, other] = await Promise.all([
    applyImport(by, { file: of(0, 'P'), profile: { ...profile, name: 'list-p' } }),
    applyImport(by, { file: of(750, 'Q'), profile: { ...profile, name: 'list-q' } }),
  ]);
  assert(one.kind === 'applied' && other.kind === 'applied', 'refused');
  expect(one.batch.counts.created + other.batch.counts.created).toBe(2_250);
  expect(one.batch.counts.quarantined + other.batch.counts.quarantined).toBe(0);
  expect((await counted()).customers - before).toBe(2_250);
  expect((await counted()).twice).toBe(0);
});

test('undo leaves what the desk has changed since', async () => {
  const { batch, customer } = await applied(person(20_001, { source_key: 'U1' }));
  const moved = await applied(person(20_001, { source_key: 'U1', street_address: 'Väärä 1' }));
  await change(asWorker(register, 'customers:change'), { kind: 'staff', name: 'customer service' }, [
    { customer, row: null, values: { streetAddress: 'Oikea 1', postalCode: '00100', city: 'Helsinki' } },
  ]);
  await undoImport(by, moved.batch);
  expect(await streetOf(customer)).toBe('Oikea 1');
  expect(await undoImport(by, batch)).toMatchObject({ customers: { removed: 0, kept: 1 } });
  expect(await streetOf(customer)).toBe('Oikea 1');
});

test('undo of an earlier file leaves what a later file has changed, and the later one then restores what stood before both', async () => {
  const { customer } = await applied(person(20_002, { source_key: 'V1', street_address: 'Eka 1' }));
  const second = await applied(person(20_002, { source_key: 'V1', street_address: 'Toka 2' }));
  const third = await applied(person(20_002, { source_key: 'V1', street_address: 'Kolmas 3' }));
  await undoImport(by, second.batch);
  expect(await streetOf(customer)).toBe('Kolmas 3');
  await undoImport(by, third.batch);
  expect(await streetOf(customer)).toBe('Eka 1');
});
