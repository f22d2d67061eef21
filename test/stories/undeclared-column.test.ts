import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { aCommandLine } from '../command-line.ts';

/* A column that no room declares is not served, not read and not written: nothing starts until it is declared or gone. */

const house = await aCommandLine('2026-11-24');
expect((await house.run('init', '--test-clock')).code).toBe(0);

test.each([
  ['customers', 'customer', 'shoe_size'],
  ['payments', 'entry', 'note'],
])('a column planted in %s.%s stops every command and the server, and is named with what to do', async (room, table, column) => {
  await sql`alter table ${sql.table(`${room}.${table}`)} add column ${sql.ref(column)} text`.execute(house.db);
  for (const words of [['serve', '--port', '0'], ['ledger', 'check'], ['user', 'list'], ['description', 'show']]) {
    const { code, out, err } = await house.run(...words);
    expect([code, out], words.join(' ')).toEqual([1, '']);
    expect(err).toContain(`${room}.${table}.${column}`);
    expect(err).toContain(`src/${room}/data.ts`);
  }
  await sql`alter table ${sql.table(`${room}.${table}`)} drop column ${sql.ref(column)}`.execute(house.db);
  expect((await house.run('ledger', 'check')).code).toBe(0);
}); // prettier-ignore

test('a table that no room declares stops the start as well', async () => {
  await sql`create table customers.shoe (size integer)`.execute(house.db);
  const { code, err } = await house.run('ledger', 'check');
  expect(code).toBe(1);
  expect(err).toContain('customers.shoe');
  await sql`drop table customers.shoe`.execute(house.db);
  expect((await house.run('ledger', 'check')).code).toBe(0);
});

test('a column that is declared but gone stops the start too', async () => {
  await sql`alter table disclosures.partner rename column name to nimi`.execute(house.db);
  const { code, err } = await house.run('ledger', 'check');
  expect(code).toBe(1);
  expect(err).toContain('disclosures.partner.name');
});
