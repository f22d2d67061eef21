import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { asWorker } from '#access';
import { assert } from '#kernel';
import { aRegister } from '../../../test/database.ts';
import { aCustomerRow, aFile, csvOf } from '../../../test/given/sources.ts';
import { applyImport, canonicalProfile, continueUnfinished } from '../index.ts';
import { listBatches } from '../list.ts';

const ROWS = 6_000;
const register = await aRegister('2026-11-16');
const by = asWorker(register, 'imports:apply', 'orders');
const profile = canonicalProfile('customers');

const rows = Array.from({ length: ROWS }, (_, at) =>
  aCustomerRow({
    source_key: `K${at}`,
    given_names: `Nimi${at}`,
    family_name: `Suku${at}`,
    street_address: `Katu ${at}`,
    phone: `040555${String(at).padStart(5, '0')}`,
    ban_codes: at % 10 === 0 ? 'post|phone' : '',
  }),
);
const file = aFile('customers.csv', csvOf('customers', rows));

/** Imports the file in a process of its own and kills it as soon as some of its rows stand. */
async function killedInTheMiddle(): Promise<void> {
  const house = new URL('../../', import.meta.url);
  const program = join(file.path, '..', 'import.mjs');
  const front = (room: string): string => JSON.stringify(new URL(`${room}/index.ts`, house).href);
  writeFileSync(
    program,
    `import { connect, systemClock } from ${front('platform')};
     import { asWorker } from ${front('access')};
     import { applyImport, canonicalProfile } from ${front('sources')};
     const register = { ...connect({ url: ${JSON.stringify(register.url)} }), clock: systemClock, home: ${JSON.stringify(register.home)} };
     await applyImport(asWorker(register, 'imports:apply', 'orders'),
       { file: ${JSON.stringify(file)}, profile: canonicalProfile('customers') },
       ({ rowsDone }) => process.stdout.write(rowsDone + '\\n'));`,
  );
  const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), 120));
  const signal = await new Promise((resolve) => child.once('exit', (_, by) => resolve(by)));
  expect(signal).toBe('SIGKILL');
}

const countOf = async (what: 'customers' | 'bans' | 'told twice'): Promise<number> => {
  const statements = {
    customers: sql<{ n: number }>`select count(*)::integer as n from customers.customer`,
    bans: sql<{ n: number }>`select count(*)::integer as n from gate.ban`,
    'told twice': sql<{ n: number }>`select count(*)::integer as n from (
      select from customers.change group by source, source_row having count(*) > 1) as twice`,
  };
  return (await statements[what].execute(register.db)).rows[0]?.n ?? -1;
};

test('a killed import leaves nothing half-applied, and the same file given again finishes it', async () => {
  await killedInTheMiddle();
  const [left] = await listBatches(asWorker(register, 'imports:read'), { before: null, limit: 1 });
  assert(left, 'the kill came before the rows stood');
  expect(left.state).toBe('applying');
  expect(left.rowsDone).toBeGreaterThan(0);
  expect(left.rowsDone).toBeLessThan(ROWS);
  expect(await countOf('customers')).toBe(left.rowsDone);

  const done = await applyImport(by, { file, profile });
  expect(done).toMatchObject({
    kind: 'applied',
    isResumed: true,
    batch: { id: left.id, state: 'applied', rowsDone: ROWS, counts: { created: ROWS } },
  });
  expect(await countOf('customers')).toBe(ROWS);
  expect(await countOf('bans')).toBe(ROWS / 5);
  expect(await countOf('told twice')).toBe(0);
  expect(await continueUnfinished(by)).toBe(0);
});
