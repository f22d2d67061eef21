import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { asWorker } from '#access';
import { assert, type CustomerNumber } from '#kernel';
import { approveErasure, Declared, planErasure, runErasure, verifyErasure } from '#rights';
import { applyImport, canonicalProfile, countUnspokenFiles } from '#sources';
import { declarations } from '../../src/app/rooms.ts';
import { keptPath } from '../../src/sources/kept/kept-files.ts';
import { selectRows } from '../../src/sources/queries/rows.ts';
import { aRegister } from '../database.ts';
import { aCustomerRow, aFile, csvOf } from '../given/sources.ts';

const register = await aRegister('2026-11-24');
const declared = new Declared(declarations);
const erases = asWorker(register, 'rights:erase', 'rights');

async function anImport(...rows: Record<string, string>[]): Promise<{ path: string; customers: CustomerNumber[] }> {
  const file = aFile('customers.csv', csvOf('customers', rows));
  const by = asWorker(register, 'imports:apply', 'orders');
  const done = await applyImport(by, { file, profile: canonicalProfile('customers') });
  assert(done.kind === 'applied', 'refused');
  const shown = await selectRows(register.db, done.batch.id, { verdict: null, after: 0, limit: 10 });
  const customers = shown.flatMap(({ customer }) => (customer === null ? [] : [customer]));
  return { path: keptPath(register.home, done.batch.sha256), customers };
}

test('whoever is erased is erased from the kept files too: the file goes whole, other files stay', async () => {
  const kaisa = aCustomerRow({ source_key: 'A1', phone: '040 5550001', email: 'kaisa@posti.example' });
  const ville = aCustomerRow({ source_key: 'A2', given_names: 'Ville', family_name: 'Korhonen', phone: '040 5550002' });
  const both = await anImport(kaisa, ville);
  const other = await anImport(
    aCustomerRow({ source_key: 'A3', given_names: 'Olli', family_name: 'Oja', phone: '040 5550003' }),
  );
  const [person] = both.customers;
  assert(person, 'nobody was made');

  const planned = await planErasure(erases, declared, person);
  assert(planned.kind === 'planned', 'the erasure was not planned');
  expect(planned.steps.find(({ table }) => table === 'sources.kept_file')).toMatchObject({ rows: 1, does: 'delete rows' }); // prettier-ignore
  await approveErasure(asWorker(register, 'rights:approve', 'rights'), person);
  expect((await runErasure(erases, declared, person)).kind).toBe('erased');

  expect(existsSync(both.path)).toBe(false);
  expect(existsSync(other.path)).toBe(true);
  expect(await countUnspokenFiles(register)).toBe(0);
  expect((await verifyErasure(erases, declared, person)).kind).toBe('verified');
});
