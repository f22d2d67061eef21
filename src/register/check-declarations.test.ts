import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { aRegister } from '../../test/database.ts';
import { accessData, checkDeclarations, data, platformData, sayUndeclared } from './index.ts';

const register = await aRegister();
const own = [platformData, accessData, data];
const ofOwnRooms = async () => {
  const found = await checkDeclarations(register.db, own);
  return found.filter(({ table }) => /^(platform|access|register)\./.test(table));
};

test('what the first rooms declare is what their schemas hold, column for column', async () => {
  expect(await ofOwnRooms()).toEqual([]);
});

test('a planted column and a planted table are found, and a declared one that is gone', async () => {
  await sql`alter table register.setting add column shoe_size integer`.execute(register.db);
  await sql`create table register.gossip (about integer)`.execute(register.db);
  await sql`alter table register.description drop column published_at`.execute(register.db);
  const found = await ofOwnRooms();
  expect(found).toEqual([
    { because: 'undeclared_table', table: 'register.gossip', column: null },
    { because: 'undeclared_column', table: 'register.setting', column: 'shoe_size' },
    { because: 'missing_column', table: 'register.description', column: 'published_at' },
  ]);
  expect(found.map(sayUndeclared)[1]).toContain('register.setting.shoe_size is in the database but in no declaration');
});

test('a schema that nobody knows of is found too', async () => {
  await sql`create schema drawer`.execute(register.db);
  await sql`create table drawer.notes (about text)`.execute(register.db);
  const found = await checkDeclarations(register.db, own);
  expect(found).toContainEqual({ because: 'undeclared_table', table: 'drawer.notes', column: null });
});
